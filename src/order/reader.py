"""Reads what a caller gave into the fields of a request, planned once for each set of names.

Every request class is filled through `fill`: values are read by their parameter's `Syntax`; what
the exchange could not read is kept in ``malformed`` (its field stays None) and names that the
class does not have are kept in ``unknown``. Nothing raises for a bad value.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

import attrs

from pretrade.enums import RequestKind
from pretrade.order.parameters import AMOUNTS, ATTRIBUTES, PARAMETERS, WIRE_NAMES, attribute
from pretrade.order.shape import Shape
from pretrade.order.syntax import MALFORMED, Malformed, Value, wire_text

_MOST_READERS = 1024  # a caller that invents orders of names must not fill the memory
_NOTHING: Mapping[str, object] = MappingProxyType({})
Setter = Callable[[Any, object], None]


Step = tuple[str, Callable[[object], Value | Malformed], Setter | None, bool, bool]
"""How to read one given parameter: a plain tuple, which unpacks five times as fast as a named one.

Its name on the wire; what was given → the value; what takes the value (None: it goes to the other
parameters); whether the class has the parameter; whether it is an amount, whose decimals count.
"""


@attrs.frozen(eq=False)
class Reader:
    """How to fill one request class from one tuple of names.

    Attributes:
        steps: one for each name.
        absent: the slots of the parameters that are not given.
        given: the wire names that the class has.
        shapes: the shapes of such requests met so far, by the words they hold.
    """

    kind: RequestKind
    steps: tuple[Step, ...]
    absent: tuple[Setter, ...]
    given: frozenset[str]
    shapes: dict[tuple[Any, ...], Shape] = attrs.field(factory=dict[Any, Any])

    def shape(
        self, key: tuple[Any, ...], malformed: Mapping[str, object], unknown: Mapping[str, object]
    ) -> Shape:
        """Return the one shape object of requests like this; odd ones get an object each.

        Args:
            key: side, type, time in force and the shapes of the legs.
            malformed: parameters that the exchange could not read.
            unknown: names that the class does not have.
        """
        shape = self.shapes.get(key)
        if shape is None or malformed or unknown:
            side, order_type, time_in_force, legs = key
            shape = Shape(
                kind=self.kind,
                side=side,
                type=order_type,
                time_in_force=time_in_force,
                legs=legs,
                given=self.given,
                malformed=frozenset(malformed),
                unknown=frozenset(unknown),
            )
            if shape.is_regular:
                self.shapes[key] = shape
        return shape


_readers: dict[tuple[type, bool, tuple[str, ...]], Reader] = {}


def fill(request: Any, given: Mapping[str, object], *, keywords: bool) -> None:  # noqa: ANN401
    """Set every field of a new ``request``. A value of None is not sent: it is left out.

    Args:
        request: an instance whose fields are not set yet.
        given: parameter names and what was given for them.
        keywords: names may be spelt either way and must exist; else only wire names count.

    Raises:
        TypeError: a keyword that no request has, or one parameter in both spellings.
    """
    cls: type[Any] = request.__class__
    names = tuple(given)
    reader = _readers.get((cls, keywords, names)) or _make_reader(cls, names, keywords=keywords)
    malformed = unknown = others = _NOTHING
    decimals = 0
    for (wire, read, set_slot, known, is_amount), value in zip(
        reader.steps, given.values(), strict=True
    ):
        if value is None:
            sent = {name: value for name, value in given.items() if value is not None}
            return fill(request, sent, keywords=keywords)
        found = read(value)
        if found is MALFORMED:
            if known:
                malformed = {**malformed, wire: value}
            else:
                unknown = {**unknown, wire: value}
            if set_slot is not None:
                set_slot(request, None)
            continue
        if is_amount:
            text = value if type(value) is str else wire_text(value)
            point = text.find(".")
            if 0 <= point < len(text) - decimals - 1:
                decimals = len(text) - point - 1
        if set_slot is not None:
            set_slot(request, found)
        else:
            others = {**others, wire: found}
    for set_slot in reader.absent:
        set_slot(request, None)
    request.complete(reader, others, malformed, unknown, decimals)
    return None


put = object.__setattr__
"""Sets a field of a request that is being built (requests are frozen once they are)."""


def _refuse(given: object) -> Malformed:  # noqa: ARG001  the value does not matter
    return MALFORMED


def _make_reader(cls: type[Any], names: tuple[str, ...], *, keywords: bool) -> Reader:
    wires = tuple(_wire_name(cls, name) if keywords else name for name in names)
    for wire in wires:
        if wires.count(wire) > 1:
            message = f"{wire} is given twice, as {wire} and as {attribute(wire)}"
            raise TypeError(message)
    slots = {field.name for field in attrs.fields(cls)} & ATTRIBUTES.keys()
    steps = tuple(_make_step(cls, wire) for wire in wires)
    given = frozenset(wire for wire, _, _, known, _ in steps if known)
    absent = slots - {attribute(wire) for wire in given}
    setters = tuple(slot_setter(cls, name) for name in sorted(absent))
    reader = Reader(cls.kind, steps, setters, given)
    if len(given) == len(names):  # a reader of invented names is not worth keeping
        if len(_readers) >= _MOST_READERS:
            _readers.clear()
        _readers[cls, keywords, names] = reader
    return reader


def _make_step(cls: type[Any], wire: str) -> Step:
    own = wire in PARAMETERS and hasattr(cls, attribute(wire))
    if not own:
        return wire, _refuse, None, False, False
    has_slot = any(field.name == attribute(wire) for field in attrs.fields(cls))
    set_slot = slot_setter(cls, attribute(wire)) if has_slot else None
    return wire, PARAMETERS[wire].read, set_slot, True, wire in AMOUNTS


def slot_setter(cls: type, name: str) -> Setter:
    """Return what sets a slot of a request that is being built (they are frozen once built)."""
    setter: Setter = getattr(cls, name).__set__
    return setter


def _wire_name(cls: type, keyword: str) -> str:
    if keyword in WIRE_NAMES:
        return WIRE_NAMES[keyword]
    import difflib  # noqa: PLC0415  only for a mistake, and slow to import

    message = f"{cls.__name__} has no parameter {keyword!r}"
    alike = difflib.get_close_matches(keyword, WIRE_NAMES, n=1)
    raise TypeError(f"{message}; did you mean {alike[0]!r}?" if alike else message)

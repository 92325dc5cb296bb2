"""Reads what a caller gave into the fields of a request, planned once for each set of names.

Every request class is filled through `fill`: values are read by their parameter's `Syntax`; what
the exchange could not read is kept in ``malformed`` (its field stays None) and names that the
class does not have are kept in ``unknown``. Nothing raises for a bad value.
"""

import difflib
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

import attrs

from pretrade.enums import RequestKind
from pretrade.order.parameters import PARAMETERS, WIRE_NAMES, attribute
from pretrade.order.shape import Shape
from pretrade.order.syntax import MALFORMED, Malformed, Value

_MOST_READERS = 1024  # a caller that invents orders of names must not fill the memory
_NOTHING: Mapping[str, object] = MappingProxyType({})
_NOT_PARAMETERS = frozenset({"malformed", "unknown", "shape", "legs"})

_Setter = Callable[[Any, object], None]


@attrs.frozen(eq=False)
class Reader:
    """How to fill one request class from one tuple of names.

    Attributes:
        steps: for each name, how to read its value and which slot takes it; None for a name
            that the class does not have.
        wires: for each name, the name on the wire.
        absent: the slots of the parameters that are not given.
        given: the wire names that the class has.
        shapes: the shapes of such requests met so far, by the words they hold.
    """

    kind: RequestKind
    steps: tuple[tuple[Callable[[object], Value | Malformed], _Setter] | None, ...]
    wires: tuple[str, ...]
    absent: tuple[_Setter, ...]
    given: frozenset[str]
    shapes: dict[tuple[Any, ...], Shape] = attrs.field(factory=dict[Any, Any])


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
    malformed = unknown = _NOTHING
    for step, wire, value in zip(reader.steps, reader.wires, given.values(), strict=True):
        if value is None:
            sent = {name: value for name, value in given.items() if value is not None}
            return fill(request, sent, keywords=keywords)
        if step is None:
            unknown = {**unknown, wire: value}
            continue
        read, set_slot = step
        found = read(value)
        if found is MALFORMED:
            malformed = {**malformed, wire: value}
            set_slot(request, None)
        else:
            set_slot(request, found)
    for set_slot in reader.absent:
        set_slot(request, None)
    put(request, "malformed", malformed)
    put(request, "unknown", unknown)
    put(request, "shape", _shape(request, reader))
    return None


put = object.__setattr__
"""Sets a field of a request that is being built (requests are frozen once they are)."""


def _shape(request: Any, reader: Reader) -> Shape:  # noqa: ANN401  any request
    """Return the one shape object of requests like this; malformed ones get an object each."""
    key: tuple[Any, ...] = request.shape_key()
    malformed, unknown = frozenset(request.malformed), frozenset(request.unknown)
    shape = None if malformed or unknown else reader.shapes.get(key)
    if shape is None:
        side, order_type, time_in_force, legs = key
        shape = Shape(
            kind=reader.kind,
            side=side,
            type=order_type,
            time_in_force=time_in_force,
            legs=legs,
            given=reader.given,
            malformed=malformed,
            unknown=unknown,
        )
        if shape.is_regular:
            reader.shapes[key] = shape
    return shape


def _make_reader(cls: type[Any], names: tuple[str, ...], *, keywords: bool) -> Reader:
    wires = tuple(_wire_name(cls, name) if keywords else name for name in names)
    for wire in wires:
        if wires.count(wire) > 1:
            message = f"{wire} is given twice, as {wire} and as {attribute(wire)}"
            raise TypeError(message)
    own = {field.name for field in attrs.fields(cls)} - _NOT_PARAMETERS
    given = {wire for wire in wires if wire in PARAMETERS and attribute(wire) in own}
    reader = Reader(
        kind=cls.kind,
        steps=tuple(
            (PARAMETERS[wire].read, _slot(cls, attribute(wire))) if wire in given else None
            for wire in wires
        ),
        wires=wires,
        absent=tuple(_slot(cls, name) for name in sorted(own - {attribute(w) for w in given})),
        given=frozenset(given),
    )
    if len(given) == len(names):  # a reader of invented names is not worth keeping
        if len(_readers) >= _MOST_READERS:
            _readers.clear()
        _readers[cls, keywords, names] = reader
    return reader


def _slot(cls: type, name: str) -> _Setter:
    setter: _Setter = getattr(cls, name).__set__
    return setter


def _wire_name(cls: type, keyword: str) -> str:
    if keyword in WIRE_NAMES:
        return WIRE_NAMES[keyword]
    message = f"{cls.__name__} has no parameter {keyword!r}"
    alike = difflib.get_close_matches(keyword, WIRE_NAMES, n=1)
    raise TypeError(f"{message}; did you mean {alike[0]!r}?" if alike else message)

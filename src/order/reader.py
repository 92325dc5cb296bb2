"""Reads what a caller gave into the fields of a request, planned once for each set of names.

Every request class is filled through `fill`: values are read by their parameter's `Syntax`; what
the exchange could not read is kept in ``malformed`` (its field stays None) and names that the
class does not have are kept in ``unknown``. Nothing raises for a bad value.

Most orders differ from one before in their numbers only. So the words of an order (side, type, time
in force, what it is pegged to) are looked up together: they lead to the `Shape` that the first such
order got.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from operator import itemgetter
from typing import Any

import attrs

from pretrade.enums import RequestKind
from pretrade.meant import meant_name
from pretrade.order.extras import NO_EXTRAS, Extras
from pretrade.order.lists.leg_form import LegForm
from pretrade.order.parameters import (
    ALL_AMOUNTS,
    AMOUNTS,
    ATTRIBUTES,
    NAMES,
    PARAMETERS,
    WIRE_NAMES,
    attribute,
)
from pretrade.order.shape import Shape
from pretrade.order.syntax import Value, decimals_of, is_decimal, wire_text

_MOST_READERS = 1024  # a caller that invents orders of names must not fill the memory
_MOST_SHAPES = 256  # nor one that invents spellings of words
_WORDS = ("side", "type", "timeInForce")
_TELLING = (*_WORDS, "pegPriceType", "pegOffsetValue")  # what a shape is told by
Read = Callable[[Any], Value]
Setter = Callable[[Any, object], None]


@attrs.frozen(eq=False)
class Reader:
    """How to fill one request class from one tuple of names.

    Attributes:
        wires: the names on the wire.
        words: what was given → its side, type, time in force and peg, as given.
        amounts: name as given and setter of the amounts that have a slot.
        texts: the same of the other parameters that have a slot.
        others: name as given, reader and name on the wire of those that have none.
        other_amounts: name as given of the amounts among them.
        absent: the setters of the slots that nothing is given for.
        slots: name on the wire → setter, of every slot of the class.
        given: the wire names that the class has.
        shapes: the shapes of such requests met so far, by the words as given.
    """

    kind: RequestKind
    wires: tuple[str, ...]
    words: Callable[[Mapping[str, object]], object]
    amounts: tuple[tuple[str, Setter], ...]
    texts: tuple[tuple[str, Read, Setter], ...]
    others: tuple[tuple[str, Read, str], ...]
    other_amounts: tuple[str, ...]
    absent: tuple[Setter, ...]
    slots: Mapping[str, Setter]
    given: frozenset[str]
    shapes: dict[object, Shape] = attrs.field(factory=dict[Any, Any])

    def floats(self, given: Mapping[str, object], slotted: tuple[str, ...]) -> frozenset[str]:
        """Return the wire names of the amounts that are floats.

        Args:
            given: what was given, by the names as given.
            slotted: those that have a slot, by the names as given.
        """
        others = (name for name in self.other_amounts if isinstance(given[name], float))
        return frozenset(WIRE_NAMES[name] for name in (*slotted, *others))

    def with_legs(self, shape: Shape, legs: tuple[Shape, ...], forms: tuple[LegForm, ...]) -> Shape:
        """Return the one shape object of lists like this; odd ones get an object each."""
        found = self.shapes.get((shape, legs))
        if found is None:
            own = (
                attrs.evolve(leg, kind=shape.kind, phase=form.phase)
                for leg, form in zip(legs, forms, strict=True)
            )
            found = attrs.evolve(shape, legs=tuple(own), forms=forms)
            if found.is_regular and len(self.shapes) < _MOST_SHAPES:
                self.shapes[shape, legs] = found
        return found


_readers: dict[tuple[type, bool, tuple[str, ...]], Reader] = {}


def fill(  # noqa: C901  what is read of every order: a call costs more
    request: Any,  # noqa: ANN401
    given: Mapping[str, object],
    *,
    keywords: bool,
) -> None:
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
    decimals = 0
    floats: tuple[str, ...] = ()
    try:
        shape = reader.shapes[reader.words(given)]
        for name, set_slot in reader.amounts:
            value = given[name]
            if type(value) is Decimal:
                set_slot(request, value)
                places = decimals_of(value)
            else:
                if type(value) is str:
                    text: str = value
                else:
                    text = wire_text(value)
                    if isinstance(value, float):
                        floats = (*floats, name)
                if not is_decimal(text):
                    raise ValueError(text)  # noqa: TRY301  a call costs more
                set_slot(request, Decimal(text))
                places = len(text) - text.find(".") - 1 if "." in text else 0
            if places > decimals:  # noqa: PLR1730  a call costs more
                decimals = places
        for name, read, set_slot in reader.texts:
            set_slot(request, read(given[name]))
        mapped = reader.others
        others = {wire: read(given[name]) for name, read, wire in mapped} if mapped else None
    except (KeyError, ValueError, TypeError):  # words not met before, or what cannot be read
        return _fill_odd(request, given, reader, keywords=keywords)
    for set_slot in reader.absent:
        set_slot(request, None)
    extras = Extras(others) if others else NO_EXTRAS
    if floats or reader.other_amounts:
        extras = Extras(extras.others, floats=reader.floats(given, floats))
    request.complete(reader, shape, extras, decimals)
    return None


def _fill_odd(
    request: Any,  # noqa: ANN401
    given: Mapping[str, object],
    reader: Reader,
    *,
    keywords: bool,
) -> None:
    """Fill a request that is the first of its shape, or of which something cannot be read."""
    sent = {name: value for name, value in given.items() if value is not None}
    if len(sent) < len(given):
        return fill(request, sent, keywords=keywords)
    found: dict[str, Any] = {}
    malformed: dict[str, object] = {}
    unknown: dict[str, object] = {}
    for wire, value in zip(reader.wires, given.values(), strict=True):
        try:
            if wire in reader.given:
                found[wire] = PARAMETERS[wire].read(value)
            else:
                unknown[wire] = value
        except (ValueError, TypeError):
            malformed[wire] = value
    shape = Shape(
        kind=reader.kind,
        side=found.get("side"),
        type=found.get("type"),
        time_in_force=found.get("timeInForce"),
        legs=(),
        given=reader.given,
        malformed=frozenset(malformed),
        unknown=frozenset(unknown),
        peg=found.get("pegPriceType"),
        peg_levels=found.get("pegOffsetValue", None if "pegOffsetValue" in malformed else 0),
    )
    if shape.is_regular and len(reader.shapes) < _MOST_SHAPES:
        reader.shapes[reader.words(given)] = shape
    for wire, set_slot in reader.slots.items():
        set_slot(request, found.get(wire))
    others = {wire: found[wire] for _, _, wire in reader.others if wire in found}
    floats = frozenset(
        wire
        for wire, value in zip(reader.wires, given.values(), strict=True)
        if isinstance(value, float) and wire in ALL_AMOUNTS and wire in reader.given
    )
    texts = (wire_text(given[name]) for name, _ in reader.amounts)
    decimals = max((len(text.partition(".")[2]) for text in texts), default=0)
    request.complete(reader, shape, Extras(others, malformed, unknown, floats), decimals)
    return None


put = object.__setattr__
"""Sets a field of a request that is being built (requests are frozen once they are)."""


def _make_reader(cls: type[Any], names: tuple[str, ...], *, keywords: bool) -> Reader:
    wires = tuple(_wire_name(cls, name) if keywords else name for name in names)
    met: set[str] = set()
    for wire in wires:
        if wire in met:
            message = f"{wire} is given twice, as {wire} and as {attribute(wire)}"
            raise TypeError(message)
        met.add(wire)
    own = {wire for wire in wires if wire in PARAMETERS and hasattr(cls, attribute(wire))}
    slots = {
        ATTRIBUTES[field.name]: slot_setter(cls, field.name)
        for field in attrs.fields(cls)
        if field.name in ATTRIBUTES
    }
    read = [
        (name, PARAMETERS[wire].read, wire)
        for name, wire in zip(names, wires, strict=True)
        if wire in own and wire not in _WORDS
    ]
    words = [name for name, wire in zip(names, wires, strict=True) if wire in _TELLING]
    slotted = [(name, reads, wire) for name, reads, wire in read if wire in slots]
    reader = Reader(
        kind=cls.kind,
        wires=wires,
        words=itemgetter(*words) if words else _no_words,
        amounts=tuple((name, slots[wire]) for name, _, wire in slotted if wire in AMOUNTS),
        texts=tuple((n, reads, slots[wire]) for n, reads, wire in slotted if wire not in AMOUNTS),
        others=tuple(one for one in read if one[2] not in slots),
        other_amounts=tuple(n for n, _, wire in read if wire in ALL_AMOUNTS - slots.keys()),
        absent=tuple(set_slot for wire, set_slot in slots.items() if wire not in own),
        slots=slots,
        given=frozenset(own),
    )
    if len(own) == len(names):  # a reader of invented names is not worth keeping
        if len(_readers) >= _MOST_READERS:
            _readers.clear()
        _readers[cls, keywords, names] = reader
    return reader


def _no_words(given: Mapping[str, object]) -> object:  # noqa: ARG001
    return ()


def slot_setter(cls: type, name: str) -> Setter:
    """Return what sets a slot of a request that is being built (they are frozen once built)."""
    setter: Setter = getattr(cls, name).__set__
    return setter


def _wire_name(cls: type[Any], keyword: str) -> str:
    if keyword in WIRE_NAMES:
        return WIRE_NAMES[keyword]
    wires: frozenset[str] = NAMES[cls.kind]
    names = wires if keyword != keyword.lower() else map(attribute, wires)  # as the caller spells
    meant = meant_name(keyword, names)
    message = f"{cls.__name__} has no parameter {keyword!r}"
    raise TypeError(f"{message}; did you mean {meant!r}?" if meant else message)

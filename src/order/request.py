"""What every request has in common: how it is built, written to the wire and compared."""

import functools
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, ClassVar, Self

import attrs

from pretrade.enums import RequestKind, Side
from pretrade.order.extras import Extras
from pretrade.order.other import Other
from pretrade.order.parameters import PARAMETERS, WIRE_NAMES, attribute
from pretrade.order.reader import Reader, fill
from pretrade.order.shape import Shape
from pretrade.order.syntax import wire_text


def _words(shape: Shape) -> tuple[str | None, ...]:
    return shape.side, shape.type, shape.time_in_force


@attrs.frozen(init=False, repr=False)
class Request:
    """One request to the exchange, frozen. Not built directly: see `Order`, `Oco`, ….

    Attributes:
        symbol: the market, as ``BTCUSDT``.
        shape: what is known of the request before looking at its numbers.
        extras: the parameters that few requests carry, and what could not be read.
    """

    symbol: str | None
    shape: Shape = attrs.field(eq=_words)
    extras: Extras = attrs.field(hash=False)

    new_order_resp_type = Other[str]()
    self_trade_prevention_mode = Other[str]()
    recv_window = Other[Decimal]()
    timestamp = Other[int]()
    signature = Other[str]()

    kind: ClassVar[RequestKind]
    rate_count: ClassVar[int]
    """How many orders it adds to the order counts of the rate limits."""

    @classmethod
    def from_params(cls, params: Mapping[str, object]) -> Self:
        """Read a request from the exchange's own parameter names; never raises for a bad one.

        A value of None is not sent. What cannot be read, and names the request does not have,
        are kept, to be judged by ``check``.
        """
        request = cls.__new__(cls)
        fill(request, params, keywords=False)
        return request

    def to_params(self) -> dict[str, str]:
        """Return the request as it goes over the wire: plain strings, no exponents."""
        return {name: wire_text(value) for name, value in self.given().items()}

    def replace(self, **changes: Any) -> Self:  # noqa: ANN401  any parameter of the request
        """Return a copy with some parameters changed; None takes a parameter out.

        Raises:
            TypeError: a keyword that no request has, or one parameter in both spellings.
        """
        changed = type(self)(**changes)  # this checks the spelling of the keywords
        removed = {WIRE_NAMES[name] for name, value in changes.items() if value is None}
        kept = {name: value for name, value in self.as_given().items() if name not in removed}
        return self.from_params({**kept, **changed.as_given()})

    def complete(
        self,
        reader: Reader,
        shape: Shape,
        extras: Extras,
        decimals: int,
    ) -> None:
        """Set what follows from the parameters, which are all set; called by the reader.

        Args:
            reader: it knows such requests.
            shape: of the request; without its legs.
            extras: the parameters without a slot.
            decimals: how many decimals the longest amount has, as sent.
        """
        # Not an abstract method: its metaclass would slow down every isinstance(order, Request).
        raise NotImplementedError

    @property
    def most_decimals(self) -> int:
        """How many decimals its longest amount has, as sent."""
        # Not an abstract property: see `complete`.
        raise NotImplementedError

    @property
    def side(self) -> Side | None:
        """BUY or SELL of the base asset."""
        return self.shape.side

    @property
    def others(self) -> Mapping[str, Any]:
        """The parameters that few requests carry, by wire name; each is an attribute too."""
        return self.extras.others

    @property
    def malformed(self) -> Mapping[str, object]:
        """Parameters that the exchange could not read, as they were given."""
        return self.extras.malformed

    @property
    def unknown(self) -> Mapping[str, object]:
        """Parameters that this request does not have, as they were given."""
        return self.extras.unknown

    @property
    def floats(self) -> frozenset[str]:
        """The wire names of the amounts that were given as floats.

        Their values are exact: those of the shortest repr. Requests are equal whatever they are.
        """
        return self.extras.floats

    def known(self, name: str) -> Any:  # noqa: ANN401  a value of any parameter
        """Return the value of a wire name; None when it was not given or could not be read."""
        return getattr(self, attribute(name), None)

    def value(self, name: str) -> Any:  # noqa: ANN401  a value of any parameter
        """Return what was given for a wire name: its value, or the text that could not be read."""
        if name in self.malformed:
            return self.malformed[name]
        return self.known(name)

    def given(self) -> dict[str, object]:
        """Return what was given, by wire name: values as read, or as given where malformed."""
        known = {name: getattr(self, own, None) for name, own in _in_order(self.shape.given)}
        return {**known, **self.malformed, **self.unknown}

    def as_given(self) -> dict[str, object]:
        """Return the same with the floats as floats: what makes an equal request with `floats`."""
        given: dict[str, Any] = self.given()
        for name in self.floats:
            given[name] = float(given[name])
        return given

    def __repr__(self) -> str:
        """Show only what was given."""
        given = (f"{WIRE_NAMES.get(n, n)}={wire_text(v)!r}" for n, v in self.given().items())
        return f"{type(self).__name__}({', '.join(given)})"

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle by parameters, so that a copy finds the same shape object."""
        return type(self).from_params, (self.as_given(),)


@functools.lru_cache(maxsize=1024)
def _in_order(names: frozenset[str]) -> tuple[tuple[str, str], ...]:
    """Put parameters into the order of the table, each with its Python name."""
    return tuple((name, attribute(name)) for name in PARAMETERS if name in names)

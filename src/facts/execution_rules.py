"""The rules that the exchange enforces while an order trades: `PriceRange`."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import attrs

from pretrade.decimals import multiply
from pretrade.enums import BUY, Side
from pretrade.errors import InvalidFacts
from pretrade.facts.fact_values import (
    expect_names,
    fact_list,
    fact_mapping,
    fact_text,
    optional_decimal,
)
from pretrade.json_values import is_object


def _multiplier(given: object) -> Decimal | None:
    return optional_decimal(given, "multiplier")


@attrs.frozen
class ExecutionLimit:
    """One end of the prices at which a taker may trade; it is legal itself.

    Attributes:
        name: of the multiplier, as ``bidLimitMultUp``.
        multiplier: what the reference price is multiplied with.
        reference: the reference price, in the quote asset.
        is_upper: whether what is above may not be traded, else what is below.
    """

    name: str
    multiplier: Decimal
    reference: Decimal
    is_upper: bool

    @property
    def price(self) -> Decimal:
        """The last price at which a taker may trade, in the quote asset."""
        return multiply(self.reference, self.multiplier)

    def excludes(self, price: Decimal) -> bool:
        """Tell whether a taker may not trade at a price."""
        return price > self.price if self.is_upper else price < self.price


@attrs.frozen
class PriceRange:
    """PRICE_RANGE: how far from the reference price a taker may trade.

    The bid's multipliers bind a BUY, the ask's a SELL. None: that side is free in that direction.
    Nothing is bound where there is no reference price.

    Source: "Price Range Execution Rule" FAQ and "Query Execution Rules" of 2026-03-09.

    Attributes:
        bid_limit_mult_up: a BUY trades at this times the reference price at most.
        bid_limit_mult_down: at this times it at least.
        ask_limit_mult_up: a SELL trades at this times the reference price at most.
        ask_limit_mult_down: at this times it at least.

    >>> price_range = PriceRange(bid_limit_mult_up="2", ask_limit_mult_down="0.5")
    >>> [limit.price for limit in price_range.limits(BUY, Decimal(10))]
    [Decimal('20')]

    Raises:
        InvalidFacts: a multiplier is not a number of at least 0.
    """

    bid_limit_mult_up: Decimal | None = attrs.field(default=None, converter=_multiplier)
    bid_limit_mult_down: Decimal | None = attrs.field(default=None, converter=_multiplier)
    ask_limit_mult_up: Decimal | None = attrs.field(default=None, converter=_multiplier)
    ask_limit_mult_down: Decimal | None = attrs.field(default=None, converter=_multiplier)

    def limits(self, side: Side, reference: Decimal) -> Iterator[ExecutionLimit]:
        """Yield the ends of the prices at which orders of a side may trade, while they take."""
        of_side = "bid" if side is BUY else "ask"
        for way, is_upper in (("up", True), ("down", False)):
            name = f"{of_side}_limit_mult_{way}"
            multiplier: Decimal | None = getattr(self, name)
            if multiplier is not None:
                yield ExecutionLimit(_WIRE_NAMES[name], multiplier, reference, is_upper)


_WIRE_NAMES = {
    "bid_limit_mult_up": "bidLimitMultUp",
    "bid_limit_mult_down": "bidLimitMultDown",
    "ask_limit_mult_up": "askLimitMultUp",
    "ask_limit_mult_down": "askLimitMultDown",
}
_NAMES = ("ruleType", *_WIRE_NAMES.values())

ExecutionRules = tuple[PriceRange, ...]


def read_execution_rules(given: object) -> ExecutionRules | None:
    """Read the rules of one symbol: an ``executionRules`` reply, its ``rules``, or `PriceRange`.

    A rule of another ``ruleType`` is passed over: none refuses an order.

    Raises:
        InvalidFacts: they are those of several symbols, or a value is not what it should be.
    """
    if given is None:
        return None
    is_reply = is_object(given)
    rows = _of_one_symbol(given) if is_reply else fact_list(given, "executionRules")
    found = [_price_range(row, is_reply=is_reply) for row in rows]
    return tuple(one for one in found if one is not None)


def _of_one_symbol(reply: Any) -> list[Any]:  # noqa: ANN401  any JSON object
    """Return the rules that a reply has; one of no symbol has none."""
    expect_names(reply, "executionRules", ("symbolRules",), reply="symbolRules" in reply)
    symbols = fact_list(reply.get("symbolRules"), "executionRules.symbolRules")
    if len(symbols) > 1:
        reason = f"it has those of {len(symbols)} symbols; give those of one"
        raise InvalidFacts("executionRules.symbolRules", reason)
    rows = [fact_mapping(row, "executionRules.symbolRules") for row in symbols]
    return [rule for row in rows for rule in fact_list(row.get("rules"), "executionRules.rules")]


def _price_range(row: object, *, is_reply: bool) -> PriceRange | None:
    if isinstance(row, PriceRange):
        return row
    given = fact_mapping(row, "executionRules")
    if fact_text(given.get("ruleType"), "executionRules.ruleType") != "PRICE_RANGE":
        return None
    expect_names(given, "executionRules", _NAMES, reply=is_reply)
    values = {
        own: optional_decimal(given.get(name), f"executionRules.{name}")
        for own, name in _WIRE_NAMES.items()
    }
    return PriceRange(**values)

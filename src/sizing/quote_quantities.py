"""What is demanded of ``quoteOrderQty``: an amount to spend or to receive, in the quote asset."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from pretrade.decimals import multiply, short
from pretrade.enums import Side
from pretrade.facts import Facts
from pretrade.sizing.limit import Demand, Kind, Lack, at_least, at_most, derived
from pretrade.sizing.written import quote_amount


def quote_demands(side: Side | None, facts: Facts, filters: Mapping[str, Any]) -> Iterator[Demand]:
    """Yield everything that is demanded of the ``quoteOrderQty`` of a MARKET order."""
    yield from quote_amount(facts.venue)
    yield from quote_bounds(side, facts, filters)


def quote_bounds(side: Side | None, facts: Facts, filters: Mapping[str, Any]) -> Iterator[Demand]:
    """Yield what filters demand of it.

    Args:
        side: BUY spends it, SELL receives it.
        facts: the market: quantities are predicted from the price that the order will meet.
        filters: of the symbol and of the exchange.
    """
    for rule, demands in _DEMANDS.items():
        if rule in filters:
            yield from demands(filters[rule], side, facts)


def _lot_size(rule: Any, side: Side | None, facts: Facts) -> Iterator[Demand]:  # noqa: ANN401
    price = facts.expected_price(side)
    if price is not None:  # without a price, `check` lets it pass too
        yield _worth(Kind.LEAST, "LOT_SIZE", "minQty", rule.min_qty, price)


def _market_lot_size(rule: Any, side: Side | None, facts: Facts) -> Iterator[Demand]:  # noqa: ANN401
    if rule.max_qty and facts.venue.rulebook.market_lot_binds_quote:
        yield _at_most("MARKET_LOT_SIZE", "maxQty", rule.max_qty, side, facts)


def _min_notional(rule: Any, side: Side | None, facts: Facts) -> Iterator[Demand]:  # noqa: ANN401, ARG001
    if rule.apply_to_market:
        yield at_least("MIN_NOTIONAL", "minNotional", rule.min_notional)


def _notional(rule: Any, side: Side | None, facts: Facts) -> Iterator[Demand]:  # noqa: ANN401, ARG001
    if rule.apply_min_to_market:
        yield at_least("NOTIONAL", "minNotional", rule.min_notional)
    if rule.apply_max_to_market:
        yield at_most("NOTIONAL", "maxNotional", rule.max_notional)


def _max_asset(rule: Any, side: Side | None, facts: Facts) -> Iterator[Demand]:  # noqa: ANN401
    if rule.asset == facts.venue.symbol.quote_asset:
        yield at_most("MAX_ASSET", "limit", rule.limit)
    elif rule.asset == facts.venue.symbol.base_asset:
        yield _at_most("MAX_ASSET", "limit", rule.limit, side, facts)


_DEMANDS: Mapping[str, Callable[[Any, Side | None, Facts], Iterator[Demand]]] = {
    "LOT_SIZE": _lot_size,
    "MARKET_LOT_SIZE": _market_lot_size,
    "MIN_NOTIONAL": _min_notional,
    "NOTIONAL": _notional,
    "MAX_ASSET": _max_asset,
}


def _at_most(rule: str, name: str, bound: Decimal, side: Side | None, facts: Facts) -> Demand:
    price = facts.expected_price(side)
    if price is None:
        return Lack(Kind.MOST, rule, facts.expected_price_name(side))
    return _worth(Kind.MOST, rule, name, bound, price)


def _worth(kind: Kind, rule: str, name: str, bound: Decimal, price: Decimal) -> Demand:
    label = f"{name} {short(bound)} at a price of about {short(price)}"
    return derived(kind, rule, label, multiply(bound, price))

"""What is demanded of ``quantity``."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from pretrade.decimals import short
from pretrade.enums import MARKET, PRICED_TYPES, OrderType
from pretrade.facts import Facts, Venue, average_price_fact, order_fact
from pretrade.order import Order
from pretrade.sizing.limit import Demand, Kind, Lack, at_most, derived
from pretrade.sizing.written import base_amount, filter_grid

_NAMES = ("minQty", "maxQty", "stepSize")


def lots(
    order_type: OrderType | None, venue: Venue, filters: Mapping[str, Any]
) -> Iterator[Demand]:
    """Yield what is demanded of every quantity of an order type, whatever it is worth."""
    yield from base_amount(venue)
    if "LOT_SIZE" in filters:
        yield from filter_grid(filters["LOT_SIZE"], venue, _NAMES)
    if "MARKET_LOT_SIZE" in filters and order_type is MARKET:
        yield from filter_grid(filters["MARKET_LOT_SIZE"], venue, _NAMES)


def worth(order: Order, facts: Facts, filters: Mapping[str, Any]) -> Iterator[Demand]:
    """Yield what is demanded of a quantity for what it is worth.

    Args:
        order: its type, side and prices; its own quantity does not matter.
        facts: the symbol and the market.
        filters: of the symbol and of the exchange.
    """
    for rule, demands in _WORTH.items():
        if rule in filters and filters[rule].applies(order.shape, facts.venue):
            yield from demands(filters[rule], order, facts)
    if order.type in PRICED_TYPES:
        yield at_price(Kind.LEAST, "ZERO_NOTIONAL", "unit", facts.venue.quote_unit, order)


def _min_notional(rule: Any, order: Order, facts: Facts) -> Iterator[Demand]:  # noqa: ANN401
    least = (Kind.LEAST, "MIN_NOTIONAL", "minNotional", rule.min_notional)
    if order.type is MARKET:
        yield _at_average(*least, rule.avg_price_mins, facts)
        return
    if order.type in PRICED_TYPES:
        yield at_price(*least, order)
    if facts.venue.every_notional and order.stop_price is not None:
        label = f"minNotional {short(rule.min_notional)} at a stop price of"
        stop = order.stop_price
        yield derived(Kind.LEAST, "MIN_NOTIONAL", f"{label} {short(stop)}", rule.min_notional, stop)


def _notional(rule: Any, order: Order, facts: Facts) -> Iterator[Demand]:  # noqa: ANN401
    least = (Kind.LEAST, "NOTIONAL", "minNotional", rule.min_notional)
    most = (Kind.MOST, "NOTIONAL", "maxNotional", rule.max_notional)
    if order.type is not MARKET:
        yield at_price(*least, order)
        yield at_price(*most, order)
        return
    if rule.apply_min_to_market:
        yield _at_average(*least, rule.avg_price_mins, facts)
    if rule.apply_max_to_market:
        yield _at_average(*most, rule.avg_price_mins, facts)


def _max_asset(rule: Any, order: Order, facts: Facts) -> Iterator[Demand]:  # noqa: ANN401
    if rule.asset == facts.venue.symbol.base_asset:
        yield at_most("MAX_ASSET", "limit", rule.limit)
        return
    price, lacking = rule.price_of(order, facts)
    if price is None:
        yield Lack(Kind.MOST, "MAX_ASSET", lacking)
        return
    label = f"limit {short(rule.limit)} {rule.asset} at a price of {short(price)}"
    yield derived(Kind.MOST, "MAX_ASSET", label, rule.limit, price)


_WORTH: Mapping[str, Callable[[Any, Order, Facts], Iterator[Demand]]] = {
    "MIN_NOTIONAL": _min_notional,
    "NOTIONAL": _notional,
    "MAX_ASSET": _max_asset,
}


def at_price(kind: Kind, rule: str, name: str, bound: Decimal, order: Order) -> Demand:
    """Return the bound of a quantity from that of its product with the order's price."""
    price = order.price
    if price is None:
        return Lack(kind, rule, order_fact("price"))
    label = f"{name} {short(bound)} at a price of {short(price)}"
    return derived(kind, rule, label, bound, price)


def _at_average(  # noqa: PLR0913, PLR0917  a bound, and where its price comes from
    kind: Kind, rule: str, name: str, bound: Decimal, minutes: int, facts: Facts
) -> Demand:
    average = facts.average_price(minutes)
    if average is None:
        return Lack(kind, rule, average_price_fact(minutes))
    origin = f"{facts.average_price_name(minutes)} {short(average)}"
    return derived(kind, rule, f"{name} {short(bound)} at the {origin}", bound, average)

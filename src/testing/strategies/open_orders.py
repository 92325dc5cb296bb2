"""The open orders of an account: a few, or as many as a filter takes."""

from collections.abc import Mapping

from hypothesis import strategies as st

from pretrade.decimals import ZERO
from pretrade.facts.account import Account
from pretrade.facts.fact import OPEN_HERE, Facts
from pretrade.facts.market import UNKNOWN_MARKET
from pretrade.facts.open_orders import OpenOrder
from pretrade.filters.open_count import OpenCount
from pretrade.symbol import Symbol
from pretrade.testing.strategies.drawing import integers, one_of
from pretrade.testing.strategies.usual import Usual

_ELSEWHERE = "ELSEWHERE"
_KINDS = tuple(OPEN_HERE)


def counts(symbol: Symbol) -> Mapping[str, OpenCount]:
    """Return the filters that count open orders, of a symbol and of its exchange."""
    filters = {**symbol.filters, **symbol.exchange.filters}
    return {name: one for name, one in filters.items() if isinstance(one, OpenCount)}


def open_orders(draw: st.DrawFn, usual: Usual, breaking: str | None) -> list[OpenOrder]:
    """Draw open orders that leave room for one more of each kind, or none for one kind."""
    here, limits = usual.symbol.name, counts(usual.symbol)
    full = limits.get(breaking or "")
    if full is not None:
        place = here if full.opened is OPEN_HERE else _ELSEWHERE
        return [_order(usual, place, full.counted, number) for number in range(full.limit)]
    found: list[OpenOrder] = []
    least = 1 if breaking == "DUPLICATE_CLIENT_ORDER_ID" else 0
    for number in range(draw(integers(least, 3))):
        place = one_of(draw, (here, _ELSEWHERE))
        order = _order(usual, place, one_of(draw, _KINDS), number)
        if number < least or not _is_full([*found, order], usual, limits):
            found.append(order)
    return found


def _order(usual: Usual, symbol: str, kind: str, number: int) -> OpenOrder:
    """Return an open order of one kind. It sells, so that it does not count as a position."""
    quantity = usual.quantities[0]
    return OpenOrder(
        symbol=symbol,
        side="SELL",
        type="STOP_LOSS_LIMIT" if kind == "algos" else "LIMIT",
        quantity=quantity,
        iceberg_qty=quantity if kind == "icebergs" else ZERO,
        client_order_id=f"open-{number}",
        order_list_id=number + 1 if kind == "lists" else -1,
        status="PENDING_NEW" if kind == "lists" and number % 2 else "NEW",
        order_id=number + 1,
        list_client_order_id=f"list-{number}" if kind == "lists" else None,
    )


def _is_full(orders: list[OpenOrder], usual: Usual, limits: Mapping[str, OpenCount]) -> bool:
    """Tell whether orders leave no room for another of some kind."""
    context = usual.region.plan.context
    facts = Facts(context, UNKNOWN_MARKET, Account(open_orders=orders))
    return any((one.opened[one.counted].read(facts) or 0) >= one.limit for one in limits.values())

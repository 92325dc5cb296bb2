"""The open orders of an account: a few, or as many as a filter takes."""

from collections.abc import Iterator, Mapping

from hypothesis import strategies as st

from pretrade.decimals import ZERO
from pretrade.open_orders import OpenOrder, tally
from pretrade.testing.strategies.drawing import integers, one_of
from pretrade.testing.strategies.usual import Usual

_COUNTED = {
    "ORDERS": ("max_num_orders", "orders"),
    "ALGO_ORDERS": ("max_num_algo_orders", "algos"),
    "ICEBERG_ORDERS": ("max_num_iceberg_orders", "icebergs"),
    "ORDER_LISTS": ("max_num_order_lists", "lists"),
}
LIMITS: Mapping[str, tuple[str, str]] = {
    scope + "MAX_NUM_" + kind: fields
    for scope in ("", "EXCHANGE_")
    for kind, fields in _COUNTED.items()
}
"""Each filter that counts open orders: the field that has its limit, the field of a `Tally`."""

_ELSEWHERE = "ELSEWHERE"
_KINDS = tuple(kind for _, kind in _COUNTED.values())


def open_orders(draw: st.DrawFn, usual: Usual, breaking: str | None) -> list[OpenOrder]:
    """Draw open orders that leave room for one more of each kind, or none for one kind."""
    symbol = usual.sizing.venue.symbol.symbol
    if breaking is not None and breaking in LIMITS:
        field, kind = LIMITS[breaking]
        limit: int = getattr(usual.sizing.filters[breaking], field)
        place = _ELSEWHERE if breaking.startswith("EXCHANGE_") else symbol
        return [_order(usual, place, kind, number) for number in range(limit)]
    found: list[OpenOrder] = []
    least = 1 if breaking == "DUPLICATE_CLIENT_ORDER_ID" else 0
    for number in range(draw(integers(least, 3))):
        place = one_of(draw, (symbol, _ELSEWHERE))
        kind = one_of(draw, _KINDS)
        order = _order(usual, place, kind, number)
        if number < least or not any(_full([*found, order], usual, place)):
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
    )


def _full(orders: list[OpenOrder], usual: Usual, symbol: str) -> Iterator[bool]:
    """Tell for each filter whether orders leave no room."""
    everywhere, here = tally(orders), tally(one for one in orders if one.symbol == symbol)
    for name, (field, kind) in LIMITS.items():
        if name in usual.sizing.filters:
            counts = everywhere if name.startswith("EXCHANGE_") else here
            yield getattr(counts, kind) >= getattr(usual.sizing.filters[name], field)

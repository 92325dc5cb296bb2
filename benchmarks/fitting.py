"""Finding the nearest legal order, and the best quantity for an amount of money."""

import pretrade
from benchmarks.measure import Case
from benchmarks.orders import ACCOUNT, COUNT, INFO, LIMIT, MARKET, OFF_GRID, OWN, SYMBOL

OFF_GRID_FIT = "info.fit of an order off the grid: 2 changes, judged again"
QUANTITY_FOR = "symbol.quantity_for(quote=, price=)"
MIN_QUANTITY = "symbol.min_quantity(price=)"


def cases() -> list[Case]:
    """Return fits that change nothing and fits that change two numbers, and sizes."""
    off_grid = [
        pretrade.Order.limit("BTCUSDT", "BUY", quantity=quantity, price=price)
        for quantity, price in OFF_GRID
    ]
    for order in off_grid:
        fit = INFO.fit(order, market=MARKET, account=ACCOUNT)
        assert fit, fit
        assert {change.field for change in fit.changes} == {"quantity", "price"}, fit

    def unchanged() -> None:
        for order in LIMIT.objects:
            INFO.fit(order, market=MARKET, account=ACCOUNT)

    def changed() -> None:
        for order in off_grid:
            INFO.fit(order, market=MARKET, account=ACCOUNT)

    def quantity_for() -> None:
        for _, price in OFF_GRID:
            SYMBOL.quantity_for(quote=250, price=price)

    def min_quantity() -> None:
        for one in LIMIT.params:
            SYMBOL.min_quantity(price=one["price"])

    return [
        Case(OWN, "info.fit of a legal order: nothing changes", unchanged, COUNT),
        Case(OWN, OFF_GRID_FIT, changed, COUNT),
        Case(OWN, QUANTITY_FOR, quantity_for, COUNT),
        Case(OWN, MIN_QUANTITY, min_quantity, COUNT),
    ]

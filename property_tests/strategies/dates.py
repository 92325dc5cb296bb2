"""Days around every dated change of the filters."""

import datetime as dt

from property_tests.strategies.pick import Picker

CHANGES = (
    dt.date(2022, 2, 24),  # price tick from zero
    dt.date(2022, 5, 23),  # MAX_POSITION counts the order itself
    dt.date(2023, 3, 20),  # lot step from zero
    dt.date(2023, 7, 18),  # MARKET_LOT_SIZE max on quoteOrderQty
    dt.date(2024, 8, 16),  # MARKET_LOT_SIZE min on quoteOrderQty
    dt.date(2025, 8, 27),  # order lists must fit all count filters
    dt.date(2026, 5, 8),  # reference price
)
PLAIN = (dt.date(2022, 9, 30), dt.date(2024, 6, 1), dt.date(2026, 9, 1), dt.date(2019, 1, 2))


def some_day(pick: Picker) -> dt.date:
    """Pick a quiet day, or the day before, of or after a change."""
    if pick.chance(40):
        return pick.one_of(CHANGES) + dt.timedelta(days=pick.one_of((0, -1, 1)))
    return pick.one_of(PLAIN)

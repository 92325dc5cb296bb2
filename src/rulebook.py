"""The dated changes of the exchange's rules, and which of them hold on a given day.

Source: the change log of the exchange's API documentation. A change announced for "approximately
a week after" counts from the announcement plus seven days, a rolling one from its start.
"""

import functools
import re
from datetime import UTC, date, datetime
from typing import Any

import attrs

from pretrade.errors import InvalidFacts
from pretrade.json_values import show

AsOf = date | datetime | str | None
"""A date whose rules hold; None: the exchangeInfo's own, else today."""

CHANGES: dict[str, date] = {
    "recv_window_limited": date(2019, 8, 15),  # recvWindow above 60000 is refused
    "combination_recommends": date(2019, 11, 13),  # -1128 of an OCO says what to send
    "trigger_reworded": date(2020, 11, 1),  # "Stop price would trigger immediately." [ours]
    "quote_order_qty_reworded": date(2021, 1, 1),  # -1013 instead of -1106 [ours]
    "price_tick_from_zero": date(2022, 2, 24),  # PRICE_FILTER grid starts at 0, not at minPrice
    "action_disabled_reworded": date(2022, 4, 12),  # "This action is disabled on this account."
    "trailing_stops": date(2022, 4, 13),  # stop types take stopPrice or trailingDelta
    "position_counts_own_order": date(2022, 5, 23),  # MAX_POSITION counts the order itself
    "overflow_refused": date(2022, 12, 5),  # -1108 for what does not fit 63 bits
    "account_texts_reworded": date(2023, 3, 13),  # permission, account and phase texts
    "lot_step_from_zero": date(2023, 3, 20),  # LOT_SIZE grid starts at 0, not at minQty
    "market_lot_binds_quote": date(2023, 7, 18),  # MARKET_LOT_SIZE maxQty on quoteOrderQty
    "sor_orders": date(2023, 8, 8),  # sor/order, sor/order/test
    "precision_reworded": date(2023, 12, 4),  # -1111 names the parameter
    "auto_borrow_repay": date(2024, 1, 1),  # a sideEffectType of margin orders [ours]
    "oto_lists": date(2024, 6, 11),  # orderList/oto, orderList/otoco
    "liquidity_reworded": date(2024, 8, 16),  # "Order book liquidity is less than ..."
    "timestamp_limited": date(2024, 12, 12),  # before 2017 or 10 s ahead is refused
    "take_profit_legs": date(2024, 12, 16),  # an orderList/oco takes TAKE_PROFIT(_LIMIT)
    "amendments": date(2025, 5, 7),  # order/amend/keepPriority, on all symbols
    "lists_counted_whole": date(2025, 8, 27),  # order lists must fit the limits of open orders
    "recv_window_decimals": date(2025, 8, 28),  # recvWindow takes up to three decimals
    "unicode_symbols": date(2025, 12, 2),  # symbol names beyond ASCII
    "opo_lists": date(2025, 12, 18),  # orderList/opo, orderList/opoco
    "reference_price": date(2026, 5, 8),  # a reference price precedes the average
    "margin_trailing_price": date(2026, 6, 15),  # a pending trailing order of margin has a price
    "auto_borrow_repay_retired": date(2026, 10, 14),  # according to one third party
}
"""The whole rulebook: the name of each change and the first day it holds."""


@attrs.frozen(eq=False)
class Rulebook:
    """Which of the dated changes hold. Made by `rulebook_at`, one object per set of rules."""

    recv_window_limited: bool
    combination_recommends: bool
    trigger_reworded: bool
    quote_order_qty_reworded: bool
    price_tick_from_zero: bool
    action_disabled_reworded: bool
    trailing_stops: bool
    position_counts_own_order: bool
    overflow_refused: bool
    account_texts_reworded: bool
    lot_step_from_zero: bool
    market_lot_binds_quote: bool
    sor_orders: bool
    precision_reworded: bool
    auto_borrow_repay: bool
    oto_lists: bool
    liquidity_reworded: bool
    timestamp_limited: bool
    take_profit_legs: bool
    amendments: bool
    lists_counted_whole: bool
    recv_window_decimals: bool
    unicode_symbols: bool
    opo_lists: bool
    reference_price: bool
    margin_trailing_price: bool
    auto_borrow_repay_retired: bool

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle and copy as the one object of these rules: they compare by identity."""
        return _rulebook, (sum(attrs.astuple(self)),)


@functools.cache
def _rulebook(changes_in_force: int) -> Rulebook:
    return Rulebook(**{name: rank < changes_in_force for rank, name in enumerate(CHANGES)})


def rulebook_at(day: date) -> Rulebook:
    """Return the rules that hold on ``day``; equal rules are the same object.

    >>> rulebook_at(date(2023, 3, 19)).lot_step_from_zero
    False
    >>> rulebook_at(date(2023, 3, 20)).lot_step_from_zero
    True
    """
    return _rulebook(sum(since <= day for since in CHANGES.values()))


@functools.lru_cache(maxsize=1024)
def rulebook_of(as_of: date | datetime | str) -> Rulebook:
    """Return the rules that hold on a day, which may be a text.

    Raises:
        InvalidFacts: it is not a day.
    """
    return rulebook_at(read_day(as_of))


def read_day(as_of: object) -> date:
    """Read a day: a date, a datetime or a text in ISO form, as ``2022-09-30``.

    A moment stands for its UTC day; without a time zone it is taken as UTC. Nothing is guessed: a
    text has year, month and day.

    >>> read_day("2022-09-30T23:30:00-05:00")
    datetime.date(2022, 10, 1)

    Raises:
        InvalidFacts: it is no such day.
    """
    try:
        day = _parse(as_of) if isinstance(as_of, str) else as_of
        if isinstance(day, datetime):
            return (day.astimezone(UTC) if day.tzinfo else day).date()
    except (ValueError, OverflowError) as error:  # overflow: a UTC day before year 1 or after 9999
        raise _not_a_day(as_of) from error
    if isinstance(day, date):
        return day
    raise _not_a_day(as_of)


_has_year_month_day = re.compile("([0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{8})([T ].*)?").fullmatch


def _parse(text: str) -> datetime:
    # isoparse also takes years, months and weeks, and any character before the time.
    if not _has_year_month_day(text):
        raise ValueError(text)
    from dateutil.parser import isoparse  # noqa: PLC0415  imported only where a date is parsed

    return isoparse(text)


def _not_a_day(given: object) -> InvalidFacts:
    return InvalidFacts("as_of", f"{show(given)} is not a date; write it as 2022-09-30")

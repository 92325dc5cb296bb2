"""The dated changes of the exchange's rules, and which of them hold on a given day.

Source: the change log of the exchange's API documentation. A change announced for "approximately
a week after" counts from the announcement plus seven days, a rolling one from its start.
"""

import functools
from datetime import UTC, date, datetime, timedelta, timezone

import attrs

from pretrade.errors import InvalidFacts

AsOf = date | datetime | str | None
"""A date whose rules hold; None: the exchangeInfo's own, else today."""

CHANGES: dict[str, date] = {
    "recv_window_limited": date(2019, 8, 15),  # recvWindow above 60000 is refused
    "price_tick_from_zero": date(2022, 2, 24),  # PRICE_FILTER grid starts at 0, not at minPrice
    "action_disabled_reworded": date(2022, 4, 12),  # "This action is disabled on this account."
    "trailing_stops": date(2022, 4, 13),  # stop types take stopPrice or trailingDelta
    "position_counts_own_order": date(2022, 5, 23),  # MAX_POSITION counts the order itself
    "overflow_refused": date(2022, 12, 5),  # -1108 for what does not fit 63 bits
    "account_texts_reworded": date(2023, 3, 13),  # permission, account and phase texts
    "lot_step_from_zero": date(2023, 3, 20),  # LOT_SIZE grid starts at 0, not at minQty
    "market_lot_binds_quote": date(2023, 7, 18),  # MARKET_LOT_SIZE maxQty on quoteOrderQty
    "precision_reworded": date(2023, 12, 4),  # -1111 names the parameter
    "liquidity_reworded": date(2024, 8, 16),  # "Order book liquidity is less than ..."
    "recv_window_decimals": date(2025, 8, 28),  # recvWindow takes up to three decimals
    "unicode_symbols": date(2025, 12, 2),  # symbol names beyond ASCII
    "reference_price": date(2026, 5, 8),  # a reference price precedes the average
}
"""The whole rulebook: the name of each change and the first day it holds."""


@attrs.frozen(eq=False)
class Rulebook:
    """Which of the dated changes hold. Made by `rulebook_at`, one object per set of rules."""

    recv_window_limited: bool
    price_tick_from_zero: bool
    action_disabled_reworded: bool
    trailing_stops: bool
    position_counts_own_order: bool
    overflow_refused: bool
    account_texts_reworded: bool
    lot_step_from_zero: bool
    market_lot_binds_quote: bool
    precision_reworded: bool
    liquidity_reworded: bool
    recv_window_decimals: bool
    unicode_symbols: bool
    reference_price: bool


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
    """Read a day: a date, a datetime (its UTC day) or a text such as ``2022-09-30``.

    Raises:
        InvalidFacts: the text is not a date.
    """
    if isinstance(as_of, str):
        as_of = _parse(as_of)
    if isinstance(as_of, datetime):
        return (as_of.astimezone(UTC) if as_of.tzinfo else as_of).date()
    if isinstance(as_of, date):
        return as_of
    raise InvalidFacts("as_of", f"{as_of!r} is not a date; write it as 2022-09-30")


def _parse(text: str) -> datetime:
    from dateutil import parser  # noqa: PLC0415  imported only where a date is parsed

    nowhere = datetime(1, 1, 1)  # noqa: DTZ001  a text without a year keeps this one
    try:
        day = parser.parse(text, default=nowhere, tzinfos=_zone)
    except (ValueError, OverflowError) as error:
        raise InvalidFacts("as_of", f"{text!r} is not a date; write it as 2022-09-30") from error
    if day.year == nowhere.year:
        raise InvalidFacts("as_of", f"{text!r} names no year; write it as 2022-09-30")
    return day


def _zone(name: str | None, offset: int | None) -> timezone | None:
    """Return the time zone that was read; none when a text names none."""
    if offset is not None:
        return timezone(timedelta(seconds=offset))
    if name is None:
        return None
    message = f"{name} is no known time zone"
    raise ValueError(message)

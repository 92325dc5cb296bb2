"""Which fields replies and events have: they grew over the years: `ReplyFields`."""

from datetime import date
from typing import Self

import attrs

_SINCE = {
    "working_time": date(2022, 12, 12),  # workingTime, trailingTime, selfTradePreventionMode
    "cancel_time": date(2023, 7, 18),  # transactTime of cancelled orders
    "fills_count_less": date(2023, 10, 3),  # the first fill of an order lowers the order counts
    "last_trade_time": date(2023, 12, 4),  # closeTime of avgPrice
    "quote_quantity": date(2024, 12, 12),  # origQuoteOrderQty of placed and cancelled orders
    "both_ids_match": date(2025, 4, 24),  # orderId and origClientOrderId must mean one order
    "expiry_reason": date(2026, 3, 26),  # expiryReason, eR
}
"""Source: the change log of the exchange's documentation; "a week from the release" is 7 days."""


@attrs.frozen
class ReplyFields:
    """Which of the later fields and habits hold on a day."""

    working_time: bool
    cancel_time: bool
    fills_count_less: bool
    last_trade_time: bool
    quote_quantity: bool
    both_ids_match: bool
    expiry_reason: bool

    @classmethod
    def on(cls, day: date) -> Self:
        """Return what holds on a day.

        >>> ReplyFields.on(date(2022, 9, 30)).working_time
        False
        """
        return cls(**{name: since <= day for name, since in _SINCE.items()})

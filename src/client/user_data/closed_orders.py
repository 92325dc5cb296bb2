"""The orders that are closed, remembered so that a late event does not reopen them."""

from collections.abc import Iterator, Mapping
from typing import Self

import attrs

from pretrade.client.user_data.event_fields import MICROSECONDS
from pretrade.client.user_data.execution_report import OrderKey
from pretrade.client.user_data.order_record import OrderRecord

_HOUR = 3_600_000 * MICROSECONDS

Records = Mapping[OrderKey, OrderRecord]


def _hour(record: OrderRecord) -> int:
    return (record.closed or 0) // _HOUR


@attrs.frozen
class ClosedOrders:
    """Closed orders, by the hour in which they were closed.

    A day may have a hundred thousand of them: one more copies an hour's, not all.

    Attributes:
        hours: hours since 1970 → the records of the orders closed in it.
    """

    hours: Mapping[int, Records] = attrs.field(factory=dict[int, Records], hash=False)

    def get(self, key: OrderKey) -> OrderRecord | None:
        """Return the record of an order; None when it is not among them."""
        return next((records[key] for records in self.hours.values() if key in records), None)

    def including(self, closed: Records, oldest: int) -> Self:
        """Return them with more of them, without those of before ``oldest`` (in microseconds)."""
        hours = {hour: held for hour, held in self.hours.items() if hour >= oldest // _HOUR}
        for key, record in closed.items():
            held = self.get(key)
            if held == record:
                continue
            if held is not None:
                rest = {k: r for k, r in hours.pop(_hour(held), {}).items() if k != key}
                hours |= {_hour(held): rest} if rest else {}
            hours[_hour(record)] = {**hours.get(_hour(record), {}), key: record}
        return attrs.evolve(self, hours=hours)

    def __iter__(self) -> Iterator[OrderRecord]:
        """Iterate over the records."""
        for records in self.hours.values():
            yield from records.values()

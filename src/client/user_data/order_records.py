"""What the stream has said of all orders so far: `OrderRecords`."""

from collections.abc import Iterator
from typing import Any, Self

import attrs

from pretrade.client.user_data.closed_orders import ClosedOrders, Records
from pretrade.client.user_data.execution_report import ExecutionReport, OrderKey
from pretrade.client.user_data.list_status import ListStatus
from pretrade.client.user_data.order_record import OrderRecord
from pretrade.facts.open_orders import OpenOrder

_NEW_RECORD = OrderRecord()


@attrs.frozen
class OrderRecords:
    """The orders of an account. All times are in microseconds.

    Attributes:
        unheard: orders that the account had from the start and of which no event told yet; they
            are recognised by symbol and client order id.
        open: the open orders of which events told.
        closed: the closed ones.
    """

    unheard: tuple[OpenOrder, ...] = ()
    open: Records = attrs.field(factory=dict[OrderKey, OrderRecord], hash=False)
    closed: ClosedOrders = attrs.field(factory=ClosedOrders)

    def heard(self, report: ExecutionReport, oldest: int) -> Self:
        """Return the records with one more report in them.

        Args:
            report: the report.
            oldest: what happened before that is forgotten.
        """
        record = self._record(report.key)
        if record is _NEW_RECORD and report.at < oldest:
            return self  # it may be an order that was closed and forgotten
        names = {(report.key[0], name) for name in report.client_order_ids}
        return self._with({report.key: record.heard(report)}, names, oldest)

    def listed(self, status: ListStatus, oldest: int) -> Self:
        """Return the records after a list was done: none of its orders is open.

        Args:
            status: the report of the list.
            oldest: what happened before that is forgotten.
        """
        done = {key: self._record(key).close(status.at) for key in status.keys}
        return self._with(done, set(status.client_order_ids), oldest)

    def _record(self, key: OrderKey) -> OrderRecord:
        return self.open.get(key) or self.closed.get(key) or _NEW_RECORD

    def _with(self, told: Records, names: set[tuple[str, str]], oldest: int) -> Self:
        changes: dict[str, Any] = {}
        opened = {key: record for key, record in told.items() if record.closed is None}
        changes["open"] = {k: r for k, r in self.open.items() if k not in told} | opened
        if len(opened) < len(told):
            closed = {key: record for key, record in told.items() if key not in opened}
            changes["closed"] = self.closed.including(closed, oldest)
        if self.unheard:
            changes["unheard"] = tuple(
                order
                for order in self.unheard
                if (order.symbol, order.client_order_id) not in names
            )
        return attrs.evolve(self, **changes)

    def orders(self) -> Iterator[OpenOrder]:
        """Yield the orders that are not closed, those with an order id by symbol and id."""
        yield from self.unheard
        records = (self.open[key] for key in sorted(self.open))
        yield from (record.latest.order for record in records if record.latest is not None)

    def all(self) -> Iterator[OrderRecord]:
        """Yield the records of open and closed orders."""
        yield from self.open.values()
        yield from self.closed

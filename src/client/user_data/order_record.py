"""What the stream has said of one order so far: `OrderRecord`."""

from typing import Self

import attrs

from pretrade.client.user_data.execution_report import ExecutionReport


def _earlier(one: int | None, other: int | None) -> int | None:
    return min((time for time in (one, other) if time is not None), default=None)


@attrs.frozen
class OrderRecord:
    """What is known of one order. All times are in microseconds.

    The reports of an order may come in any sequence and more than once: each field keeps the
    earliest or the latest that was said, so the sequence does not matter.

    Attributes:
        latest: the report of the highest rank; None once the order is closed, or when only its
            list was heard of.
        closed: when the order was closed; None: it is open.
        placed: when it was created; None: not known.
        first_fill: when it traded for the first time; None: not heard of.
    """

    latest: ExecutionReport | None = None
    closed: int | None = None
    placed: int | None = None
    first_fill: int | None = None

    def heard(self, report: ExecutionReport) -> Self:
        """Return the record with one more report in it."""
        closed = _earlier(self.closed, report.at if report.is_final else None)
        return attrs.evolve(
            self,
            latest=self._later(report) if closed is None else None,
            closed=closed,
            placed=_earlier(self.placed, report.placed),
            first_fill=_earlier(self.first_fill, report.at if report.is_first_fill else None),
        )

    def close(self, at: int) -> Self:
        """Return the record of the order after its list was done."""
        return attrs.evolve(self, latest=None, closed=_earlier(self.closed, at))

    def _later(self, report: ExecutionReport) -> ExecutionReport:
        held = self.latest
        return report if held is None or report.rank >= held.rank else held

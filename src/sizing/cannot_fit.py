"""What is raised where nothing legal is left: `CannotFit`."""

from collections.abc import Iterable

from pretrade.errors import PretradeError
from pretrade.report.report import Report


class CannotFit(PretradeError):
    """There is no legal number, or no legal order near the one given.

    Attributes:
        report: what is wrong with the nearest order; None where no order was judged.
        reasons: the limits that exclude each other or the number, or the facts that are needed;
            each begins with the id of its rule.

    >>> print(CannotFit(reasons=["LOT_SIZE maxQty 5", "NOTIONAL minNotional 10 at a price of 1"]))
    LOT_SIZE maxQty 5; NOTIONAL minNotional 10 at a price of 1
    """

    def __init__(self, report: Report | None = None, reasons: Iterable[str] = ()) -> None:
        """Keep the report and the reasons; the message joins the reasons."""
        self.report = report
        self.reasons = tuple(reasons)
        super().__init__(self.report, self.reasons)

    def __str__(self) -> str:
        """Return the reasons as one line."""
        return "; ".join(self.reasons) or str(self.report)

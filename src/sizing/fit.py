"""The nearest legal order: `Fit`, and the `Change`s that lead to it."""

from typing import Any, NamedTuple

from pretrade.order import Request
from pretrade.report import Report
from pretrade.sizing.cannot_fit import CannotFit
from pretrade.sizing.change import Change


class Fit(NamedTuple):
    """The nearest legal order, what was changed for it, and what is still wrong with it.

    Attributes:
        order: the request; the very one that was given when nothing was changed.
        changes: what was moved, in the order of the parameters.
        report: what `check` says of the order.
    """

    order: Request
    changes: tuple[Change, ...]
    report: Report

    def __bool__(self) -> bool:
        """Return whether the order is legal as far as known: ``report.ok``."""
        return self.report.ok

    def __str__(self) -> str:
        """Return a line for each change, and the report."""
        return "\n".join([*map(str, self.changes), str(self.report)])

    def to_dict(self) -> dict[str, Any]:
        """Return a JSON-ready dict: the order as it is sent, the changes, and the report."""
        return {
            "order": self.order.to_params(),
            "changes": [change.to_dict() for change in self.changes],
            **self.report.to_dict(),
        }


def fitted(fit: Fit, *, insist: bool) -> Fit:
    """Return a fit, if it is good enough.

    Raises:
        CannotFit: a legal order is insisted on, and this one is not.
    """
    if insist and not fit:
        raise CannotFit(fit.report, map(str, fit.report.violations))
    return fit

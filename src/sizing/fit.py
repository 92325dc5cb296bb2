"""The nearest legal order: `Fit`, and the `Change`s that lead to it."""

from typing import Any

import attrs

from pretrade.order import Request
from pretrade.report.report import Report
from pretrade.sizing.cannot_fit import CannotFit
from pretrade.sizing.change import Change


@attrs.frozen
class Fit:
    """The nearest legal order, what was changed for it, and what is still wrong with it.

    Attributes:
        order: the request; the very one that was given when nothing was changed.
        changes: what was moved, in the order of the parameters.
        report: what `check` says of the order.
        why: where it is not legal, why no legal order was found, in one sentence; else empty.
    """

    order: Request
    changes: tuple[Change, ...]
    report: Report
    why: str = ""

    def __bool__(self) -> bool:
        """Return whether the order is legal as far as known: ``report.ok``."""
        return self.report.ok

    def __str__(self) -> str:
        """Return a line for each change, the report, and why it is not legal."""
        lines = [*map(str, self.changes), str(self.report)]
        return "\n".join([*lines, f"not fitted: {self.why}"] if self.why else lines)

    def to_dict(self) -> dict[str, Any]:
        """Return a JSON-ready dict: the order as it is sent, the changes, and the report."""
        found = {
            "order": self.order.to_params(),
            "changes": [change.to_dict() for change in self.changes],
            **self.report.to_dict(),
        }
        return {**found, "why": self.why} if self.why else found

    def insisted(self) -> "Fit":
        """Return the same if it is legal.

        Raises:
            CannotFit: it is not; the report says what is still wrong.
        """
        if not self:
            raise CannotFit(self.report, map(str, self.report.violations))
        return self

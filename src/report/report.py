"""The answer to a check: `Report`; and `OrderRejected`, the same as an exception."""

from typing import Any, Self

import attrs

from pretrade.errors import PretradeError
from pretrade.report.violation import Finding, OrderWarning, Unevaluated, Violation
from pretrade.wording.findings import finding_lines, not_judged


@attrs.frozen
class Report:
    """Everything that is wrong with a request, what could not be judged, and what may become of it.

    Attributes:
        violations: what the exchange would refuse, in the order in which it looks.
        unevaluated: the rules that lack a fact. They are not passed.
        warnings: what may become of an order that is taken. They change no verdict.

    >>> report = Report()
    >>> report.ok, report.complete, bool(report)
    (True, True, True)
    """

    violations: tuple[Violation, ...] = ()
    unevaluated: tuple[Unevaluated, ...] = ()
    warnings: tuple[OrderWarning, ...] = ()

    @classmethod
    def of(cls, findings: list[Finding]) -> Self:
        """Sort findings into a report; the order stays, and what lacks is told once."""
        once = dict.fromkeys(one for one in findings if isinstance(one, Unevaluated))
        violations = tuple(one for one in findings if isinstance(one, Violation))
        warnings = tuple(one for one in findings if isinstance(one, OrderWarning))
        return cls(violations, tuple(once), warnings)

    @property
    def ok(self) -> bool:
        """Nothing is known to be wrong."""
        return not self.violations

    @property
    def complete(self) -> bool:
        """Nothing was left unevaluated."""
        return not self.unevaluated

    @property
    def certain(self) -> bool:
        """Nothing is wrong, and nothing was left unevaluated."""
        return not self.violations and not self.unevaluated

    @property
    def first(self) -> Violation | None:
        """The violation that the exchange would answer with; None when there is none."""
        return self.violations[0] if self.violations else None

    def __bool__(self) -> bool:
        """Return `ok`."""
        return not self.violations

    def raise_for_violations(self, *, strict: bool = False) -> None:
        """Raise when something is wrong.

        Args:
            strict: also raise when something was left unevaluated.

        Raises:
            OrderRejected: the report is in its ``report``.
        """
        if self.violations or (strict and self.unevaluated):
            raise OrderRejected(self)

    def to_dict(self) -> dict[str, Any]:
        """Return a JSON-ready dict; numbers are plain strings."""
        return {
            "ok": self.ok,
            "complete": self.complete,
            "violations": [violation.to_dict() for violation in self.violations],
            "unevaluated": [unevaluated.to_dict() for unevaluated in self.unevaluated],
            "warnings": [warning.to_dict() for warning in self.warnings],
        }

    def __str__(self) -> str:
        """Return the verdict, a line for each violation, what rules wait for, and warnings."""
        return _text(self, self._verdict())

    def _verdict(self) -> str:
        refused, open_ = len(self.violations), len(self.unevaluated)
        if refused:
            return f"refused: {refused} violation{'s' if refused > 1 else ''}"
        if open_:
            return f"accepted as far as known: {open_} rule{'s' if open_ > 1 else ''} not evaluated"
        if self.warnings:
            return f"accepted with {len(self.warnings)} warning{'s' if self.warnings[1:] else ''}"
        return "accepted"


def _text(report: Report, verdict: str) -> str:
    # To pyright a class that two files know of one another is two classes.
    lines = finding_lines(report)  # pyright: ignore[reportArgumentType]
    return "\n".join([verdict, *(f"  {lead}{rest}" for lead, rest in lines)])


ACCEPTED = Report()
"""The report of every request in which nothing is wrong: it holds nothing, so it is shared."""


class OrderRejected(PretradeError):
    """The exchange would refuse the order; ``report`` lists everything that is wrong with it."""

    def __init__(self, report: Report) -> None:
        """Keep the report; the message is its text."""
        super().__init__(report)
        self.report = report

    def __str__(self) -> str:
        """Return the report as text; what lacks comes first where nothing is known to be wrong."""
        report = self.report
        if report.violations or report.complete:
            return str(report)
        return _text(report, not_judged(report.unevaluated))

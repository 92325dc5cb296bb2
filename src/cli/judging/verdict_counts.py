"""Counts verdicts, sums them up, and turns them into an exit status."""

import attrs

from pretrade import Report
from pretrade.cli.input.order_line import BadLine
from pretrade.cli.judging.verdict_text import NOT_FULLY_JUDGED, UNREADABLE, Words
from pretrade.cli.terminal.output import Paint

_MOST_NAMED = 5
# Facts of the exchangeInfo, of the order itself, and those that nobody can give.
_NOT_SUPPLIED = (
    *("symbol:", "exchange:", "order:"),
    *("evidence:", "working_fill", "matching_engine", "server_time", "book_depth"),
    *("cancelled_order", "borrowable:"),
)


@attrs.define
class VerdictCounts:
    """How many orders had which verdict.

    Attributes:
        missing: the facts for want of which rules were not evaluated.
        first_bad: the first few lines that could not be read.
    """

    accepted: int = 0
    refused: int = 0
    not_fully_judged: int = 0
    unreadable: int = 0
    missing: set[str] = attrs.field(factory=set[str])
    first_bad: list[BadLine] = attrs.field(factory=list[BadLine])

    def count(self, report: Report | BadLine) -> None:
        """Add the report on one order, or one line that could not be read."""
        if isinstance(report, BadLine):
            self.unreadable += 1
            if len(self.first_bad) < _MOST_NAMED:
                self.first_bad.append(report)
            return
        if not report.ok:
            self.refused += 1
        elif report.complete:
            self.accepted += 1
        else:
            self.not_fully_judged += 1
        for unevaluated in report.unevaluated:
            self.missing.update(unevaluated.missing)

    def status(self, *, strict: bool) -> int:
        """Return the exit status: 2 beats 1 beats 0."""
        if self.unreadable:
            return 2
        return int(bool(self.refused or (strict and self.not_fully_judged)))

    def summary(self, words: Words) -> list[str | Paint]:
        """Return the counts as the parts of one line; counts of 0 are told where people look."""
        total = self.accepted + self.refused + self.not_fully_judged + self.unreadable
        counts = [
            (self.accepted, words.passes),
            (self.refused, words.fails),
            (self.not_fully_judged, NOT_FULLY_JUDGED),
            (self.unreadable, UNREADABLE),
        ]
        told = counts[:2] + [one for one in counts[2:] if one[0]]
        parts: list[str | Paint] = [f"{total} order{'' if total == 1 else 's'}"]
        for place, (number, word) in enumerate(told):
            text = f"{number} {word.text}"
            parts += [", " if place else ": ", Paint(text, word.style) if number else text]
        return parts

    def wanted_facts(self) -> str:
        """Return the sentence that names what the market and account files could have told."""
        facts = sorted(fact for fact in self.missing if not fact.startswith(_NOT_SUPPLIED))
        if not facts:
            return ""
        return f"facts that --market and --account may give: {', '.join(facts)}"

    def bad_lines(self, name: str) -> list[str]:
        """Return a sentence for each of the first bad lines of a file, and one for the others."""
        told = [f"{name}: line {bad.line}: {bad.error}" for bad in self.first_bad]
        more = self.unreadable - len(told)
        if more:
            told.append(f"{name}: {more} more line{'s' if more > 1 else ''} cannot be read either")
        return told

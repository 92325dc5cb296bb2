"""Writes verdicts for people: a line an order, and below it a line for each finding."""

import attrs

from pretrade import Report
from pretrade.cli.input.order_line import BadLine, GivenOrder
from pretrade.cli.judging.judge import JudgedOrder
from pretrade.cli.terminal.output import Output, Paint
from pretrade.enums import RequestKind
from pretrade.order.syntax import wire_text
from pretrade.wording.findings import finding_lines

NOT_FULLY_JUDGED = Paint("not fully judged", "yellow")
UNREADABLE = Paint("unreadable", "bold red")

_WORD_WIDTH = 10  # the common verdicts align
_LEAD = ("symbol", "side", "type")
_LONGEST_VALUE, _LONGEST = 60, 300  # characters: no order may fill the output


@attrs.frozen
class Words:
    """What an order is called that passes every rule, and one that does not."""

    passes: Paint
    fails: Paint

    def word(self, report: Report) -> Paint:
        """Return the verdict in a word or three."""
        if not report.ok:
            return self.fails
        return self.passes if report.complete else NOT_FULLY_JUDGED


CHECKED = Words(Paint("accepted", "green"), Paint("refused", "bold red"))


def show_text(verdict: JudgedOrder[Report] | BadLine, output: Output, *, numbered: bool) -> None:
    """Write one verdict.

    Args:
        verdict: the order and the report on it, or the line that could not be read.
        output: takes the lines.
        numbered: begin with the number of the line.
    """
    if isinstance(verdict, BadLine):
        show_bad_line(verdict, output, numbered=numbered)
        return
    show_order(verdict.given, CHECKED.word(verdict.answer), output, numbered=numbered)
    show_findings(verdict.answer, output)


def show_bad_line(bad: BadLine, output: Output, *, numbered: bool) -> None:
    """Write why a line could not be read."""
    output.line(f"line {bad.line}: " if numbered else "", UNREADABLE, f"  {bad.error}")


def show_order(order: GivenOrder, word: Paint, output: Output, *, numbered: bool) -> None:
    """Write what an order is called, and the order."""
    gap = " " * max(2, _WORD_WIDTH - len(word.text))
    output.line(f"line {order.line}: " if numbered else "", word, f"{gap}{describe(order)}")


def show_findings(report: Report, output: Output) -> None:
    """Write a line for each violation, for what rules wait for, and for each warning."""
    for index, (lead, rest) in enumerate(finding_lines(report)):
        colour = "red" if index < len(report.violations) else "yellow"
        output.line("    ", Paint(lead, colour), rest)


def describe(order: GivenOrder) -> str:
    """Return the order on one line: symbol, side and type, then the other parameters by name.

    >>> describe(
    ...     GivenOrder(1, {"side": "SELL", "symbol": "BTCUSDT", "quantity": "1"}, RequestKind.OCO)
    ... )
    'oco BTCUSDT SELL quantity=1'
    """
    sent = {name: value for name, value in order.parameters.items() if value is not None}
    kind = [] if order.request is RequestKind.ORDER else [str(order.request)]
    lead = [_shown(sent[name]) for name in _LEAD if name in sent]
    rest = [f"{name}={_shown(value)}" for name, value in sent.items() if name not in _LEAD]
    text = " ".join([*kind, *lead, *rest]) or "an order without parameters"
    return _cut(text, _LONGEST)


def _shown(value: object) -> str:
    return _cut(wire_text(value), _LONGEST_VALUE) or '""'


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[:longest]}…"

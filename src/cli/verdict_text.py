"""Writes verdicts for people: a line an order, and below it a line for each finding."""

from pretrade import Report, Unevaluated, Violation
from pretrade.cli.judge import Verdict
from pretrade.cli.order_line import BadLine, GivenOrder
from pretrade.cli.screen import Paint, Screen
from pretrade.enums import RequestKind
from pretrade.order.syntax import wire_text

ACCEPTED = Paint("accepted", "green")
REFUSED = Paint("refused", "bold red")
NOT_FULLY_JUDGED = Paint("not fully judged", "yellow")
UNREADABLE = Paint("unreadable", "bold red")

_WORD_WIDTH = 10  # the two common verdicts align
_LEAD = ("symbol", "side", "type")
_LONGEST_VALUE, _LONGEST = 60, 300  # characters: no order may fill the screen


def show_text(verdict: Verdict, screen: Screen, *, numbered: bool) -> None:
    """Write one verdict.

    Args:
        verdict: the order and the report on it, or the line that could not be read.
        screen: takes the lines.
        numbered: begin with the number of the line.
    """
    if isinstance(verdict, BadLine):
        screen.line(f"line {verdict.line}: " if numbered else "", UNREADABLE, f"  {verdict.error}")
        return
    number = f"line {verdict.given.line}: " if numbered else ""
    verdict_word = word(verdict.report)
    gap = " " * max(2, _WORD_WIDTH - len(verdict_word.text))
    screen.line(number, verdict_word, f"{gap}{describe(verdict.given)}")
    for violation in verdict.report.violations:
        screen.line("    ", Paint(violation.rule, "red"), _after_rule(violation))
    for unevaluated in verdict.report.unevaluated:
        screen.line("    ", Paint(unevaluated.rule, "yellow"), _after_rule(unevaluated))


def word(report: Report) -> Paint:
    """Return the verdict in a word or three."""
    if not report.ok:
        return REFUSED
    return ACCEPTED if report.complete else NOT_FULLY_JUDGED


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


def _after_rule(finding: Violation | Unevaluated) -> str:
    return str(finding).removeprefix(finding.rule)


def _shown(value: object) -> str:
    return _cut(wire_text(value), _LONGEST_VALUE) or '""'


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[:longest]}…"

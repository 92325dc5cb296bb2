"""The findings of a report as lines for people; rules that wait for the same share a line."""

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from pretrade.wording.values import listed

if TYPE_CHECKING:
    from pretrade.report.report import Report
    from pretrade.report.violation import Unevaluated

Line = tuple[str, str]
"""What a line is about (a rule, or what several rules wait for), and the rest of it."""

_UNKNOWN_SYMBOL = frozenset({"SYMBOL", "SYNTAX"})  # rules that say that there is no such symbol


def finding_lines(report: "Report") -> Iterator[Line]:
    """Yield a line for each violation, then for what rules wait for, then for each warning.

    One mistyped type leaves a dozen rules unevaluated: they are counted in one line, behind the
    line that says what is wrong with the type. ``Report.unevaluated`` has each of them.
    """
    listed_symbol = True
    for violation in report.violations:
        if violation.field == "symbol" and violation.rule in _UNKNOWN_SYMBOL:
            listed_symbol = False
        yield violation.rule, str(violation).removeprefix(violation.rule)
    waiting: dict[tuple[str, ...], list[Unevaluated]] = {}
    for one in report.unevaluated:
        fields_only = all(fact.startswith("symbol:") for fact in one.missing)
        cause = ("symbol",) if one.missing and fields_only and not listed_symbol else one.missing
        waiting.setdefault(cause, []).append(one)
    for cause, ones in waiting.items():
        rules = dict.fromkeys(one.rule for one in ones)
        if cause and len(rules) > 1:
            it = "it" if len(cause) == 1 else "them"
            yield ", ".join(cause), f": {len(rules)} rules wait for {it} ({listed(rules, 'and')})"
        else:
            yield from ((one.rule, str(one).removeprefix(one.rule)) for one in ones)
    yield from ((one.rule, str(one).removeprefix(one.rule)) for one in report.warnings)


def not_judged(unevaluated: Collection["Unevaluated"]) -> str:
    """Say why an order is refused of which nothing is known to be wrong, and all must be known."""
    rules = "1 rule" if len(unevaluated) == 1 else f"{len(unevaluated)} rules"
    facts = dict.fromkeys(fact for one in unevaluated for fact in one.missing)
    want = f" for want of {listed(facts, 'and')}" if facts else ""
    return f"{rules} could not be judged{want}: refused, since everything must be certain"

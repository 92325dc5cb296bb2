"""What the rules about unreadable values share: they walk the malformed parameters of a request."""

from collections.abc import Callable

from pretrade.context import Context
from pretrade.facts.fact import Facts
from pretrade.order import Request, Shape
from pretrade.order.parameters import syntax_of
from pretrade.order.syntax import ILLEGAL_CHARACTERS, wire_text
from pretrade.report.violation import Findings, rejection


def applies_to_malformed(shape: Shape, context: Context) -> bool:  # noqa: ARG001
    """Whether any value could not be read."""
    return bool(shape.malformed)


def check_of(rule: str) -> Callable[[Request, Facts], Findings]:
    """Return the check of the rule that owns some parameters' syntax. Empty values are -1105."""

    def check(request: Request, facts: Facts) -> Findings:
        found: Findings = ()
        for name, given in request.malformed.items():
            text = wire_text(given)
            if text == "":
                continue
            syntax = syntax_of(name, facts.context.rulebook)
            owner, code, msg = syntax.rule, syntax.code, syntax.msg
            if syntax.characters is not None and not syntax.characters(text):
                owner, code, msg = "SYNTAX", -1100, ILLEGAL_CHARACTERS
            if owner == rule:
                msg = msg.format(name=name, legal_range=syntax.legal_range)
                found += rejection(rule, code, msg, name, given, legal=syntax.legal)
        return found

    return check

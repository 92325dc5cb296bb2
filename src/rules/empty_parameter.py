"""EMPTY_PARAMETER: a parameter that was sent without a value (-1105).

Source: "Error codes: -1105", documentation of 2022-09-30.
"""

from pretrade.check import Rule, Scope
from pretrade.facts.fact import Facts
from pretrade.order import Request
from pretrade.order.syntax import WAS_EMPTY, wire_text
from pretrade.report.violation import Findings, rejection
from pretrade.rules._malformed import applies_to_malformed


def check(request: Request, facts: Facts) -> Findings:  # noqa: ARG001
    """Refuse every empty value."""
    found: Findings = ()
    for name, given in request.malformed.items():
        if wire_text(given) == "":
            found += rejection("EMPTY_PARAMETER", -1105, WAS_EMPTY.format(name), name, given)
    return found


EMPTY_PARAMETER = Rule("EMPTY_PARAMETER", applies_to_malformed, check, Scope.ANY)

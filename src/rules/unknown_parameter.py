"""UNKNOWN_PARAMETER: a name that the request does not have (-1104).

The counts in the exchange's text include ``timestamp`` and ``signature``, which the transport adds.

Source: "Error codes: -1104"; real answers with 8 and 12 parameters.
"""

from typing import Any

from pretrade.check import Rule, Scope
from pretrade.context import Context
from pretrade.facts import Facts
from pretrade.order import Request, Shape
from pretrade.order.parameters import NAMES
from pretrade.violation import Finding, Findings, rejection

_MOST_SLIPS = 20
"""Who sends more unknown names has not misspelt them: they are not compared with the known ones."""


def applies(shape: Shape, context: Context) -> bool:  # noqa: ARG001
    """Whether any name is unknown to this endpoint."""
    return bool(shape.unknown) or not shape.given <= NAMES[shape.kind]


def check(request: Request, facts: Facts) -> Findings:  # noqa: ARG001
    """Refuse every unknown name."""
    given = request.shape.given
    names = [*request.unknown, *sorted(given - NAMES[request.kind])]
    sent = {*given, *request.unknown, "timestamp", "signature"}
    msg = (
        f"Not all sent parameters were read; read '{len(sent) - len(names)}' parameter(s) "
        f"but was sent '{len(sent)}'."
    )
    slips = len(names) <= _MOST_SLIPS
    unused = NAMES[request.kind] - given if slips else frozenset[str]()
    found: list[Finding] = []  # a tuple that grows would be copied for each of thousands
    for name in names:
        value = request.unknown.get(name, request.value(name) if name in given else None)
        more: dict[str, Any] = {"kind": request.kind, "unused": unused, "side": request.side}
        found.extend(rejection("UNKNOWN_PARAMETER", -1104, msg, str(name), value, **more))
    return tuple(found)


UNKNOWN_PARAMETER = Rule("UNKNOWN_PARAMETER", applies, check, Scope.REQUEST)

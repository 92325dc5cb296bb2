"""UNKNOWN_PARAMETER: a name that the request does not have (-1104).

The counts in the exchange's text include ``timestamp`` and ``signature``, which the transport adds.

Source: "Error codes: -1104"; real answers with 8 and 12 parameters.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from pretrade.check import Rule, Scope
from pretrade.context import Context
from pretrade.enums import RequestKind
from pretrade.facts.fact import Facts
from pretrade.order import Request, Shape
from pretrade.order.lists.oco import later_name
from pretrade.order.parameters import NAMES
from pretrade.order.syntax import NOT_ALL_READ
from pretrade.report.violation import Finding, Findings, rejection

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
    msg = NOT_ALL_READ.format(read=len(sent) - len(names), sent=len(sent))
    slips = len(names) <= _MOST_SLIPS
    unused = NAMES[request.kind] - given if slips else frozenset[str]()
    renamed = _renamed(request, names)
    first_renamed = next(iter(renamed), None)
    found: list[Finding] = []  # a tuple that grows would be copied for each of thousands
    for name in names:
        value = request.unknown.get(name, request.value(name) if name in given else None)
        more: dict[str, Any] = {
            "kind": request.kind,
            "unused": unused,
            "later": renamed.get(name),
            "is_first_renamed": name == first_renamed,
        }
        found.extend(rejection("UNKNOWN_PARAMETER", -1104, msg, str(name), value, **more))
    return tuple(found)


def _renamed(request: Request, names: Iterable[str]) -> Mapping[str, str]:
    """Return what the names of the old OCO are called in the new one, where that is not given."""
    if request.kind is not RequestKind.ORDER_LIST_OCO:
        return {}
    later = ((name, later_name(name, request.side)) for name in names)
    return {old: new for old, new in later if new and new not in request.shape.given}


UNKNOWN_PARAMETER = Rule("UNKNOWN_PARAMETER", applies, check, Scope.ANY)

"""UNSUPPORTED_OPERATION: a request that the exchange did not have on that day (-1020 [ours]).

OTO and OTOCO came on 2024-06-11, OPO and OPOCO on 2025-12-18, smart order routing on 2023-08-08,
amendments on 2025-05-07. What the exchange answered before is not documented: there was no such
endpoint.

Source: change log of 2023-08-08, 2024-06-11, 2025-04-21 and 2025-12-02; "Error codes: -1020".
"""

from collections.abc import Callable, Mapping
from operator import attrgetter

from pretrade.check import Rule, Scope
from pretrade.context import Context
from pretrade.enums import RequestKind
from pretrade.facts.fact import Facts
from pretrade.order import Request, Shape
from pretrade.report.violation import Findings, rejection
from pretrade.rulebook import Rulebook

_HAS: Mapping[RequestKind, Callable[[Rulebook], bool]] = {
    RequestKind.OTO: attrgetter("oto_lists"),
    RequestKind.OTOCO: attrgetter("oto_lists"),
    RequestKind.OPO: attrgetter("opo_lists"),
    RequestKind.OPOCO: attrgetter("opo_lists"),
    RequestKind.SOR_ORDER: attrgetter("sor_orders"),
    RequestKind.SOR_TEST_ORDER: attrgetter("sor_orders"),
    RequestKind.AMEND: attrgetter("amendments"),
}
"""Kind of request → whether the exchange has it; of the margin forms the day is not known."""


def applies(shape: Shape, context: Context) -> bool:
    """Requests before their day."""
    return shape.kind in _HAS and not _HAS[shape.kind](context.rulebook)


def check(request: Request, facts: Facts) -> Findings:  # noqa: ARG001
    """Refuse them."""
    msg = "This operation is not supported."
    return rejection("UNSUPPORTED_OPERATION", -1020, msg, kind=request.kind)


UNSUPPORTED_OPERATION = Rule("UNSUPPORTED_OPERATION", applies, check, Scope.ANY)

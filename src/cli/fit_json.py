"""Writes fitted orders for programs: one JSON line an order."""

import json
from typing import Any

from pretrade.cli.judge import Judged
from pretrade.cli.order_line import BadLine
from pretrade.cli.outcome import Outcome
from pretrade.cli.screen import Screen
from pretrade.enums import RequestKind


def show_json(found: Judged[Outcome] | BadLine, screen: Screen) -> None:
    """Write one fitted order. ASCII only, so that any terminal, file or program takes it."""
    screen.raw(json.dumps(fit_dict(found)))


def fit_dict(found: Judged[Outcome] | BadLine) -> dict[str, Any]:
    """Return one fitted order, JSON-ready; the order of the keys is part of the format."""
    if isinstance(found, BadLine):
        return {"line": found.line, "error": found.error, "changes": [], "violations": []}
    outcome, kind = found.answer, found.given.request
    fitted = {
        "line": found.given.line,
        "order": outcome.order,
        "changes": [change.to_dict() for change in outcome.changes],
        "ok": outcome.report.ok,
        "violations": [violation.to_dict() for violation in outcome.report.violations],
    }
    # The parameters alone do not tell an OCO from an order, and `order` is to be sent as it is.
    return fitted if kind is RequestKind.ORDER else {**fitted, "request": kind.value}

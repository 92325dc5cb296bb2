"""Writes fitted orders for programs: one JSON line an order."""

import json
from typing import Any

from pretrade.cli.fit.outcome import Outcome
from pretrade.cli.input.order_line import BadLine
from pretrade.cli.judging.judge import JudgedOrder
from pretrade.cli.terminal.output import Output
from pretrade.enums import RequestKind


def show_json(found: JudgedOrder[Outcome] | BadLine, output: Output) -> None:
    """Write one fitted order. ASCII only, so that any terminal, file or program takes it."""
    output.raw(json.dumps(fit_dict(found)))


def fit_dict(found: JudgedOrder[Outcome] | BadLine) -> dict[str, Any]:
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

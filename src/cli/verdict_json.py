"""Writes verdicts for programs: one JSON line an order."""

import json
from typing import Any

from pretrade import Report
from pretrade.cli.judge import Judged
from pretrade.cli.order_line import BadLine
from pretrade.cli.screen import Screen


def show_json(verdict: Judged[Report] | BadLine, screen: Screen) -> None:
    """Write one verdict. ASCII only, so that any terminal, file or program takes it."""
    screen.raw(json.dumps(verdict_dict(verdict)))


def verdict_dict(verdict: Judged[Report] | BadLine) -> dict[str, Any]:
    """Return one verdict, JSON-ready; the order of the keys is part of the format."""
    if isinstance(verdict, BadLine):
        return {
            "line": verdict.line,
            "error": verdict.error,
            "violations": [],
            "unevaluated": [],
            "warnings": [],
        }
    return {"line": verdict.given.line, **verdict.answer.to_dict()}

"""Writes verdicts for programs: one JSON line an order."""

import json
from typing import Any

from pretrade import Report
from pretrade.cli.input.order_line import BadLine
from pretrade.cli.judging.judge import JudgedOrder
from pretrade.cli.terminal.output import Output


def show_json(verdict: JudgedOrder[Report] | BadLine, output: Output) -> None:
    """Write one verdict. ASCII only, so that any terminal, file or program takes it."""
    output.raw(json.dumps(verdict_dict(verdict)))


def verdict_dict(verdict: JudgedOrder[Report] | BadLine) -> dict[str, Any]:
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

"""Endpoints as JSON, one object a line."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from pretrade.cli.terminal.output import Output
from pretrade.client.endpoints import Endpoint
from pretrade.client.endpoints.parameter import Parameter
from pretrade.client.endpoints.weight import Weight


def show_endpoints_json(chapters: Mapping[str, Sequence[Endpoint]], output: Output) -> None:
    """Write a line for each endpoint; chapter → its endpoints."""
    for chapter, rows in chapters.items():
        for row in rows:
            output.raw(json.dumps(_endpoint(row, chapter)))


def _endpoint(row: Endpoint, chapter: str) -> dict[str, Any]:
    return {
        "method": row.method,
        "path": row.path,
        "title": row.title,
        "chapter": chapter,
        "security": row.security.value,
        "signed": row.security.signed,
        "countedBy": row.counted_by,
        "weights": [_weight(one) for one in row.weights],
        "orders": row.order_count,
        "changes": row.changes,
        "parameters": [_parameter(one) for one in row.parameters.values()],
        "oneOf": row.one_of,
        "notTogether": row.not_together,
        "clientMethod": row.name if row.name.isidentifier() else None,
        "websocket": row.websocket or None,
        "since": _day(row.since),
        "until": _day(row.until),
        "absent": _day(row.absent),
    }


def _weight(weight: Weight) -> dict[str, Any]:
    cases = [
        {"parameter": one.parameter, "weight": one.weight, "most": one.most, "cap": one.cap}
        for one in weight.cases
    ]
    return {"since": _day(weight.since), "otherwise": weight.otherwise, "cases": cases}


def _parameter(one: Parameter) -> dict[str, Any]:
    return {
        "name": one.name,
        "type": one.type,
        "mandatory": one.mandatory,
        "values": one.values,
        "default": one.default or None,
        "min": None if one.least is None else str(one.least),
        "max": None if one.most is None else str(one.most),
        "note": one.note or None,
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()

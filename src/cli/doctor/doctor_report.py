"""Shows what ``doctor`` found: `show_text` for people, `show_json` for programs."""

import json

from pretrade.cli.doctor.examination import Examination
from pretrade.cli.terminal.output import Output, Paint
from pretrade.client.environments import PLACES
from pretrade.client.state.age_text import age_text


def show_text(found: Examination, output: Output) -> None:
    """Write a line for each thing, then what is wrong."""
    rows = {
        "environment": found.environment.value,
        "host": found.host,
        "key": _key(found),
        "clock": found.server_time.explain(),
        "weight used": found.weight_used or "not known",
        "rules": _rules(found),
    }
    for name, value in rows.items():
        output.line(f"{name:12} ", value)
    for problem in found.problems:
        output.line(Paint("wrong", "red"), f": {problem}")


def show_json(found: Examination, output: Output) -> None:
    """Write one object."""
    time = found.server_time
    told = {
        "ok": not found.problems,
        "environment": found.environment.value,
        "host": found.host,
        "baseUrl": found.base_url,
        "keyPrefix": found.key,
        "keyType": found.kind,
        "clockOffsetMs": time.offset_ms if time.known else None,
        "roundTripMs": time.round_trip_ms,
        "clock": time.explain(),
        "weightUsed": found.weight_used,
        "rulesAgeMs": found.rules_age,
        "problems": list(found.problems),
    }
    output.raw(json.dumps(told))


def _key(found: Examination) -> str:
    if found.key is None:
        start = PLACES[found.environment].variable
        return f"none: set {start}API_KEY and {start}API_SECRET"
    return f"{found.key} ({found.kind or 'its secret cannot be used'})"


def _rules(found: Examination) -> str:
    if found.rules_age is None:
        return "none given: --rules exchangeInfo.json tells their age"
    return f"{age_text(found.rules_age)} old"

"""Symbols of real exchangeInfo captures."""

import json
from pathlib import Path
from typing import Any

from property_tests.strategies.wire import Json


def load_captures(folder: Path) -> list[Json]:
    """Read every capture of a folder into one exchangeInfo a symbol."""
    found: list[Json] = []
    for path in sorted(folder.glob("*.json")):
        whole: dict[str, Any] = json.loads(path.read_bytes())
        found += [{**whole, "symbols": [symbol]} for symbol in whole["symbols"]]
    return found

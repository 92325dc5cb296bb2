"""The exchangeInfo documents that are loaded: real captures, or else the packaged sample.

The captures are megabytes of public data and are not in the tree: their folder is that of the
environment variable PRETRADE_CAPTURES, else ../shared/data/exchange_info beside the tree.
"""

import json
import os
from functools import cached_property
from pathlib import Path
from typing import Any

import attrs

from benchmarks.orders import DOCUMENT

_BESIDE = Path(__file__).parents[2] / "shared" / "data" / "exchange_info"
FOLDER = Path(os.environ.get("PRETRADE_CAPTURES", _BESIDE))
SAMPLE = "packaged sample"
_FEWEST = 100  # the captures of one symbol tell nothing about loading


@attrs.frozen
class Document:
    """One exchangeInfo.

    Attributes:
        name: its date, or that it is the sample.
        raw: its bytes, as a reply has them: without spaces.
    """

    name: str
    raw: bytes

    @cached_property
    def parsed(self) -> Any:  # noqa: ANN401  any JSON
        """The parsed JSON."""
        return json.loads(self.raw)

    @property
    def symbols(self) -> list[str]:
        """The names of its symbols."""
        return [symbol["symbol"] for symbol in self.parsed["symbols"]]


def documents() -> list[Document]:
    """Return every capture, the greatest number of symbols first; without any, the sample."""
    paths = sorted(FOLDER.glob("*.json"))
    found = [_document(f"capture of {path.stem}", json.loads(path.read_bytes())) for path in paths]
    found = [one for one in found if len(one.symbols) >= _FEWEST]
    found.sort(key=lambda one: len(one.symbols), reverse=True)
    return found or [_document(SAMPLE, DOCUMENT)]


def _document(name: str, parsed: dict[str, Any]) -> Document:
    named = f"{name}, {len(parsed['symbols'])} symbols"
    return Document(named, json.dumps(parsed, separators=(",", ":")).encode())

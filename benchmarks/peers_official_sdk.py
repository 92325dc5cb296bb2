"""binance-sdk-spot, the exchange's own: it reads an exchangeInfo; it judges no amounts."""

import json

from binance_sdk_spot.rest_api.models import ExchangeInfoResponse

from benchmarks.documents import Document
from benchmarks.measure import Case

LIBRARY = "binance-sdk-spot"


def rounding_cases() -> list[Case]:
    """Return nothing: it rounds nothing."""
    return []


def check_cases() -> list[Case]:
    """Return nothing: of an order it asks only that symbol, side and type are not None."""
    return []


def load_cases(document: Document) -> list[Case]:
    """Return its reading of a document, from bytes to its model."""
    raw = document.raw

    def model() -> object:
        return ExchangeInfoResponse.from_dict(json.loads(raw))

    return [Case(LIBRARY, "json.loads, ExchangeInfoResponse.from_dict", model)]

"""Words what exchangeInfo says of a symbol besides its filters, and the rate limits."""

from collections.abc import Iterable

from pretrade.symbol_fields import RateLimit, SymbolFields

FLAGS = (
    ("icebergAllowed", "iceberg_allowed", "icebergs"),
    ("ocoAllowed", "oco_allowed", "OCO orders"),
    ("quoteOrderQtyMarketAllowed", "quote_order_qty_market_allowed", "quoteOrderQty"),
    ("allowTrailingStop", "allow_trailing_stop", "trailing stops"),
    ("cancelReplaceAllowed", "cancel_replace_allowed", "cancel-replace"),
    ("pegInstructionsAllowed", "peg_instructions_allowed", "pegged prices"),
    ("isSpotTradingAllowed", "is_spot_trading_allowed", "spot trading"),
    ("isMarginTradingAllowed", "is_margin_trading_allowed", "margin trading"),
)
"""Name in exchangeInfo, attribute of SymbolFields, and words for each yes-or-no field."""


def field_rows(fields: SymbolFields) -> list[tuple[str, str]]:
    """Return the fields of a symbol as pairs of a name and words; unknown ones are said to be."""
    rows = [
        ("status", _status(fields.status)),
        ("base asset", _asset(fields.base_asset, fields.base_asset_precision)),
        ("quote asset", _asset(fields.quote_asset, fields.quote_asset_precision)),
        ("order types", _joined(fields.order_types)),
        ("permissions", _permissions(fields.permission_sets)),
        ("takes", _flagged(fields, value=True)),
        ("takes no", _flagged(fields, value=False)),
        ("does not say", _flagged(fields, value=None)),
        ("self-trade", _joined(fields.allowed_self_trade_prevention_modes)),
    ]
    return [row for row in rows if row[1] or row[0] not in _MAY_BE_ABSENT]


_MAY_BE_ABSENT = {"takes", "takes no", "does not say", "self-trade"}


def _status(status: str | None) -> str:
    if status is None:
        return "not said"
    return status if status == "TRADING" else f"{status}: orders are refused until it is TRADING"


def _asset(name: str | None, precision: int | None) -> str:
    decimals = "" if precision is None else f", up to {precision} decimals"
    return f"{name or 'not said'}{decimals}"


def _joined(words: Iterable[str] | None) -> str:
    return ", ".join(sorted(words or ()))


def _permissions(sets: tuple[frozenset[str], ...] | None) -> str:
    if sets is None:
        return "not said"
    either = [" or ".join(sorted(one)) for one in sets]
    return either[0] if len(either) == 1 else " and ".join(f"({one})" for one in either)


def _flagged(fields: SymbolFields, *, value: bool | None) -> str:
    return ", ".join(words for _, name, words in FLAGS if getattr(fields, name) is value)


def rate_words(limit: RateLimit) -> str:
    """Return a rate limit in words.

    >>> rate_words(RateLimit("ORDERS", "SECOND", 10, 50))
    'at most 50 new orders in 10 seconds'
    """
    what = {
        "ORDERS": "new orders",
        "REQUEST_WEIGHT": "of request weight",
        "RAW_REQUESTS": "requests",
    }
    unit, number = limit.interval.lower(), limit.interval_num
    span = f"per {unit}" if number == 1 else f"in {number} {unit}s"
    kind = limit.rate_limit_type
    return f"at most {limit.limit} {what.get(kind, kind.lower())} {span}"

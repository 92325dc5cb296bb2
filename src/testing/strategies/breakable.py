"""Which rules a single order can break, and how: by a number, by a mistake, or as it is."""

from collections.abc import Mapping

from pretrade.filters import ACCOUNT_FILTERS, REQUEST_FILTERS
from pretrade.rules import AFTER_FILTERS, BEFORE_FILTERS, LAST
from pretrade.testing.strategies.mistakes import MISTAKES

_PRICES = ("stopPrice", "price")
_SIZES = ("quantity", "quoteOrderQty")

NUMBERS: Mapping[str, tuple[str, ...]] = {
    "OVERFLOW": (*_PRICES, *_SIZES, "icebergQty"),
    "PRECISION": (*_PRICES, *_SIZES, "icebergQty"),
    "ZERO_VALUE": (*_PRICES, *_SIZES),
    "ZERO_NOTIONAL": ("quantity",),
    "ICEBERG_QUANTITY": ("icebergQty",),
    "PRICE_FILTER": _PRICES,
    "PERCENT_PRICE": ("price",),
    "PERCENT_PRICE_BY_SIDE": ("price",),
    "LOT_SIZE": (*_SIZES, "icebergQty"),
    "MARKET_LOT_SIZE": _SIZES,
    "MIN_NOTIONAL": (*_SIZES, "icebergQty"),
    "NOTIONAL": _SIZES,
    "ICEBERG_PARTS": ("icebergQty",),
    "TRAILING_DELTA": ("trailingDelta",),
    "MAX_POSITION": _SIZES,
    "MAX_ASSET": _SIZES,
    "TRIGGER_PRICE": ("stopPrice",),
    "POST_ONLY": ("price",),
    "BALANCE": _SIZES,
}
"""Rules that a number breaks, and the parameters that may hold it."""

FORM_RULES = frozenset(
    {"ORDER_TYPE", "QUOTE_ORDER_QTY", "ICEBERG_ALLOWED", "TRAILING_STOP_ALLOWED"}
)
"""Rules that an order breaks by its form, where the symbol does not take it."""

STATE_RULES = FORM_RULES | {
    *("SYMBOL_STATUS", "SPOT_ALLOWED", "MARGIN_ALLOWED", "CANCEL_REPLACE_ALLOWED"),
    *("PERMISSIONS", "CAN_TRADE", "ORDER_RATE"),
    *("MAX_NUM_ORDERS", "MAX_NUM_ALGO_ORDERS", "MAX_NUM_ICEBERG_ORDERS"),
    *("EXCHANGE_MAX_NUM_ORDERS", "EXCHANGE_MAX_NUM_ALGO_ORDERS", "EXCHANGE_MAX_NUM_ICEBERG_ORDERS"),
}
"""Rules that any order breaks, whatever its numbers, where symbol or account are not in order."""

BREAKABLE_RULES: tuple[str, ...] = tuple(
    dict.fromkeys(
        rule
        for rule in (
            *(one.rule_id for one in BEFORE_FILTERS),
            *REQUEST_FILTERS,
            *(one.rule_id for one in AFTER_FILTERS),
            *ACCOUNT_FILTERS,
            *(one.rule_id for one in LAST),
        )
        if rule in {*NUMBERS, *MISTAKES, *STATE_RULES}
    )
)
"""The ids of the rules that `illegal_orders` can break, in the order of the exchange."""

"""The order in which the exchange looks: its steps 1 to 13."""

from pretrade import Violation
from tests.rules.faults import ACCOUNT_FILTER_FAULTS

STEPS = (
    "MANDATORY_OF_ENDPOINT",
    "UNKNOWN_PARAMETER",
    "SYNTAX EMPTY_PARAMETER",
    "SIDE ORDER_TYPE_VALUE TIME_IN_FORCE SYMBOL",
    "FORBIDDEN_PARAMETER",
    "MANDATORY_PARAMETER",
    "PARAMETER_COMBINATION OCO_TYPES PEGGED_PRICE STRATEGY_TYPE RECV_WINDOW",
    "PRECISION OVERFLOW",
    "ZERO_VALUE ZERO_NOTIONAL",
    (
        "ORDER_TYPE QUOTE_ORDER_QTY ICEBERG_ALLOWED OCO_ALLOWED TRAILING_STOP_ALLOWED "
        "CANCEL_REPLACE_ALLOWED "
        "SELF_TRADE_PREVENTION ICEBERG_TIME_IN_FORCE ICEBERG_QUANTITY SYMBOL_STATUS SPOT_ALLOWED "
        "MARGIN_ALLOWED"
    ),
    "PRICE_FILTER",
    "PERCENT_PRICE PERCENT_PRICE_BY_SIDE",
    "LOT_SIZE",
    "MARKET_LOT_SIZE",
    "MIN_NOTIONAL NOTIONAL",
    "ICEBERG_PARTS",
    "TRAILING_DELTA",
    "OCO_LEGS",
    " ".join(
        (
            "PERMISSIONS CAN_TRADE DUPLICATE_CLIENT_ORDER_ID",
            *(fault.rule for fault in ACCOUNT_FILTER_FAULTS),
        )
    ),
    "ORDER_RATE",
    "EMPTY_BOOK PEG_LIQUIDITY TRIGGER_PRICE OCO_PRICES POST_ONLY",
    "BALANCE",
)
STEP = {rule: step for step, rules in enumerate(STEPS) for rule in rules.split()}


def step_of(violation: Violation) -> int:
    """Return when the exchange would see it.

    Of two rules some is seen without the market; what an endpoint must have needs no type.
    """
    if violation.rule == "MANDATORY_PARAMETER" and _is_of_endpoint(violation):
        return STEP["MANDATORY_OF_ENDPOINT"]
    apart = {("OCO_PRICES", -1013): "OCO_LEGS", ("PEGGED_PRICE", -2010): "PEG_LIQUIDITY"}
    return STEP[apart.get((violation.rule, violation.code), violation.rule)]


_OF_ENDPOINT = {
    *("symbol", "side", "type", "quantity", "price", "stopPrice", "aboveType", "belowType"),
    "cancelReplaceMode",
}


def _is_of_endpoint(violation: Violation) -> bool:
    """Whether it is missing whatever the type: orders and legs need some of them by their type."""
    return violation.details["type"] is None and violation.field in _OF_ENDPOINT

"""How far trailing stops follow."""

from property_tests.by_hand.case import OCO, TRAILING, Case


def trailing(order_type: str, delta: str, *bounds: str, side: str = "SELL") -> Case:
    """Write a trailing order."""
    return Case(
        f"{side} {order_type} {delta}",
        [TRAILING],
        {"type": order_type, "quantity": "1", "price": "1", "trailingDelta": delta},
        {("TRAILING_DELTA", "trailingDelta", bound, None) for bound in bounds},
        side=side,
    )


TRAILINGS = [
    # below: 20 to 1000 for STOP_LOSS SELL and TAKE_PROFIT BUY
    trailing("STOP_LOSS", "19", "minTrailingBelowDelta"),
    trailing("STOP_LOSS", "20"),
    trailing("STOP_LOSS_LIMIT", "1000"),
    trailing("STOP_LOSS_LIMIT", "1001", "maxTrailingBelowDelta"),
    trailing("TAKE_PROFIT_LIMIT", "1001", "maxTrailingBelowDelta", side="BUY"),
    # above: 10 to 2000 for STOP_LOSS BUY and TAKE_PROFIT SELL
    trailing("STOP_LOSS", "9", "minTrailingAboveDelta", side="BUY"),
    trailing("STOP_LOSS", "2000", side="BUY"),
    trailing("TAKE_PROFIT", "2001", "maxTrailingAboveDelta"),
    trailing("TAKE_PROFIT", "10"),
    # the stop leg of a SELL OCO trails below
    Case(
        "OCO leg",
        [TRAILING],
        OCO | {"trailingDelta": "10"},
        {("TRAILING_DELTA", "trailingDelta", "minTrailingBelowDelta", "stop")},
        side="SELL",
        kind="oco",
    ),
]

"""What the count filters count: which open orders, and how many of it a request adds."""

from dataclasses import dataclass, field

from tests.symbols import (
    Json,
    limit,
    limit_maker,
    market_for,
    market_order,
    oco,
    order_list,
    stop_loss,
    stop_loss_limit,
    take_profit,
    take_profit_limit,
)

Request = tuple[str, Json]
TWO_STOPS = order_list(aboveType="TAKE_PROFIT", abovePrice=None)
TWO_ICEBERGS = oco(limitIcebergQty="1", stopIcebergQty="1")
NOTHING_TO_READ: Json = {"symbol": "AB", "side": "b", "type": "b", "quantity": "b"}


@dataclass(frozen=True)
class Thing:
    """What a filter counts: which open orders are one, and which requests add one, two or none."""

    counted: list[Json]
    adding_one: list[Request]
    adding_two: list[Request] = field(default_factory=list[Request])
    not_counted: list[Json] = field(default_factory=list[Json])
    adding_none: list[Request] = field(default_factory=list[Request])
    #: requests of which it cannot be told, and the parameters that cannot be read
    unreadable: list[tuple[str, Json, str]] = field(default_factory=list[tuple[str, Json, str]])

    @property
    def adding(self) -> list[tuple[int, Request]]:
        """Every request that adds some, after how many it adds."""
        singles = [(1, request) for request in self.adding_one]
        return singles + [(2, request) for request in self.adding_two]


ORDERS = Thing(
    counted=[{}, {"type": "STOP_LOSS_LIMIT", "side": "BUY", "order_list_id": 7}],
    adding_one=[
        ("order", limit()),
        ("order", limit_maker()),
        ("order", market_order()),
        ("order", market_for("10")),
        ("order", stop_loss()),
        ("order", NOTHING_TO_READ),
        ("marginOrder", limit()),
        ("cancelReplace", limit()),
    ],
    adding_two=[("oco", oco()), ("marginOco", oco()), ("orderListOco", order_list())],
)
ALGO_ORDERS = Thing(
    counted=[
        {"type": "STOP_LOSS"},
        {"type": "STOP_LOSS_LIMIT"},
        {"type": "TAKE_PROFIT"},
        {"type": "TAKE_PROFIT_LIMIT"},
    ],
    not_counted=[{"type": "LIMIT"}, {"type": "LIMIT_MAKER", "order_list_id": 7}],
    adding_one=[
        ("order", stop_loss()),
        ("order", stop_loss_limit()),
        ("order", take_profit()),
        ("order", take_profit_limit()),
        ("order", stop_loss(stopPrice=None, trailingDelta="100")),
        ("cancelReplace", stop_loss()),
        ("marginOrder", stop_loss()),
        ("oco", oco()),
        ("marginOco", oco(stopLimitPrice=None)),
        ("orderListOco", order_list()),
    ],
    adding_two=[("orderListOco", TWO_STOPS)],
    adding_none=[("order", limit()), ("order", limit_maker()), ("order", market_order())],
    unreadable=[
        ("order", stop_loss(type=None), "type"),
        ("order", stop_loss(type=""), "type"),
        ("order", stop_loss(type="STOPLOSS"), "type"),
    ],
)
ICEBERG_ORDERS = Thing(
    counted=[{"iceberg_qty": "0.1"}],
    not_counted=[{}, {"iceberg_qty": "0.00000000"}],
    adding_one=[
        ("order", limit(icebergQty="1")),
        ("order", limit_maker(icebergQty="1")),
        ("order", stop_loss_limit(icebergQty="1")),
        ("cancelReplace", limit(icebergQty="1")),
        ("oco", oco(limitIcebergQty="1")),
        ("oco", oco(stopIcebergQty="1")),
        ("oco", oco(limitIcebergQty="1", stopIcebergQty="0")),
        ("orderListOco", order_list(aboveIcebergQty="1")),
    ],
    adding_two=[
        ("oco", TWO_ICEBERGS),
        ("orderListOco", order_list(aboveIcebergQty="1", belowIcebergQty="1")),
    ],
    adding_none=[
        ("order", limit()),
        ("order", limit(icebergQty="0")),
        ("order", limit(icebergQty="0.0")),
        ("order", market_order()),
        ("oco", oco()),
    ],
    unreadable=[
        ("order", limit(icebergQty="1e0"), "icebergQty"),
        ("order", limit(icebergQty="-1"), "icebergQty"),
        ("oco", oco(stopIcebergQty="1e0"), "stopIcebergQty"),
    ],
)
ORDER_LISTS = Thing(
    counted=[{"order_list_id": 0}, {"order_list_id": 70, "type": "STOP_LOSS", "side": "BUY"}],
    not_counted=[{"order_list_id": -1}],
    adding_one=[("oco", oco()), ("marginOco", oco()), ("orderListOco", order_list())],
    adding_none=[("order", limit()), ("cancelReplace", stop_loss())],
)

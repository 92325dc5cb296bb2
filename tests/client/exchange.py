"""The exchange behind the loopback server: it keeps orders, and reads clocks and signatures.

It judges nothing else: what an exchange refuses besides is in the script of a test.
"""

import copy
import hashlib
import hmac
import json
from collections.abc import Callable, Mapping
from importlib.resources import files
from typing import Any

import attrs

from tests.client.server import Answer, Received, refusal

API_KEY = "the-api-key-of-the-tests"
API_SECRET = "the-secret-of-the-tests"  # noqa: S105  it opens nothing
START = 1664496000000
"""2022-09-30 00:00 UTC, the serverTime of the packaged exchangeInfo."""


@attrs.define
class Clock:
    """A clock that the tests move."""

    now: int = START

    def __call__(self) -> int:
        return self.now


def sample(name: str) -> Any:  # noqa: ANN401  JSON
    return json.loads(files("pretrade").joinpath("sample", name).read_bytes())


NO_SUCH_ORDER = refusal(-2013, "Order does not exist.")
_CLIENT_IDS = (
    "limitClientOrderId",
    "stopClientOrderId",
    "aboveClientOrderId",
    "belowClientOrderId",
)


class Exchange:
    """Answers as the exchange does.

    Attributes:
        clock: its time is the clock's plus ``skew``, in milliseconds.
        document: its exchangeInfo.
        orders: by client order id.
        lists: order lists by list client order id.
        references: the reference prices by symbol; None: there is none any more.
    """

    def __init__(self, clock: Callable[[], int]) -> None:
        self.clock = clock
        self.skew = 0
        self.document: dict[str, Any] = copy.deepcopy(sample("exchange_info.json"))
        self.orders: dict[str, dict[str, Any]] = {}
        self.lists: dict[str, dict[str, Any]] = {}
        self.references: dict[str, str | None] = {}

    @property
    def now(self) -> int:
        return self.clock() + self.skew

    def __call__(self, request: Received) -> Answer:
        params = request.params
        if "timestamp" in params:
            refused = self._refused(request, params)
            if refused is not None:
                return refused
        handler = _HANDLERS.get(request.route)
        return refusal(-1000, "no such route", 404) if handler is None else handler(self, params)

    def _refused(self, request: Received, params: Mapping[str, str]) -> Answer | None:
        """Judge time and signature as the exchange does."""
        ahead = int(params["timestamp"]) - self.now
        if ahead >= 1000:
            msg = "Timestamp for this request was 1000ms ahead of the server's time."
            return refusal(-1021, msg)
        if -ahead > int(params.get("recvWindow", 5000)):
            return refusal(-1021, "Timestamp for this request is outside of the recvWindow.")
        text = request.query + request.body
        payload, _, signature = text.rpartition("signature=")
        signed = payload.rstrip("&").encode()
        right = hmac.new(API_SECRET.encode(), signed, hashlib.sha256).hexdigest()
        if signature != right or request.headers.get("x-mbx-apikey") != API_KEY:
            return refusal(-1022, "Signature for this request is not valid.")
        return None

    def time(self, params: Mapping[str, str]) -> Answer:  # noqa: ARG002  a handler
        return Answer(200, {"serverTime": self.now}, {"X-MBX-USED-WEIGHT-1M": "7"})

    def exchange_info(self, params: Mapping[str, str]) -> Answer:
        wanted = params.get("symbol")
        symbols = [s for s in self.document["symbols"] if wanted in {None, s["symbol"]}]
        if not symbols:
            return refusal(-1121, "Invalid symbol.")
        return Answer(200, {**self.document, "serverTime": self.now, "symbols": symbols})

    def price(self, params: Mapping[str, str]) -> Answer:
        price = sample("market.json")[params["symbol"]]["lastPrice"]
        return Answer(200, {"symbol": params["symbol"], "price": price})

    def average(self, params: Mapping[str, str]) -> Answer:
        return Answer(
            200, {"mins": 5, "price": sample("market.json")[params["symbol"]]["avgPrice"]["5"]}
        )

    def book(self, params: Mapping[str, str]) -> Answer:
        market = sample("market.json")[params["symbol"]]
        names = ("bidPrice", "askPrice")
        return Answer(200, {"symbol": params["symbol"], **{name: market[name] for name in names}})

    def reference(self, params: Mapping[str, str]) -> Answer:
        symbol = params["symbol"]
        if symbol not in self.references:
            return refusal(-2043, "This symbol doesn't have a reference price.")
        price = self.references[symbol]
        return Answer(200, {"symbol": symbol, "referencePrice": price, "timestamp": self.now})

    def account(self, params: Mapping[str, str]) -> Answer:  # noqa: ARG002  a handler
        account = sample("account.json")
        return Answer(200, {n: account[n] for n in ("canTrade", "permissions", "balances")})

    def open_orders(self, params: Mapping[str, str]) -> Answer:
        symbols = {params.get("symbol")} - {None}
        found = [o for o in self.orders.values() if o["status"] == "NEW"]
        return Answer(200, [o for o in found if not symbols or o["symbol"] in symbols])

    def usage(self, params: Mapping[str, str]) -> Answer:  # noqa: ARG002  a handler
        limits = self.document["rateLimits"]
        return Answer(
            200, [{**one, "count": 0} for one in limits if one["rateLimitType"] == "ORDERS"]
        )

    def place(self, params: Mapping[str, str], name: str, **more: object) -> dict[str, Any]:
        """Keep an order and return it as a query would."""
        order = {
            "symbol": params["symbol"],
            "orderId": len(self.orders) + 1,
            "orderListId": -1,
            "clientOrderId": name,
            "side": params["side"],
            "type": params.get("type", "LIMIT"),
            "origQty": params.get("quantity", "0"),
            "executedQty": "0",
            "price": params.get("price", "0"),
            "status": "NEW",
            "time": self.now,
            **more,
        }
        self.orders[name] = order
        return order

    def new_order(self, params: Mapping[str, str]) -> Answer:
        order = self.place(params, params["newClientOrderId"])
        counts = {"X-MBX-ORDER-COUNT-10S": str(len(self.orders))}
        return Answer(200, {**order, "transactTime": self.now}, counts)

    def test_order(self, params: Mapping[str, str]) -> Answer:  # noqa: ARG002  a handler
        return Answer(200, {})

    def found(self, params: Mapping[str, str], *names: str) -> dict[str, Any] | None:
        wanted = {params[name] for name in names if name in params}
        return next(
            (o for o in self.orders.values() if {o["clientOrderId"], str(o["orderId"])} & wanted),
            None,
        )

    def query_order(self, params: Mapping[str, str]) -> Answer:
        order = self.found(params, "origClientOrderId", "orderId")
        return NO_SUCH_ORDER if order is None else Answer(200, order)

    def cancel_order(self, params: Mapping[str, str]) -> Answer:
        order = self.found(params, "origClientOrderId", "orderId")
        if order is None or order["status"] != "NEW":
            return refusal(-2011, "Unknown order sent.")
        order["status"] = "CANCELED"
        return Answer(200, {**order, "origClientOrderId": order["clientOrderId"]})

    def cancel_all(self, params: Mapping[str, str]) -> Answer:
        closed = [o for o in self.orders.values() if o["symbol"] == params["symbol"]]
        for order in closed:
            order["status"] = "CANCELED"
        return Answer(200, closed)

    def cancel_replace(self, params: Mapping[str, str]) -> Answer:
        order = self.found(params, "cancelOrigClientOrderId", "cancelOrderId")
        if order is None:
            return NO_SUCH_ORDER
        order["status"] = "CANCELED"
        placed = self.place(params, params["newClientOrderId"])
        legs = {"cancelResult": "SUCCESS", "newOrderResult": "SUCCESS"}
        return Answer(200, {**legs, "cancelResponse": order, "newOrderResponse": placed})

    def new_list(self, params: Mapping[str, str]) -> Answer:
        number = len(self.lists) + 1
        names = [params[name] for name in _CLIENT_IDS if name in params]
        placed = [self.place(params, name, orderListId=number) for name in names]
        found = {
            "orderListId": number,
            "contingencyType": "OCO",
            "listStatusType": "EXEC_STARTED",
            "listOrderStatus": "EXECUTING",
            "listClientOrderId": params["listClientOrderId"],
            "symbol": params["symbol"],
            "orders": [{"symbol": o["symbol"], "orderId": o["orderId"]} for o in placed],
            "transactionTime": self.now,
        }
        self.lists[params["listClientOrderId"]] = found
        return Answer(200, found)

    def query_list(self, params: Mapping[str, str]) -> Answer:
        found = self.lists.get(params.get("origClientOrderId", ""))
        return refusal(-2018, "Order list does not exist.") if found is None else Answer(200, found)

    def cancel_list(self, params: Mapping[str, str]) -> Answer:
        found = self.lists.get(params.get("listClientOrderId", ""))
        if found is None:
            return refusal(-2011, "Unknown order list sent.")
        found["listOrderStatus"] = "ALL_DONE"
        return Answer(200, found)

    def listen_key(self, params: Mapping[str, str]) -> Answer:  # noqa: ARG002  a handler
        return Answer(200, {"listenKey": "a-listen-key"})


_HANDLERS: Mapping[str, Callable[[Exchange, Mapping[str, str]], Answer]] = {
    "GET /api/v3/ping": Exchange.test_order,
    "GET /api/v3/time": Exchange.time,
    "GET /api/v3/exchangeInfo": Exchange.exchange_info,
    "GET /api/v3/ticker/price": Exchange.price,
    "GET /api/v3/avgPrice": Exchange.average,
    "GET /api/v3/ticker/bookTicker": Exchange.book,
    "GET /api/v3/referencePrice": Exchange.reference,
    "GET /api/v3/account": Exchange.account,
    "GET /api/v3/openOrders": Exchange.open_orders,
    "GET /api/v3/rateLimit/order": Exchange.usage,
    "POST /api/v3/order": Exchange.new_order,
    "POST /api/v3/order/test": Exchange.test_order,
    "GET /api/v3/order": Exchange.query_order,
    "DELETE /api/v3/order": Exchange.cancel_order,
    "DELETE /api/v3/openOrders": Exchange.cancel_all,
    "POST /api/v3/order/cancelReplace": Exchange.cancel_replace,
    "POST /api/v3/order/oco": Exchange.new_list,
    "POST /api/v3/orderList/oco": Exchange.new_list,
    "GET /api/v3/orderList": Exchange.query_list,
    "DELETE /api/v3/orderList": Exchange.cancel_list,
    "POST /api/v3/userDataStream": Exchange.listen_key,
}

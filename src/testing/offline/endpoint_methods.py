"""The requests of the exchange as methods: `EndpointMethods`."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Any

from pretrade.testing.offline.book.sim_account import OFFLINE_KEY

Json = dict[str, Any]
Param = Any
"""What a parameter is given as: text, whole number, Decimal, bool, or a list of texts."""

ObjectOrArray = Any
"""An object when one symbol was asked for, else an array of them."""


class EndpointMethods(ABC):
    """A method for each endpoint, named as those of the client.

    Each takes the exchange's own parameters as keywords (numbers as str, int or Decimal; None is
    not sent) and returns the JSON that the exchange answers. Those for one account take the key of
    the account as ``api_key``. A refusal is an `ExchangeError`.
    """

    @abstractmethod
    def call(self, endpoint: str, params: Mapping[str, Any], *, api_key: str | None = None) -> Any:  # noqa: ANN401  JSON
        """Send a request to the endpoint of a name."""

    def ping(self) -> Json:
        """Answer ``{}``. GET /api/v3/ping."""
        return self._object("ping", {})

    def time(self) -> Json:
        """Return the exchange's time. GET /api/v3/time."""
        return self._object("time", {})

    def exchange_info(self, **params: Param) -> Json:
        """Return the rules in force. GET /api/v3/exchangeInfo."""
        return self._object("exchange_info", params)

    def depth(self, **params: Param) -> Json:
        """Return the order book. GET /api/v3/depth."""
        return self._object("depth", params)

    def trades(self, **params: Param) -> list[Json]:
        """Return the latest trades. GET /api/v3/trades."""
        return self._array("trades", params)

    def klines(self, **params: Param) -> list[list[Any]]:
        """Return the candles of its own trades. GET /api/v3/klines."""
        return self._array("klines", params)

    def avg_price(self, **params: Param) -> Json:
        """Return the average price. GET /api/v3/avgPrice."""
        return self._object("avg_price", params)

    def reference_price(self, **params: Param) -> Json:
        """Refuse: no symbol has one. GET /api/v3/referencePrice."""
        return self._object("reference_price", params)

    def reference_price_calculation(self, **params: Param) -> Json:
        """Refuse: no symbol has one. GET /api/v3/referencePrice/calculation."""
        return self._object("reference_price_calculation", params)

    def execution_rules(self, **params: Param) -> Json:
        """Return the execution rules: no symbol has any. GET /api/v3/executionRules."""
        return self._object("execution_rules", params)

    def ticker_24hr(self, **params: Param) -> ObjectOrArray:
        """Return what happened within 24 hours. GET /api/v3/ticker/24hr."""
        return self.call("ticker_24hr", params)

    def ticker_price(self, **params: Param) -> ObjectOrArray:
        """Return last prices. GET /api/v3/ticker/price."""
        return self.call("ticker_price", params)

    def book_ticker(self, **params: Param) -> ObjectOrArray:
        """Return best bids and asks. GET /api/v3/ticker/bookTicker."""
        return self.call("book_ticker", params)

    def new_order(self, *, api_key: str = OFFLINE_KEY, **params: Param) -> Json:
        """Place an order. POST /api/v3/order."""
        return self._object("new_order", params, api_key)

    def test_order(self, *, api_key: str = OFFLINE_KEY, **params: Param) -> Json:
        """Judge an order and do nothing. POST /api/v3/order/test."""
        return self._object("test_order", params, api_key)

    def query_order(self, *, api_key: str = OFFLINE_KEY, **params: Param) -> Json:
        """Return an order. GET /api/v3/order."""
        return self._object("query_order", params, api_key)

    def cancel_order(self, *, api_key: str = OFFLINE_KEY, **params: Param) -> Json:
        """Cancel an order. DELETE /api/v3/order."""
        return self._object("cancel_order", params, api_key)

    def cancel_all(self, *, api_key: str = OFFLINE_KEY, **params: Param) -> list[Json]:
        """Cancel every open order of a symbol. DELETE /api/v3/openOrders."""
        return self._array("cancel_all", params, api_key)

    def cancel_replace(self, *, api_key: str = OFFLINE_KEY, **params: Param) -> Json:
        """Cancel an order and place another. POST /api/v3/order/cancelReplace."""
        return self._object("cancel_replace", params, api_key)

    def open_orders(self, *, api_key: str = OFFLINE_KEY, **params: Param) -> list[Json]:
        """Return the open orders. GET /api/v3/openOrders."""
        return self._array("open_orders", params, api_key)

    def all_orders(self, *, api_key: str = OFFLINE_KEY, **params: Param) -> list[Json]:
        """Return all orders of a symbol. GET /api/v3/allOrders."""
        return self._array("all_orders", params, api_key)

    def new_oco(self, *, api_key: str = OFFLINE_KEY, **params: Param) -> Json:
        """Place an OCO. POST /api/v3/order/oco."""
        return self._object("new_oco", params, api_key)

    def new_order_list_oco(self, *, api_key: str = OFFLINE_KEY, **params: Param) -> Json:
        """Place an OCO. POST /api/v3/orderList/oco."""
        return self._object("new_order_list_oco", params, api_key)

    def new_oto(self, *, api_key: str = OFFLINE_KEY, **params: Param) -> Json:
        """Place an order, and one that waits for it. POST /api/v3/orderList/oto."""
        return self._object("new_oto", params, api_key)

    def new_otoco(self, *, api_key: str = OFFLINE_KEY, **params: Param) -> Json:
        """Place an order, and an OCO that waits for it. POST /api/v3/orderList/otoco."""
        return self._object("new_otoco", params, api_key)

    def new_opo(self, *, api_key: str = OFFLINE_KEY, **params: Param) -> Json:
        """Place a BUY, and a SELL of what it bought. POST /api/v3/orderList/opo."""
        return self._object("new_opo", params, api_key)

    def new_opoco(self, *, api_key: str = OFFLINE_KEY, **params: Param) -> Json:
        """Place a BUY, and an OCO that sells what it bought. POST /api/v3/orderList/opoco."""
        return self._object("new_opoco", params, api_key)

    def amend_order(self, *, api_key: str = OFFLINE_KEY, **params: Param) -> Json:
        """Make an order smaller. PUT /api/v3/order/amend/keepPriority."""
        return self._object("amend_order", params, api_key)

    def order_amendments(self, *, api_key: str = OFFLINE_KEY, **params: Param) -> list[Json]:
        """Return how an order became smaller. GET /api/v3/order/amendments."""
        return self._array("order_amendments", params, api_key)

    def new_sor_order(self, *, api_key: str = OFFLINE_KEY, **params: Param) -> Json:
        """Place an order that meets the books of several symbols. POST /api/v3/sor/order."""
        return self._object("new_sor_order", params, api_key)

    def test_sor_order(self, *, api_key: str = OFFLINE_KEY, **params: Param) -> Json:
        """Judge such an order and do nothing. POST /api/v3/sor/order/test."""
        return self._object("test_sor_order", params, api_key)

    def query_order_list(self, *, api_key: str = OFFLINE_KEY, **params: Param) -> Json:
        """Return an order list. GET /api/v3/orderList."""
        return self._object("query_order_list", params, api_key)

    def cancel_order_list(self, *, api_key: str = OFFLINE_KEY, **params: Param) -> Json:
        """Cancel an order list. DELETE /api/v3/orderList."""
        return self._object("cancel_order_list", params, api_key)

    def all_order_lists(self, *, api_key: str = OFFLINE_KEY, **params: Param) -> list[Json]:
        """Return all order lists. GET /api/v3/allOrderList."""
        return self._array("all_order_lists", params, api_key)

    def open_order_lists(self, *, api_key: str = OFFLINE_KEY, **params: Param) -> list[Json]:
        """Return the open order lists. GET /api/v3/openOrderList."""
        return self._array("open_order_lists", params, api_key)

    def account(self, *, api_key: str = OFFLINE_KEY, **params: Param) -> Json:
        """Return the account with its balances. GET /api/v3/account."""
        return self._object("account", params, api_key)

    def my_trades(self, *, api_key: str = OFFLINE_KEY, **params: Param) -> list[Json]:
        """Return the account's trades of a symbol. GET /api/v3/myTrades."""
        return self._array("my_trades", params, api_key)

    def my_prevented_matches(self, *, api_key: str = OFFLINE_KEY, **params: Param) -> list[Json]:
        """Return what self-trade prevention did to an order. GET /api/v3/myPreventedMatches."""
        return self._array("my_prevented_matches", params, api_key)

    def my_allocations(self, *, api_key: str = OFFLINE_KEY, **params: Param) -> list[Json]:
        """Return what orders got from other books. GET /api/v3/myAllocations."""
        return self._array("my_allocations", params, api_key)

    def account_commission(self, *, api_key: str = OFFLINE_KEY, **params: Param) -> Json:
        """Return what a trade costs. GET /api/v3/account/commission."""
        return self._object("account_commission", params, api_key)

    def my_filters(self, *, api_key: str = OFFLINE_KEY, **params: Param) -> Json:
        """Return the filters that bind the account. GET /api/v3/myFilters."""
        return self._object("my_filters", params, api_key)

    def order_count_usage(self, *, api_key: str = OFFLINE_KEY, **params: Param) -> list[Json]:
        """Return how many orders count against the limits. GET /api/v3/rateLimit/order."""
        return self._array("order_count_usage", params, api_key)

    def _object(self, endpoint: str, params: Mapping[str, Any], api_key: str | None = None) -> Json:
        reply: Json = self.call(endpoint, params, api_key=api_key)
        return reply

    def _array(
        self, endpoint: str, params: Mapping[str, Any], api_key: str | None = None
    ) -> list[Any]:
        reply: list[Any] = self.call(endpoint, params, api_key=api_key)
        return reply

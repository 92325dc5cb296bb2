"""The methods that ask for orders, balances, trades and the account's own stream."""

from pretrade.client.caller import Caller, R


class AccountMethods(Caller[R]):
    """Endpoints that change nothing. Parameters are the exchange's own, in either spelling."""

    def query_order(self, symbol: str, **parameters: object) -> R:
        """Return an order, by ``orderId`` or ``origClientOrderId``."""
        return self._call("query_order", {"symbol": symbol, **parameters})

    def open_orders(self, **parameters: object) -> R:
        """Return the open orders of a ``symbol``, or all. They are not kept: see `refresh`."""
        return self._call("open_orders", parameters)

    def all_orders(self, symbol: str, **parameters: object) -> R:
        """Return open and closed orders; ``orderId`` (from), ``startTime``, ``endTime``, …."""
        return self._call("all_orders", {"symbol": symbol, **parameters})

    def query_order_list(self, **parameters: object) -> R:
        """Return an order list, by ``orderListId`` or ``origClientOrderId``."""
        return self._call("query_order_list", parameters)

    def all_order_lists(self, **parameters: object) -> R:
        """Return all order lists; ``fromId``, ``startTime``, ``endTime``, ``limit``."""
        return self._call("all_order_lists", parameters)

    def open_order_lists(self, **parameters: object) -> R:
        """Return the open order lists."""
        return self._call("open_order_lists", parameters)

    def account(self, **parameters: object) -> R:
        """Return balances and permissions. They are not kept: see `refresh`."""
        return self._call("account", parameters)

    def my_trades(self, symbol: str, **parameters: object) -> R:
        """Return the account's trades; ``orderId``, ``startTime``, ``endTime``, ``fromId``, …."""
        return self._call("my_trades", {"symbol": symbol, **parameters})

    def order_count_usage(self, **parameters: object) -> R:
        """Return how many orders the exchange counts in each interval."""
        return self._call("order_count_usage", parameters)

    def start_user_data_stream(self) -> R:
        """Return a ``listenKey``, good for 60 minutes. Retired by the exchange on 2026-02-20."""
        return self._call("start_user_data_stream", {})

    def keep_alive_user_data_stream(self, listen_key: str) -> R:
        """Make a listen key good for another 60 minutes; once in 30 is advised."""
        return self._call("keep_alive_user_data_stream", {"listenKey": listen_key})

    def close_user_data_stream(self, listen_key: str) -> R:
        """Close a stream."""
        return self._call("close_user_data_stream", {"listenKey": listen_key})

"""The methods of the WebSocket API that are endpoints of the REST API: `ENDPOINT_OF`.

Source: "Public WebSocket API", documentation of 2025-09; the API opened on 2022-12-26. Both take
the same parameters and give the same answers.
"""

from collections.abc import Mapping

ENDPOINT_OF: Mapping[str, str] = {
    "ping": "ping",
    "time": "time",
    "exchangeInfo": "exchange_info",
    "depth": "depth",
    "trades.recent": "trades",
    "klines": "klines",
    "avgPrice": "avg_price",
    "referencePrice": "reference_price",
    "ticker.24hr": "ticker_24hr",
    "ticker.price": "ticker_price",
    "ticker.book": "book_ticker",
    "order.place": "new_order",
    "order.test": "test_order",
    "order.status": "query_order",
    "order.cancel": "cancel_order",
    "order.cancelReplace": "cancel_replace",
    "openOrders.status": "open_orders",
    "openOrders.cancelAll": "cancel_all",
    "orderList.place": "new_oco",
    "orderList.place.oco": "new_order_list_oco",
    "orderList.status": "query_order_list",
    "orderList.cancel": "cancel_order_list",
    "openOrderLists.status": "open_order_lists",
    "allOrders": "all_orders",
    "allOrderLists": "all_order_lists",
    "myTrades": "my_trades",
    "account.status": "account",
    "account.rateLimits.orders": "order_count_usage",
    "userDataStream.start": "start_user_data_stream",
    "userDataStream.ping": "keep_alive_user_data_stream",
    "userDataStream.stop": "close_user_data_stream",
}
"""Method → endpoint, by the names of `pretrade.client.endpoints.ENDPOINTS`."""

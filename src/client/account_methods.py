"""The methods that ask for orders, balances, trades and the account's own stream."""

from pretrade.client.caller import Caller, R
from pretrade.client.methods import asking


class AccountMethods(Caller[R]):
    """Endpoints that change nothing. Parameters are the exchange's own, in either spelling."""

    query_order = asking("query_order")
    open_orders = asking("open_orders", "They are not kept: see `refresh`.")
    all_orders = asking("all_orders")
    query_order_list = asking("query_order_list")
    all_order_lists = asking("all_order_lists")
    open_order_lists = asking("open_order_lists")
    account = asking("account", "Balances and permissions are not kept: see `refresh`.")
    my_trades = asking("my_trades")
    order_count_usage = asking("order_count_usage")
    order_amendments = asking("order_amendments")
    my_prevented_matches = asking("my_prevented_matches")
    my_allocations = asking("my_allocations")
    account_commission = asking("account_commission")
    my_filters = asking("my_filters")
    start_user_data_stream = asking(
        "start_user_data_stream", "A ``listenKey`` is good for 60 minutes."
    )
    keep_alive_user_data_stream = asking(
        "keep_alive_user_data_stream", "It is good for another 60 minutes; once in 30 is advised."
    )
    close_user_data_stream = asking("close_user_data_stream")

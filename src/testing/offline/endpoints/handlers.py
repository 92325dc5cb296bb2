"""Which function answers which endpoint: `PUBLIC` and `PRIVATE`."""

from collections.abc import Callable, Mapping
from typing import Any

from pretrade.testing.offline.book.sim_account import SimAccount
from pretrade.testing.offline.endpoints.account_queries import (
    account_commission,
    my_allocations,
    my_filters,
    my_prevented_matches,
)
from pretrade.testing.offline.endpoints.amending import amend_order, order_amendments
from pretrade.testing.offline.endpoints.cancelling import cancel_all, cancel_order
from pretrade.testing.offline.endpoints.candles import klines
from pretrade.testing.offline.endpoints.market_data import (
    avg_price,
    book_ticker,
    depth,
    execution_rules,
    ping,
    reference_price,
    reference_price_calculation,
    ticker_24hr,
    ticker_price,
    time,
    trades,
)
from pretrade.testing.offline.endpoints.order_lists import (
    all_order_lists,
    cancel_order_list,
    new_oco,
    new_opo,
    new_opoco,
    new_order_list_oco,
    new_oto,
    new_otoco,
    open_order_lists,
    query_order_list,
)
from pretrade.testing.offline.endpoints.order_queries import (
    account_information,
    all_orders,
    my_trades,
    open_orders,
    order_count_usage,
    query_order,
)
from pretrade.testing.offline.endpoints.place_order import (
    new_order,
    new_sor_order,
    test_order,
    test_sor_order,
)
from pretrade.testing.offline.endpoints.replacing import cancel_replace
from pretrade.testing.offline.endpoints.rules_reply import exchange_info
from pretrade.testing.offline.exchange_state import ExchangeState

Params = Mapping[str, str]

PUBLIC: Mapping[str, Callable[[ExchangeState, Params], Any]] = {
    "ping": ping,
    "time": time,
    "exchange_info": exchange_info,
    "depth": depth,
    "trades": trades,
    "klines": klines,
    "avg_price": avg_price,
    "reference_price": reference_price,
    "reference_price_calculation": reference_price_calculation,
    "execution_rules": execution_rules,
    "ticker_24hr": ticker_24hr,
    "ticker_price": ticker_price,
    "book_ticker": book_ticker,
}
"""What everybody may ask."""

PRIVATE: Mapping[str, Callable[[ExchangeState, SimAccount, Params], Any]] = {
    "new_order": new_order,
    "test_order": test_order,
    "query_order": query_order,
    "cancel_order": cancel_order,
    "cancel_all": cancel_all,
    "cancel_replace": cancel_replace,
    "open_orders": open_orders,
    "all_orders": all_orders,
    "new_sor_order": new_sor_order,
    "test_sor_order": test_sor_order,
    "amend_order": amend_order,
    "order_amendments": order_amendments,
    "new_oco": new_oco,
    "new_order_list_oco": new_order_list_oco,
    "new_oto": new_oto,
    "new_otoco": new_otoco,
    "new_opo": new_opo,
    "new_opoco": new_opoco,
    "query_order_list": query_order_list,
    "cancel_order_list": cancel_order_list,
    "all_order_lists": all_order_lists,
    "open_order_lists": open_order_lists,
    "account": account_information,
    "my_trades": my_trades,
    "my_prevented_matches": my_prevented_matches,
    "my_allocations": my_allocations,
    "account_commission": account_commission,
    "my_filters": my_filters,
    "order_count_usage": order_count_usage,
}
"""What is asked for one account."""

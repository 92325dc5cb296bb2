"""Hypothesis strategies: made-up exchanges, markets and accounts, legal and illegal orders.

They need the extra ``testing``: ``pip install "pretrade[testing]"``.

>>> from hypothesis import given, strategies as st
>>> from pretrade.testing.strategies import legal_orders, markets, symbols
>>> @given(st.data())
... def test_a_legal_order_passes(data):
...     symbol = data.draw(symbols())
...     market = data.draw(markets(symbol))
...     order = data.draw(legal_orders(symbol, market=market))
...     assert symbol.check(order, market=market).ok
>>> test_a_legal_order_passes()
"""

from pretrade.order.read_request import REQUESTS
from pretrade.symbol import Symbol

try:
    from pretrade.testing.strategies.accounts import accounts
    from pretrade.testing.strategies.exchange_infos import exchange_infos, symbols
    from pretrade.testing.strategies.illegal_orders import BREAKABLE_RULES, illegal_orders
    from pretrade.testing.strategies.legal_orders import legal_orders
    from pretrade.testing.strategies.markets import markets
    from pretrade.testing.strategies.printing import print_by_repr
    from pretrade.testing.strategies.search import Search
except ModuleNotFoundError as error:
    if error.name is None or error.name.partition(".")[0] != "hypothesis":
        raise
    raise ModuleNotFoundError(
        "pretrade.testing.strategies needs hypothesis, which the extra `testing` brings: "
        'pip install "pretrade[testing]"',
        name=error.name,
    ) from error

print_by_repr(Search, Symbol, *REQUESTS.values())

__all__ = [
    "BREAKABLE_RULES",
    "accounts",
    "exchange_infos",
    "illegal_orders",
    "legal_orders",
    "markets",
    "symbols",
]

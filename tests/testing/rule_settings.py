"""For every rule that an order can break: symbols, markets and accounts with which it can."""

from collections.abc import Callable
from importlib.resources import files
from typing import Any, TypeVar

import attrs
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from pretrade import Account, ExchangeInfo, Market, Symbol
from pretrade.filters import FILTERS
from pretrade.testing.strategies import accounts, markets, symbols

T = TypeVar("T")

SAMPLE = ExchangeInfo.load((files("pretrade") / "sample" / "exchange_info.json").read_bytes())
BITCOIN = SAMPLE["BTCUSDT"]
MARKET = Market(
    last_price="27000", average_prices={5: "27001.5"}, best_bid="26999.99", best_ask="27000.01"
)

FIELDS: dict[str, dict[str, Any]] = {
    "QUOTE_ORDER_QTY": {"quoteOrderQtyMarketAllowed": False, "orderTypes": ["LIMIT", "MARKET"]},
    "PARAMETER_COMBINATION": {"orderTypes": ["LIMIT", "MARKET"]},
    "RECV_WINDOW": {"day": "2019-08-15"},
    "OVERFLOW": {"day": "2022-12-05"},
    "ORDER_TYPE": {"orderTypes": ["LIMIT", "MARKET"]},
    "ICEBERG_ALLOWED": {"icebergAllowed": False},
    "TRAILING_STOP_ALLOWED": {"allowTrailingStop": False, "orderTypes": ["LIMIT", "STOP_LOSS"]},
    "CANCEL_REPLACE_ALLOWED": {"cancelReplaceAllowed": False},
    "SELF_TRADE_PREVENTION": {"allowedSelfTradePreventionModes": ["NONE", "EXPIRE_MAKER"]},
    "ICEBERG_TIME_IN_FORCE": {"icebergAllowed": True},
    "ICEBERG_QUANTITY": {"icebergAllowed": True},
    "SYMBOL_STATUS": {"status": "BREAK"},
    "SPOT_ALLOWED": {"isSpotTradingAllowed": False},
    "MARGIN_ALLOWED": {"isMarginTradingAllowed": False},
    "TRIGGER_PRICE": {"orderTypes": ["LIMIT", "TAKE_PROFIT_LIMIT"]},
    "EMPTY_BOOK": {
        "day": "2024-08-16",
        "orderTypes": ["LIMIT", "MARKET"],
        "quoteOrderQtyMarketAllowed": True,
    },
    "POST_ONLY": {"orderTypes": ["LIMIT", "LIMIT_MAKER"]},
}
"""What a symbol must say so that orders on it can break a rule; and the day."""

OF_ACCOUNTS = {
    *(name for name in FILTERS if "MAX_NUM" in name and "LISTS" not in name),
    *("MAX_POSITION", "BALANCE", "PERMISSIONS", "CAN_TRADE", "ORDER_RATE"),
    "DUPLICATE_CLIENT_ORDER_ID",
} - {"MAX_NUM_ORDER_AMENDS"}
"""Rules that the account breaks, or makes breakable."""


@attrs.frozen
class Setting:
    symbol: Symbol
    market: Market
    account: Account

    def facts(self) -> dict[str, Any]:
        return {"market": self.market, "account": self.account}


@st.composite
def settings_for(draw: st.DrawFn, rule: str | None = None) -> Setting:
    """A setting in which orders can break a rule; None: one in which they can be legal."""
    having = {rule} & set(FILTERS) if rule else set[str]()
    symbol = draw(symbols(having=having, **FIELDS.get(rule or "", {})))
    breaking = rule if rule in OF_ACCOUNTS else None
    market = draw(markets(symbol))
    if rule == "EMPTY_BOOK":
        market = attrs.evolve(market, best_bid=0, best_ask=0)
    return Setting(symbol, market, draw(accounts(symbol, breaking=breaking)))


def least(strategy: st.SearchStrategy[T], holds: Callable[[T], object] = lambda _: True) -> T:
    """What Hypothesis would print for a test that fails where ``holds`` does."""
    found: list[T] = []

    # The same examples each time: what is rare is found always, or never.
    @settings(
        database=None,
        derandomize=True,
        phases=(Phase.generate, Phase.shrink),
        max_examples=5000,
    )
    @given(strategy)
    def test(value: T) -> None:
        if holds(value):
            found.append(value)
            raise LookupError

    with pytest.raises(LookupError):
        test()
    return found[-1]

"""Tickers, balances and markets as ccxt itself makes them of the exchange's replies."""
# The library is typed in part.
# pyright: basic
# ruff: noqa: ANN401

import json
from decimal import Decimal
from importlib.resources import files
from typing import Any

import ccxt
import pytest

from pretrade import Account, Balance, ExchangeInfo, InvalidExchangeInfo, InvalidFacts, Market

SAMPLE = files("pretrade") / "sample" / "exchange_info.json"
ROWS = json.loads(SAMPLE.read_bytes())["symbols"]

DAY_TICKER = {
    "symbol": "BTCUSDT",
    "priceChange": "-94.99999800",
    "weightedAvgPrice": "26900.50000000",
    "lastPrice": "27000.10000000",
    "bidPrice": "26999.99000000",
    "bidQty": "1.00000000",
    "askPrice": "27000.01000000",
    "askQty": "2.00000000",
    "openPrice": "26000.00000000",
    "closeTime": 1664496000000,
    "count": 76,
}
ACCOUNT_REPLY = {
    "makerCommission": 15,
    "canTrade": True,
    "updateTime": 123456789,
    "accountType": "SPOT",
    "balances": [
        {"asset": "BTC", "free": "0.10000001", "locked": "0.20000000"},
        {"asset": "USDT", "free": "5000.00000000", "locked": "0.00000000"},
    ],
    "permissions": ["SPOT"],
}


@pytest.fixture(scope="module")
def exchange() -> Any:
    found: Any = ccxt.binance()
    found.options.update(crossMarginPairsData=[], isolatedMarginPairsData=[])
    found.set_markets([found.parse_market(row) for row in ROWS])
    return found


# ----------------------------------------------------------------------------------- tickers


def test_a_ticker_is_read_by_its_exact_texts(exchange: Any) -> None:
    market = Market.from_ccxt(exchange.parse_ticker(DAY_TICKER))

    assert market == Market(
        last_price="27000.1", best_bid="26999.99", best_ask="27000.01", at=1664496000000
    )
    assert str(market.last_price) == "27000.10000000"
    assert not market.average_prices  # 24 hours are not the minutes of a filter


def test_bids_and_asks_and_last_prices(exchange: Any) -> None:
    names = ("symbol", "bidPrice", "bidQty", "askPrice", "askQty")
    book = exchange.parse_ticker({name: DAY_TICKER[name] for name in names})
    last = exchange.parse_last_price({"symbol": "BTCUSDT", "price": "27000.10000000"})

    assert Market.from_ccxt(book) == Market(best_bid="26999.99", best_ask="27000.01")
    assert Market.from_ccxt(last) == Market(last_price="27000.1")
    assert str(Market.from_ccxt(last).last_price) == "27000.10000000"


def test_without_the_reply_floats_stand_for_their_shortest_text(exchange: Any) -> None:
    ticker = {**exchange.parse_ticker({**DAY_TICKER, "bidPrice": "0.00000752"}), "info": {"c": "1"}}

    assert Market.from_ccxt(ticker).best_bid == Decimal("0.00000752")
    assert Market.from_ccxt({**ticker, "last": None}).last_price is None
    assert Market.from_ccxt({**ticker, "ask": 0.0}).best_ask == 0


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({}, "ticker: is no ticker of ccxt: it has neither last, bid nor ask"),
        (
            {"BTC/USDT": {"last": 1.0}},
            "ticker: is no ticker of ccxt: it has neither last, bid nor ask",
        ),
        (
            {"symbol": "BTC/USDT:USDT", "last": 1.0},
            "ticker.symbol: 'BTC/USDT:USDT' is no spot market",
        ),
        ({"last": "abc"}, "lastPrice: 'abc' is not a decimal number"),
        ([], r"ticker: \[\] is not a JSON object"),
    ],
)
def test_what_is_no_ticker_of_a_spot_market(given: Any, message: str) -> None:
    with pytest.raises(InvalidFacts, match=f"^{message}$"):
        Market.from_ccxt(given)


def test_elsewhere_a_ticker_is_no_market_and_says_who_reads_it(exchange: Any) -> None:
    ticker = exchange.parse_ticker(DAY_TICKER)

    for read in (Market.from_json, Market().with_reply):
        with pytest.raises(InvalidFacts, match=r"is ccxt's own; read it with from_ccxt$"):
            read(ticker)


# ---------------------------------------------------------------------------------- balances


def test_a_balance_is_read_by_the_account_reply_below_it(exchange: Any) -> None:
    account = Account.from_ccxt(exchange.parse_balance_custom(ACCOUNT_REPLY, "spot"))

    assert account == Account.from_json(ACCOUNT_REPLY)
    assert account.can_trade
    assert account.permissions == frozenset({"SPOT"})
    assert account.balance("BTC") == Balance("0.10000001", "0.2")


def test_without_that_reply_what_is_free_and_used_counts(exchange: Any) -> None:
    rows = [{"asset": "BTC", "free": "0.1", "locked": "0.2", "borrowed": "0", "interest": "0"}]
    balance = exchange.parse_balance_custom({"userAssets": rows}, "margin")

    account = Account.from_ccxt(balance)

    assert account == Account(balances={"BTC": {"free": "0.1", "locked": "0.2"}})


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"total": {"BTC": 1.0}}, "balance.free: None is not a JSON object"),
        ({"free": {"BTC": None}, "used": {"BTC": 1.0}}, "balance.free.BTC: is not known"),
        ({"free": {}, "used": {"BTC": 1.0}}, "balance.free.BTC: is not known"),
        ({"free": {"BTC": None}}, "balance.free.BTC: None is not a decimal number"),
        ({"free": {"BTC": -1.0}}, "balance.free.BTC: -1.0 is negative"),
        ([], r"balance: \[\] is not a JSON object"),
    ],
)
def test_what_is_no_balance(given: Any, message: str) -> None:
    with pytest.raises(InvalidFacts, match=f"^{message}$"):
        Account.from_ccxt(given)


def test_elsewhere_a_balance_is_no_account_and_says_who_reads_it(exchange: Any) -> None:
    with pytest.raises(InvalidFacts, match=r"is ccxt's own; read it with from_ccxt$"):
        Account.from_json(exchange.parse_balance_custom(ACCOUNT_REPLY, "spot"))


# ----------------------------------------------------------------------------------- markets


def test_a_market_markets_and_a_list_of_them_hold_the_rows_of_the_exchange(exchange: Any) -> None:
    whole = ExchangeInfo.load({"symbols": ROWS})
    swap = {**exchange.markets["BTC/USDT"], "symbol": "BTC/USDT:USDT", "spot": False}

    assert ExchangeInfo.load(exchange.markets["BTC/USDT"]).raw == {"symbols": [ROWS[0]]}
    assert (
        ExchangeInfo.load(exchange.markets).raw
        == ExchangeInfo.load(list(exchange.markets.values())).raw
    )
    assert set(ExchangeInfo.load(exchange.markets)) == set(whole)
    assert ExchangeInfo.load([swap, *exchange.markets.values()]).keys() == whole.keys()


def test_markets_of_derivatives_only_are_refused(exchange: Any) -> None:
    swap = {**exchange.markets["BTC/USDT"], "spot": False}

    for given in (swap, [swap], {"BTC/USDT:USDT": swap}):
        with pytest.raises(InvalidExchangeInfo, match="none of them is spot"):
            ExchangeInfo.load(given)

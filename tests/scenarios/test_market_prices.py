"""Prices by the market: stops (P10), the band (P11), post-only (P26).

The threads: ccxt#8194, ccxt#3097, freqtrade#10460, hummingbot#4554.
"""

from decimal import Decimal

import pytest

from pretrade import NO_REFERENCE_PRICE, Account, Market, Report
from tests.scenarios.facts import RICH, market_at, the_only
from tests.symbols import listed, lot_size, notional, percent_price_by_side, price_filter

# ------------------------------------------------------------------------------------- P10 trigger

READ_AT = 1609588800000  # 2021-01-02 12:00:00 UTC
XRPDOWN = listed(
    "XRPDOWN", "USDT", price_filter("0.001", "0"), lot_size("0.01", "0"), permissions=["SPOT"]
)


def buy_stop(stop: str, order_type: str = "STOP_LOSS_LIMIT", last: str = "0.606") -> Report:
    """The order of ccxt#8194: 100 XRPDOWN, limit 0.584."""
    return XRPDOWN.check(
        side="BUY",
        type=order_type,
        timeInForce="GTC",
        quantity="100",
        price="0.584",
        stopPrice=stop,
        market=market_at(last, at=READ_AT),
        account=RICH,
        as_of="2021-01-02",
    )


def test_p10_a_stop_below_the_market_names_the_side_and_the_type_that_was_meant() -> None:
    violation = the_only(buy_stop("0.585"))

    assert violation.rule == "TRIGGER_PRICE"
    assert (violation.code, violation.msg) == (-2010, "Stop price would trigger immediately.")
    assert (violation.field, violation.value) == ("stopPrice", Decimal("0.585"))
    assert violation.bound is not None
    assert violation.bound.value == Decimal("0.606")
    assert "BUY STOP_LOSS_LIMIT needs stopPrice above the last price 0.606" in violation.text
    assert "use TAKE_PROFIT_LIMIT" in violation.text


def test_p10_the_type_that_was_meant_and_a_stop_above_the_market_pass() -> None:
    assert buy_stop("0.585", "TAKE_PROFIT_LIMIT").certain
    assert buy_stop("0.607").certain
    assert not buy_stop("0.606").ok


def test_p10_the_exchange_answered_so_to_an_account_that_may_trade_leveraged_tokens() -> None:
    """The real XRPDOWNUSDT: its exchangeInfo says LEVERAGED and isSpotTradingAllowed false."""
    symbol = listed(
        "XRPDOWN",
        "USDT",
        price_filter("0.001", "0"),
        lot_size("0.01", "0"),
        permissions=["LEVERAGED"],
        isSpotTradingAllowed=False,
        isMarginTradingAllowed=False,
    )
    report = symbol.check(
        side="BUY",
        type="STOP_LOSS_LIMIT",
        timeInForce="GTC",
        quantity="100",
        price="0.584",
        stopPrice="0.585",
        market=market_at("0.606"),
        account=RICH.with_reply({"permissions": ["SPOT", "LEVERAGED"]}),
        as_of="2021-01-02",
    )

    assert the_only(report).msg == "Stop price would trigger immediately."


def test_p10_the_report_prints_the_last_price_it_compared_with_and_its_age() -> None:
    """In ccxt#3097 prices in dollars were sent to XRP/BTC."""
    symbol = listed("XRP", "BTC", price_filter("0.00000001", "0"), lot_size("1", "0"))

    report = symbol.check(
        side="SELL",
        type="STOP_LOSS_LIMIT",
        timeInForce="GTC",
        quantity="1",
        price="0.59",
        stopPrice="0.60",
        market=market_at("0.00009", at=READ_AT),
        account=RICH,
        as_of="2018-06-10",
    )

    assert the_only(report).rule == "TRIGGER_PRICE"
    assert "below the last price 0.00009 (as of 2021-01-02 12:00:00 UTC)" in str(report)
    assert "0.60" in str(report)


# ---------------------------------------------------------------------------------------- P11 band

WLD = listed(
    "WLD",
    "USDT",
    price_filter("0.001", "0.001", "1000"),
    lot_size("0.1", "0"),
    percent_price_by_side(down="0.2", up="5"),
    notional("5"),
)
BEFORE, SINCE = "2026-05-07", "2026-05-08"


def protect(price: str, stop: str, market: Market, as_of: str = BEFORE) -> Report:
    """The stop of freqtrade#10460: sell 98.8 WLD."""
    return WLD.check(
        side="SELL",
        type="STOP_LOSS_LIMIT",
        timeInForce="GTC",
        quantity="98.8",
        price=price,
        stopPrice=stop,
        market=market,
        account=RICH,
        as_of=as_of,
    )


def sell(price: str, market: Market, as_of: str = BEFORE, account: Account = RICH) -> Report:
    return WLD.check(
        side="SELL",
        type="LIMIT",
        timeInForce="GTC",
        quantity="98.8",
        price=price,
        market=market,
        account=account,
        as_of=as_of,
    )


def test_p11_a_stop_of_90_percent_can_never_be_placed() -> None:
    report = protect("0.201", "0.203", market_at("2.03"))
    (violation,), (stop,) = report.violations, report.unevaluated
    assert (stop.rule, stop.missing) == ("PERCENT_PRICE_BY_SIDE", ("evidence:stop_price_band",))
    assert stop.text.startswith("stopPrice 0.203 is below 0.406, which is 0.2 times the 5-minute")
    assert stop.text in str(stop)
    assert stop.to_dict()["text"] == stop.text

    assert violation.rule == "PERCENT_PRICE_BY_SIDE"
    assert (violation.code, violation.msg) == (-1013, "Filter failure: PERCENT_PRICE_BY_SIDE")
    assert violation.bound is not None
    assert (violation.bound.name, violation.bound.value) == ("askMultiplierDown", Decimal("0.2"))
    assert "below 0.406" in violation.text
    assert violation.suggestions == ()  # at 0.406 it would rest above its own trigger
    assert protect("0.406", "0.410", market_at("2.03")).certain


@pytest.mark.parametrize(
    ("price", "taken"), [("0.405", False), ("0.406", True), ("10.15", True), ("10.151", False)]
)
def test_p11_the_band_of_2_03_goes_from_0_406_to_10_15(price: str, taken: bool) -> None:
    report = sell(price, market_at("2.03"))

    assert report.certain is taken


def test_p11_the_reference_price_comes_first_then_the_average_then_unknown() -> None:
    both = Market(last_price="2.03", average_prices={5: "2.03"}, reference_price="1")
    average = market_at("2.03")
    neither = Market(last_price="2.03", reference_price=NO_REFERENCE_PRICE)
    nobody_knows = Market(last_price="2.03", average_prices={5: "2.03"})

    assert sell("0.201", both, SINCE).certain
    assert not sell("0.199", both, SINCE).ok
    assert not sell("0.201", average, SINCE).ok
    for market, lacking in ((neither, "average_price:5"), (nobody_knows, "reference_price")):
        unknown = sell("0.201", market, SINCE)
        assert unknown.ok
        assert [(one.rule, one.missing) for one in unknown.unevaluated] == [
            ("PERCENT_PRICE_BY_SIDE", (lacking,))
        ]


def test_p11_before_2026_05_08_the_average_is_used() -> None:
    market = Market(last_price="2.03", average_prices={5: "2.03"}, reference_price="1")

    assert not sell("0.201", market, BEFORE).ok
    assert sell("0.201", market, SINCE).certain


# ----------------------------------------------------------------------------------- P26 post-only


def test_p26_a_post_only_order_that_would_take_is_offered_the_nearest_safe_price() -> None:
    symbol = listed("BTC", "USDT", price_filter("0.01", "0"), lot_size("0.001", "0"))
    market = market_at("100.04", best_bid="100.02", best_ask="100.04")

    def buy(price: str) -> Report:
        return symbol.check(
            side="BUY",
            type="LIMIT_MAKER",
            quantity="1",
            price=price,
            market=market,
            account=RICH,
        )

    violation = the_only(buy("100.05"))

    assert violation.rule == "POST_ONLY"
    assert (violation.code, violation.msg) == (-2010, "Order would immediately match and take.")
    assert "would take" in violation.text
    assert violation.suggestions == (Decimal("100.03"),)
    assert not buy("100.04").ok
    assert buy("100.03").certain

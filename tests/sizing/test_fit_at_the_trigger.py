"""A stop whose prices are the same, or that trails, is never fitted through its own trigger."""

from decimal import Decimal

import pytest

from pretrade import ExchangeInfo, Market, Order, Symbol


def symbol(tick: str) -> Symbol:
    filters = [
        {"filterType": "PRICE_FILTER", "minPrice": tick, "maxPrice": "1000000", "tickSize": tick},
        {
            "filterType": "PERCENT_PRICE_BY_SIDE",
            "bidMultiplierUp": "1.2",
            "bidMultiplierDown": "0.2",
            "askMultiplierUp": "5",
            "askMultiplierDown": "0.8",
            "avgPriceMins": 5,
        },
    ]
    row = {"symbol": "BTCUSDT", "status": "TRADING", "allowTrailingStop": True, "filters": filters}
    return ExchangeInfo.load({"serverTime": 1664496000000, "symbols": [row]})["BTCUSDT"]


def at(price: str) -> Market:
    return Market(last_price=price, average_prices={5: price})


@pytest.mark.parametrize(
    ("side", "price"),
    [("SELL", "82000"), ("BUY", "140000")],  # the band is 88000 and 132000
)
def test_a_limit_at_its_trigger_is_not_moved_to_where_it_would_rest(side: str, price: str) -> None:
    stop = Order.stop_loss_limit("BTCUSDT", side, "1", price=price, stop_price=price)

    fit = symbol("0.01").fit(stop, market=at("110000"))

    assert not fit
    assert fit.order is stop
    assert [one.suggestions for one in fit.report.violations] == [()]


@pytest.mark.parametrize(
    ("side", "price", "stop_price", "last", "both"),
    [
        ("SELL", "99998", "99998", "110000", "100000"),
        ("SELL", "89998", "89998", "110000", "90000"),
        ("SELL", "89996", "89998", "110000", "90000"),
        ("BUY", "119998", "119998", "110000", "120000"),
    ],
)
def test_prices_beside_a_step_meet_on_it_where_they_may_go_either_way(
    side: str, price: str, stop_price: str, last: str, both: str
) -> None:
    stop = Order.stop_loss_limit("BTCUSDT", side, "1", price=price, stop_price=stop_price)

    # By default neither price gets worse for the trader: there is no legal order then, and no
    # half-way one that would rest once it is triggered.
    kept = symbol("10").fit(stop, market=at(last))
    assert not kept
    assert kept.order is stop
    fit = symbol("10").fit(stop, market=at(last), price="nearest")
    assert fit
    assert fit.order.known("price") == fit.order.known("stopPrice") == Decimal(both)


@pytest.mark.parametrize(
    ("side", "price"),
    [("SELL", "80000"), ("BUY", "140000")],  # it trails 82500 and 137500 at first
)
def test_a_limit_is_not_moved_through_the_first_trigger_of_a_trailing_stop(
    side: str, price: str
) -> None:
    stop = Order.stop_loss_limit("BTCUSDT", side, "1", price=price, trailing_delta=2500)

    fit = symbol("0.01").fit(stop, market=at("110000"))

    assert not fit
    assert fit.order is stop
    assert [one.suggestions for one in fit.report.violations] == [()]

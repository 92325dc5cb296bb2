"""fit never turns a protective order into one that does not protect.

The prices of a stop and the last price stay in the order in which they were. So a limit price never
moves through its own trigger, whatever a band asks for. On orders of every kind that is one of the
laws in `test_fit_laws`.
"""

from decimal import Decimal

import pytest

from pretrade import NO_REFERENCE_PRICE, ExchangeInfo, Fit, Market, Order

BAND = {
    "filterType": "PERCENT_PRICE_BY_SIDE",
    "bidMultiplierUp": "1.2",
    "bidMultiplierDown": "0.2",
    "askMultiplierUp": "5",
    "askMultiplierDown": "0.8",
    "avgPriceMins": 5,
}
TICKS = {"filterType": "PRICE_FILTER", "minPrice": "0.01", "maxPrice": "0", "tickSize": "0.01"}


def fit_of(side: str, price: str, stop: str, average: str) -> Fit:
    fields = {"symbol": "AB", "baseAsset": "A", "quoteAsset": "B", "status": "TRADING"}
    symbol = ExchangeInfo.load({"symbols": [{**fields, "filters": [TICKS, BAND]}]})["AB"]
    order = Order.stop_loss_limit("AB", side, quantity="1", price=price, stop_price=stop)
    market = Market(
        last_price=average, average_prices={5: average}, reference_price=NO_REFERENCE_PRICE
    )
    return symbol.fit(order, market=market, as_of="2026-09-26")


def test_a_stop_that_cannot_be_sold_at_its_price_is_not_fitted() -> None:
    # 0.8 x 110000 = 88000 is legal, and rests above the trigger at 82500 when that trades.
    fit = fit_of("SELL", "82000", "82500", "110000")
    assert not fit
    sent = fit.order.to_params()
    assert Decimal(sent["price"]) < Decimal(sent["stopPrice"])
    assert "88000" in str(fit.report)


@pytest.mark.parametrize("side", ["BUY", "SELL"])
def test_a_band_on_the_near_side_of_the_trigger_is_kept(side: str) -> None:
    # SELL: from 0.8 x 100 = 80 on, below the trigger at 90. BUY: up to 1.2 x 100 = 120, above 110.
    price, stop, expected = ("75", "90", "80") if side == "SELL" else ("130", "110", "120")
    fit = fit_of(side, price, stop, "100")
    assert fit
    sent = fit.order.to_params()
    assert (Decimal(sent["price"]), Decimal(sent["stopPrice"])) == (
        Decimal(expected),
        Decimal(stop),
    )

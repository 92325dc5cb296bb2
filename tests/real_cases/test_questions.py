"""Public reports that ask how much, or what would be sent: each is answered by one call."""

from decimal import Decimal
from pathlib import Path

import pytest

from pretrade import NO_REFERENCE_PRICE, ExchangeInfo, Market, Order, Symbol
from tests.symbols import Json

MANUAL = Path(__file__).parents[2] / "docs"


def symbol(name: str, step: str, tick: str = "0.01", least: str = "5", **fields: object) -> Symbol:
    """One symbol of the exchange, by the numbers that a report names."""
    filters: list[Json] = [
        {"filterType": "PRICE_FILTER", "minPrice": tick, "maxPrice": "1000000", "tickSize": tick},
        {"filterType": "LOT_SIZE", "minQty": step, "maxQty": "9000000", "stepSize": step},
        {
            "filterType": "PERCENT_PRICE_BY_SIDE",
            "bidMultiplierUp": "1.2",
            "bidMultiplierDown": "0.5",
            "askMultiplierUp": "2",
            "askMultiplierDown": "0.8",
            "avgPriceMins": 5,
        },
        {
            "filterType": "NOTIONAL",
            "minNotional": least,
            "applyMinToMarket": True,
            "maxNotional": "9000000",
            "applyMaxToMarket": False,
            "avgPriceMins": 5,
        },
    ]
    row = {"symbol": name, "status": "TRADING", "baseAssetPrecision": 8, "quoteAssetPrecision": 8}
    return ExchangeInfo.load({"symbols": [{**row, **fields, "filters": filters}]})[name]


def test_what_was_bought_is_sold_on_the_step() -> None:
    """From freqtrade/freqtrade#4324: 51.30696933 DNT with a step of 1."""
    dnt = symbol("DNTBTC", step="1", tick="0.00000001", least="0.0001")

    sellable = dnt.sellable("51.30696933")
    bought = dnt.plan_buy("52", fee_rate="0.001")

    assert (sellable.quantity, sellable.dust) == (Decimal(51), Decimal("0.30696933"))
    assert (bought.sellable, bought.dust) == (Decimal(51), Decimal("0.948"))


def test_dust_below_the_minimum_cannot_be_sold() -> None:
    """From chrisleekr/binance-trading-bot#754: 0.01184 ENA at 0.1094, a minimum of 5 USDT."""
    ena = symbol("ENAUSDT", step="0.01", tick="0.0001")

    assert ena.sellable("0.01184", price="0.1094").quantity == 0
    assert ena.min_quantity(price="0.1094") == Decimal("45.71")


def test_a_stop_below_the_band_is_not_fitted_through_its_own_trigger() -> None:
    """From chrisleekr/binance-trading-bot#741: the least price is 88000, above the stop price."""
    btc = symbol("BTCUSDT", step="0.00001")
    market = Market(
        last_price="110000", average_prices={5: "110000"}, reference_price=NO_REFERENCE_PRICE
    )

    stop = Order.stop_loss_limit("BTCUSDT", "SELL", "0.001", price="82000", stop_price="82500")

    fit = btc.fit(stop, market=market)

    assert not fit
    assert fit.changes == ()
    assert "88000" in fit.why
    assert [one.suggestions for one in fit.report.violations] == [()]


def test_an_amount_to_spend_buys_whole_steps() -> None:
    """From ccxt/node-binance-api#304: 1000 USDT at an ask of 110000."""
    btc = symbol("BTCUSDT", step="0.00001")

    assert btc.quantity_for(quote="1000", price="110000") == Decimal("0.00909")
    assert btc.predict_fill(1000, "110000").quantity == Decimal("0.00909")


def test_a_market_order_with_a_price_spends_their_product() -> None:
    """By ccxt's createMarketBuyOrderRequiresPrice: 3324468 BONK at 0.00000752."""
    order = Order.from_ccxt("BONK/USDT", "market", "buy", 3324468, 0.00000752)

    assert order.to_params() == {
        "symbol": "BONKUSDT",
        "side": "BUY",
        "type": "MARKET",
        "quoteOrderQty": "24.99999936",
    }


def test_a_book_that_is_too_thin_is_told_without_quotes() -> None:
    """Two logs of 2026-05: refused six times, filled the seventh, as the book had it."""
    bonk = symbol("BONKUSDT", step="1", tick="0.00000001", least="1", baseAssetPrecision=2)
    market = Market(best_ask="30", last_price="30", average_prices={5: "30"})

    refused = bonk.check(
        side="BUY", type="MARKET", quoteOrderQty="25", market=market, as_of="2026-05-12"
    )

    first = refused.first
    assert first is not None
    assert first.code == -2010
    assert first.msg == "Order book liquidity is less than LOT_SIZE filter minimum quantity."


def test_a_text_of_the_exchange_is_found_in_the_manual() -> None:
    if not MANUAL.is_dir():
        pytest.skip("the manual is not here: an installed copy is tested")
    manual = "\n".join(page.read_text("utf-8") for page in MANUAL.rglob("*.md"))
    texts = (
        "Unknown order sent.",
        "Order does not exist.",
        "Invalid API-key, IP, or permissions for action.",
        "API-key format invalid.",
        "Too much request weight used",
        "This symbol is restricted for this account.",
        "Order amend is not supported for this symbol.",
        "Order was not canceled due to cancel restrictions.",
        "Rest API trading is not enabled.",
        "MARKET_LOT_SIZE filter minimum quantity.",
        "Duplicate values for parameter",
        "Illegal characters found in a parameter.",
        "restricted location",
        "410 Gone",
    )

    assert [text for text in texts if text not in manual] == []

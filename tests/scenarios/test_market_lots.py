"""P22: the lots of market orders."""

from decimal import Decimal

from pretrade import Order, Report
from tests.scenarios.facts import RICH, buy, market_at, rules, the_only
from tests.symbols import listed, lot_size, market_lot_size, price_filter

MARKET = market_at("100", best_bid="99", best_ask="101")


# ---------------------------------------------------------------------------------- P22 market lot

BTC = listed(
    "BTC",
    "USDT",
    price_filter("0.01", "0"),
    lot_size("0.00001000", "0.00001000", "9000.00000000"),
    market_lot_size("148.34869255"),
)


def buy_at_market(quantity: str) -> Report:
    order = Order.market("BTCUSDT", "BUY", quantity)
    return BTC.check(order, market=MARKET, account=RICH)


def test_p22_a_step_of_0_is_disabled() -> None:
    assert BTC.filters["MARKET_LOT_SIZE"].step_size == 0
    assert buy_at_market("1.23456").certain


def test_p22_the_step_of_lot_size_still_applies_to_market_orders() -> None:
    violation = the_only(buy_at_market("1.234567"))

    assert violation.rule == "LOT_SIZE"
    assert violation.to_dict()["suggestions"] == ["1.23456", "1.23457"]


def test_p22_the_largest_market_quantity_on_the_step_is_148_34869() -> None:
    assert buy_at_market("148.34869").certain

    violation = the_only(buy_at_market("148.34870"))

    assert violation.rule == "MARKET_LOT_SIZE"
    assert violation.bound is not None
    assert (violation.bound.name, violation.bound.value) == ("maxQty", Decimal("148.34869255"))
    assert violation.to_dict()["suggestions"] == ["148.34869"]


def test_p22_a_limit_order_is_not_bound_by_the_market_lot() -> None:
    assert buy(BTC, "300").certain
    assert rules(buy_at_market("300")) == ["MARKET_LOT_SIZE"]

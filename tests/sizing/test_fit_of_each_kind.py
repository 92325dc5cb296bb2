"""What fitting does to stops, MARKET orders, amounts, positions and icebergs."""

from decimal import Decimal

import pytest

from pretrade import NO_REFERENCE_PRICE, Account, Market
from tests.sizing.words import average, left, moves
from tests.symbols import (
    Json,
    exchange_with,
    limit,
    limit_maker,
    lot_size,
    market_for,
    market_lot_size,
    market_order,
    min_notional,
    notional,
    percent_price_by_side,
    price_filter,
    stop_loss_limit,
)

ETHUSDT = exchange_with(price_filter(), lot_size("0.0001", "0.0001"), notional(market=False))
MARKET = Market(
    last_price="2467",
    best_bid="2466",
    best_ask="2468",
    average_prices={5: "2467"},
    reference_price=NO_REFERENCE_PRICE,
)


@pytest.mark.parametrize(
    ("order_type", "side", "stop_price"),
    [
        ("STOP_LOSS_LIMIT", "BUY", "9.02"),
        ("STOP_LOSS_LIMIT", "SELL", "9.01"),
        ("TAKE_PROFIT_LIMIT", "BUY", "9.01"),
        ("TAKE_PROFIT_LIMIT", "SELL", "9.02"),
        ("STOP_LOSS", "SELL", "9.01"),
        ("TAKE_PROFIT", "SELL", "9.02"),
    ],
)
def test_stop_prices_move_away_from_the_market(order_type: str, side: str, stop_price: str) -> None:
    timed = {} if order_type.endswith("LIMIT") else {"price": None, "timeInForce": None}
    order = stop_loss_limit(type=order_type, side=side, stopPrice="9.0123", **timed)
    assert moves(ETHUSDT.fit(order)) == [f"stopPrice 9.0123 {stop_price}"]
    assert moves(ETHUSDT.fit(order, price="up")) == ["stopPrice 9.0123 9.02"]


def test_the_side_of_a_trigger_is_not_mended() -> None:
    order = stop_loss_limit(side="SELL", quantity="1", price="2500", stopPrice="2500.001")
    fit = ETHUSDT.fit(order, market=MARKET)
    assert moves(fit) == ["stopPrice 2500.001 2500"]
    assert left(fit) == ["TRIGGER_PRICE"]


def test_a_limit_maker_stays_before_the_book() -> None:
    fit = ETHUSDT.fit(limit_maker(price="2470.001"), market=MARKET)
    assert moves(fit) == ["price 2470.001 2467.99"]
    assert left(fit) == []


def test_neither_balance_nor_status_is_mended() -> None:
    poor = Account(balances={"B": "1"})
    fit = exchange_with(price_filter(), lot_size(), status="BREAK").fit(
        limit(quantity="4.0001"), account=poor
    )
    assert moves(fit) == ["quantity 4.0001 4"]
    assert left(fit) == ["SYMBOL_STATUS", "BALANCE"]


def test_a_position_is_mended() -> None:
    info = exchange_with(lot_size("1", "1"), {"filterType": "MAX_POSITION", "maxPosition": "5"})
    account = Account(balances={"A": "2.5", "B": "1000"}, open_orders=[])
    fit = info.fit(limit(quantity="4"), account=account)
    assert moves(fit) == ["quantity 4 2"]
    assert fit.changes[0].why == "MAX_POSITION maxPosition 5 with room for 2.5 (at most 2.5)"
    assert left(info.fit(limit(side="SELL", quantity="4"), account=account)) == ["BALANCE"]
    full = Account(balances={"A": "5", "B": "1000"}, open_orders=[])
    fit = info.fit(limit(quantity="4.5"), account=full)
    assert moves(fit) == ["quantity 4.5 4"]
    assert left(fit) == ["MAX_POSITION"]


def test_no_stop_is_moved_into_a_band_that_is_disputed() -> None:
    info = exchange_with(price_filter(), percent_price_by_side("0.8"))
    far = stop_loss_limit(side="SELL", price="1700.005", stopPrice="1800.005")

    fit = info.fit(far, market=MARKET)
    (refused,) = (one for one in fit.report.violations)

    assert fit.order.known("stopPrice") == Decimal(1800)
    assert (refused.rule, refused.field) == ("PERCENT_PRICE_BY_SIDE", "price")
    assert [one.missing for one in fit.report.unevaluated if one.rule == refused.rule] == [
        ("evidence:stop_price_band",)
    ]


def test_a_market_order_keeps_both_filters_and_its_worth() -> None:
    info = exchange_with(lot_size("0.1", "0.1"), market_lot_size("7.25"), notional("10", "50"))
    assert moves(info.fit(market_order(quantity="9"))) == ["quantity 9 7.2"]
    assert moves(info.fit(market_order(quantity="9"), market=average("10"))) == ["quantity 9 5"]


@pytest.mark.parametrize(
    ("amount", "quantity", "expected"),
    [
        ("0.090569718", "down", ["quoteOrderQty 0.090569718 0.09056971"]),
        ("0.090569718", "up", ["quoteOrderQty 0.090569718 0.09056972"]),
        ("51", "down", ["quoteOrderQty 51 50"]),
        ("0.001", "down", []),
        ("0.001", "up", ["quoteOrderQty 0.001 0.01"]),
    ],
)
def test_an_amount_of_the_quote_asset_moves_as_quantities_do(
    amount: str, quantity: str, expected: list[str]
) -> None:
    info = exchange_with(lot_size("0.1", "0.1"), notional("0.01", "50"))
    assert moves(info.fit(market_for(amount), quantity=quantity)) == expected


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [("2026-11-22", ["quoteOrderQty 30 25"]), ("2022-05-22", [])],
)
def test_a_position_bounds_amounts_by_the_price_they_meet(as_of: str, expected: list[str]) -> None:
    info = exchange_with(lot_size("1", "1"), {"filterType": "MAX_POSITION", "maxPosition": "5"})
    account = Account(balances={"A": "2.5", "B": "1000"}, open_orders=[])
    market = Market(best_ask="10", best_bid="9")
    facts: Json = {"account": account, "as_of": as_of}
    assert moves(info.fit(market_for("30"), market=market, **facts)) == expected
    unpriced = info.fit(market_for("30.123456789"), **facts)
    assert moves(unpriced) == ["quoteOrderQty 30.123456789 30.12345678"]
    assert info.fit(market_for("30", side="SELL"), market=market, **facts).changes == ()
    unknown = Account(balances={"A": "2.5", "B": "1000"})
    assert info.fit(market_for("30"), market=market, account=unknown).changes == ()


@pytest.mark.parametrize(("asset", "expected"), [("A", "210"), ("B", "42"), ("C", "500")])
def test_one_amount_moves_only_so_much_of_an_asset(asset: str, expected: str) -> None:
    info = exchange_with({"filterType": "MAX_ASSET", "asset": asset, "limit": "42"})
    fit = info.fit(market_for("500.000000001"), market=Market(best_ask="5"))
    assert fit.order.to_params()["quoteOrderQty"] == expected
    assert left(fit) == []
    unpriced = info.fit(market_for("40.000000001"))
    assert unpriced.order.to_params()["quoteOrderQty"] == "40"


def test_a_visible_part_of_0_stays_none() -> None:
    info = exchange_with(lot_size("0.1", "0.1"), {"filterType": "ICEBERG_PARTS", "limit": 10})
    assert moves(info.fit(limit(quantity="1", icebergQty="0.000"))) == []
    assert moves(info.fit(limit(quantity="1", icebergQty="0.000000000"))) == [
        "icebergQty 0.000000000 0"
    ]


@pytest.mark.parametrize("price", [None, "nearest", "up"])
@pytest.mark.parametrize("quantity", ["2", "2.04"])
def test_no_price_goes_away_because_a_quantity_is_too_small(
    quantity: str, price: str | None
) -> None:
    info = exchange_with(price_filter(), lot_size("0.1", "0.1"), min_notional("10"))
    for side, order_type in (("SELL", "LIMIT"), ("BUY", "LIMIT"), ("SELL", "LIMIT_MAKER")):
        order = {"side": side, "type": order_type, "quantity": quantity, "price": "1.5"}
        if order_type == "LIMIT":
            order["timeInForce"] = "GTC"
        fit = info.fit({"symbol": "AB", **order}, price=price)
        assert fit.order.to_params()["price"] == "1.5"
        assert left(fit) == ["MIN_NOTIONAL"]
        assert 'quantity="up" gives 6.7' in fit.why


def test_a_maximum_of_the_worth_is_the_quantitys_to_keep() -> None:
    info = exchange_with(lot_size("0.1", "0.1"), notional("0.01", "50"))
    fit = info.fit(limit(side="BUY", quantity="20", price="5"), quantity="keep")
    assert moves(fit) == []
    assert left(fit) == ["NOTIONAL"]

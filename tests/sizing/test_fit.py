"""fit: the nearest legal order, what it changes, and what it leaves alone."""

from decimal import Decimal, localcontext
from typing import Any

import pytest

from pretrade import NO_REFERENCE_PRICE, CannotFit, Change, InvalidFacts, Market, Order
from tests.sizing.words import average, left, moves
from tests.symbols import (
    exchange_with,
    limit,
    lot_size,
    min_notional,
    notional,
    percent_price,
    percent_price_by_side,
    price_filter,
)

ETHUSDT = exchange_with(price_filter(), lot_size("0.0001", "0.0001"), notional(market=False))
MARKET = Market(
    last_price="2467",
    best_bid="2466",
    best_ask="2468",
    average_prices={5: "2467"},
    reference_price=NO_REFERENCE_PRICE,
)


def test_numbers_move_onto_their_steps_and_each_change_is_listed() -> None:
    fit = ETHUSDT.fit(limit(quantity="0.01234567", price="2467.716"))
    assert fit
    assert fit.report.ok
    assert fit.changes == (
        Change("price", Decimal("2467.716"), Decimal("2467.71"), "PRICE_FILTER tickSize 0.01"),
        Change("quantity", Decimal("0.01234567"), Decimal("0.0123"), "LOT_SIZE stepSize 0.0001"),
    )
    assert fit.order.to_params() == limit(quantity="0.0123", price="2467.71")
    assert str(fit).splitlines()[:2] == [str(change) for change in fit.changes]
    assert str(fit).endswith(str(fit.report))


def test_it_can_be_written_as_json() -> None:
    told = ETHUSDT.fit(limit(quantity="0.01234567", price="2467.71")).to_dict()
    assert told["order"] == limit(quantity="0.0123", price="2467.71")
    assert told["changes"] == [
        {
            "field": "quantity",
            "old": "0.01234567",
            "new": "0.0123",
            "why": "LOT_SIZE stepSize 0.0001",
        }
    ]
    assert told["ok"] is True
    assert told["violations"] == []


def test_a_legal_order_comes_back_as_it_is() -> None:
    order = Order.from_params(limit(quantity="0.01230", price="2467.7100"))
    fit = ETHUSDT.fit(order)
    assert fit.order is order
    assert fit.changes == ()


@pytest.mark.parametrize(
    ("side", "price", "expected"),
    [
        ("BUY", None, "2467.71"),
        ("SELL", None, "2467.72"),
        ("BUY", "up", "2467.72"),
        ("SELL", "down", "2467.71"),
        ("SELL", "nearest", "2467.71"),
    ],
)
def test_the_caller_says_which_way_prices_go(side: str, price: str | None, expected: str) -> None:
    order = limit(side=side, quantity="0.0123", price="2467.714")
    assert moves(ETHUSDT.fit(order, price=price)) == [f"price 2467.714 {expected}"]


@pytest.mark.parametrize(
    ("quantity", "expected"), [("down", "0.0123"), ("up", "0.0124"), ("nearest", "0.0123")]
)
def test_the_caller_says_which_way_quantities_go(quantity: str, expected: str) -> None:
    order = limit(quantity="0.01234567", price="2467.71")
    assert moves(ETHUSDT.fit(order, quantity=quantity)) == [f"quantity 0.01234567 {expected}"]


def test_nothing_is_raised_unless_it_is_asked_for() -> None:
    order = limit(quantity="0.0040", price="2467.71")
    fit = ETHUSDT.fit(order)
    assert not fit
    assert fit.changes == ()
    assert left(fit) == ["NOTIONAL"]
    assert moves(ETHUSDT.fit(order, quantity="up")) == ["quantity 0.0040 0.0041"]
    assert moves(ETHUSDT.fit(order, quantity="nearest")) == ["quantity 0.0040 0.0041"]


def test_a_zero_is_not_raised_either() -> None:
    order = limit(quantity="0", price="2467.71")
    assert ETHUSDT.fit(order).changes == ()
    assert moves(ETHUSDT.fit(order, quantity="up")) == ["quantity 0 0.0041"]


def test_what_may_not_move_stays() -> None:
    order = limit(quantity="0.01234567", price="2467.716")
    assert moves(ETHUSDT.fit(order, price="keep")) == ["quantity 0.01234567 0.0123"]
    assert moves(ETHUSDT.fit(order, quantity="keep")) == ["price 2467.716 2467.71"]
    kept = ETHUSDT.fit(order, price="keep", quantity="keep")
    assert kept.changes == ()
    assert left(kept) == ["PRICE_FILTER", "LOT_SIZE"]


@pytest.mark.parametrize(
    ("tolerance", "expected"),
    [
        ("0.0038", ["quantity 0.01234567 0.0123"]),
        ("0.0036", []),
        (0, []),
        (None, ["quantity 0.01234567 0.0123"]),
    ],
)
def test_a_value_goes_no_farther_than_it_may(tolerance: str | None, expected: list[str]) -> None:
    order = limit(quantity="0.01234567", price="2467.71")
    assert moves(ETHUSDT.fit(order, tolerance=tolerance)) == expected


def test_it_may_insist() -> None:
    order = limit(quantity="0.0040", price="2467.711")
    with pytest.raises(CannotFit) as caught:
        ETHUSDT.fit(order, insist=True)
    report = caught.value.report
    assert report is not None
    assert [one.rule for one in report.violations] == ["NOTIONAL"]
    assert caught.value.reasons[0].startswith("NOTIONAL: price × quantity = 9.87084 is below")
    assert ETHUSDT.fit(order, quantity="up", insist=True)


def test_bounds_are_kept_in_the_direction_that_is_allowed() -> None:
    info = exchange_with(price_filter("0.01", "10", "100"), lot_size("1", "2", "50"))
    assert moves(info.fit(limit(price="150", quantity="70"))) == [
        "price 150 100",
        "quantity 70 50",
    ]
    assert left(info.fit(limit(side="SELL", price="150", quantity="20"))) == ["PRICE_FILTER"]
    assert moves(info.fit(limit(side="SELL", price="1", quantity="20"))) == ["price 1 10"]
    assert left(info.fit(limit(price="1", quantity="1"))) == ["PRICE_FILTER", "LOT_SIZE"]


def test_the_band_of_the_market_is_kept_too() -> None:
    info = exchange_with(
        price_filter(), lot_size(), percent_price_by_side("0.9", "1.1"), percent_price("0.8", "1.2")
    )
    market = average("10.005")
    assert moves(info.fit(limit(price="12"), market=market)) == ["price 12 11"]
    assert moves(info.fit(limit(price="8", side="SELL"), market=market)) == ["price 8 9.01"]
    far = info.fit(limit(price="1.005"), market=market)
    assert moves(far) == ["price 1.005 1"]  # onto the tick; into the band would be up
    assert left(far) == ["PERCENT_PRICE", "PERCENT_PRICE_BY_SIDE"]
    assert moves(info.fit(limit(price="1.005"), market=market, price="up")) == ["price 1.005 9.01"]
    assert moves(info.fit(limit(price="1.005"), price="up")) == ["price 1.005 1.01"]


def test_a_change_that_breaks_another_rule_is_not_made() -> None:
    # One step down, the order would be worth less than 10.
    order = limit(quantity="0.00405999", price="2467.71")
    fit = ETHUSDT.fit(order)
    assert fit.changes == ()
    assert left(fit) == ["LOT_SIZE"]
    # One tick down, too: the price stays, the quantity alone is mended.
    order = limit(quantity="4.00001", price="2.5009")
    assert moves(ETHUSDT.fit(order)) == ["price 2.5009 2.5", "quantity 4.00001 4"]
    order = limit(quantity="3.99990", price="2.5001")
    fit = ETHUSDT.fit(order)
    assert (fit.changes, left(fit)) == ((), ["PRICE_FILTER"])


def test_what_can_be_mended_is_mended_beside_what_cannot() -> None:
    fit = ETHUSDT.fit(limit(quantity="0.00123456", price="2467.716"))
    assert moves(fit) == ["price 2467.716 2467.71", "quantity 0.00123456 0.0012"]
    assert left(fit) == ["NOTIONAL"]


def test_a_higher_price_may_need_a_smaller_quantity() -> None:
    info = exchange_with(price_filter("1", "1"), lot_size("0.1", "0.1"), notional("1", "100"))
    fit = info.fit(limit(side="SELL", quantity="10", price="9.5"))
    assert moves(fit) == ["price 9.5 10"]
    fit = info.fit(limit(side="SELL", quantity="10.5", price="9.5"))
    assert moves(fit) == ["price 9.5 10", "quantity 10.5 10"]
    assert fit.changes[1].why == "NOTIONAL maxNotional 100 at a price of 10 (at most 10)"


def test_superfluous_zeros_are_too_many_decimals() -> None:
    fit = ETHUSDT.fit(limit(quantity="1.000000000", price="2467.710"))
    assert moves(fit) == ["quantity 1.000000000 1"]
    assert fit.changes[0].why == "PRECISION baseAssetPrecision 8"
    unknown = exchange_with(lot_size(), baseAssetPrecision=None)
    assert unknown.fit(limit(quantity="1.000000000")).changes == ()


def test_floats_of_a_mapping_may_be_a_hair_off() -> None:
    info = exchange_with(lot_size("0.1", "0.1"))
    assert moves(info.fit(limit(quantity=0.3 - 0.1))) == ["quantity 0.19999999999999998 0.2"]
    assert moves(info.fit(limit(quantity="0.19999999999999998"))) == [
        "quantity 0.19999999999999998 0.1"
    ]
    assert moves(info.fit(limit(quantity=0.1999999))) == ["quantity 0.1999999 0.1"]
    assert info.fit(limit(quantity=0.2)).changes == ()


def test_a_number_that_cannot_be_read_is_not_mended() -> None:
    fit = ETHUSDT.fit(limit(quantity="4,5", price="2467.711"))
    assert moves(fit) == ["price 2467.711 2467.71"]
    assert left(fit) == ["SYNTAX"]
    fit = ETHUSDT.fit(limit(quantity="4.00001", price="1e3"))
    assert moves(fit) == ["quantity 4.00001 4"]
    fit = ETHUSDT.fit(limit(side="HOLD", type="LIMIT", quantity="4.00001", price="2.503"))
    assert moves(fit) == ["price 2.503 2.5", "quantity 4.00001 4"]
    fit = ETHUSDT.fit(limit(type="LIMITED", quantity="4.00001", price="2.503", stopPrice="2.001"))
    assert moves(fit) == ["quantity 4.00001 4"]  # which prices it may have depends on its type


def test_icebergs_keep_their_own_limits() -> None:
    info = exchange_with(
        price_filter(),
        lot_size("0.1", "0.1"),
        min_notional("10"),
        {"filterType": "ICEBERG_PARTS", "limit": 10},
    )
    fit = info.fit(limit(quantity="10.04", icebergQty="1.57"))
    assert moves(fit) == ["quantity 10.04 10", "icebergQty 1.57 1.5"]
    # The whole became smaller than its part.
    fit = info.fit(limit(quantity="1.55", icebergQty="1.53"))
    assert moves(fit) == ["quantity 1.55 1.5", "icebergQty 1.53 1.5"]
    # Too many parts: a larger part would mend it, but nothing is raised.
    fit = info.fit(limit(quantity="10", icebergQty="0.3"))
    assert (fit.changes, left(fit)) == ((), ["MIN_NOTIONAL", "ICEBERG_PARTS"])
    assert moves(info.fit(limit(quantity="10", icebergQty="0.3"), quantity="up")) == [
        "icebergQty 0.3 1"
    ]
    assert info.fit(limit(quantity="10", icebergQty="0")).changes == ()


def test_a_symbol_that_is_not_listed_has_no_rules_to_fit() -> None:
    fit = ETHUSDT.fit(limit(symbol="XY"))
    assert left(fit) == ["SYMBOL"]
    assert not fit
    assert fit.why == "SYMBOL: XY is not in the exchangeInfo"
    with pytest.raises(CannotFit):
        ETHUSDT.fit(limit(symbol="XY"), insist=True)
    nameless = ETHUSDT.fit({"side": "BUY"})
    assert not nameless


def test_a_symbol_fits_its_own_orders() -> None:
    nameless = {
        name: value for name, value in limit(quantity="4.00001").items() if name != "symbol"
    }
    fit = ETHUSDT["AB"].fit(nameless)
    assert moves(fit) == ["quantity 4.00001 4"]
    assert fit.order.symbol == "AB"
    assert ETHUSDT["AB"].fit(Order.from_params(nameless)).order.symbol == "AB"
    with pytest.raises(ValueError, match="the order is for XY, not for AB"):
        ETHUSDT["AB"].fit(limit(symbol="XY"))


def test_a_word_that_is_none_is_an_error() -> None:
    with pytest.raises(ValueError, match="'sideways' is no rounding"):
        ETHUSDT.fit(limit(), price="sideways")
    with pytest.raises(ValueError, match="'sideways' is no rounding"):
        ETHUSDT.fit(limit(), quantity="sideways")
    with pytest.raises(InvalidFacts, match=r"^tolerance: "):
        ETHUSDT.fit(limit(), tolerance="much")
    odd: list[Any] = [[], Decimal("sNaN")]
    for tolerance in odd:
        with pytest.raises(InvalidFacts, match=r"^tolerance: "):
            ETHUSDT.fit(limit(), tolerance=tolerance)


def test_the_nearest_price_that_is_worth_enough() -> None:
    # 2.50 is nearer, but the order would be worth less than 10.
    order = limit(quantity="3.9999", price="2.504")
    assert moves(ETHUSDT.fit(order, price="nearest")) == ["price 2.504 2.51"]
    order = limit(quantity="4.00004", price="2.499")
    assert moves(ETHUSDT.fit(order, price="nearest")) == ["price 2.499 2.5", "quantity 4.00004 4"]


def test_the_context_of_the_caller_does_not_matter() -> None:
    with localcontext() as context:
        context.prec = 2
        before = repr(context)
        fit = ETHUSDT.fit(limit(quantity="0.01234567", price="2467.716"), tolerance="0.01")
        assert moves(fit) == ["price 2467.716 2467.71", "quantity 0.01234567 0.0123"]
        assert moves(ETHUSDT.fit(limit(quantity=0.1 + 0.2, price="2467.71"))) == [
            "quantity 0.30000000000000004 0.3"
        ]
        assert repr(context) == before

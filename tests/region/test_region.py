"""`symbol.region`: which prices and quantities are legal, and how they are drawn.

The numbers are small enough to be worked out by hand: prices 1 to 100, quantities 1 to 10, and an
order is worth 20 to 300.
"""

from decimal import Decimal
from importlib.resources import files
from typing import Any

import pytest

from pretrade import (
    Account,
    ExchangeInfo,
    InvalidFacts,
    Market,
    OpenOrder,
    Order,
    Range,
    Region,
    Symbol,
)
from tests.symbols import BASE_DATE, Json, exchange_with

PRICES = {"filterType": "PRICE_FILTER", "minPrice": "1", "maxPrice": "100", "tickSize": "1"}
LOTS = {"filterType": "LOT_SIZE", "minQty": "1", "maxQty": "10", "stepSize": "1"}
WORTH = {
    "filterType": "NOTIONAL",
    "minNotional": "20",
    "applyMinToMarket": True,
    "maxNotional": "300",
    "applyMaxToMarket": False,
    "avgPriceMins": 5,
}
BAND = {
    "filterType": "PERCENT_PRICE",
    "multiplierDown": "0.5",
    "multiplierUp": "2",
    "avgPriceMins": 5,
}
NO_LIMITS = {"filterType": "PRICE_FILTER", "minPrice": "0", "maxPrice": "0", "tickSize": "0.01"}


def symbol(*filters: Json, **fields: Any) -> Symbol:  # noqa: ANN401  fields of exchangeInfo
    return exchange_with(*filters, **fields)["AB"]


def region(*filters: Json, as_of: str = BASE_DATE, **asked: Any) -> Region:  # noqa: ANN401
    return symbol(*filters).region(as_of=as_of, **asked)


def numbers(*texts: str) -> tuple[Decimal, ...]:
    return tuple(map(Decimal, texts))


PLAIN = (PRICES, LOTS, WORTH)


def test_prices_and_quantities_are_those_that_go_with_one_another() -> None:
    found = region(*PLAIN)

    assert found.prices == Range(*numbers("2", "100", "1"))  # at 1, ten are worth 10 only
    assert found.quantities == Range(*numbers("1", "10", "1"))


def test_a_dear_price_leaves_small_quantities_only() -> None:
    dear = {**PRICES, "minPrice": "61"}

    assert region(dear, LOTS, WORTH).quantities == Range(*numbers("1", "4", "1"))  # 5 are worth 305


@pytest.mark.parametrize(
    ("price", "least", "most"),
    [
        ("2", "10", "10"),
        ("3", "7", "10"),
        ("19", "2", "10"),
        ("20", "1", "10"),
        ("30", "1", "10"),
        ("31", "1", "9"),
        ("100", "1", "3"),
    ],
)
def test_quantities_at_a_price_keep_what_the_order_is_worth(
    price: str, least: str, most: str
) -> None:
    assert region(*PLAIN).quantities_at(price) == numbers(least, most)


@pytest.mark.parametrize("price", ["0", "1", "2.5", "101"])
def test_at_a_price_that_is_not_legal_nothing_is(price: str) -> None:
    assert region(*PLAIN).quantities_at(price) is None


def test_a_float_stands_for_the_price_that_it_was_meant_to_be() -> None:
    tenths = {**PRICES, "tickSize": "0.1"}

    assert region(tenths, LOTS).quantities_at(1.1 + 2.2) == numbers("1", "10")  # type: ignore[arg-type]


def test_a_price_that_is_no_number_is_named() -> None:
    with pytest.raises(InvalidFacts, match="price: 'dear' is not a decimal number"):
        region(*PLAIN).quantities_at("dear")


def test_steps_that_rarely_meet_leave_the_prices_where_they_do() -> None:
    exactly_ten = {**WORTH, "minNotional": "10", "maxNotional": "10"}
    found = region(PRICES, {**LOTS, "minQty": "3"}, exactly_ten)  # 2 x 5 and 1 x 10

    assert found.prices == Range(*numbers("1", "2", "1"))
    assert found.quantities == Range(*numbers("5", "10", "1"))
    assert found.outline() == (numbers("1", "10", "10"), numbers("2", "5", "5"))


def test_steps_that_never_meet_leave_nothing() -> None:
    found = region(
        {**PRICES, "minPrice": "3", "tickSize": "3"},
        LOTS,
        {**WORTH, "minNotional": "10", "maxNotional": "10"},
    )

    assert (found.prices, found.quantities, found.outline()) == (None, None, ())


def test_a_worth_that_contradicts_itself_leaves_nothing() -> None:
    found = region(PRICES, LOTS, {**WORTH, "minNotional": "301"})

    assert (found.prices, found.quantities, found.outline()) == (None, None, ())


def test_facts_narrow_it_and_what_was_not_given_is_named() -> None:
    rules = symbol(*PLAIN, BAND)
    unknown = rules.region(as_of=BASE_DATE)
    known = rules.region(
        market=Market(average_prices={5: 30}),
        account=Account(balances={"B": {"free": "45"}}),
        as_of=BASE_DATE,
    )

    assert unknown.missing == ("average_price:5", "balance:B")
    assert unknown.prices == Range(*numbers("2", "100", "1"))
    assert known.missing == ()
    assert known.prices == Range(*numbers("15", "45", "1"))  # half to twice 30; 45 are free
    assert known.quantities_at(22) == numbers("1", "2")
    assert known.quantities_at(23) == numbers("1", "1")
    assert known.quantities_at(46) is None


def test_facts_that_bind_no_number_are_not_named() -> None:
    orders = {"filterType": "MAX_NUM_ORDERS", "maxNumOrders": 1}

    assert region(*PLAIN, orders).missing == ("balance:B",)


def test_nothing_is_legal_where_no_number_helps() -> None:
    orders = {"filterType": "MAX_NUM_ORDERS", "maxNumOrders": 1}
    open_orders = [OpenOrder(symbol="AB", side="SELL", type="LIMIT", quantity=1)]
    found = region(*PLAIN, orders, account=Account(open_orders=open_orders, balances={"B": 999}))

    assert (found.prices, found.quantities) == (None, None)
    assert found.quantities_at(30) is None
    assert found.outline() == ()
    assert "nothing is legal" in found.to_svg()


def test_no_bound_is_none() -> None:
    rules = symbol({**LOTS, "maxQty": "0"}, baseAssetPrecision=None, quoteAssetPrecision=None)
    found = rules.region(as_of=BASE_DATE)

    assert found.prices == Range(None, None, None)
    assert found.quantities == Range(Decimal(1), None, Decimal(1))
    assert found.quantities_at(5) == (Decimal(1), None)


def test_what_the_exchange_can_hold_is_a_bound_since_it_is_refused() -> None:
    found = region(PRICES, as_of="2022-12-05").quantities

    assert found is not None
    assert found.greatest == Decimal("92233720368.54775807")


def test_orders_without_a_price_have_quantities_only() -> None:
    found = region(*PLAIN, type="MARKET", market=Market(average_prices={5: 4}))

    assert found.prices is None
    assert found.quantities == Range(*numbers("5", "10", "1"))
    assert found.quantities_at("77.7") == numbers("5", "10")
    assert found.outline() == ()


def test_the_outline_has_the_ends_and_the_bends() -> None:
    assert region(*PLAIN).outline(2) == (
        numbers("2", "10", "10"),
        numbers("20", "1", "10"),
        numbers("30", "1", "10"),
        numbers("100", "1", "3"),
    )


def test_the_outline_is_spread_evenly_by_the_logarithm() -> None:
    wide = {**PRICES, "maxPrice": "10000"}

    assert [price for price, _, _ in region(wide).outline(5)] == [
        *numbers("1", "10", "100"),
        1000,
        10000,
    ]


@pytest.mark.parametrize("points", [2, 7, 60])
@pytest.mark.parametrize("side", ["BUY", "SELL"])
def test_check_takes_the_outline_and_nothing_beside_it(points: int, side: str) -> None:
    rules = symbol(*PLAIN, BAND)
    facts: dict[str, Any] = {"market": Market(average_prices={5: 30}), "as_of": BASE_DATE}
    found = rules.region(side=side, **facts).outline(points)

    def is_legal(price: Decimal, quantity: Decimal) -> bool:
        return rules.check(Order.limit("AB", side, quantity, price), **facts).ok

    assert len(found) >= min(points, 4)
    for price, least, most in found:
        assert most is not None
        assert is_legal(price, least)
        assert is_legal(price, most)
        assert not is_legal(price, least - 1)
        assert not is_legal(price, most + 1)
    assert not is_legal(found[0][0] - 1, found[0][1])
    assert not is_legal(found[-1][0] + 1, found[-1][1])


def test_prices_without_bounds_are_shown_as_far_as_is_near_the_market() -> None:
    near = region(NO_LIMITS, LOTS, market=Market(last_price=50)).outline()
    unknown = region(NO_LIMITS, LOTS).outline()

    assert (near[0][0], near[-1][0]) == numbers("0.05", "50000")
    assert (unknown[0][0], unknown[-1][0]) == numbers("0.01", "10000")


@pytest.mark.parametrize(
    ("market", "label"),
    [
        (Market(last_price=50, average_prices={5: 40}, best_bid=30), "market 50"),
        (Market(average_prices={5: 40, 1: 41}, best_bid=30), "market 41"),
        (Market(best_bid=30, best_ask=32), "market 31"),
        (Market(best_ask=32), "market 32"),
        (Market(), None),
    ],
)
def test_the_picture_has_the_market(market: Market, label: str | None) -> None:
    drawing = region(*PLAIN, market=market).to_svg()

    assert (f">{label}<" in drawing) if label else ("market " not in drawing)


def test_the_picture_has_an_order_and_the_nearest_legal_one() -> None:
    order: Json = {"symbol": "AB", "side": "BUY", "type": "LIMIT", "quantity": "1", "price": "5"}
    drawing = region(*PLAIN).to_svg(order=order, fitted=Order.limit("AB", "BUY", "4", "5"))

    assert "AB: LIMIT BUY" in drawing
    assert ">order: 1 at 5<" in drawing
    assert ">fitted: 4 at 5<" in drawing
    assert "Prices from 2 to 100 B in steps of 1." in drawing
    assert "Not known, and left aside: balance:B." in drawing


def test_an_order_that_cannot_be_read_is_not_drawn() -> None:
    order: Json = {"symbol": "AB", "side": "BUY", "type": "LIMIT", "quantity": "many", "price": "5"}

    assert ">order" not in region(*PLAIN).to_svg(order=order)


def test_the_picture_of_orders_without_a_price_is_one_row() -> None:
    found = region(*PLAIN, type="MARKET")
    drawing = found.to_svg(order=Order.market("AB", "BUY", 3))

    assert "whatever the price" in drawing
    assert ">order: 3<" in drawing
    assert "Quantities from 1 to 10 A in steps of 1." in drawing
    assert "Prices" not in drawing


def test_a_picture_without_a_most_is_open() -> None:
    open_above = region(PRICES, {**LOTS, "maxQty": "0"}, as_of="2023-01-01").to_svg()

    assert "92,233" not in open_above


def test_it_is_told_which_words_there_are() -> None:
    with pytest.raises(ValueError, match="HOLD"):
        region(*PLAIN, side="HOLD")
    with pytest.raises(ValueError, match="LOMIT"):
        region(*PLAIN, type="LOMIT")


@pytest.mark.slow
def test_every_symbol_of_the_sample_is_drawn() -> None:
    sample = files("pretrade") / "sample" / "exchange_info.json"
    for one in ExchangeInfo.load(sample.read_bytes()).values():
        for order_type in ("LIMIT", "MARKET", "STOP_LOSS_LIMIT"):
            assert one.region(type=order_type).to_svg().startswith("<svg")

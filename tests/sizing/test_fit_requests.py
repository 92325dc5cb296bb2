"""fit of every kind of request: it stays what it is, and the orders of a list keep one quantity."""

import pytest

from pretrade import CancelReplace, MarginOrder, Market, Oco, OrderListOco
from tests.sizing.words import left, moves
from tests.symbols import (
    Json,
    exchange_with,
    limit,
    lot_size,
    min_notional,
    oco,
    order_list,
    price_filter,
)

INFO = exchange_with(price_filter(), lot_size("0.1", "0.1"))
MARKET = Market(last_price="10")


def test_the_old_oco_is_fitted_leg_by_leg() -> None:
    request = oco(quantity="4.05", price="12.001", stopPrice="9.009", stopLimitPrice="8.001")
    fit = INFO.fit(request, request="oco", market=MARKET)
    assert isinstance(fit.order, Oco)
    assert moves(fit) == [
        "price 12.001 12.01",
        "stopLimitPrice 8.001 8.01",
        "stopPrice 9.009 9",
        "quantity 4.05 4",
    ]
    assert left(fit) == []


def test_a_buying_oco_moves_the_other_way() -> None:
    request = oco(side="BUY", price="8.009", stopPrice="12.001", stopLimitPrice="13.009")
    fit = INFO.fit(request, request="oco", market=MARKET)
    assert moves(fit) == ["price 8.009 8", "stopLimitPrice 13.009 13", "stopPrice 12.001 12.01"]


def test_the_new_oco_too() -> None:
    request = order_list(
        quantity="4.05", abovePrice="12.001", belowStopPrice="9.009", belowPrice="8.001"
    )
    fit = INFO.fit(request, request="orderListOco", market=MARKET)
    assert isinstance(fit.order, OrderListOco)
    assert moves(fit) == [
        "abovePrice 12.001 12.01",
        "belowPrice 8.001 8.01",
        "belowStopPrice 9.009 9",
        "quantity 4.05 4",
    ]
    assert fit.order.to_params() == {
        **request,
        "quantity": "4",
        "abovePrice": "12.01",
        "belowStopPrice": "9",
        "belowPrice": "8.01",
    }


def test_one_quantity_is_worth_enough_for_both_legs() -> None:
    info = exchange_with(price_filter(), lot_size("0.1", "0.1"), min_notional("20"))
    request = oco(quantity="2.04")
    fit = info.fit(request, request="oco", quantity="up")
    assert moves(fit) == ["quantity 2.04 2.5"]  # the stop leg rests at 8
    assert fit.changes[0].why == (
        "LOT_SIZE stepSize 0.1; MIN_NOTIONAL minNotional 20 at a price of 8 (at least 2.5); "
        "MIN_NOTIONAL minNotional 20 at a stop price of 9 (at least 2.22222223)"
    )


def test_each_leg_has_its_own_iceberg() -> None:
    request = oco(limitIcebergQty="1.05", stopIcebergQty="2.05")
    fit = INFO.fit(request, request="oco", market=MARKET)
    assert moves(fit) == ["limitIcebergQty 1.05 1", "stopIcebergQty 2.05 2"]


def test_prices_that_contradict_each_other_are_not_mended() -> None:
    request = oco(price="8.001", stopPrice="9.001")
    fit = INFO.fit(request, request="oco", market=MARKET)
    assert moves(fit) == ["price 8.001 8.01", "stopPrice 9.001 9"]
    assert left(fit) == ["OCO_PRICES"]


BOOK = Market(last_price="10", best_bid="9.99", best_ask="10.01")


@pytest.mark.parametrize(
    ("kind", "request_"),
    [
        ("oco", oco(price="9.5", stopPrice="9")),
        ("oco", oco(side="BUY", price="10.5", stopPrice="12", stopLimitPrice="13")),
        ("oco", oco(price="9.5", stopPrice="9.8", stopLimitPrice="8")),
        ("orderListOco", order_list(abovePrice="9.5", belowStopPrice="9")),
    ],
)
def test_a_leg_on_the_wrong_side_of_the_market_is_not_moved_to_it(
    kind: str, request_: Json
) -> None:
    fit = INFO.fit(request_, request=kind, market=BOOK)

    assert moves(fit) == []
    assert set(left(fit)) == {"OCO_PRICES", "POST_ONLY"}
    assert fit.why.startswith("OCO_PRICES: ")


def test_a_leg_that_only_the_book_is_against_is_moved_to_where_it_rests() -> None:
    book = Market(last_price="10", best_bid="10.02", best_ask="10.05")

    fit = INFO.fit(oco(price="10.01"), request="oco", market=book)

    assert moves(fit) == ["price 10.01 10.03"]
    assert left(fit) == []


@pytest.mark.parametrize(
    ("kind", "cls", "more"),
    [
        (
            "cancelReplace",
            CancelReplace,
            {"cancelReplaceMode": "STOP_ON_FAILURE", "cancelOrderId": "7"},
        ),
        ("marginOrder", MarginOrder, {"isIsolated": "TRUE"}),
    ],
)
def test_every_request_stays_what_it_is(kind: str, cls: type, more: dict[str, object]) -> None:
    fit = INFO.fit(limit(quantity="4.05", **more), request=kind)
    assert type(fit.order) is cls
    assert fit.order.to_params() == limit(quantity="4", **more)


def test_a_kind_may_be_given_for_an_object() -> None:
    request = Oco.from_params(oco(quantity="4.05"))
    assert moves(INFO.fit(request, market={"AB": MARKET})) == ["quantity 4.05 4"]
    legal = Oco.from_params(oco())
    assert INFO.fit(legal, market=MARKET).order is legal

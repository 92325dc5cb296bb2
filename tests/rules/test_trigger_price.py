import pytest

from pretrade import Market
from tests.rules.requests import (
    PRICE_FILTER,
    STOP_TYPES,
    answers,
    found,
    judge,
    lacking,
    listing,
    oco,
    offers,
    order,
    order_list_oco,
    passes,
)

RULE = "TRIGGER_PRICE"
MSG = "Stop price would trigger immediately."
TICKED = listing(PRICE_FILTER)
ABOVE = [
    ("STOP_LOSS", "BUY", "TAKE_PROFIT"),
    ("STOP_LOSS_LIMIT", "BUY", "TAKE_PROFIT_LIMIT"),
    ("TAKE_PROFIT", "SELL", "STOP_LOSS"),
    ("TAKE_PROFIT_LIMIT", "SELL", "STOP_LOSS_LIMIT"),
]
BELOW = [
    ("STOP_LOSS", "SELL", "TAKE_PROFIT"),
    ("STOP_LOSS_LIMIT", "SELL", "TAKE_PROFIT_LIMIT"),
    ("TAKE_PROFIT", "BUY", "STOP_LOSS"),
    ("TAKE_PROFIT_LIMIT", "BUY", "STOP_LOSS_LIMIT"),
]


@pytest.mark.parametrize(
    ("side", "leg", "stop", "refused"),
    [
        ("SELL", "above", "20000.01", False),
        ("SELL", "above", "20000", True),
        ("BUY", "below", "19999.99", False),
        ("BUY", "below", "20000", True),
    ],
)
def test_the_trigger_of_a_take_profit_limit_leg_waits_on_its_side(
    side: str, leg: str, stop: str, refused: bool
) -> None:
    changes = {f"{leg}Type": "TAKE_PROFIT_LIMIT", f"{leg}TimeInForce": "GTC"}
    params = order_list_oco(side, **changes, **{f"{leg}StopPrice": stop})

    report = judge(params, kind="orderListOco", as_of="2024-12-16")

    assert answers(report, RULE) == ([(-2010, MSG, f"{leg}StopPrice", stop)] if refused else [])
    where = "above" if leg == "above" else "below"
    for one in found(report, RULE):
        assert one.leg == leg
        assert f"TAKE_PROFIT_LIMIT needs {leg}StopPrice {where} the last price 20000" in one.text


@pytest.mark.parametrize(
    ("order_type", "side", "meant", "where"),
    [(*row, "above") for row in ABOVE] + [(*row, "below") for row in BELOW],
)
@pytest.mark.parametrize(
    ("stop", "side_of_the_market"),
    [("20000.01", "above"), ("20000", "equal"), ("20000.00", "equal"), ("19999.99", "below")],
)
def test_each_stop_waits_on_its_side_of_the_market(  # noqa: PLR0913, PLR0917  a table
    order_type: str, side: str, meant: str, where: str, stop: str, side_of_the_market: str
) -> None:
    report = judge(order(order_type, side, stopPrice=stop), TICKED)

    if side_of_the_market == where:
        assert passes(report, RULE)
        return
    assert answers(report, RULE) == [(-2010, MSG, "stopPrice", stop)]
    assert offers(report, RULE) == [["20000.01" if where == "above" else "19999.99"]]
    violation = found(report, RULE)[0]
    assert violation.to_dict()["bound"] == {"name": "lastPrice", "value": "20000"}
    assert f"{side} {order_type} needs stopPrice {where} the last price 20000" in violation.text
    assert violation.text.endswith(f"use {meant}")


@pytest.mark.parametrize("stop", ["20000.01", "19999.99"])
@pytest.mark.parametrize("side", ["BUY", "SELL"])
@pytest.mark.parametrize(
    ("as_of", "msg"),
    [("2020-10-31", "Order would trigger immediately."), ("2020-11-01", MSG)],
)
def test_the_text_since_a_day(as_of: str, msg: str, side: str, stop: str) -> None:
    report = judge(order("STOP_LOSS", side, stopPrice=stop), TICKED, as_of=as_of)

    waits = (side == "BUY") == (stop == "20000.01")
    assert answers(report, RULE) == ([] if waits else [(-2010, msg, "stopPrice", stop)])


def test_a_buy_below_the_market_is_told_the_type_that_was_meant() -> None:
    params = order("STOP_LOSS_LIMIT", stopPrice="0.585", price="0.585")

    report = judge(params, market=Market(last_price="0.606", at=1606824000000))

    text = found(report, RULE)[0].text
    assert "BUY STOP_LOSS_LIMIT needs stopPrice above the last price 0.606" in text
    assert "(as of 2020-12-01 12:00:00 UTC)" in text
    assert "use TAKE_PROFIT_LIMIT" in text


def test_without_a_tick_the_nearest_price_has_as_many_decimals_as_its_asset() -> None:
    assert offers(judge(order("STOP_LOSS", stopPrice="1")), RULE) == [["20000.00000001"]]


@pytest.mark.parametrize("order_type", STOP_TYPES)
def test_the_price_is_not_compared_with_the_stop_price(order_type: str) -> None:
    if order_type.endswith("LIMIT"):
        assert passes(judge(order(order_type, price="1")), RULE)
        assert passes(judge(order(order_type, price="99999")), RULE)


@pytest.mark.parametrize(("stop", "refused"), [("19000", True), ("21000", False), (None, False)])
def test_a_trailing_stop_is_judged_when_it_has_a_stop_price(
    stop: str | None, refused: bool
) -> None:
    report = judge(order("STOP_LOSS", stopPrice=stop, trailingDelta=100))

    assert bool(answers(report, RULE)) is refused
    assert lacking(report, RULE) is None


@pytest.mark.parametrize(
    ("changes", "market", "facts"),
    [
        ({}, Market(), ["last_price"]),
        ({"stopPrice": "1e3"}, Market(), ["order:stopPrice"]),
        ({"side": "UP"}, Market(last_price="1"), ["order:side"]),
        ({"type": "STOP"}, Market(last_price="1"), ["order:type"]),
        ({"type": "STOP", "side": None}, Market(), ["order:side", "order:type"]),
    ],
)
def test_what_it_misses(changes: dict[str, object], market: Market, facts: list[str]) -> None:
    params = {**order("STOP_LOSS"), **changes}

    assert lacking(judge(params, market=market), RULE) == facts


@pytest.mark.parametrize("order_type", ["LIMIT", "LIMIT_MAKER", "MARKET"])
def test_it_binds_no_other_type(order_type: str) -> None:
    assert passes(judge(order(order_type, stopPrice="1"), market=Market()), RULE)


def test_the_stop_of_an_oco_is_judged_by_its_prices_instead() -> None:
    high = Market(last_price="18000")

    assert passes(judge(oco(), kind="oco", market=high), RULE)
    assert passes(judge(order_list_oco(), kind="orderListOco", market=high), RULE)

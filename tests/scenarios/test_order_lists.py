"""P17: an OCO, old and new."""

import pytest

from pretrade import Account, Market, Oco, OpenOrder, Report
from tests.scenarios.facts import RICH, holding, market_at, open_orders, rules, the_only
from tests.symbols import Json, listed, lot_size, max_num_algo_orders, max_num_orders, price_filter

MARKET = market_at("100", best_bid="99", best_ask="101")
BOOK = {"best_bid": "2000", "best_ask": "2000.01"}


# ----------------------------------------------------------------------------------------- P17 OCO

OLD_CALL: Json = {
    "symbol": "ETHUSDT",
    "side": "SELL",
    "quantity": "1",
    "price": "2110",
    "stopPrice": "2095",
    "stopLimitPrice": "2094",
    "stopLimitTimeInForce": "GTC",
}
NEW_CALL: Json = {
    "symbol": "ETHUSDT",
    "side": "SELL",
    "quantity": "1",
    "aboveType": "LIMIT_MAKER",
    "abovePrice": "2110",
    "belowType": "STOP_LOSS_LIMIT",
    "belowStopPrice": "2095",
    "belowPrice": "2094",
    "belowTimeInForce": "GTC",
}


def check_oco(
    changes: Json, market: Market, account: Account = RICH, *filters: Json
) -> tuple[Report, Report]:
    """Judge the old call, and the new one that it translates to."""
    symbol = listed("ETH", "USDT", price_filter("0.01", "0"), lot_size("0.001", "0"), *filters)
    old = Oco.from_params({**OLD_CALL, **changes})
    return (
        symbol.check(old, market=market, account=account),
        symbol.check(old.to_order_list(), market=market, account=account),
    )


@pytest.mark.parametrize("last", ["2000", "2104", "2104.5", "2105", "3000", None])
def test_p17_a_stop_above_the_limit_of_a_sell_is_refused_whatever_the_last_price(
    last: str | None,
) -> None:
    market = Market() if last is None else market_at(last)

    for report in check_oco({"price": "2104", "stopPrice": "2105"}, market):
        first = report.first
        assert first is not None
        assert first.rule == "OCO_PRICES"
        assert first.code == -1013
        assert first.msg == "The relationship of the prices for the orders is not correct."
        assert "2104" in first.text
        assert "2105" in first.text


@pytest.mark.parametrize(
    ("last", "taken"), [("2095", False), ("2095.01", True), ("2109.99", True), ("2110", False)]
)
def test_p17_a_sell_needs_above_last_below(last: str, taken: bool) -> None:
    for report in check_oco({}, market_at(last, **BOOK)):
        assert report.certain is taken
        if not taken:
            assert the_only(report).rule == "OCO_PRICES"
            assert the_only(report).code == -2010


def test_p17_the_old_call_is_translated_to_the_new_one() -> None:
    assert Oco.from_params(OLD_CALL).to_order_list().to_params() == NEW_CALL


@pytest.mark.parametrize(
    ("limits", "existing", "refused"),
    [
        (max_num_orders(200), ("LIMIT", 198), None),
        (max_num_orders(200), ("LIMIT", 199), "MAX_NUM_ORDERS"),
        (max_num_algo_orders(5), ("STOP_LOSS_LIMIT", 4), None),
        (max_num_algo_orders(5), ("STOP_LOSS_LIMIT", 5), "MAX_NUM_ALGO_ORDERS"),
    ],
)
def test_p17_it_needs_room_for_all_of_them(
    limits: Json, existing: tuple[str, int], refused: str | None
) -> None:
    order_type, count = existing
    account = holding(*open_orders(count, order_type, "ETHUSDT"))

    for report in check_oco({}, market_at("2100", **BOOK), account, limits):
        assert rules(report) == ([refused] if refused else [])
        assert report.complete


@pytest.mark.parametrize(("lists", "taken"), [(19, True), (20, False)])
def test_p17_it_needs_room_for_a_list(lists: int, taken: bool) -> None:
    limits = {"filterType": "MAX_NUM_ORDER_LISTS", "maxNumOrderLists": 20}
    existing = [
        OpenOrder("ETHUSDT", "SELL", "LIMIT_MAKER", "1", order_list_id=number)
        for number in range(lists)
    ]

    for report in check_oco({}, market_at("2100", **BOOK), holding(*existing), limits):
        assert report.certain is taken
        assert rules(report) == ([] if taken else ["MAX_NUM_ORDER_LISTS"])

"""What fitting does to the orders of a list: they move together."""

from decimal import Decimal

import pytest

from pretrade import NO_REFERENCE_PRICE, Account, ExchangeInfo, Market, Opoco, Otoco
from pretrade.order import OneTriggersOther
from tests.sizing.words import TODAY, left, moves
from tests.symbols import (
    Json,
    exchange,
    lot_size,
    notional,
    percent_price,
    price_filter,
    symbol_json,
)

PRICES: Json = {"price": "100", "stop_price": "95", "target_price": "120"}


def info(*filters: Json) -> ExchangeInfo:
    return exchange(symbol_json("A", "B", price_filter(), lot_size("1", "1"), *filters))


def otoco(bought: str, sold: str | None = None, **changes: str) -> Otoco:
    made = Otoco.buy_then_protect("AB", quantity=bought, **{**PRICES, **changes})
    return made if sold is None else made.replace(pendingQuantity=sold)


def test_every_price_and_quantity_goes_onto_its_steps_by_the_names_of_the_request() -> None:
    given = otoco("9.7", "9.6", price="100.006", stop_price="95.006", target_price="120.001")
    fit = info().fit(given, as_of=TODAY)
    assert moves(fit) == [
        "workingPrice 100.006 100",
        "pendingAbovePrice 120.001 120.01",
        "pendingBelowStopPrice 95.006 95",
        "workingQuantity 9.7 9",
        "pendingQuantity 9.6 9",
    ]
    assert left(fit) == []


def test_what_is_sold_never_exceeds_what_is_bought_at_last() -> None:
    account = Account(balances={"B": "500"}, open_orders=[])
    fit = info().fit(otoco("9", "8"), account=account, afford=True, as_of=TODAY)
    assert moves(fit) == ["workingQuantity 9 5", "pendingQuantity 8 5"]
    assert fit.changes[1].why == "goes with workingQuantity"
    assert left(fit) == []


def test_what_was_all_protected_stays_all_protected() -> None:
    rules = info({"filterType": "MAX_POSITION", "maxPosition": "4"})
    account = Account(balances={"A": "0", "B": "5000"}, open_orders=[])
    fit = rules.fit(otoco("9"), account=account, as_of=TODAY)
    assert moves(fit) == ["workingQuantity 9 4", "pendingQuantity 9 4"]
    assert left(fit) == []


def test_upwards_the_buy_goes_along_with_a_stop_that_is_worth_too_little() -> None:
    rules = info(notional("500"))
    given = otoco("5.2", "5.1", stop_limit_price="80")
    fit = rules.fit(given, quantity="up", as_of=TODAY)
    assert moves(fit) == ["workingQuantity 5.2 7", "pendingQuantity 5.1 7"]
    assert left(fit) == []
    same = rules.fit(otoco("5.2", stop_limit_price="80"), quantity="up", as_of=TODAY)
    assert moves(same) == ["workingQuantity 5.2 7", "pendingQuantity 5.2 7"]
    assert same.changes[0].why.startswith("LOT_SIZE stepSize 1")


def test_downwards_a_stop_that_is_worth_too_little_says_what_would_do() -> None:
    fit = info(notional("500")).fit(otoco("6", stop_limit_price="80"), as_of=TODAY)
    assert moves(fit) == []
    assert fit.why.startswith("NOTIONAL: ")
    assert fit.why.endswith('quantity="up" gives 7')


def test_a_buy_does_not_move_past_its_own_stop() -> None:
    rules = info(percent_price("0.1", "1.1"))
    market = Market(average_prices={5: "80"}, reference_price=NO_REFERENCE_PRICE)
    fit = rules.fit(otoco("9"), market=market, as_of=TODAY)  # at most 88, below the stop at 95
    assert not fit
    assert moves(fit) == []


@pytest.mark.parametrize("price", ["down", "up", "nearest", None])
def test_the_orders_of_a_pending_pair_stay_apart(price: str | None) -> None:
    near = otoco("9", stop_price="110.002", target_price="110.004", price="100")
    fit = info().fit(near, price=price, as_of=TODAY)
    assert left(fit) == []
    sent = fit.order.to_params()
    assert Decimal(sent["pendingAbovePrice"]) > Decimal(sent["pendingBelowStopPrice"])


def test_an_opoco_has_one_quantity() -> None:
    opoco = Opoco.buy_then_protect("AB", quantity="9.7", **PRICES)
    fit = info().fit(opoco, as_of=TODAY)
    assert moves(fit) == ["workingQuantity 9.7 9"]
    assert isinstance(fit.order, OneTriggersOther)

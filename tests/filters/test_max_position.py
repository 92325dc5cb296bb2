"""MAX_POSITION: what is held, what open BUYs may bring and the order itself <= maxPosition."""

from decimal import Decimal

import pytest

from pretrade import Account, Balance, Bound, Market, OpenOrder
from pretrade.filters import MaxPosition
from tests.symbols import (
    Json,
    complaint,
    exchange_with,
    found,
    judged,
    limit,
    market_for,
    market_order,
    oco,
    open_order,
    order_list,
    stop_loss,
    suggestions,
    unevaluated,
    violation,
)

RULE = "MAX_POSITION"
TEN: Json = {"filterType": RULE, "maxPosition": "10.00000000"}
TOO_MUCH = ["quantity maxPosition"]


def held(*orders: OpenOrder, free: str = "3", locked: str = "1") -> Account:
    """An account that holds 4 A, and these open orders."""
    return Account(balances={"A": Balance(free, locked)}, open_orders=orders)


def bid(quantity: str = "2.5", executed: str = "0.5", **changes: object) -> OpenOrder:
    """An open BUY that may bring 2 A more."""
    return open_order(side="BUY", quantity=quantity, executed=executed, **changes)


@pytest.mark.parametrize(
    ("account", "quantity", "expected"),
    [
        (held(), "6", []),
        (held(), "6.00000001", TOO_MUCH),
        (held(free="10", locked="0"), "0.00000001", TOO_MUCH),
        (held(free="0", locked="10"), "0.00000001", TOO_MUCH),
        (held(bid()), "4", []),
        (held(bid()), "4.00000001", TOO_MUCH),
        (held(bid(), bid()), "2.00000001", TOO_MUCH),
        (held(bid(status="PARTIALLY_FILLED")), "4.00000001", TOO_MUCH),
        (held(bid(status="PENDING_NEW")), "4.00000001", TOO_MUCH),
        (held(bid(status="FILLED")), "6", []),
        (held(bid(symbol="CD")), "6", []),
        (held(open_order(quantity="100")), "6", []),
        (held(bid(executed="2.5")), "6", []),
        (Account(balances={}, open_orders=[]), "10", []),
        (Account(balances={"B": "99"}, open_orders=[]), "10.00000001", TOO_MUCH),
    ],
)
def test_held_bid_for_and_ordered_may_reach_the_maximum(
    account: Account, quantity: str, expected: list[str]
) -> None:
    assert found(judged(TEN, limit(quantity=quantity), account=account), RULE) == expected


@pytest.mark.parametrize(
    ("kind", "request_", "expected"),
    [
        ("order", market_order(quantity="7"), TOO_MUCH),
        ("order", stop_loss(quantity="7"), TOO_MUCH),
        ("order", limit(quantity="7", side="SELL"), []),
        ("cancelReplace", limit(quantity="7"), TOO_MUCH),
        ("oco", oco(quantity="7", side="BUY"), TOO_MUCH),
        ("oco", oco(quantity="6", side="BUY"), []),
        ("oco", oco(quantity="7"), []),
        ("orderListOco", order_list(quantity="7", side="BUY"), TOO_MUCH),
    ],
)
def test_binds_buyers_and_counts_a_list_once(
    kind: str, request_: Json, expected: list[str]
) -> None:
    assert found(judged(TEN, request_, kind=kind, account=held()), RULE) == expected


@pytest.mark.parametrize(
    ("as_of", "account", "expected"),
    [
        ("2022-05-22", held(), []),
        ("2022-05-23", held(), TOO_MUCH),
        ("2022-05-22", held(free="9"), []),
        ("2022-05-22", held(free="9.00000001"), TOO_MUCH),
    ],
)
def test_the_order_itself_counts_since_2022_05_23(
    as_of: str, account: Account, expected: list[str]
) -> None:
    assert found(judged(TEN, limit(quantity="99"), account=account, as_of=as_of), RULE) == expected


@pytest.mark.parametrize(
    ("amount", "market", "expected"),
    [
        ("60", Market(best_ask="10"), []),
        ("60.00000001", Market(best_ask="10"), ["quoteOrderQty maxPosition"]),
        ("60", Market(last_price="10"), []),
        ("60.00000001", Market(last_price="10"), ["quoteOrderQty maxPosition"]),
        ("60", Market(best_bid="10"), ["? best_ask"]),
        ("60", None, ["? best_ask"]),
    ],
)
def test_an_amount_is_predicted_with_a_price(
    amount: str, market: Market | None, expected: list[str]
) -> None:
    report = judged(TEN, market_for(amount), market=market, account=held())
    assert found(report, RULE) == expected


def test_an_amount_needed_no_price_before_2022_05_23() -> None:
    report = judged(TEN, market_for("999"), account=held(), as_of="2022-05-22")
    assert found(report, RULE) == []

    full = held(free="99")
    one = violation(judged(TEN, market_for("5"), account=full, as_of="2022-05-22"), RULE)
    assert (one.field, one.value) == ("quoteOrderQty", Decimal(5))
    assert one.text == "quoteOrderQty 5 breaks maxPosition 10: no more may be bought"


@pytest.mark.parametrize(
    ("account", "expected"),
    [
        (None, ["? balance:A, open_orders"]),
        (Account(open_orders=[]), ["? balance:A"]),
        (Account(balances={}), ["? open_orders"]),
        (held(bid(), OpenOrder("AB", "BUY", "LIMIT")), ["? open_orders"]),
        (held(OpenOrder("AB", "SELL", "LIMIT")), []),
    ],
)
def test_needs_the_balance_and_the_open_orders(
    account: Account | None, expected: list[str]
) -> None:
    assert found(judged(TEN, limit(), account=account), RULE) == expected


def test_names_every_fact_that_it_lacks_at_once() -> None:
    report = judged(TEN, market_for("5"))
    assert set(unevaluated(report, RULE).missing) == {"balance:A", "open_orders", "best_ask"}


def test_a_symbol_that_does_not_say_its_base_asset_leaves_it_open() -> None:
    info = exchange_with(TEN, baseAsset=None)
    report = info.check(limit(), account=held())

    assert found(report, RULE) == ["? symbol:baseAsset"]


@pytest.mark.parametrize(
    ("kind", "request_", "expected"),
    [
        ("order", limit(quantity="a"), ["? order:quantity"]),
        ("order", limit(quantity=None), ["? order:quantity"]),
        ("order", market_for("a"), ["? order:quoteOrderQty"]),
        ("oco", oco(quantity="a", side="BUY"), ["? order:quantity"]),
        ("order", limit(side="b"), ["? order:side"]),
    ],
)
def test_what_cannot_be_read_is_not_passed(kind: str, request_: Json, expected: list[str]) -> None:
    market = Market(best_ask="10")
    report = judged(TEN, request_, kind=kind, market=market, account=held())

    assert found(report, RULE) == expected


def test_suggests_what_still_fits() -> None:
    lots = {"filterType": "LOT_SIZE", "minQty": "0.7", "maxQty": "0", "stepSize": "0.7"}

    report = judged([TEN, lots], limit(quantity="7"), account=held())
    assert suggestions(report, RULE) == ["5.6"]
    report = judged([TEN, lots], limit(quantity="7"), account=held(free="8.5"))
    assert suggestions(report, RULE) == []


def test_the_violation_in_full() -> None:
    one = violation(judged(TEN, limit(quantity="6.50"), account=held(bid())), RULE)

    assert (one.code, one.msg) == (-2010, "Filter failure: MAX_POSITION")
    assert (one.field, one.value, one.leg) == ("quantity", Decimal("6.50"), None)
    assert one.bound == Bound("maxPosition", Decimal(10))
    assert one.suggestions == (Decimal(4),)
    assert (
        one.text == "quantity 6.50 breaks maxPosition 10: only 4 more may be bought; nearest is 4"
    )


@pytest.mark.parametrize(
    ("free", "text"),
    [
        ("9", "quantity 4 breaks maxPosition 10: no more may be bought"),
        ("99", "quantity 4 breaks maxPosition 10: no more may be bought"),
    ],
)
def test_the_sentence_when_nothing_fits(free: str, text: str) -> None:
    assert violation(judged(TEN, limit(), account=held(free=free)), RULE).text == text


def test_reads_its_number() -> None:
    assert exchange_with(TEN)["AB"].filters[RULE] == MaxPosition("10")


@pytest.mark.parametrize(
    ("value", "reason"), [("ten", "'ten' is not a decimal"), (None, "is missing")]
)
def test_a_broken_value_names_its_place(value: object, reason: str) -> None:
    path = "$.symbols[0].filters[0].maxPosition"
    assert complaint({**TEN, "maxPosition": value}) == f"{path}: {reason}"

"""PRICE_RANGE: each multiplier on both sides of its end, and everything that it does not bind."""

from decimal import Decimal
from typing import Any

import attrs
import pytest

from pretrade import NO_REFERENCE_PRICE, Account, InvalidFacts, Market, OrderWarning, PriceRange
from tests.rules.requests import LIST_KINDS, TYPES, judge, order, request

RULE: dict[str, object] = {
    "ruleType": "PRICE_RANGE",
    "bidLimitMultUp": "1.01",
    "bidLimitMultDown": "0.98",
    "askLimitMultUp": "1.03",
    "askLimitMultDown": "0.96",
}
REPLY = {"symbolRules": [{"symbol": "BTCUSDT", "rules": [RULE]}]}
BOOK = Market(reference_price="10000", best_bid="9999", best_ask="10001", execution_rules=REPLY)
EXPIRED = "would become EXPIRED (EXECUTION_RULE_PRICE_RANGE_EXCEEDED)"
UNBOUND: list[dict[str, Any]] = [
    {"execution_rules": None},
    {"execution_rules": ()},
    {"execution_rules": {"symbolRules": []}},
    {"execution_rules": {"symbolRules": [{"symbol": "BTCUSDT", "rules": []}]}},
    {"execution_rules": [PriceRange()]},
    {"execution_rules": [{"ruleType": "ANOTHER", "limit": "1"}]},
    {"reference_price": None},
    {"reference_price": NO_REFERENCE_PRICE},
    {"best_ask": None, "best_bid": None},
    {"best_ask": "0", "best_bid": "0"},
]
UNREADABLE: list[tuple[object, str]] = [
    ("x", "executionRules: 'x' is not a JSON array"),
    ({"rules": []}, "executionRules: there is no key 'rules'; there are symbolRules"),
    (
        {"symbolRules": [{}, {}]},
        "executionRules.symbolRules: it has those of 2 symbols; give those of one",
    ),
    ({"symbolRules": [{}]}, "executionRules.rules: None is not a JSON array"),
    ([1], "executionRules: 1 is not a JSON object"),
    ([{"ruleType": 1}], "executionRules.ruleType: 1 is not a text"),
    (
        [{**RULE, "bidLimitMultUp": "x"}],
        "executionRules.bidLimitMultUp: 'x' is not a decimal number",
    ),
    ([{**RULE, "askLimitMultDown": "-1"}], "executionRules.askLimitMultDown: '-1' is negative"),
    (
        [{"ruleType": "PRICE_RANGE", "bidMultiplierUp": "2"}],
        "executionRules: there is no key 'bidMultiplierUp'; there are "
        + ", ".join(["ruleType", *list(RULE)[1:]]),
    ),
]


def warnings(params: dict[str, object], market: Market, kind: str = "order") -> list[OrderWarning]:
    """What is warned of; whatever it is, nothing else changes."""
    report = judge(params, kind=kind, market=market)
    without = judge(params, kind=kind, market=attrs.evolve(market, execution_rules=None))
    assert (report.violations, report.unevaluated) == (without.violations, without.unevaluated)
    assert not without.warnings
    return [*report.warnings]


def names(found: list[OrderWarning]) -> list[tuple[str | None, str]]:
    return [(one.field, one.bound.name if one.bound else "") for one in found]


@pytest.mark.parametrize(
    ("side", "price", "name"),
    [
        ("BUY", "10100", None),
        ("BUY", "10100.01", "bidLimitMultUp"),
        ("SELL", "9600", None),
        ("SELL", "9599.99", "askLimitMultDown"),
    ],
)
@pytest.mark.parametrize("time_in_force", ["GTC", "IOC", "FOK"])
def test_the_limit_price_of_a_taker_is_its_worst_trade(
    side: str, price: str, name: str | None, time_in_force: str
) -> None:
    found = warnings(order("LIMIT", side, price=price, timeInForce=time_in_force), BOOK)

    assert names(found) == ([] if name is None else [("price", name)])


@pytest.mark.parametrize(
    ("side", "best", "name"),
    [
        ("BUY", "10100", None),
        ("BUY", "10100.01", "bidLimitMultUp"),
        ("BUY", "9800", None),
        ("BUY", "9799.99", "bidLimitMultDown"),
        ("SELL", "10300", None),
        ("SELL", "10300.01", "askLimitMultUp"),
        ("SELL", "9600", None),
        ("SELL", "9599.99", "askLimitMultDown"),
    ],
)
def test_the_best_price_is_the_first_trade(side: str, best: str, name: str | None) -> None:
    market = attrs.evolve(BOOK, best_bid=best, best_ask=best)
    expected = [] if name is None else [(None, name)]

    assert names(warnings(order("MARKET", side), market)) == expected
    spend = order("MARKET", side, quantity=None, quoteOrderQty="100")
    assert names(warnings(spend, market)) == expected
    assert names(warnings(order("LIMIT", side, price=best), market)) == expected
    pegged = order("LIMIT", side, price=None, pegPriceType="MARKET_PEG")
    assert names(warnings(pegged, market)) == expected


def test_the_sentences_have_all_numbers() -> None:
    (late,) = warnings(order("LIMIT", price="10200"), BOOK)
    (at_once,) = warnings(order("MARKET", "SELL"), attrs.evolve(BOOK, best_bid="9500"))

    assert str(late) == (
        "PRICE_RANGE: price 10200 is above 10100, which is bidLimitMultUp 1.01 times the reference "
        f"price 10000: what is left when it gets there {EXPIRED}"
    )
    assert str(at_once) == (
        "PRICE_RANGE: best bid 9500 is below 9600, which is askLimitMultDown 0.96 times the "
        f"reference price 10000: the order {EXPIRED}"
    )
    assert late.value == Decimal(10200)
    assert late.numbers["limit"] == Decimal(10100)


def test_a_price_is_not_blamed_where_the_first_trade_is_outside_already() -> None:
    market = attrs.evolve(BOOK, best_ask="10150")

    assert names(warnings(order("LIMIT", price="10200"), market)) == [(None, "bidLimitMultUp")]


@pytest.mark.parametrize(
    ("side", "price", "market"),
    [
        ("BUY", "10150", attrs.evolve(BOOK, best_ask="10150.01")),
        ("SELL", "9500", attrs.evolve(BOOK, best_bid="9499.99")),
    ],
)
def test_an_order_that_would_rest_is_no_taker(side: str, price: str, market: Market) -> None:
    assert warnings(order("LIMIT", side, price=price), market) == []


@pytest.mark.parametrize("side", ["BUY", "SELL"])
@pytest.mark.parametrize(
    "changes",
    UNBOUND,
)
def test_without_a_rule_a_reference_price_or_a_book_nothing_is_enforced(
    side: str, changes: dict[str, Any]
) -> None:
    far = attrs.evolve(BOOK, best_bid="1", best_ask="1")
    assert warnings(order("MARKET", side), far)

    assert warnings(order("MARKET", side), attrs.evolve(far, **changes)) == []


@pytest.mark.parametrize(
    ("left_out", "side", "best"),
    [
        ("bidLimitMultUp", "BUY", "20000"),
        ("bidLimitMultDown", "BUY", "1"),
        ("askLimitMultUp", "SELL", "20000"),
        ("askLimitMultDown", "SELL", "1"),
    ],
)
@pytest.mark.parametrize("is_null", [False, True])
def test_a_multiplier_that_is_not_set_leaves_its_side_and_direction_free(
    left_out: str, side: str, best: str, is_null: bool
) -> None:
    rule = {name: value for name, value in RULE.items() if name != left_out or is_null}
    rule |= {left_out: None} if is_null else {}
    market = attrs.evolve(BOOK, best_bid=best, best_ask=best, execution_rules=[rule])
    bound = attrs.evolve(market, execution_rules=[RULE])

    assert names(warnings(order("MARKET", side), bound)) == [(None, left_out)]
    assert warnings(order("MARKET", side), market) == []


@pytest.mark.parametrize("order_type", [one for one in TYPES if one not in {"LIMIT", "MARKET"}])
@pytest.mark.parametrize("side", ["BUY", "SELL"])
def test_what_rests_or_waits_for_a_trigger_is_no_taker_yet(order_type: str, side: str) -> None:
    far = attrs.evolve(BOOK, best_bid="1", best_ask="1")

    assert warnings(order(order_type, side), far) == []


@pytest.mark.parametrize("kind", LIST_KINDS)
def test_the_orders_of_an_oco_are_no_takers(kind: str) -> None:
    assert warnings(request(kind), attrs.evolve(BOOK, best_bid="1", best_ask="1"), kind) == []


@pytest.mark.parametrize(("working", "pending", "count"), [("10200", "1", 1), ("9000", "99999", 0)])
def test_of_a_list_only_the_working_order_is_a_taker(
    working: str, pending: str, count: int
) -> None:
    params: dict[str, object] = {
        "symbol": "BTCUSDT",
        "workingType": "LIMIT",
        "workingSide": "BUY",
        "workingTimeInForce": "GTC",
        "workingPrice": working,
        "workingQuantity": "0.01",
        "pendingType": "LIMIT",
        "pendingSide": "BUY",
        "pendingTimeInForce": "GTC",
        "pendingPrice": pending,
        "pendingQuantity": "0.01",
    }

    found = warnings(params, BOOK, "oto")

    assert names(found) == [("workingPrice", "bidLimitMultUp")] * count
    assert [one.leg for one in found] == ["working"] * count


@pytest.mark.parametrize("kind", ["sorOrder", "sorTestOrder"])
def test_smart_order_routing_trades_in_other_books_too(kind: str) -> None:
    assert warnings(order("LIMIT", price="10200"), BOOK, kind) == []


@pytest.mark.parametrize(
    ("kind", "count"), [("order", 1), ("marginOrder", 1), ("cancelReplace", 1), ("testOrder", 0)]
)
def test_it_warns_of_what_reaches_the_book(kind: str, count: int) -> None:
    params = {**request(kind), "price": "10200"}

    assert len(warnings(params, BOOK, kind)) == count


@pytest.mark.parametrize(
    "changes",
    [
        {"price": "x"},
        {"price": None},
        {"side": "UP"},
        {"type": "LIMITT"},
        {"price": None, "pegPriceType": "PRIMARY_PEG"},
        {"price": None, "pegPriceType": "PEG"},
        {"pegPriceType": "MARKET_PEG", "pegOffsetType": "PRICE_LEVEL", "pegOffsetValue": "1"},
    ],
)
def test_where_the_first_trade_is_not_known_nothing_is_said(changes: dict[str, object]) -> None:
    far = attrs.evolve(BOOK, best_bid="1", best_ask="1")

    assert warnings({**order("LIMIT"), **changes}, far) == []


def test_a_warning_stands_beside_violations() -> None:
    report = judge(order("LIMIT", price="10200"), market=BOOK, account=Account(can_trade=False))

    assert [one.rule for one in report.violations] == ["CAN_TRADE"]
    assert names([*report.warnings]) == [("price", "bidLimitMultUp")]


def test_the_rules_of_a_market_are_its_replies() -> None:
    price_range = PriceRange("1.01", "0.98", "1.03", "0.96")

    assert Market().with_reply(REPLY).execution_rules == (price_range,)
    assert Market.from_json({"executionRules": REPLY}).execution_rules == (price_range,)
    assert Market.from_json({"executionRules": [RULE]}).execution_rules == (price_range,)
    assert Market(execution_rules=[price_range]).execution_rules == (price_range,)
    assert Market.from_json({"executionRules": None}).execution_rules is None
    newer = {"symbolRules": [{"symbol": "BTCUSDT", "rules": [{**RULE, "newKey": 1}]}]}
    assert Market().with_reply(newer).execution_rules == (price_range,)
    assert BOOK.with_reply({"symbolRules": []}).execution_rules == ()
    assert BOOK.with_reply({"mins": 5, "price": "1"}).execution_rules == (price_range,)


@pytest.mark.parametrize(
    ("given", "message"),
    UNREADABLE,
)
def test_rules_that_cannot_be_read_are_errors(given: object, message: str) -> None:
    with pytest.raises(InvalidFacts) as error:
        Market(execution_rules=given)

    assert str(error.value) == message

import pytest

from tests.rules.requests import (
    STOP_TYPES,
    TYPES,
    Answer,
    answers,
    fields,
    found,
    judge,
    oco,
    order,
    order_list_oco,
    passes,
    request,
)
from tests.symbols import BASE_DATE

RULE = "MANDATORY_PARAMETER"
BY_TYPE = {
    "LIMIT": ["timeInForce", "quantity", "price"],
    "MARKET": [],
    "STOP_LOSS": ["quantity"],
    "STOP_LOSS_LIMIT": ["timeInForce", "quantity", "price"],
    "TAKE_PROFIT": ["quantity"],
    "TAKE_PROFIT_LIMIT": ["timeInForce", "quantity", "price"],
    "LIMIT_MAKER": ["quantity", "price"],
}


def plain(name: str) -> Answer:
    msg = f"Mandatory parameter '{name}' was not sent, was empty/null, or malformed."
    return -1102, msg, name, None


def one_of(first: str, second: str) -> Answer:
    msg = f"Param '{first}' or '{second}' must be sent, but both were empty/null!"
    return -1102, msg, first, None


@pytest.mark.parametrize(
    ("order_type", "name"), [(one, name) for one, names in BY_TYPE.items() for name in names]
)
def test_what_each_type_must_have(order_type: str, name: str) -> None:
    report = judge(order(order_type, **{name: None}))

    assert answers(report, RULE) == [plain(name)]
    assert f"{name} is missing; {order_type} needs it" in found(report, RULE)[0].text


@pytest.mark.parametrize("order_type", TYPES)
def test_everything_that_is_missing_is_named_and_the_time_in_force_first(order_type: str) -> None:
    report = judge({"symbol": "BTCUSDT", "side": "BUY", "type": order_type})

    named = BY_TYPE[order_type]
    assert fields(report, RULE)[: len(named)] == named


@pytest.mark.parametrize("name", ["symbol", "side", "type"])
def test_what_every_order_must_have(name: str) -> None:
    report = judge(order("LIMIT", **{name: None}))

    assert plain(name) in answers(report, RULE)


def test_a_request_of_nothing() -> None:
    report = judge({})

    assert answers(report, RULE) == [plain("symbol"), plain("side"), plain("type")]
    assert "the request needs it" in found(report, RULE)[0].text


def test_a_market_order_needs_one_of_two_amounts() -> None:
    report = judge(order("MARKET", quantity=None))

    assert answers(report, RULE) == [one_of("quantity", "quoteOrderQty")]
    assert passes(judge(order("MARKET", quantity=None, quoteOrderQty="20")), RULE)


@pytest.mark.parametrize("order_type", STOP_TYPES)
@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        ("2022-04-12", plain("stopPrice")),
        ("2022-04-13", one_of("stopPrice", "trailingDelta")),
        (BASE_DATE, one_of("stopPrice", "trailingDelta")),
    ],
)
def test_a_stop_needs_a_price_or_a_delta(order_type: str, as_of: str, expected: Answer) -> None:
    report = judge(order(order_type, stopPrice=None), as_of=as_of)

    assert answers(report, RULE) == [expected]


@pytest.mark.parametrize("order_type", STOP_TYPES)
@pytest.mark.parametrize(
    "changes", [{}, {"trailingDelta": 100}, {"stopPrice": None, "trailingDelta": 100}]
)
def test_either_or_both_will_do(order_type: str, changes: dict[str, object]) -> None:
    assert passes(judge(order(order_type, **changes)), RULE)


@pytest.mark.parametrize("order_type", STOP_TYPES)
@pytest.mark.parametrize("stop_price", [None, "20000"])
def test_a_margin_order_may_trail(order_type: str, stop_price: str | None) -> None:
    params = order(order_type, stopPrice=stop_price, trailingDelta=100)
    report = judge(params, kind="marginOrder")

    assert passes(report, RULE)
    assert passes(report, "UNKNOWN_PARAMETER")


@pytest.mark.parametrize("value", ["", "abc", "-1", "1e3"])
def test_what_is_there_is_not_missing_whatever_it_says(value: str) -> None:
    assert passes(judge(order("LIMIT", quantity=value)), RULE)


def test_the_transport_adds_time_and_signature() -> None:
    assert passes(judge(order("LIMIT")), RULE)


def test_a_pegged_order_has_no_price_of_its_own() -> None:
    params = order("LIMIT", price=None, pegPriceType="PRIMARY_PEG")

    assert passes(judge(params, as_of="2025-08-28"), RULE)


@pytest.mark.parametrize("kind", ["oco", "marginOco"])
@pytest.mark.parametrize("name", ["symbol", "side", "quantity", "price", "stopPrice"])
def test_what_an_oco_must_have(kind: str, name: str) -> None:
    # Even with a trailing delta.
    report = judge(oco(**{name: None, "trailingDelta": 100}), kind=kind)

    assert answers(report, RULE) == [plain(name)]


@pytest.mark.parametrize("name", ["symbol", "side", "quantity", "aboveType", "belowType"])
def test_what_an_order_list_must_have(name: str) -> None:
    report = judge(order_list_oco(**{name: None}), kind="orderListOco")

    assert answers(report, RULE) == [plain(name)]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"abovePrice": None}, plain("abovePrice")),
        ({"belowPrice": None}, plain("belowPrice")),
        ({"belowTimeInForce": None}, plain("belowTimeInForce")),
        ({"belowStopPrice": None}, one_of("belowStopPrice", "belowTrailingDelta")),
        (
            {"aboveType": "TAKE_PROFIT", "abovePrice": None},
            one_of("aboveStopPrice", "aboveTrailingDelta"),
        ),
    ],
)
def test_what_each_leg_must_have_by_its_own_name(
    changes: dict[str, object], expected: Answer
) -> None:
    report = judge(order_list_oco(**changes), kind="orderListOco")

    assert answers(report, RULE) == [expected]


@pytest.mark.parametrize(
    "changes",
    [
        {"belowStopPrice": None, "belowTrailingDelta": 100},
        {"abovePrice": None, "abovePegPriceType": "PRIMARY_PEG"},
        {"belowType": "STOP_LOSS", "belowPrice": None, "belowTimeInForce": None},
    ],
)
def test_what_is_enough_for_an_order_list(changes: dict[str, object]) -> None:
    assert passes(judge(order_list_oco(**changes), kind="orderListOco"), RULE)


def test_a_cancel_replace_names_what_it_cancels() -> None:
    neither = judge(request("cancelReplace", cancelOrderId=None), kind="cancelReplace")
    without_mode = judge(request("cancelReplace", cancelReplaceMode=None), kind="cancelReplace")

    assert answers(neither, RULE) == [one_of("cancelOrigClientOrderId", "cancelOrderId")]
    assert answers(without_mode, RULE) == [plain("cancelReplaceMode")]


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"cancelOrigClientOrderId": "mine"},
        {"cancelOrderId": None, "cancelOrigClientOrderId": "mine"},
    ],
)
def test_either_id_names_what_a_cancel_replace_cancels(changes: dict[str, object]) -> None:
    assert passes(judge(request("cancelReplace", **changes), kind="cancelReplace"), RULE)


def test_a_margin_stop_that_does_not_trail_needs_a_stop_price() -> None:
    params = {**order("STOP_LOSS"), "stopPrice": None}

    assert answers(judge(params, kind="marginOrder"), RULE) == [plain("stopPrice")]

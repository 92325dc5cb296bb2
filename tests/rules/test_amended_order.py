"""Amendments: what they name, and what the order that they amend makes of them."""

from decimal import Decimal
from typing import Any

import pytest

from pretrade import Account, Amend, OpenOrder, OrderWarning
from tests.rules.requests import (
    LATER,
    LOT_SIZE,
    Answer,
    answers,
    found,
    judge,
    lacking,
    listing,
    request,
)

ORDER: dict[str, Any] = {
    "symbol": "BTCUSDT",
    "side": "BUY",
    "type": "LIMIT",
    "quantity": "1",
    "executed": "0.25",
    "client_order_id": "mine",
    "order_id": 7,
    "amendments": 0,
    "status": "PARTIALLY_FILLED",
}


def holding(**changes: object) -> Account:
    whole: dict[str, Any] = {**ORDER, **changes}
    return Account(open_orders=[OpenOrder(**whole)], can_trade=True, permissions=["SPOT"])


def judged(account: Account | None = None, **changes: object) -> Any:  # noqa: ANN401
    account = holding() if account is None else account
    return judge(request("amend", **changes), kind="amend", account=account, as_of=LATER)


@pytest.mark.parametrize(
    "named",
    [{}, {"origClientOrderId": "mine"}, {"orderId": None, "origClientOrderId": "mine"}],
)
def test_less_of_an_open_order_is_taken(named: dict[str, Any]) -> None:
    assert judged(**named).certain


@pytest.mark.parametrize(
    ("quantity", "answer"),
    [
        ("1.01", (-2038, "Order amend (quantity increase) is not supported.", "newQty", "1.01")),
        ("1", (-2038, "The requested action would change no state; rejecting", "newQty", "1")),
        (
            "1.00",
            (-2038, "The requested action would change no state; rejecting", "newQty", "1.00"),
        ),
        ("0.99", None),
        ("0.25000001", None),
    ],
)
def test_the_new_quantity_is_below_the_old_one(quantity: str, answer: Answer | None) -> None:
    report = judged(newQty=quantity)

    assert answers(report, "AMENDED_ORDER") == ([] if answer is None else [answer])
    assert report.warnings == ()
    for violation in report.violations:
        assert violation.bound.value == Decimal(1)
        assert (
            violation.text
            == f"newQty {quantity} must be below origQty 1: amendments only take away"
        )


@pytest.mark.parametrize("quantity", ["0.25", "0.1"])
def test_an_order_that_has_filled_as_much_expires(quantity: str) -> None:
    report = judged(newQty=quantity)

    assert report.ok
    (warning,) = report.warnings
    assert isinstance(warning, OrderWarning)
    assert (warning.rule, warning.field) == ("AMENDED_ORDER", "newQty")
    assert warning.text == (
        f"newQty {quantity} is not above executedQty 0.25: the order would become EXPIRED"
    )


@pytest.mark.parametrize(
    ("changes", "answer"),
    [
        ({"orderId": 8}, (-2038, "Unknown order sent.", "orderId", "8")),
        (
            {"orderId": None, "origClientOrderId": "other"},
            (-2038, "Unknown order sent.", "origClientOrderId", "other"),
        ),
        (
            {"origClientOrderId": "other"},
            (
                -2039,
                "Client order ID is not correct for this order ID.",
                "origClientOrderId",
                "other",
            ),
        ),
    ],
)
def test_the_order_must_be_open(changes: dict[str, Any], answer: Answer) -> None:
    report = judged(**changes)

    assert answers(report, "AMENDED_ORDER") == [answer]
    assert "order" in report.violations[0].text


def test_one_that_is_closed_or_of_another_symbol_is_not_open() -> None:
    assert found(judged(holding(status="FILLED")), "AMENDED_ORDER")
    assert found(judged(holding(symbol="ETHUSDT")), "AMENDED_ORDER")


@pytest.mark.parametrize(
    ("account", "fact"),
    [
        (Account(), "open_orders"),
        (holding(order_id=None), "open_orders:orderId"),
        (holding(quantity=None), "open_orders:origQty"),
    ],
)
def test_what_is_not_known_of_the_order_is_named(account: Account, fact: str) -> None:
    report = judged(account)

    assert report.ok
    assert lacking(report, "AMENDED_ORDER") == [fact]


@pytest.mark.parametrize("side", ["BUY", "SELL"])
def test_a_pending_order_without_a_quantity_may_be_that_of_an_opo(side: str) -> None:
    report = judged(holding(quantity=None, status="PENDING_NEW", executed="0", side=side))

    assert report.ok
    assert lacking(report, "AMENDED_ORDER") == ["open_orders:origQty"]


@pytest.mark.parametrize("named", [{"orderId": None}, {}])
def test_an_order_whose_client_id_is_not_known_may_be_the_one(named: dict[str, Any]) -> None:
    report = judged(holding(client_order_id=""), origClientOrderId="mine", **named)

    assert report.ok
    assert lacking(report, "AMENDED_ORDER") == ["open_orders:clientOrderId"]


def test_neither_id_is_a_missing_parameter() -> None:
    report = judged(orderId=None)

    assert answers(report, "MANDATORY_PARAMETER") == [
        (
            -1102,
            "Param 'origClientOrderId' or 'orderId' must be sent, but both were empty/null!",
            "origClientOrderId",
            None,
        )
    ]
    assert lacking(report, "AMENDED_ORDER") is None


def test_an_id_that_cannot_be_read_is_refused_for_that() -> None:
    assert [one.rule for one in judged(orderId="seven").violations] == ["SYNTAX"]


@pytest.mark.parametrize(
    ("quantity", "rule", "code"),
    [("0", "ZERO_VALUE", -1013), ("0.123456789", "PRECISION", -1111), ("1e-3", "SYNTAX", -1100)],
)
def test_the_quantity_is_written_as_any_other(quantity: str, rule: str, code: int) -> None:
    report = judged(newQty=quantity)

    assert [(one.code, one.field) for one in found(report, rule)] == [(code, "newQty")]
    assert not found(report, "AMENDED_ORDER")


@pytest.mark.parametrize(("so_far", "verdict"), [(9, True), (10, False), (11, False)])
def test_one_order_may_be_amended_so_often(so_far: int, verdict: bool) -> None:
    info = listing({"filterType": "MAX_NUM_ORDER_AMENDS", "maxNumOrderAmends": 10})
    account = holding(amendments=so_far)

    report = judge(request("amend"), info, kind="amend", account=account, as_of=LATER)

    assert report.ok is verdict
    for violation in report.violations:
        assert (violation.code, violation.msg) == (-2038, "Filter failure: MAX_NUM_ORDER_AMENDS")
        assert violation.text == (
            f"it would be amendment {so_far + 1} of the order; maxNumOrderAmends is 10"
        )


def test_how_often_it_was_amended_must_be_known() -> None:
    info = listing({"filterType": "MAX_NUM_ORDER_AMENDS", "maxNumOrderAmends": 10})

    def of(account: Account) -> Any:  # noqa: ANN401
        return judge(request("amend"), info, kind="amend", account=account, as_of=LATER)

    assert lacking(of(holding(amendments=None)), "MAX_NUM_ORDER_AMENDS") == [
        "open_orders:amendments"
    ]
    assert lacking(of(Account()), "MAX_NUM_ORDER_AMENDS") == ["open_orders"]
    assert lacking(of(holding(order_id=8)), "MAX_NUM_ORDER_AMENDS") is None


def test_which_filters_less_must_pass_no_document_says() -> None:
    worth = {"filterType": "MIN_NOTIONAL", "minNotional": "10"}
    unknown = {"filterType": "T_PLUS_SELL"}
    position = {"filterType": "MAX_POSITION", "maxPosition": "0.1"}
    info = listing(LOT_SIZE, worth, unknown, position)

    def of(quantity: str) -> Any:  # noqa: ANN401
        params = request("amend", newQty=quantity)
        return judge(params, info, kind="amend", account=holding(), as_of=LATER)

    whole = of("0.5")
    assert whole.ok
    assert {one.rule for one in whole.unevaluated} == {"MIN_NOTIONAL", "T_PLUS_SELL"}
    broken = of("0.500001")
    assert broken.ok
    assert lacking(broken, "LOT_SIZE") == ["evidence:amended_filters"]
    (doubt,) = [one.text for one in broken.unevaluated if one.rule == "LOT_SIZE"]
    assert doubt == (
        "newQty 0.500001 does not keep stepSize 0.00001; no document says which filters an amended "
        "order must pass"
    )
    assert lacking(of("0.000001"), "LOT_SIZE") == ["evidence:amended_filters"]


def test_an_account_that_may_not_trade_may_not_amend() -> None:
    barred = Account(open_orders=[OpenOrder(**ORDER)], can_trade=False, permissions=["SPOT"])

    assert [one.rule for one in judged(barred).violations] == ["CAN_TRADE"]


def test_an_object_is_judged_likewise() -> None:
    report = listing().check(
        Amend(symbol="BTCUSDT", order_id=7, new_qty="2"), account=holding(), as_of=LATER
    )

    assert [one.rule for one in report.violations] == ["AMENDED_ORDER"]


def test_an_account_without_the_permission_may_not_amend() -> None:
    stranger = Account(
        open_orders=[OpenOrder(**ORDER)], can_trade=True, permissions=["TRD_GRP_999"]
    )

    assert [one.rule for one in judged(stranger).violations] == ["PERMISSIONS"]


@pytest.mark.parametrize(
    ("fields", "rule"),
    [({"status": "BREAK"}, "SYMBOL_STATUS"), ({"isSpotTradingAllowed": False}, "SPOT_ALLOWED")],
)
def test_whether_a_closed_symbol_takes_amendments_no_document_says(
    fields: dict[str, Any], rule: str
) -> None:
    report = judge(
        request("amend"), listing(**fields), kind="amend", account=holding(), as_of=LATER
    )

    assert report.ok
    assert lacking(report, rule) == ["evidence:amended_symbol"]


def test_a_symbol_that_says_no_filters_leaves_amendments_open() -> None:
    report = judge(
        request("amend"), listing(filters=None), kind="amend", account=holding(), as_of=LATER
    )

    assert report.ok
    assert lacking(report, "SYMBOL_FILTERS") == ["symbol:filters"]

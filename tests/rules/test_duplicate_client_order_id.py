from typing import Any

import pytest

from pretrade import Account, OpenOrder, Report
from tests.rules.requests import (
    LATER,
    LIST_KINDS,
    NOTHING_KNOWN,
    answers,
    found,
    judge,
    lacking,
    passes,
    request,
)

RULE = "DUPLICATE_CLIENT_ORDER_ID"
MSG = "Duplicate order sent."
IDS = {
    "oco": ("limitClientOrderId", "stopClientOrderId"),
    "marginOco": ("limitClientOrderId", "stopClientOrderId"),
    "orderListOco": ("aboveClientOrderId", "belowClientOrderId"),
}


def with_open(status: str = "NEW", symbol: str = "BTCUSDT") -> Account:
    mine = OpenOrder(symbol, "BUY", "LIMIT", "1", client_order_id="mine", status=status, order_id=8)
    return Account(open_orders=[mine])


@pytest.mark.parametrize("status", ["NEW", "PENDING_NEW", "PARTIALLY_FILLED"])
@pytest.mark.parametrize("kind", ["order", "cancelReplace", "marginOrder"])
def test_the_id_of_an_open_order_is_refused(kind: str, status: str) -> None:
    report = judge(request(kind, newClientOrderId="mine"), kind=kind, account=with_open(status))

    assert answers(report, RULE) == [(-2010, MSG, "newClientOrderId", "mine")]
    assert "an open order" in found(report, RULE)[0].text


@pytest.mark.parametrize("name", ["yours", "MINE", "mine-2"])
def test_another_id_passes(name: str) -> None:
    report = judge(request("order", newClientOrderId=name), account=with_open())

    assert passes(report, RULE)


def test_no_id_passes_whatever_is_open() -> None:
    assert passes(judge(request("order"), account=NOTHING_KNOWN), RULE)


def test_it_is_unevaluated_without_the_open_orders() -> None:
    report = judge(request("order", newClientOrderId="mine"), account=NOTHING_KNOWN)

    assert lacking(report, RULE) == ["open_orders"]


@pytest.mark.parametrize("status", ["FILLED", "CANCELED", "EXPIRED"])
def test_the_id_of_an_order_that_is_no_longer_open_passes(status: str) -> None:
    report = judge(request("order", newClientOrderId="mine"), account=with_open(status))

    assert passes(report, RULE)


def test_a_cancel_replace_may_reuse_the_id_of_the_order_it_cancels() -> None:
    again = request(
        "cancelReplace",
        cancelOrderId=None,
        cancelOrigClientOrderId="mine",
        newClientOrderId="mine",
    )
    other = {**again, "cancelOrigClientOrderId": "other"}

    assert passes(judge(again, kind="cancelReplace", account=with_open()), RULE)
    assert answers(judge(other, kind="cancelReplace", account=with_open()), RULE)


@pytest.mark.parametrize("also", [{}, {"cancelOrigClientOrderId": "mine"}])
def test_a_cancel_replace_by_order_id_may_reuse_the_id_of_that_order(
    also: dict[str, object],
) -> None:
    def reusing(order_id: int, account: Account) -> Report:
        changes = {"cancelOrderId": order_id, "newClientOrderId": "mine", **also}
        params = request("cancelReplace", **changes)
        return judge(params, kind="cancelReplace", account=account)

    nameless = OpenOrder("BTCUSDT", "BUY", "LIMIT", "1", client_order_id="mine")
    unknown = reusing(8, Account(open_orders=[nameless]))

    assert passes(reusing(8, with_open()), RULE)
    assert answers(reusing(9, with_open()), RULE) == [(-2010, MSG, "newClientOrderId", "mine")]
    assert lacking(unknown, RULE) == ["open_orders:orderId"]


@pytest.mark.parametrize(
    ("symbols", "cancelled", "refused"),
    [
        (("ETHUSDT",), 7, True),
        (("BTCUSDT", "ETHUSDT"), 8, True),
        (("BTCUSDT", "ETHUSDT"), 7, True),
        (("ETHUSDT", "BTCUSDT"), 7, True),
        (("BTCUSDT",), 8, False),
    ],
)
def test_order_ids_are_of_one_symbol(
    symbols: tuple[str, ...], cancelled: int, *, refused: bool
) -> None:
    ids = {"BTCUSDT": 8, "ETHUSDT": 7}
    account = Account(
        open_orders=[
            OpenOrder(one, "BUY", "LIMIT", "1", client_order_id="a", order_id=ids[one])
            for one in symbols
        ]
    )
    params = request("cancelReplace", cancelOrderId=cancelled, newClientOrderId="a")

    report = judge(params, kind="cancelReplace", account=account)

    assert bool(answers(report, RULE)) is refused
    assert lacking(report, RULE) is None


def with_list(name: str | None, status: str = "NEW") -> Account:
    leg = OpenOrder(
        *("BTCUSDT", "SELL", "LIMIT_MAKER", "1"),
        order_list_id=3,
        list_client_order_id=name,
        status=status,
    )
    return Account(open_orders=[leg, OpenOrder("BTCUSDT", "SELL", "LIMIT", "1")])


@pytest.mark.parametrize("kind", LIST_KINDS)
def test_the_id_of_an_open_list_is_refused(kind: str) -> None:
    params = request(kind, listClientOrderId="list")

    refused = judge(params, kind=kind, account=with_list("list"))

    assert answers(refused, RULE) == [(-2010, MSG, "listClientOrderId", "list")]
    assert "an open order list" in found(refused, RULE)[0].text
    for account in (with_list("other"), with_list("list", "FILLED"), with_open()):
        assert passes(judge(params, kind=kind, account=account), RULE)
    assert passes(judge(request(kind), kind=kind, account=NOTHING_KNOWN), RULE)


@pytest.mark.parametrize(
    ("name", "account", "missing"),
    [
        ("list", NOTHING_KNOWN, "open_orders"),
        ("list", with_list(None), "open_orders:listClientOrderId"),
        ("no name", with_list("list"), "order:listClientOrderId"),
    ],
)
def test_what_the_id_of_a_list_needs(name: str, account: Account, missing: str) -> None:
    report = judge(request("oco", listClientOrderId=name), kind="oco", account=account)

    assert lacking(report, RULE) == [missing]


@pytest.mark.parametrize("kind", LIST_KINDS)
def test_the_two_orders_of_a_list_need_different_ids(kind: str) -> None:
    first, second = IDS[kind]

    same = judge(request(kind, **{first: "a", second: "a"}), kind=kind)
    different = judge(request(kind, **{first: "a", second: "b"}), kind=kind)
    one_only = judge(request(kind, **{first: "a"}), kind=kind)

    assert answers(same, RULE) == [(-1013, MSG, second, "a")]
    assert "the other order of the list" in found(same, RULE)[0].text
    assert passes(different, RULE)
    assert passes(one_only, RULE)


@pytest.mark.parametrize("kind", LIST_KINDS)
def test_each_order_of_a_list_is_compared_with_the_open_ones(kind: str) -> None:
    for place, field in enumerate(IDS[kind]):
        report = judge(request(kind, **{field: "mine"}), kind=kind, account=with_open())

        assert answers(report, RULE) == [(-2010, MSG, field, "mine")]
        assert (
            found(report, RULE)[0].leg
            == (("above", "below") if kind == "orderListOco" else ("limit", "stop"))[place]
        )


def test_an_id_that_cannot_be_read_is_compared_with_nothing() -> None:
    report = judge(request("order", newClientOrderId="not an id"), account=with_open())

    assert not answers(report, RULE)
    assert lacking(report, RULE) == ["order:newClientOrderId"]


def with_two(*, other: str, **mine: object) -> Account:
    """Return an account with the order that is amended, and another one."""
    first: dict[str, Any] = {"client_order_id": "mine", "order_id": 7, **mine}
    return Account(
        open_orders=[
            OpenOrder("BTCUSDT", "BUY", "LIMIT", "1", **first),
            OpenOrder("ETHUSDT", "BUY", "LIMIT", "1", client_order_id=other, order_id=8),
        ]
    )


def amended(account: Account, **params: object) -> Report:
    return judge(request("amend", **params), kind="amend", account=account, as_of=LATER)


def test_an_amendment_may_not_take_the_id_of_another_order() -> None:
    report = amended(with_two(other="yours"), newClientOrderId="yours")

    assert answers(report, RULE) == [(-2038, MSG, "newClientOrderId", "yours")]


@pytest.mark.parametrize("name", ["mine", "new"])
@pytest.mark.parametrize("named", [{}, {"orderId": None, "origClientOrderId": "mine"}])
def test_an_amendment_may_keep_the_id_or_take_a_free_one(
    name: str, named: dict[str, object]
) -> None:
    assert passes(amended(with_two(other="yours"), newClientOrderId=name, **named), RULE)


@pytest.mark.parametrize(
    ("account", "name", "fact"),
    [
        (NOTHING_KNOWN, "new", "open_orders"),
        (with_two(other=""), "new", "open_orders:clientOrderId"),
        (with_two(other="yours", order_id=None), "yours", "open_orders:orderId"),
    ],
)
def test_what_is_not_known_leaves_the_id_of_an_amendment_open(
    account: Account, name: str, fact: str
) -> None:
    assert lacking(amended(account, newClientOrderId=name), RULE) == [fact]


def test_an_id_of_an_amendment_that_cannot_be_read_is_not_compared() -> None:
    report = amended(with_two(other="yours"), newClientOrderId="no id")

    assert lacking(report, RULE) == ["order:newClientOrderId"]


def test_an_amendment_that_names_no_order_is_not_compared() -> None:
    assert passes(amended(with_two(other="yours"), newClientOrderId="yours", orderId=None), RULE)


@pytest.mark.parametrize("kind", ["order", "marginOrder", "oto"])
def test_an_open_order_whose_id_is_not_known_may_have_it(kind: str) -> None:
    account = Account(open_orders=[OpenOrder("BTCUSDT", "BUY", "LIMIT", "1")])
    name = "workingClientOrderId" if kind == "oto" else "newClientOrderId"

    report = judge(request(kind, **{name: "mine"}), kind=kind, account=account, as_of=LATER)

    assert lacking(report, RULE) == ["open_orders:clientOrderId"]


def test_the_id_that_is_not_known_may_be_that_of_the_order_to_cancel() -> None:
    account = Account(open_orders=[OpenOrder("BTCUSDT", "BUY", "LIMIT", "1", order_id=7)])

    report = judge(
        request("cancelReplace", newClientOrderId="mine"), kind="cancelReplace", account=account
    )

    assert passes(report, RULE)

import pytest

from pretrade import Account
from tests.rules.requests import (
    NOTHING_KNOWN,
    PLACING_KINDS,
    answers,
    judge,
    lacking,
    order,
    passes,
    request,
)
from tests.symbols import BASE_DATE


@pytest.mark.parametrize(
    ("as_of", "msg"),
    [
        ("2022-04-11", "This action disabled is on this account."),
        ("2022-04-12", "This action is disabled on this account."),
        (BASE_DATE, "This action is disabled on this account."),
        ("2023-03-12", "This action is disabled on this account."),
        ("2023-03-13", "This account may not place or cancel orders."),
    ],
)
def test_an_account_that_may_not_trade_is_refused(as_of: str, msg: str) -> None:
    report = judge(order("LIMIT"), account=Account(can_trade=False), as_of=as_of)

    assert answers(report, "CAN_TRADE") == [(-2010, msg, None, None)]


@pytest.mark.parametrize("kind", PLACING_KINDS)
def test_it_binds_every_request(kind: str) -> None:
    report = judge(request(kind), kind=kind, account=Account(can_trade=False))

    assert len(answers(report, "CAN_TRADE")) == 1


def test_an_account_that_may_trade_passes() -> None:
    assert passes(judge(order("LIMIT"), account=Account(can_trade=True)), "CAN_TRADE")


def test_it_is_unevaluated_when_nothing_says_so() -> None:
    assert lacking(judge(order("LIMIT"), account=NOTHING_KNOWN), "CAN_TRADE") == ["can_trade"]

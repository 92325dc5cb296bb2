import pytest

from pretrade import Account
from tests.rules.requests import (
    NOTHING_KNOWN,
    PLACING_KINDS,
    answers,
    found,
    judge,
    lacking,
    listing,
    order,
    passes,
    request,
)
from tests.symbols import BASE_DATE

RULE = "PERMISSIONS"
SPOT = listing(permissions=["SPOT"])
SETS = listing(permissions=[], permissionSets=[["SPOT", "MARGIN"], ["TRD_GRP_004", "TRD_GRP_005"]])
UNKNOWN = [
    listing(permissions=None),
    listing(permissions=[]),
    listing(permissions=[], permissionSets=[]),
]


@pytest.mark.parametrize(
    ("as_of", "msg"),
    [
        ("2022-04-11", "This action disabled is on this account."),
        ("2022-04-12", "This action is disabled on this account."),
        (BASE_DATE, "This action is disabled on this account."),
        ("2023-03-12", "This action is disabled on this account."),
        ("2023-03-13", "This symbol is not permitted for this account."),
    ],
)
def test_an_account_that_shares_no_permission_is_refused(as_of: str, msg: str) -> None:
    report = judge(order("LIMIT"), SPOT, account=Account(permissions=["MARGIN"]), as_of=as_of)

    assert answers(report, RULE) == [(-2010, msg, "symbol", "BTCUSDT")]


@pytest.mark.parametrize("kind", PLACING_KINDS)
def test_it_binds_every_request(kind: str) -> None:
    report = judge(request(kind), SPOT, kind=kind, account=Account(permissions=[]))

    assert len(answers(report, RULE)) == 1
    assert "the account has nothing" in found(report, RULE)[0].text


@pytest.mark.parametrize(
    "held", [["SPOT"], ["LEVERAGED", "SPOT"], {"SPOT"}, frozenset({"SPOT"}), ("SPOT",)]
)
def test_one_permission_in_common_is_enough(held: list[str]) -> None:
    assert passes(judge(order("LIMIT"), SPOT, account=Account(permissions=held)), RULE)


@pytest.mark.parametrize(
    ("held", "asked"),
    [
        (["SPOT", "TRD_GRP_004"], None),
        (["MARGIN", "TRD_GRP_005"], None),
        (["SPOT", "MARGIN"], "TRD_GRP_004 or TRD_GRP_005"),
        (["TRD_GRP_004"], "SPOT or MARGIN"),
        (["LEVERAGED"], "SPOT or MARGIN"),
    ],
)
def test_of_permission_sets_one_of_each_is_needed(held: list[str], asked: str | None) -> None:
    report = judge(order("LIMIT"), SETS, account=Account(permissions=held))

    if asked is None:
        assert passes(report, RULE)
    else:
        assert len(answers(report, RULE)) == 1
        assert asked in found(report, RULE)[0].text


def test_sets_precede_permissions() -> None:
    info = listing(permissions=["SPOT"], permissionSets=[["TRD_GRP_004"]])

    assert answers(judge(order("LIMIT"), info, account=Account(permissions=["SPOT"])), RULE)


def test_an_empty_set_asks_for_nothing() -> None:
    nothing: list[str] = []
    info = listing(permissions=[], permissionSets=[nothing])

    assert passes(judge(order("LIMIT"), info, account=NOTHING_KNOWN), RULE)


@pytest.mark.parametrize("index", range(len(UNKNOWN)))
def test_it_is_unevaluated_where_the_symbol_does_not_say(index: int) -> None:
    assert lacking(judge(order("LIMIT"), UNKNOWN[index]), RULE) == ["symbol:permissions"]


def test_it_is_unevaluated_without_the_permissions_of_the_account() -> None:
    assert lacking(judge(order("LIMIT"), account=NOTHING_KNOWN), RULE) == ["permissions"]

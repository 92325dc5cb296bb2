import pytest

from pretrade import Account, ExchangeInfo
from tests.rules.requests import (
    KINDS,
    SYMBOL,
    answers,
    found,
    judge,
    lacking,
    listing,
    passes,
    request,
)

RULE = "ORDER_RATE"
PER_TEN_SECONDS: dict[str, object] = {
    "rateLimitType": "ORDERS",
    "interval": "SECOND",
    "intervalNum": 10,
    "limit": 50,
}
PER_DAY: dict[str, object] = {
    "rateLimitType": "ORDERS",
    "interval": "DAY",
    "intervalNum": 1,
    "limit": 160000,
}
WEIGHT: dict[str, object] = {
    "rateLimitType": "REQUEST_WEIGHT",
    "interval": "MINUTE",
    "intervalNum": 1,
    "limit": 1,
}
LIMITED = listing(rate_limits=[WEIGHT, PER_TEN_SECONDS, PER_DAY])
ADDED = {
    "order": 1,
    "cancelReplace": 1,
    "marginOrder": 1,
    "oco": 2,
    "marginOco": 2,
    "orderListOco": 2,
}


def counting(ten_seconds: int, day: int = 0) -> Account:
    return Account(order_counts={("SECOND", 10): ten_seconds, ("DAY", 1): day})


@pytest.mark.parametrize(("kind", "added"), ADDED.items())
def test_the_count_and_what_is_added_are_at_most_the_limit(kind: str, added: int) -> None:
    at_the_limit = judge(request(kind), LIMITED, kind=kind, account=counting(50 - added))
    above = judge(request(kind), LIMITED, kind=kind, account=counting(51 - added))

    assert passes(at_the_limit, RULE)
    msg = "Too many new orders; current limit is 50 orders per 10 SECOND."
    assert answers(above, RULE) == [(-1015, msg, None, "51")]
    assert found(above, RULE)[0].to_dict()["bound"] == {"name": "limit", "value": "50"}


def test_an_interval_of_one_is_written_without_its_number() -> None:
    report = judge(request("order"), LIMITED, account=counting(0, 160000))

    msg = "Too many new orders; current limit is 160000 orders per DAY."
    assert answers(report, RULE) == [(-1015, msg, None, "160001")]


def test_every_limiter_that_is_reached_is_named() -> None:
    report = judge(request("order"), LIMITED, account=counting(50, 160000))

    assert len(answers(report, RULE)) == 2


def test_a_test_order_adds_nothing() -> None:
    report = judge(request("testOrder"), LIMITED, kind="testOrder", account=counting(99))

    assert passes(report, RULE)


@pytest.mark.parametrize("kind", KINDS)
def test_without_limits_there_is_nothing_to_judge(kind: str) -> None:
    report = judge(request(kind), listing(rate_limits=[WEIGHT]), kind=kind, account=Account())

    assert passes(report, RULE)


@pytest.mark.parametrize(
    "account", [Account(), Account(order_counts={}), Account(order_counts={("SECOND", 10): 3})]
)
def test_a_count_that_is_not_known_leaves_it_unevaluated(account: Account) -> None:
    assert lacking(judge(request("order"), LIMITED, account=account), RULE) == ["order_counts"]


def test_what_is_known_is_still_judged() -> None:
    account = Account(order_counts={("SECOND", 10): 50})

    report = judge(request("order"), LIMITED, account=account)

    assert len(answers(report, RULE)) == 1
    assert lacking(report, RULE) == ["order_counts"]


def test_a_document_without_rate_limits_leaves_them_open() -> None:
    silent = ExchangeInfo.load({"symbols": [SYMBOL]})

    assert lacking(judge(request("order"), silent), RULE) == ["exchange:rateLimits"]
    assert passes(judge(request("testOrder"), silent, kind="testOrder"), RULE)
    assert passes(judge(request("order"), listing(rate_limits=[])), RULE)

import pytest

from pretrade import ExchangeInfo
from tests.rules.requests import KINDS, SYMBOL, judge, lacking, passes, request

RULE = "SYMBOL_FILTERS"


@pytest.mark.parametrize("kind", KINDS)
def test_a_symbol_that_has_no_array_of_filters_leaves_them_open(kind: str) -> None:
    cut = {name: value for name, value in SYMBOL.items() if name != "filters"}

    report = judge(
        request(kind), ExchangeInfo.load({"symbols": [cut], "rateLimits": []}), kind=kind
    )

    assert lacking(report, RULE) == ["symbol:filters"]
    assert report.ok
    assert not report.complete


def test_an_empty_array_says_that_there_are_none() -> None:
    assert passes(judge(request("order")), RULE)


def test_of_a_symbol_that_is_not_listed_nothing_is_expected() -> None:
    report = judge(request("order", symbol="ETHUSDT"))

    assert passes(report, RULE)

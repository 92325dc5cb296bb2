import pytest

from tests.rules.requests import (
    LIST_KINDS,
    SINGLE_KINDS,
    answers,
    judge,
    lacking,
    listing,
    passes,
    request,
)

RULE = "OCO_ALLOWED"
MSG = "OCO orders are not supported for this symbol"


@pytest.mark.parametrize("kind", LIST_KINDS)
def test_an_oco_is_refused_where_the_symbol_takes_none(kind: str) -> None:
    report = judge(request(kind), listing(ocoAllowed=False), kind=kind)

    assert answers(report, RULE) == [(-1013, MSG, None, None)]


@pytest.mark.parametrize("kind", LIST_KINDS)
def test_an_oco_passes_where_the_symbol_takes_it(kind: str) -> None:
    assert passes(judge(request(kind), kind=kind), RULE)


@pytest.mark.parametrize("kind", LIST_KINDS)
def test_it_is_unevaluated_where_the_symbol_does_not_say(kind: str) -> None:
    report = judge(request(kind), listing(ocoAllowed=None), kind=kind)

    assert lacking(report, RULE) == ["symbol:ocoAllowed"]


@pytest.mark.parametrize("kind", SINGLE_KINDS)
def test_it_binds_no_single_order(kind: str) -> None:
    assert passes(judge(request(kind), listing(ocoAllowed=False), kind=kind), RULE)

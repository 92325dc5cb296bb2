import pytest

from tests.rules.requests import (
    SINGLE_KINDS,
    answers,
    judge,
    lacking,
    listing,
    order,
    passes,
    request,
)

RULE = "QUOTE_ORDER_QTY"
MSG = "Quote order qty market orders are not supported for this symbol."
OLD_MSG = "Parameter 'quoteOrderQty' sent when not required."
NOT_ALLOWED = listing(quoteOrderQtyMarketAllowed=False)
BY_QUOTE = order("MARKET", quantity=None, quoteOrderQty="150")


@pytest.mark.parametrize("kind", SINGLE_KINDS)
def test_a_quote_amount_is_refused_where_the_symbol_takes_none(kind: str) -> None:
    params = {**request(kind), **BY_QUOTE}

    report = judge(params, NOT_ALLOWED, kind=kind)

    assert answers(report, RULE) == [(-1013, MSG, "quoteOrderQty", "150")]


@pytest.mark.parametrize(
    ("as_of", "code", "msg"), [("2020-12-31", -1106, OLD_MSG), ("2021-01-01", -1013, MSG)]
)
def test_the_answer_since_a_day(as_of: str, code: int, msg: str) -> None:
    report = judge(BY_QUOTE, NOT_ALLOWED, as_of=as_of)

    assert answers(report, RULE) == [(code, msg, "quoteOrderQty", "150")]


@pytest.mark.parametrize(
    ("as_of", "first"), [("2020-12-31", "QUOTE_ORDER_QTY"), ("2021-01-01", "STRATEGY_TYPE")]
)
def test_it_comes_with_what_the_symbol_takes_and_once_came_with_what_must_not_be_there(
    as_of: str, first: str
) -> None:
    report = judge({**BY_QUOTE, "strategyType": 1}, NOT_ALLOWED, as_of=as_of)

    assert {one.rule for one in report.violations} == {"QUOTE_ORDER_QTY", "STRATEGY_TYPE"}
    assert report.violations[0].rule == first


def test_a_quote_amount_passes_where_the_symbol_takes_it() -> None:
    assert passes(judge(BY_QUOTE), RULE)


@pytest.mark.parametrize("as_of", ["2020-12-31", "2021-01-01"])
def test_it_is_unevaluated_where_the_symbol_does_not_say(as_of: str) -> None:
    report = judge(BY_QUOTE, listing(quoteOrderQtyMarketAllowed=None), as_of=as_of)

    assert lacking(report, RULE) == ["symbol:quoteOrderQtyMarketAllowed"]


@pytest.mark.parametrize(
    "params",
    [
        order("MARKET"),
        # Forbidden there on every symbol: another rule says so.
        order("LIMIT", quoteOrderQty="150"),
    ],
)
def test_it_binds_market_orders_by_a_quote_amount_only(params: dict[str, object]) -> None:
    assert passes(judge(params, NOT_ALLOWED), RULE)


@pytest.mark.parametrize("given", [None, "STOP"])
def test_without_a_type_it_is_unevaluated(given: str | None) -> None:
    assert lacking(judge({**BY_QUOTE, "type": given}, NOT_ALLOWED), RULE) == ["order:type"]

import pytest

from tests.rules.scene import (
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
MSG = "Parameter 'quoteOrderQty' sent when not required."
NOT_ALLOWED = listing(quoteOrderQtyMarketAllowed=False)
BY_QUOTE = order("MARKET", quantity=None, quoteOrderQty="150")


@pytest.mark.parametrize("kind", SINGLE_KINDS)
def test_a_quote_amount_is_refused_where_the_symbol_takes_none(kind: str) -> None:
    params = {**request(kind), **BY_QUOTE}

    report = judge(params, NOT_ALLOWED, kind=kind)

    assert answers(report, RULE) == [(-1106, MSG, "quoteOrderQty", "150")]


def test_a_quote_amount_passes_where_the_symbol_takes_it() -> None:
    assert passes(judge(BY_QUOTE), RULE)


def test_it_is_unevaluated_where_the_symbol_does_not_say() -> None:
    report = judge(BY_QUOTE, listing(quoteOrderQtyMarketAllowed=None))

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

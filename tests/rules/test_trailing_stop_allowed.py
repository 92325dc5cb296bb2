import pytest

from tests.rules.requests import (
    STOP_TYPES,
    answers,
    found,
    judge,
    lacking,
    listing,
    oco,
    order,
    order_list_oco,
    passes,
)

RULE = "TRAILING_STOP_ALLOWED"
MSG = "Trailing stop orders are not supported for this symbol."
NOT_ALLOWED = listing(allowTrailingStop=False)


@pytest.mark.parametrize("order_type", STOP_TYPES)
@pytest.mark.parametrize("changes", [{}, {"stopPrice": None}])
def test_a_trailing_stop_is_refused_where_the_symbol_takes_none(
    order_type: str, changes: dict[str, object]
) -> None:
    report = judge(order(order_type, trailingDelta=100, **changes), NOT_ALLOWED)

    assert answers(report, RULE) == [(-1013, MSG, "trailingDelta", "100")]


def test_a_trailing_stop_passes_where_the_symbol_takes_it() -> None:
    assert passes(judge(order("STOP_LOSS", trailingDelta=100)), RULE)


def test_a_stop_without_a_delta_passes() -> None:
    assert passes(judge(order("STOP_LOSS"), NOT_ALLOWED), RULE)


def test_it_is_unevaluated_where_the_symbol_does_not_say() -> None:
    report = judge(order("STOP_LOSS", trailingDelta=100), listing(allowTrailingStop=None))

    assert lacking(report, RULE) == ["symbol:allowTrailingStop"]


@pytest.mark.parametrize(
    ("params", "kind", "name", "leg"),
    [
        (oco(trailingDelta=100), "oco", "trailingDelta", "stop"),
        (order_list_oco(belowTrailingDelta=100), "orderListOco", "belowTrailingDelta", "below"),
    ],
)
def test_the_stop_of_a_list_by_its_own_name(
    params: dict[str, object], kind: str, name: str, leg: str
) -> None:
    report = judge(params, NOT_ALLOWED, kind=kind)

    assert answers(report, RULE) == [(-1013, MSG, name, "100")]
    assert found(report, RULE)[0].leg == leg

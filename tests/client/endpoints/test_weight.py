"""How heavy a request is, by its parameters."""

import pytest

from pretrade.client.endpoints.weight import BASE_DATE, Case, Weight

BY_LIST = Weight(BASE_DATE, 40, (Case("symbol", 1), Case("symbols", 2, most=2)))
BY_NUMBER = Weight(BASE_DATE, 1, (Case("limit", 5, most=500), Case("limit", 50)))


@pytest.mark.parametrize(
    ("weight", "params", "wanted"),
    [
        (BY_LIST, {}, 40),
        (BY_LIST, {"symbol": "A"}, 1),
        (BY_LIST, {"symbol": None}, 40),
        (BY_LIST, {"symbols": ["A", "B"]}, 2),
        (BY_LIST, {"symbols": ["A", "B", "C"]}, 40),
        (BY_LIST, {"symbols": '["A","B"]'}, 2),
        (BY_LIST, {"symbols": '["A","B","C"]'}, 40),
        (BY_NUMBER, {}, 1),
        (BY_NUMBER, {"limit": 500}, 5),
        (BY_NUMBER, {"limit": "500"}, 5),
        (BY_NUMBER, {"limit": 501}, 50),
        (BY_NUMBER, {"limit": "9" * 5000}, 5),  # no number: the exchange refuses it
        (Weight(BASE_DATE, 1, (Case("flag", 20),)), {"flag": True}, 20),
        (Weight(BASE_DATE, 1, (Case("flag", 20),)), {"flag": "false"}, 1),
        (Weight(BASE_DATE, 1, (Case("flag", 20),)), {"flag": False}, 1),
    ],
)
def test_the_first_case_that_holds_counts(
    weight: Weight, params: dict[str, object], wanted: int
) -> None:
    assert weight.of(params) == wanted


def test_a_weight_reads_as_text() -> None:
    assert str(BY_LIST) == "1 with symbol, 2 with symbols up to 2, otherwise 40"
    assert str(Weight(BASE_DATE, 7)) == "7"

"""MAX_NUM_ORDER_AMENDS: binds amend requests, of which pretrade judges none."""

import pytest

from pretrade import Account
from pretrade.filters import MaxNumOrderAmends
from tests.symbols import Json, complaint, exchange_with, found, judged, limit, oco, order_list

RULE = "MAX_NUM_ORDER_AMENDS"
NONE: Json = {"filterType": RULE, "maxNumOrderAmends": 0}


@pytest.mark.parametrize("account", [None, Account(open_orders=[])])
@pytest.mark.parametrize(
    ("kind", "request_"),
    [
        ("order", limit()),
        ("cancelReplace", limit()),
        ("oco", oco()),
        ("orderListOco", order_list()),
        ("order", {}),
    ],
)
def test_never_touches_the_others(kind: str, request_: Json, account: Account | None) -> None:
    request = {"symbol": "AB", **request_}
    assert found(judged(NONE, request, kind=kind, account=account), RULE) == []


def test_reads_its_number() -> None:
    rule = {**NONE, "maxNumOrderAmends": 10}
    assert exchange_with(rule)["AB"].filters[RULE] == MaxNumOrderAmends(10)


@pytest.mark.parametrize(("value", "reason"), [("x", "'x' is not a decimal"), (None, "is missing")])
def test_a_broken_value_names_its_place(value: object, reason: str) -> None:
    path = "$.symbols[0].filters[0].maxNumOrderAmends"
    assert complaint({**NONE, "maxNumOrderAmends": value}) == f"{path}: {reason}"

"""A filterType that pretrade does not know is kept raw, and never a silent pass."""

import pytest

from pretrade import Account, Market, OrderRejected
from pretrade.filters import UnknownFilter
from tests.symbols import (
    Json,
    exchange_with,
    found,
    judged,
    limit,
    market_order,
    oco,
    order_list,
    unevaluated,
)

SELL_LATER: Json = {"filterType": "T_PLUS_SELL", "endTime": 1735689600000}
NEW: Json = {"filterType": "POSITION_RISK_CONTROL", "levels": [{"a": 1}], "note": None}


@pytest.mark.parametrize(
    ("kind", "request_"),
    [
        ("order", limit()),
        ("order", market_order()),
        ("order", limit(side="SELL", quantity="?")),
        ("order", {"symbol": "AB"}),
        ("cancelReplace", limit()),
        ("oco", oco()),
        ("orderListOco", order_list()),
    ],
)
@pytest.mark.parametrize("rule", [SELL_LATER, NEW])
def test_every_request_on_the_symbol_says_that_it_was_not_evaluated(
    rule: Json, kind: str, request_: Json
) -> None:
    account = Account(open_orders=[], balances={"B": "999"})
    report = judged(rule, request_, kind=kind, market=Market(last_price="1"), account=account)

    assert found(report, rule["filterType"]) == ["?"]
    assert unevaluated(report, rule["filterType"]).missing == ()
    assert not report.complete


def test_the_sentence() -> None:
    report = judged(SELL_LATER, limit())
    assert (
        str(unevaluated(report, "T_PLUS_SELL")) == "T_PLUS_SELL: not evaluated, needs its meaning"
    )


def test_is_no_violation_unless_asked_to_be_strict() -> None:
    report = judged(SELL_LATER, limit())

    report.raise_for_violations()
    with pytest.raises(OrderRejected, match="T_PLUS_SELL: not evaluated"):
        report.raise_for_violations(strict=True)


def test_is_kept_raw_beside_the_filters_that_are_known() -> None:
    parts = {"filterType": "ICEBERG_PARTS", "limit": 10}
    filters = exchange_with(SELL_LATER, parts, NEW)["AB"].filters

    assert list(filters) == ["T_PLUS_SELL", "ICEBERG_PARTS", "POSITION_RISK_CONTROL"]
    assert filters.unknown == {
        "T_PLUS_SELL": UnknownFilter("T_PLUS_SELL", SELL_LATER),
        "POSITION_RISK_CONTROL": UnknownFilter("POSITION_RISK_CONTROL", NEW),
    }
    assert filters.unknown["POSITION_RISK_CONTROL"].raw["levels"] == [{"a": 1}]


def test_is_warned_of_once_for_each_type() -> None:
    warnings = exchange_with(SELL_LATER, NEW, everywhere=[{"filterType": "NEW"}]).warnings
    unknown = "is not known to pretrade; every check there reports it as unevaluated"

    assert warnings == (
        f"filter T_PLUS_SELL of AB {unknown}",
        f"filter POSITION_RISK_CONTROL of AB {unknown}",
        f"filter NEW of the exchange {unknown}",
    )


def test_binds_every_symbol_when_it_stands_among_the_exchange_filters() -> None:
    assert found(judged([], limit(), everywhere=[SELL_LATER]), "T_PLUS_SELL") == ["?"]


def test_other_filters_are_judged_nevertheless() -> None:
    lots = {"filterType": "LOT_SIZE", "minQty": "5", "maxQty": "9", "stepSize": "1"}
    report = judged([SELL_LATER, lots, NEW], limit())

    assert found(report, "LOT_SIZE") == ["quantity minQty"]


def test_types_are_told_apart_by_their_exact_name() -> None:
    lots = {"filterType": "lot_size", "minQty": "5", "maxQty": "9", "stepSize": "1"}
    assert found(judged(lots, limit()), "lot_size") == ["?"]

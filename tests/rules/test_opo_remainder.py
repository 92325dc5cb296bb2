"""What an OPO bought may be too little to sell: a warning, never a refusal."""

from typing import Any

import pytest

from pretrade import Report
from tests.rules.requests import LATER, LOT_SIZE, judge, lacking, listing, oto

WORTH = {"filterType": "NOTIONAL", "minNotional": "200", "maxNotional": "9000000"}
FLAGS = {"applyMinToMarket": True, "applyMaxToMarket": False, "avgPriceMins": 5}


def judged(kind: str, *filters: dict[str, Any], **changes: object) -> Report:
    return judge(oto(kind, **changes), listing(*filters), kind=kind, as_of=LATER)


def test_what_is_left_after_commission_may_be_worth_too_little() -> None:
    report = judged("opo", LOT_SIZE, {**WORTH, **FLAGS}, workingPrice="20000", pendingPrice="20019")

    assert report.ok
    assert lacking(report, "NOTIONAL") == lacking(report, "LOT_SIZE") == ["working_fill"]
    (warning,) = report.warnings
    assert (warning.rule, warning.leg, warning.field) == ("NOTIONAL", "pending", "workingQuantity")
    assert warning.text == (
        "of workingQuantity 0.01, less a commission of 0.1 percent and down to a whole lot, the "
        "order would sell 0.00999: pendingPrice × 0.00999 = 199.98981 is below minNotional 200, so "
        "it may be refused when it is placed"
    )


def test_enough_is_no_warning() -> None:
    report = judged("opo", LOT_SIZE, {**WORTH, **FLAGS}, workingPrice="20000", pendingPrice="20021")

    assert report.warnings == ()


def test_a_lot_may_be_lost_to_the_commission() -> None:
    lots = {**LOT_SIZE, "minQty": "0.01", "stepSize": "0.01"}

    (warning,) = judged("opo", lots).warnings

    assert (warning.rule, str(warning.numbers["sold"])) == ("LOT_SIZE", "0")
    assert "would sell 0: 0 is below minQty 0.01" in warning.text


def test_every_pending_order_is_warned_of_by_itself() -> None:
    report = judged(
        "opoco",
        {**WORTH, **FLAGS},
        workingPrice="20000",
        pendingAbovePrice="21000",
        pendingBelowPrice="19000",
    )

    assert [(one.rule, one.leg) for one in report.warnings] == [("NOTIONAL", "pendingBelow")]


@pytest.mark.parametrize(
    "change", [{"workingQuantity": "x"}, {"pendingPrice": "x"}, {"pendingType": "x"}]
)
def test_what_cannot_be_read_is_not_warned_of(change: dict[str, object]) -> None:
    assert judged("opo", LOT_SIZE, {**WORTH, **FLAGS}, **change).warnings == ()


def test_an_oto_sells_what_it_says() -> None:
    report = judged("oto", LOT_SIZE, {**WORTH, **FLAGS}, workingPrice="20000", pendingPrice="19000")

    assert [one.field for one in report.violations] == ["pendingQuantity"]
    assert report.warnings == ()

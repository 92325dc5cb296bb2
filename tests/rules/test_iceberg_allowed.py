import pytest

from tests.rules.requests import answers, found, judge, lacking, listing, oco, order, passes

RULE = "ICEBERG_ALLOWED"
MSG = "Iceberg orders are not supported for this symbol."
NOT_ALLOWED = listing(icebergAllowed=False)
UNKNOWN = listing(icebergAllowed=None)


@pytest.mark.parametrize(
    "order_type", ["LIMIT", "STOP_LOSS_LIMIT", "TAKE_PROFIT_LIMIT", "LIMIT_MAKER"]
)
def test_an_iceberg_is_refused_where_the_symbol_takes_none(order_type: str) -> None:
    report = judge(order(order_type, icebergQty="0.001"), NOT_ALLOWED)

    assert answers(report, RULE) == [(-1013, MSG, "icebergQty", "0.001")]


def test_an_iceberg_passes_where_the_symbol_takes_it() -> None:
    assert passes(judge(order("LIMIT", icebergQty="0.001")), RULE)


@pytest.mark.parametrize("allowed", [False, None])
@pytest.mark.parametrize("quantity", ["0", "0.00", None])
def test_what_is_no_iceberg_passes(allowed: bool | None, quantity: str | None) -> None:
    symbols = listing(icebergAllowed=allowed)

    assert passes(judge(order("LIMIT", icebergQty=quantity), symbols), RULE)


def test_it_is_unevaluated_where_the_symbol_does_not_say() -> None:
    report = judge(order("LIMIT", icebergQty="0.001"), UNKNOWN)

    assert lacking(report, RULE) == ["symbol:icebergAllowed"]


@pytest.mark.parametrize(
    ("name", "leg"), [("limitIcebergQty", "limit"), ("stopIcebergQty", "stop")]
)
def test_each_order_of_an_oco_may_be_an_iceberg(name: str, leg: str) -> None:
    report = judge(oco(**{name: "0.001"}), NOT_ALLOWED, kind="oco")

    assert answers(report, RULE) == [(-1013, MSG, name, "0.001")]
    assert found(report, RULE)[0].leg == leg

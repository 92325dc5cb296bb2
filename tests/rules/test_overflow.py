import pytest

from tests.rules.requests import (
    LOT_SIZE,
    answers,
    fields,
    found,
    judge,
    lacking,
    listing,
    oco,
    order,
    order_list_oco,
    passes,
)

RULE = "OVERFLOW"
SINCE = "2022-12-05"
MOST = "92233720368.54775807"
ONE_MORE = "92233720368.54775808"


def msg(name: str) -> str:
    return f"Parameter '{name}' overflowed."


@pytest.mark.parametrize(
    ("order_type", "name"),
    [
        ("LIMIT", "quantity"),
        ("LIMIT", "icebergQty"),
        ("LIMIT", "price"),
        ("STOP_LOSS", "stopPrice"),
        ("MARKET", "quoteOrderQty"),
    ],
)
def test_the_largest_amount_of_63_bits_passes_and_one_unit_more_is_refused(
    order_type: str, name: str
) -> None:
    most = judge(order(order_type, **{name: MOST}), as_of=SINCE)
    more = judge(order(order_type, **{name: ONE_MORE}), as_of=SINCE)

    assert passes(most, RULE)
    assert answers(more, RULE) == [(-1108, msg(name), name, ONE_MORE)]
    assert found(more, RULE)[0].to_dict()["bound"] == {"name": "maximum", "value": MOST}


@pytest.mark.parametrize(
    ("precision", "most", "more"),
    [
        (0, "9223372036854775807", "9223372036854775808"),
        (2, "92233720368547758.07", "92233720368547758.08"),
        (18, "9.223372036854775807", "9.223372036854775808"),
        (50, "0", "0.00000000000000000001"),
    ],
)
def test_the_bound_follows_from_the_precision_of_the_asset(
    precision: int, most: str, more: str
) -> None:
    info = listing(baseAssetPrecision=precision)

    assert passes(judge(order("LIMIT", quantity=most), info, as_of=SINCE), RULE)
    assert answers(judge(order("LIMIT", quantity=more), info, as_of=SINCE), RULE)


def test_all_amounts_that_overflow_are_named() -> None:
    names = ["quantity", "icebergQty", "quoteOrderQty", "price", "stopPrice"]
    report = judge(order("STOP_LOSS_LIMIT", **dict.fromkeys(names, ONE_MORE)), as_of=SINCE)

    assert answers(report, RULE) == [(-1108, msg(name), name, ONE_MORE) for name in names]


def test_an_overflow_is_named_beside_what_cannot_be_judged() -> None:
    params = order("STOP_LOSS_LIMIT", quantity="1e3", price=ONE_MORE)
    unread = judge(params, as_of=SINCE)
    params = order("LIMIT", quantity=ONE_MORE, price=ONE_MORE)
    unknown_base = judge(params, listing(baseAssetPrecision=None), as_of=SINCE)
    unknown_quote = judge(params, listing(quoteAssetPrecision=None), as_of=SINCE)

    assert (fields(unread, RULE), lacking(unread, RULE)) == (["price"], ["order:quantity"])
    assert fields(unknown_base, RULE) == ["price"]
    assert lacking(unknown_base, RULE) == ["symbol:baseAssetPrecision"]
    assert fields(unknown_quote, RULE) == ["quantity"]
    assert lacking(unknown_quote, RULE) == ["symbol:quoteAssetPrecision"]


@pytest.mark.parametrize("as_of", ["2022-09-30", "2022-12-04"])
def test_before_its_day_only_the_filters_report(as_of: str) -> None:
    report = judge(order("LIMIT", quantity=ONE_MORE), listing(LOT_SIZE), as_of=as_of)

    assert passes(report, RULE)
    assert found(report, "LOT_SIZE")


def test_it_hides_nothing() -> None:
    report = judge(order("LIMIT", quantity=ONE_MORE), listing(LOT_SIZE), as_of=SINCE)

    assert found(report, RULE)
    assert found(report, "LOT_SIZE")


@pytest.mark.parametrize(
    ("params", "field"),
    [
        (order("LIMIT", price=None), "baseAssetPrecision"),
        (order("LIMIT", quantity=None), "quoteAssetPrecision"),
    ],
)
def test_an_unknown_precision_leaves_it_unevaluated(params: dict[str, object], field: str) -> None:
    info = listing(baseAssetPrecision=None, quoteAssetPrecision=None)

    assert lacking(judge(params, info, as_of=SINCE), RULE) == [f"symbol:{field}"]


def test_an_order_without_amounts_has_nothing_to_overflow() -> None:
    params = order("LIMIT", quantity=None, price=None)

    assert passes(judge(params, listing(baseAssetPrecision=None), as_of=SINCE), RULE)


def test_the_orders_of_a_list_by_their_own_names() -> None:
    single = judge(oco(stopLimitPrice=ONE_MORE), kind="oco", as_of=SINCE)
    listed = judge(order_list_oco(belowPrice=ONE_MORE), kind="orderListOco", as_of=SINCE)
    shared = judge(oco(quantity=ONE_MORE), kind="oco", as_of=SINCE)

    name = "stopLimitPrice"
    assert answers(single, RULE) == [(-1108, msg(name), name, ONE_MORE)]
    assert found(single, RULE)[0].leg == "stop"
    assert answers(listed, RULE) == [(-1108, msg("belowPrice"), "belowPrice", ONE_MORE)]
    # What the orders share is said once.
    assert answers(shared, RULE) == [(-1108, msg("quantity"), "quantity", ONE_MORE)]
    assert found(shared, RULE)[0].leg is None

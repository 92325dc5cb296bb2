"""A misspelt name is met with the one that was probably meant."""

import pytest

from pretrade import Order
from pretrade.enums import RequestKind
from pretrade.meant import meant_name
from pretrade.order.parameters import NAMES
from tests.rules.requests import found, judge, oco, order, without_nones

ORDER = NAMES[RequestKind.ORDER]
MARKET = ("lastPrice", "avgPrice", "bidPrice", "askPrice", "referencePrice", "at")


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        *(("qty", "quantity"), ("amount", "quantity"), ("quantitiy", "quantity")),
        *(("time_in_force", "timeInForce"), ("tif", "timeInForce"), ("TIMEINFORCE", "timeInForce")),
        *(("stop_price", "stopPrice"), ("triggerPrice", "stopPrice"), ("stop-price", "stopPrice")),
        *(("quote_order_qty", "quoteOrderQty"), ("cost", "quoteOrderQty")),
        *(("clientOrderId", "newClientOrderId"), ("pair", "symbol"), ("prcie", "price")),
    ],
)
def test_names_that_others_use_and_slips_of_the_pen(given: str, meant: str) -> None:
    assert meant_name(given, ORDER) == meant


@pytest.mark.parametrize(
    "given", ["foo", "ts", "id", "reduceOnly", "leverage", "", "quantity" * 9, 7, None, ()]
)
def test_names_of_other_things_are_taken_for_nothing(given: object) -> None:
    assert meant_name(given, ORDER) is None


def test_what_is_meant_depends_on_what_there_is() -> None:
    assert meant_name("price", MARKET) == "lastPrice"
    assert meant_name("last", ORDER) is None
    assert meant_name("qty", MARKET) is None


@pytest.mark.parametrize(
    ("given", "meant"), [("qty", "quantity"), ("stop_price", "stopPrice"), ("tif", "timeInForce")]
)
def test_a_mapping_with_a_misspelt_name(given: str, meant: str) -> None:
    params = order("STOP_LOSS_LIMIT", **{meant: None, given: "1"})

    (violation,) = found(judge(params), "UNKNOWN_PARAMETER")

    assert violation.text == f"{given} is not a parameter of order; did you mean {meant}?"


def test_what_is_given_already_is_not_what_was_meant() -> None:
    (violation,) = found(judge(order("LIMIT", qty="1")), "UNKNOWN_PARAMETER")

    assert violation.text == "qty is not a parameter of order; leave it out"


def test_who_sends_dozens_of_unknown_names_has_not_misspelt_them() -> None:
    params = {**order("LIMIT", quantity=None), "qty": "1"}
    few, many = ({**params, **{f"x{n}": 1 for n in range(count)}} for count in (19, 20))

    assert found(judge(few), "UNKNOWN_PARAMETER")[0].text.endswith("did you mean quantity?")
    assert found(judge(many), "UNKNOWN_PARAMETER")[0].text.endswith("leave it out")


def test_a_parameter_of_another_request_names_it() -> None:
    (violation,) = found(judge(order("LIMIT", isIsolated="TRUE")), "UNKNOWN_PARAMETER")

    assert violation.text == (
        "isIsolated is not a parameter of order; "
        'leave it out, or say request="marginOrder": it belongs to marginOrder, '
        "marginOco, marginOto or marginOtoco"
    )


def test_an_oco_that_is_not_said_to_be_one_is_told_how_to_say_so() -> None:
    texts = {one.field: one.text for one in found(judge(oco()), "UNKNOWN_PARAMETER")}

    assert texts["stopLimitPrice"] == (
        "stopLimitPrice is not a parameter of order; "
        'leave it out, or say request="oco": it belongs to oco or marginOco'
    )


def test_of_a_request_that_was_named_a_parameter_of_another_is_too_much() -> None:
    report = judge(oco(isIsolated="TRUE"), kind="oco")

    assert found(report, "UNKNOWN_PARAMETER")[0].text == (
        "isIsolated is not a parameter of oco; leave it out: "
        "it belongs to marginOrder, marginOco, marginOto or marginOtoco"
    )


@pytest.mark.parametrize(
    ("side", "names"),
    [
        (
            "SELL",
            {
                "price": "abovePrice",
                "stopPrice": "belowStopPrice",
                "stopLimitPrice": "belowPrice",
                "stopLimitTimeInForce": "belowTimeInForce",
            },
        ),
        ("BUY", {"price": "belowPrice", "stopPrice": "aboveStopPrice"}),
    ],
)
def test_old_names_of_an_oco_in_the_new_request(side: str, names: dict[str, str]) -> None:
    report = judge(oco(side), kind="orderListOco")

    texts = {one.field: one.text for one in found(report, "UNKNOWN_PARAMETER")}
    for old, new in names.items():
        said = texts[old].removesuffix(": Oco.to_order_list renames all of them")
        assert said == f"{old} is not a parameter of orderListOco; there it is {new}"


def test_that_all_old_names_can_be_renamed_is_said_once() -> None:
    violations = found(judge(oco(colour="red"), kind="orderListOco"), "UNKNOWN_PARAMETER")

    told = [one.field for one in violations if "renames all of them" in one.text]
    assert told == [next(one.field for one in violations if "there it is" in one.text)]


def test_an_old_name_beside_the_new_one_is_too_much() -> None:
    params = without_nones({**oco(), "abovePrice": "21000"})

    texts = {one.field: one.text for one in judge(params, kind="orderListOco").violations}

    assert "leave it out" in texts["price"]


@pytest.mark.parametrize(
    ("given", "meant"),
    [("qty", "quantity"), ("amount", "quantity"), ("tif", "time_in_force")],
)
def test_a_misspelt_keyword(given: str, meant: str) -> None:
    with pytest.raises(TypeError, match=f"Order has no parameter {given!r}; did you .*{meant!r}"):
        Order(**{given: "1"})

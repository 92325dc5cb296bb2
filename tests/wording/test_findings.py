"""The lines of a report: rules that wait for the same share one; the data has each of them."""

import attrs
import pytest

from pretrade import OrderRejected, Report, Unevaluated, Violation
from tests.rules.requests import (
    ACCOUNT,
    LOT_SIZE,
    MARKET,
    NOTHING_KNOWN,
    PRICE_FILTER,
    judge,
    listing,
    order,
)

INFO = listing(
    PRICE_FILTER,
    LOT_SIZE,
    {"filterType": "MIN_NOTIONAL", "minNotional": "10"},
    {"filterType": "PERCENT_PRICE", "multiplierUp": "5", "multiplierDown": "0.2"},
    {"filterType": "MAX_NUM_ALGO_ORDERS", "maxNumAlgoOrders": 5},
)


def test_one_mistyped_type_is_two_lines_and_its_rules_are_counted() -> None:
    report = judge({**order("LIMIT"), "type": "LIMITT"}, INFO)

    verdict, wrong, waiting = str(report).splitlines()
    rules = {one.rule for one in report.unevaluated}
    assert verdict == "refused: 1 violation"
    assert wrong.startswith("  ORDER_TYPE_VALUE: type 'LIMITT' cannot be read")
    assert waiting.startswith(f"  order:type: {len(rules)} rules wait for it (")
    assert waiting.endswith(f" and {len(rules) - 5} others)")
    assert len(rules) == 11
    assert {one["rule"] for one in report.to_dict()["unevaluated"]} == rules


def test_what_a_wrong_symbol_leaves_open_waits_for_the_symbol() -> None:
    report = judge(order("LIMIT", symbol="BTCUSDX"), INFO)

    _, wrong, waiting = str(report).splitlines()
    assert wrong.startswith("  SYMBOL: BTCUSDX is not in the exchangeInfo")
    rules = {one.rule for one in report.unevaluated}
    assert waiting.startswith(f"  symbol: {len(rules)} rules wait for it (")
    assert {fact[:7] for one in report.unevaluated for fact in one.missing} == {"symbol:"}


def test_fields_that_a_listed_symbol_lacks_are_named_each() -> None:
    info = listing(status=None, isSpotTradingAllowed=None)

    assert str(judge(order("LIMIT"), info)).splitlines()[1:] == [
        "  SYMBOL_STATUS: not evaluated, needs symbol:status",
        "  SPOT_ALLOWED: not evaluated, needs symbol:isSpotTradingAllowed",
    ]


def test_a_fact_that_two_rules_lack_and_one_that_one_lacks() -> None:
    report = Report(
        (),
        (
            Unevaluated("A", ("open_orders",)),
            Unevaluated("B", ("last_price",)),
            Unevaluated("C", ("open_orders",)),
            Unevaluated("D", ("last_price", "best_ask")),
            Unevaluated("E", ("last_price", "best_ask")),
        ),
    )

    assert str(report).splitlines() == [
        "accepted as far as known: 5 rules not evaluated",
        "  open_orders: 2 rules wait for it (A and C)",
        "  B: not evaluated, needs last_price",
        "  last_price, best_ask: 2 rules wait for them (D and E)",
    ]


def test_filters_that_nobody_knows_wait_for_nothing() -> None:
    report = Report((), (Unevaluated("A", ()), Unevaluated("B", ())))

    assert str(report).splitlines()[1:] == [
        "  A: not evaluated, needs its meaning",
        "  B: not evaluated, needs its meaning",
    ]


def test_two_orders_of_a_list_wait_for_the_same_rule() -> None:
    report = Report((), tuple(Unevaluated("A", ("x",), leg) for leg in ("above", "below")))

    assert str(report).splitlines()[1:] == [
        "  A (above leg): not evaluated, needs x",
        "  A (below leg): not evaluated, needs x",
    ]


@pytest.mark.parametrize(
    ("unevaluated", "first"),
    [
        (
            (Unevaluated("A", ("x",)), Unevaluated("B", ("y", "x"))),
            (
                "2 rules could not be judged for want of x and y: refused, since everything must "
                "be certain"
            ),
        ),
        (
            (Unevaluated("A", ()),),
            "1 rule could not be judged: refused, since everything must be certain",
        ),
    ],
)
def test_a_strict_refusal_begins_with_what_could_not_be_judged(
    unevaluated: tuple[Unevaluated, ...], first: str
) -> None:
    with pytest.raises(OrderRejected) as error:
        Report((), unevaluated).raise_for_violations(strict=True)

    lines = str(error.value).splitlines()
    assert lines == [first, *(f"  {one}" for one in unevaluated)]


def test_a_refusal_for_a_violation_begins_with_the_count_of_them() -> None:
    report = Report((Violation("A", -1, "a"),), (Unevaluated("B", ("x",)),))

    assert str(OrderRejected(report)) == str(report)
    assert str(OrderRejected(Report())) == "accepted"


def test_without_facts_a_report_has_a_line_for_each_fact() -> None:
    market = attrs.evolve(MARKET, average_prices={})
    info = listing({"filterType": "MAX_NUM_ORDERS", "maxNumOrders": 5}, PRICE_FILTER)
    report = judge(order("LIMIT"), info, market=market, account=NOTHING_KNOWN)

    facts = {fact for one in report.unevaluated for fact in one.missing}
    assert len(str(report).splitlines()) == 1 + len(facts)
    assert judge(order("LIMIT"), info, account=ACCOUNT).complete

import pytest

from pretrade import Market, Report
from tests.rules.requests import (
    PRICE_FILTER,
    SINGLE_KINDS,
    answers,
    found,
    judge,
    lacking,
    listing,
    oco,
    offers,
    open_questions,
    order_list_oco,
    passes,
    request,
)

RULE = "OCO_PRICES"
MSG = "The relationship of the prices for the orders is not correct."
TICKED = listing(PRICE_FILTER)


def priced(side: str, price: str, stop: str) -> list[tuple[str, dict[str, object], str, str]]:
    """Return both forms of an OCO with these prices, and what they call them."""
    limit_leg, stop_leg = ("above", "below") if side == "SELL" else ("below", "above")
    limit_name, stop_name = f"{limit_leg}Price", f"{stop_leg}StopPrice"
    listed = order_list_oco(side, **{limit_name: price, stop_name: stop})
    return [
        ("oco", oco(side, price=price, stopPrice=stop), "price", "stopPrice"),
        ("orderListOco", listed, limit_name, stop_name),
    ]


@pytest.mark.parametrize(
    ("side", "price", "stop"),
    [
        ("SELL", "20000.01", "19999.99"),
        ("SELL", "30000", "10000"),
        ("BUY", "19999.99", "20000.01"),
        ("BUY", "10000", "30000"),
    ],
)
def test_prices_around_the_market_pass(side: str, price: str, stop: str) -> None:
    for kind, params, _, _ in priced(side, price, stop):
        assert passes(judge(params, kind=kind), RULE)


@pytest.mark.parametrize(
    ("side", "price", "stop"),
    [
        ("SELL", "2104", "2105"),
        ("SELL", "2104", "2104"),
        ("SELL", "19000", "21000"),
        ("BUY", "2105", "2104"),
        ("BUY", "2104", "2104.00"),
        ("BUY", "21000", "19000"),
    ],
)
@pytest.mark.parametrize("last", [None, "1", "2104", "20000"])
def test_legs_that_contradict_each_other_are_refused_whatever_the_market(
    side: str, price: str, stop: str, last: str | None
) -> None:
    for kind, params, limit_name, stop_name in priced(side, price, stop):
        report = judge(params, kind=kind, market=Market(last_price=last))

        upper, value = (limit_name, price) if side == "SELL" else (stop_name, stop)
        assert answers(report, RULE) == [(-1013, MSG, upper, value)]
        assert lacking(report, RULE) is None
        lower = stop_name if side == "SELL" else limit_name
        assert f"a {side} needs {upper} " in found(report, RULE)[0].text
        assert f"above {lower} " in found(report, RULE)[0].text


@pytest.mark.parametrize(
    ("side", "price", "stop", "faulty", "nearest"),
    [
        ("SELL", "20000", "19000", "limit", "20000.01"),
        ("SELL", "19999.99", "19000", "limit", "20000.01"),
        ("SELL", "21000", "20000", "stop", "19999.99"),
        ("SELL", "21000", "20000.01", "stop", "19999.99"),
        ("BUY", "20000", "21000", "limit", "19999.99"),
        ("BUY", "20000.01", "21000", "limit", "19999.99"),
        ("BUY", "19000", "20000", "stop", "20000.01"),
        ("BUY", "19000", "19999.99", "stop", "20000.01"),
    ],
)
def test_legs_on_the_wrong_side_of_the_market_are_refused(
    side: str, price: str, stop: str, faulty: str, nearest: str
) -> None:
    for kind, params, limit_name, stop_name in priced(side, price, stop):
        report = judge(params, TICKED, kind=kind)

        name, value = (limit_name, price) if faulty == "limit" else (stop_name, stop)
        assert answers(report, RULE) == [(-2010, MSG, name, value)]
        assert offers(report, RULE) == [[nearest]]
        assert "the last price 20000" in found(report, RULE)[0].text


@pytest.mark.parametrize("last", ["25000", "15000"])
def test_a_market_beyond_both_legs_leaves_one_leg_wrong(last: str) -> None:
    report = judge(oco("SELL"), kind="oco", market=Market(last_price=last))

    assert len(answers(report, RULE)) == 1


def test_when_the_prices_were_read_is_shown() -> None:
    market = Market(last_price="25000", at=1664496000000)

    report = judge(oco("SELL"), kind="oco", market=market)

    assert "as of 2022-09-30 00:00:00 UTC" in found(report, RULE)[0].text


def test_it_stands_in_for_the_trigger_of_a_stop_loss() -> None:
    report = judge(oco("SELL"), kind="oco", market=Market(last_price="15000"))

    assert {one.rule for one in report.violations} == {RULE}
    assert lacking(report, "TRIGGER_PRICE") is None


def test_without_a_last_price_it_is_unevaluated() -> None:
    for kind, params, _, _ in priced("SELL", "21000", "19000"):
        assert lacking(judge(params, kind=kind, market=Market()), RULE) == ["last_price"]


@pytest.mark.parametrize("side", [None, "UP"])
def test_without_a_side_it_is_unevaluated(side: str | None) -> None:
    params = {**oco("SELL"), "side": side}

    assert set(lacking(judge(params, kind="oco"), RULE) or []) == {"order:side"}


@pytest.mark.parametrize(
    ("changes", "facts"),
    [
        ({"price": "1e3"}, {"order:price"}),
        ({"stopPrice": "1e3"}, {"order:stopPrice"}),
        ({"price": "1e3", "stopPrice": "1e3"}, {"order:price", "order:stopPrice"}),
    ],
)
def test_a_price_that_cannot_be_read_leaves_it_unevaluated(
    changes: dict[str, object], facts: set[str]
) -> None:
    assert set(lacking(judge(oco("SELL", **changes), kind="oco"), RULE) or []) == facts


def test_what_can_be_read_is_still_judged_by_the_market() -> None:
    report = judge(oco("SELL", price="1e3", stopPrice="20000"), kind="oco")

    assert answers(report, RULE) == [(-2010, MSG, "stopPrice", "20000")]


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"aboveType": "TAKE_PROFIT", "abovePrice": None}, "aboveStopPrice"),
        ({"aboveType": "TAKE_PROFIT_LIMIT", "aboveTimeInForce": "GTC"}, "abovePrice"),
    ],
)
def test_a_take_profit_leg_is_placed_by_its_price_or_else_its_stop_price(
    changes: dict[str, object], name: str
) -> None:
    legal = order_list_oco("SELL", **{"aboveStopPrice": "21000", **changes})
    beyond = {**legal, name: "20000"}

    assert passes(judge(legal, kind="orderListOco"), RULE)
    assert answers(judge(beyond, kind="orderListOco"), RULE) == [(-2010, MSG, name, "20000")]


@pytest.mark.parametrize(("price", "refused"), [("21000", False), ("20000", True)])
def test_a_trailing_leg_without_a_stop_price_is_nowhere_yet(price: str, refused: bool) -> None:
    params = order_list_oco("SELL", belowStopPrice=None, belowTrailingDelta=100, abovePrice=price)

    report = judge(params, kind="orderListOco")

    assert bool(answers(report, RULE)) is refused
    assert lacking(report, RULE) is None


def test_a_leg_without_a_type_is_nowhere_yet() -> None:
    params = order_list_oco("SELL", aboveType=None, abovePrice="19000")

    report = judge(params, kind="orderListOco")

    assert answers(report, RULE) == []
    assert lacking(report, RULE) == ["order:aboveType"]


@pytest.mark.parametrize(
    ("changes", "facts"),
    [
        ({"belowStopPrice": None, "belowTrailingDelta": 100}, {"last_price"}),
        (
            {"abovePrice": None, "abovePegPriceType": "PRIMARY_PEG"},
            {"last_price", "best_ask"},
        ),
    ],
)
def test_one_price_is_enough_to_need_the_last_price(
    changes: dict[str, object], facts: set[str]
) -> None:
    report = judge(order_list_oco("SELL", **changes), kind="orderListOco", market=Market())

    assert set(lacking(report, RULE) or []) == facts


def test_without_any_price_there_is_nothing_to_judge() -> None:
    params = order_list_oco("SELL", belowStopPrice=None, belowTrailingDelta=100, abovePrice=None)

    assert passes(judge(params, kind="orderListOco", market=Market()), RULE)


@pytest.mark.parametrize("kind", SINGLE_KINDS)
def test_it_binds_no_single_order(kind: str) -> None:
    assert passes(judge(request(kind), kind=kind, market=Market()), RULE)


# ---------------------------------------------------------------------------------- pegged legs

PEGS: list[tuple[dict[str, object], str, str]] = [
    (order_list_oco("SELL", abovePrice=None, abovePegPriceType="PRIMARY_PEG"), "above", "best_ask"),
    (order_list_oco("BUY", belowPrice=None, belowPegPriceType="PRIMARY_PEG"), "below", "best_bid"),
]
IN_DOUBT = ["evidence:pegged_legs"]


@pytest.mark.parametrize(("params", "leg", "followed"), PEGS)
def test_a_pegged_leg_is_judged_at_the_price_that_it_follows(
    params: dict[str, object], leg: str, followed: str
) -> None:
    def at(best: str | None) -> Report:
        bid, ask = (best, None) if followed == "best_bid" else (None, best)
        market = Market(last_price="20000", best_bid=bid, best_ask=ask)
        return judge(params, kind="orderListOco", market=market)

    beyond, short = ("20000.01", "19999") if leg == "above" else ("19999.99", "20001")

    assert passes(at(beyond), RULE)
    for best in ("20000", short):
        assert not found(at(best), RULE)
        assert lacking(at(best), RULE) == IN_DOUBT
    words = followed.replace("_", " ")
    assert str(open_questions(at(short), RULE)[0]).endswith(
        f"{leg}PegPriceType PRIMARY_PEG follows the {words} {short}, which is not {leg} the last "
        "price 20000; no document says whether a pegged leg of an OCO must be"
    )
    assert lacking(at(None), RULE) == [followed]
    assert passes(at("0"), RULE)  # PEGGED_PRICE refuses it


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"abovePrice": "21000"}, IN_DOUBT),
        ({"abovePegOffsetType": "PRICE_LEVEL", "abovePegOffsetValue": 2}, ["book_depth"]),
        ({"abovePegPriceType": "MY_PEG"}, ["order:abovePegPriceType"]),
        ({"aboveType": "TAKE_PROFIT_LIMIT", "aboveStopPrice": "21000"}, IN_DOUBT),
        ({"aboveType": "MARKET"}, None),
    ],
)
def test_what_is_known_of_a_pegged_leg(
    changes: dict[str, object], expected: list[str] | None
) -> None:
    market = Market(last_price="20000", best_ask="19999")

    report = judge({**PEGS[0][0], **changes}, kind="orderListOco", market=market)

    assert not found(report, RULE)
    assert lacking(report, RULE) == expected


def test_the_limit_of_a_stop_loss_may_follow_the_book_wherever_it_is() -> None:
    params = order_list_oco("SELL", belowPrice=None, belowPegPriceType="PRIMARY_PEG")

    assert passes(judge(params, kind="orderListOco"), RULE)

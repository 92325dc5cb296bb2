from typing import Any

import attrs
import pytest

from pretrade import Market
from tests.rules.requests import (
    ACCOUNT,
    LATER,
    LOT_SIZE,
    MARKET,
    PRICE_FILTER,
    PRICED_TYPES,
    answers,
    fields,
    found,
    judge,
    lacking,
    listing,
    offers,
    order,
    order_list_oco,
    oto,
    passes,
)

RULE = "PEGGED_PRICE"
TOGETHER = "Fields [pegOffsetType, pegOffsetValue] must be sent together or omitted entirely."
WRONG_PEG = "This price peg cannot be used with this order type."
WRONG_TYPE = "This order type may not use pegged price."
NOW = "2025-08-28"


def pegged(order_type: str, peg: str = "PRIMARY_PEG", **changes: object) -> dict[str, object]:
    return order(order_type, "BUY", pegPriceType=peg, **changes)


@pytest.mark.parametrize(
    "params",
    [
        *(pegged(order_type) for order_type in PRICED_TYPES),
        pegged("LIMIT", "MARKET_PEG", timeInForce="IOC"),
        pegged("STOP_LOSS_LIMIT", "MARKET_PEG"),
        pegged("STOP_LOSS_LIMIT", "PRIMARY_PEG", timeInForce="IOC"),
        pegged("TAKE_PROFIT_LIMIT", "PRIMARY_PEG", timeInForce="FOK"),
        pegged("LIMIT", pegOffsetType="PRICE_LEVEL", pegOffsetValue=0),
        order("LIMIT"),
    ],
)
def test_what_passes(params: dict[str, object]) -> None:
    assert passes(judge(params, as_of=NOW), RULE)


@pytest.mark.parametrize("as_of", ["2022-09-30", "2025-08-27", NOW])
@pytest.mark.parametrize(
    ("offset", "value"),
    [({"pegOffsetType": "PRICE_LEVEL"}, None), ({"pegOffsetValue": 3}, "3")],
)
def test_the_two_parts_of_an_offset_come_together(
    as_of: str, offset: dict[str, object], value: str | None
) -> None:
    report = judge(pegged("LIMIT", "PRIMARY_PEG", **offset), as_of=as_of)

    assert answers(report, RULE) == [(-1128, TOGETHER, "pegOffsetValue", value)]


@pytest.mark.parametrize(("levels", "refused"), [(0, False), (100, False), (101, True)])
def test_an_offset_is_at_most_a_hundred_levels(levels: int, refused: bool) -> None:
    params = pegged("LIMIT", pegOffsetType="PRICE_LEVEL", pegOffsetValue=levels)

    report = judge(params, as_of=NOW)

    msg = "Data sent for parameter 'pegOffsetValue' is not valid."
    expected = [(-1130, msg, "pegOffsetValue", "101")] if refused else []
    assert answers(report, RULE) == expected
    assert offers(report, RULE) == ([["100"]] if refused else [])
    told = "pegOffsetValue 101 is above maximum 100; nearest is 100"
    assert [one.text for one in found(report, RULE)] == ([told] if refused else [])


@pytest.mark.parametrize("order_type", ["MARKET", "STOP_LOSS", "TAKE_PROFIT"])
def test_a_type_without_a_price_cannot_be_pegged(order_type: str) -> None:
    report = judge(pegged(order_type), as_of=NOW)

    assert answers(report, RULE) == [(-1013, WRONG_TYPE, "pegPriceType", "PRIMARY_PEG")]


@pytest.mark.parametrize(
    ("order_type", "peg", "time_in_force"),
    [
        ("LIMIT_MAKER", "MARKET_PEG", None),
        ("LIMIT", "PRIMARY_PEG", "IOC"),
        ("LIMIT", "PRIMARY_PEG", "FOK"),
    ],
)
def test_a_peg_that_would_take_where_the_order_rests_and_the_reverse(
    order_type: str, peg: str, time_in_force: str | None
) -> None:
    report = judge(pegged(order_type, peg, timeInForce=time_in_force), as_of=NOW)

    assert answers(report, RULE) == [(-1013, WRONG_PEG, "pegPriceType", peg)]


def test_a_symbol_may_take_no_pegs() -> None:
    report = judge(pegged("LIMIT"), listing(pegInstructionsAllowed=False), as_of=NOW)

    msg = "Pegged orders are not supported for this symbol."
    assert answers(report, RULE) == [(-1013, msg, "pegPriceType", "PRIMARY_PEG")]


def test_it_is_unevaluated_where_the_symbol_does_not_say() -> None:
    report = judge(pegged("LIMIT"), listing(pegInstructionsAllowed=None), as_of=NOW)

    assert lacking(report, RULE) == ["symbol:pegInstructionsAllowed"]


def test_what_is_wrong_is_named_where_the_symbol_does_not_say_whether_it_takes_pegs() -> None:
    report = judge(pegged("MARKET"), listing(pegInstructionsAllowed=None), as_of=NOW)

    assert answers(report, RULE) == [(-1013, WRONG_TYPE, "pegPriceType", "PRIMARY_PEG")]
    assert lacking(report, RULE) == ["symbol:pegInstructionsAllowed"]


@pytest.mark.parametrize("order_type", [None, "STOP"])
def test_without_a_type_the_offset_is_still_judged(order_type: str | None) -> None:
    report = judge({**pegged("LIMIT", pegOffsetType="PRICE_LEVEL"), "type": order_type}, as_of=NOW)

    assert [answer[0] for answer in answers(report, RULE)] == [-1128]


def test_all_that_is_wrong_with_a_peg_is_named() -> None:
    params = pegged("STOP_LOSS", pegOffsetValue=101)

    report = judge(params, listing(pegInstructionsAllowed=False), as_of=NOW)

    assert [answer[0] for answer in answers(report, RULE)] == [-1128, -1130, -1013, -1013]


LIQUIDITY = "Order book liquidity is too low for this pegged order."


@pytest.mark.parametrize(
    ("side", "peg", "fact", "key"),
    [
        ("BUY", "PRIMARY_PEG", "best_bid", "bidPrice"),
        ("BUY", "MARKET_PEG", "best_ask", "askPrice"),
        ("SELL", "PRIMARY_PEG", "best_ask", "askPrice"),
        ("SELL", "MARKET_PEG", "best_bid", "bidPrice"),
    ],
)
def test_an_empty_side_of_the_book_leaves_nothing_to_follow(
    side: str, peg: str, fact: str, key: str
) -> None:
    params = order("LIMIT", side, pegPriceType=peg, price=None)
    others: dict[str, Any] = {"best_bid": "0", "best_ask": "0", fact: "20000"}

    empty = judge(params, listing(PRICE_FILTER), market=Market.from_json({key: "0"}), as_of=NOW)
    unknown = judge(params, market=Market(last_price="20000"), as_of=NOW)

    assert answers(empty, RULE) == [(-2010, LIQUIDITY, "pegPriceType", peg)]
    assert empty.first == found(empty, RULE)[0]
    assert f"no price for {peg}: {key} is 0" in found(empty, RULE)[0].text
    assert passes(judge(params, market=Market(**others), as_of=NOW), RULE)
    assert lacking(unknown, RULE) == [fact]
    assert "order:price" not in {name for one in unknown.unevaluated for name in one.missing}


def test_a_level_behind_the_best_price_needs_the_depth_of_the_book() -> None:
    params = pegged("LIMIT", price=None, pegOffsetType="PRICE_LEVEL", pegOffsetValue=1)

    report = judge(params, listing(PRICE_FILTER), as_of=NOW)

    assert lacking(report, RULE) == ["book_depth"]
    assert lacking(report, "PRICE_FILTER") == ["book_depth"]


def test_an_offset_of_nothing_is_left_open() -> None:
    params = order("LIMIT", pegOffsetType="PRICE_LEVEL", pegOffsetValue=1)

    assert lacking(judge(params, as_of=NOW), RULE) == ["order:pegPriceType"]


@pytest.mark.parametrize(
    ("changes", "fact"),
    [
        ({"pegPriceType": "BEST"}, "order:pegPriceType"),
        ({"side": "UP"}, "order:side"),
        ({"pegOffsetType": "PRICE_LEVEL", "pegOffsetValue": "two"}, "order:pegOffsetValue"),
    ],
)
def test_what_cannot_be_read_of_a_peg_is_named(changes: dict[str, object], fact: str) -> None:
    report = judge({**pegged("LIMIT"), **changes}, as_of=NOW)

    assert lacking(report, RULE) == [fact]


@pytest.mark.parametrize(
    ("bid", "field", "text"),
    [
        ("15999.99", "pegPriceType", "the best bid 15999.99, which is below 16000, 0.8 times the"),
        ("16000", None, ""),
        ("24000", None, ""),
        ("24000.01", "pegPriceType", "the best bid 24000.01, which is above 24000, 1.2 times the"),
    ],
)
def test_the_price_that_is_followed_is_kept_in_the_percent_band(
    bid: str, field: str | None, text: str
) -> None:
    band = {"multiplierUp": "1.2", "multiplierDown": "0.8", "avgPriceMins": 5}
    info = listing({"filterType": "PERCENT_PRICE", **band})
    market = attrs.evolve(MARKET, best_bid=bid)

    report = judge(pegged("LIMIT", price=None), info, market=market, as_of=NOW)

    assert fields(report, "PERCENT_PRICE") == ([field] if field else [])
    assert offers(report, "PERCENT_PRICE") == ([[]] if field else [])
    for one in report.violations:
        assert f"follows {text} 5-minute average price 20000" in one.text
    both = judge(pegged("LIMIT", price="1"), info, market=market, as_of=NOW)
    assert fields(both, "PERCENT_PRICE") == ["price", *([field] if field else [])]


@pytest.mark.parametrize(
    ("bid", "bound", "text"),
    [
        ("0.009", "minPrice", "follows the best bid 0.009, which is below minPrice 0.01"),
        ("1000000.01", "maxPrice", "follows the best bid 1000000.01, which is above maxPrice"),
        ("20000.005", "tickSize", "follows the best bid, which is off tickSize 0.01"),
        ("20000.01", None, ""),
    ],
)
def test_the_price_that_is_followed_is_kept_to_the_price_filter(
    bid: str, bound: str | None, text: str
) -> None:
    coarse = {**PRICE_FILTER, "tickSize": "0.01" if bound == "tickSize" or not bound else "0"}
    market = attrs.evolve(MARKET, best_bid=bid)

    report = judge(pegged("LIMIT", price=None), listing(coarse), market=market, as_of=NOW)

    broken = found(report, "PRICE_FILTER")
    assert [one.bound and one.bound.name for one in broken] == ([bound] if bound else [])
    assert all(text in one.text for one in broken)


def test_a_fit_follows_the_worth_at_the_price_that_is_followed() -> None:
    least = {"filterType": "NOTIONAL", "minNotional": "100", "applyMinToMarket": True}
    most = {"maxNotional": "900", "applyMaxToMarket": True, "avgPriceMins": 5}
    info = listing({**least, **most}, LOT_SIZE)
    params = pegged("LIMIT", price=None, quantity="0.002")

    refused = judge(params, info, as_of=NOW)
    up = info.fit(params, market=MARKET, quantity="up", as_of=NOW)
    much = info.fit({**params, "quantity": "1"}, market=MARKET, as_of=NOW)

    (told,) = (one.text for one in found(refused, "NOTIONAL"))
    assert told.startswith("best bid × quantity = 39.998 is below minNotional 100; quantity 0.002")
    assert told.endswith("must be at least 0.00501")
    assert (str(up.order.known("quantity")), up.report.ok) == ("0.00501", True)
    assert (str(much.order.known("quantity")), much.report.ok) == ("0.045", True)


@pytest.mark.parametrize(("free", "refused"), [("199.99", False), ("199.98", True)])
def test_a_pegged_buy_is_paid_at_the_price_that_it_follows(free: str, refused: bool) -> None:
    account = attrs.evolve(ACCOUNT, balances={"USDT": free})

    report = judge(pegged("LIMIT", price=None), account=account, as_of=NOW)

    assert bool(found(report, "BALANCE")) is refused


def test_the_legs_of_an_order_list_by_their_own_names() -> None:
    report = judge(order_list_oco(abovePegPriceType="MARKET_PEG"), kind="orderListOco", as_of=NOW)

    assert answers(report, RULE) == [(-1013, WRONG_PEG, "abovePegPriceType", "MARKET_PEG")]
    assert found(report, RULE)[0].leg == "above"


@pytest.mark.parametrize(
    ("params", "sentence"),
    [
        (
            order("LIMIT", pegPriceType="PRIMARY_PEG", pegOffsetValue="1"),
            "pegOffsetType and pegOffsetValue belong together; send both or neither",
        ),
        (
            order("MARKET", pegPriceType="PRIMARY_PEG"),
            "a MARKET has no limit price that could follow PRIMARY_PEG; leave pegPriceType out",
        ),
        (
            order("LIMIT_MAKER", pegPriceType="MARKET_PEG"),
            "a LIMIT_MAKER cannot follow MARKET_PEG; send pegPriceType PRIMARY_PEG",
        ),
        (
            order("LIMIT", pegPriceType="PRIMARY_PEG", timeInForce="IOC"),
            (
                "a LIMIT that follows PRIMARY_PEG (pegPriceType) must be GTC; "
                "send timeInForce GTC, or another peg"
            ),
        ),
    ],
)
def test_the_sentence_names_the_cure(params: dict[str, object], sentence: str) -> None:
    assert [one.text for one in found(judge(params, as_of=LATER), RULE)] == [sentence]


def test_a_sentence_about_a_leg_names_its_parameters() -> None:
    params = oto(workingPegPriceType="PRIMARY_PEG", workingPrice=None, workingTimeInForce="FOK")

    report = judge(params, kind="oto", as_of=LATER)

    assert [one.text for one in found(report, RULE)] == [
        (
            "a LIMIT that follows PRIMARY_PEG (workingPegPriceType) must be GTC; "
            "send workingTimeInForce GTC, or another peg"
        )
    ]


def test_a_symbol_without_pegs_says_what_to_send_instead() -> None:
    info = listing(pegInstructionsAllowed=False)

    report = judge(order("LIMIT", pegPriceType="PRIMARY_PEG"), info, as_of=LATER)

    assert [one.text for one in found(report, RULE)] == [
        "the symbol takes no pegged orders; send a price without pegPriceType"
    ]

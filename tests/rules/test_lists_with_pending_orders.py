"""A working order is judged now; of a pending one what it says itself, the rest later."""

from decimal import Decimal

import pytest

from pretrade import Account, Balance, Market, OpenOrder, Report
from tests.rules.requests import (
    ACCOUNT,
    LATER,
    LISTED,
    LOT_SIZE,
    OTO_KINDS,
    OTOCO_KINDS,
    PRICE_FILTER,
    answers,
    fields,
    found,
    judge,
    lacking,
    listing,
    order,
    oto,
    passes,
)

KINDS = (*OTO_KINDS, *OTOCO_KINDS)
MADE_UP = Account(
    permissions=["SPOT", "MARGIN"],
    balances={"USDT": Balance("190")},
    open_orders=[],
    order_counts={("SECOND", 10): 0, ("DAY", 1): 0},
    can_trade=True,
)


@pytest.mark.parametrize("kind", KINDS)
def test_a_legal_list_is_taken_as_far_as_it_is_known_now(kind: str) -> None:
    worth = {"filterType": "MIN_NOTIONAL", "minNotional": "100", "applyToMarket": True}
    most = {"filterType": "MAX_NUM_ORDERS", "maxNumOrders": 3}

    report = judge(oto(kind), listing(PRICE_FILTER, LOT_SIZE, worth, most), kind=kind, as_of=LATER)

    assert report.ok
    assert report.warnings == ()
    assert {one.missing for one in report.unevaluated} == {("working_fill",)}


@pytest.mark.parametrize("kind", KINDS)
def test_without_filters_only_the_market_of_the_placement_is_open(kind: str) -> None:
    waiting = {one.rule for one in judge(oto(kind), kind=kind, as_of=LATER).unevaluated}

    funds = {"ZERO_NOTIONAL"} if kind.startswith("opo") else {"BALANCE"}
    pair = {"OCO_PRICES", "POST_ONLY", "TRIGGER_PRICE"} if kind in OTOCO_KINDS else set[str]()
    assert waiting == funds | pair


@pytest.mark.parametrize(
    ("kind", "change", "rule", "field", "leg"),
    [
        ("oto", {"workingPrice": "19000.001"}, "PRICE_FILTER", "workingPrice", "working"),
        ("oto", {"pendingPrice": "21000.001"}, "PRICE_FILTER", "pendingPrice", "pending"),
        ("oto", {"pendingQuantity": "0.000011"}, "LOT_SIZE", "pendingQuantity", "pending"),
        ("otoco", {"pendingQuantity": "0.000011"}, "LOT_SIZE", "pendingQuantity", None),
        ("opo", {"workingQuantity": "0.000011"}, "LOT_SIZE", "workingQuantity", "working"),
        (
            "otoco",
            {"pendingAbovePrice": "21000.001"},
            "PRICE_FILTER",
            "pendingAbovePrice",
            "pendingAbove",
        ),
        (
            "opoco",
            {"pendingBelowStopPrice": "18000.001"},
            "PRICE_FILTER",
            "pendingBelowStopPrice",
            "pendingBelow",
        ),
        (
            "marginOtoco",
            {"pendingBelowPrice": "0"},
            "ZERO_VALUE",
            "pendingBelowPrice",
            "pendingBelow",
        ),
        ("opo", {"workingPrice": "19000.1234567891"}, "PRECISION", "workingPrice", "working"),
    ],
)
def test_what_an_order_says_itself_is_judged_now_once(
    kind: str, change: dict[str, object], rule: str, field: str, leg: str | None
) -> None:
    info = listing(PRICE_FILTER, LOT_SIZE)

    (violation,) = found(judge(oto(kind, **change), info, kind=kind, as_of=LATER), rule)

    assert (violation.field, violation.leg) == (field, leg)
    assert violation.text.startswith(field)


@pytest.mark.parametrize("kind", KINDS)
def test_the_working_order_is_judged_by_the_market_of_now(kind: str) -> None:
    params = oto(kind, workingType="LIMIT_MAKER", workingPrice="20001", workingTimeInForce=None)

    assert fields(judge(params, kind=kind, as_of=LATER), "POST_ONLY") == ["workingPrice"]
    params["workingPrice"] = "20000.99"
    assert not found(judge(params, kind=kind, as_of=LATER), "POST_ONLY")


@pytest.mark.parametrize("price", ["1", "19999", "20001", "900000"])
def test_a_pending_order_is_not_judged_by_the_market_of_now(price: str) -> None:
    params = oto(pendingType="LIMIT_MAKER", pendingPrice=price, pendingTimeInForce=None)
    banded = {
        "filterType": "PERCENT_PRICE",
        "multiplierUp": "1.1",
        "multiplierDown": "0.9",
        "avgPriceMins": 5,
    }

    report = judge(params, listing(banded), kind="oto", as_of=LATER)

    assert report.ok
    assert lacking(report, "POST_ONLY") == ["working_fill"]
    assert lacking(report, "PERCENT_PRICE") == ["working_fill"]


def test_a_pending_market_order_is_worth_what_it_will_be() -> None:
    worth = {"filterType": "MIN_NOTIONAL", "minNotional": "195", "applyToMarket": True}
    params = oto(
        pendingType="MARKET",
        pendingPrice=None,
        pendingTimeInForce=None,
        workingQuantity="0.02",
        pendingQuantity="0.001",
    )

    report = judge(params, listing(worth), kind="oto", as_of=LATER)

    assert report.ok
    assert lacking(report, "MIN_NOTIONAL") == ["working_fill"]


def test_a_pegged_pending_order_is_judged_when_it_is_placed() -> None:
    pegged = oto(pendingPrice=None, pendingPegPriceType="PRIMARY_PEG")
    report = judge(pegged, listing(PRICE_FILTER), kind="oto", as_of=LATER)

    assert report.ok
    assert lacking(report, "PRICE_FILTER") == lacking(report, "PEGGED_PRICE") == ["working_fill"]
    two_levels = {**pegged, "pendingPegOffsetType": "PRICE_LEVEL", "pendingPegOffsetValue": "101"}
    report = judge(two_levels, listing(PRICE_FILTER), kind="oto", as_of=LATER)
    assert fields(report, "PEGGED_PRICE") == ["pendingPegOffsetValue"]
    assert lacking(report, "PRICE_FILTER") == ["working_fill"]


def test_a_pegged_working_order_is_judged_at_the_price_that_it_follows() -> None:
    pegged = oto(workingPrice=None, workingPegPriceType="PRIMARY_PEG")
    empty = Market(last_price="20000", best_bid="0", best_ask="0")

    assert judge(pegged, kind="oto", as_of=LATER).ok
    assert answers(judge(pegged, kind="oto", market=empty, as_of=LATER), "PEGGED_PRICE") == [
        (
            -2010,
            "Order book liquidity is too low for this pegged order.",
            "workingPegPriceType",
            "PRIMARY_PEG",
        )
    ]


@pytest.mark.parametrize(("kind", "orders"), [("oto", 2), ("opo", 2), ("otoco", 3), ("opoco", 3)])
def test_every_order_counts_and_the_list_is_one(kind: str, orders: int) -> None:
    limiter = {"rateLimitType": "ORDERS", "interval": "SECOND", "intervalNum": 10, "limit": 4}
    most = {"filterType": "MAX_NUM_ORDERS", "maxNumOrders": 5}
    lists = {"filterType": "MAX_NUM_ORDER_LISTS", "maxNumOrderLists": 2}
    info = listing(most, lists, rate_limits=[limiter])

    def with_open(number: int, counted: int) -> Account:
        waiting = [
            OpenOrder("BTCUSDT", "BUY", "LIMIT", "1", order_list_id=1, status="PENDING_NEW")
            for _ in range(number)
        ]
        return Account(open_orders=waiting, order_counts={("SECOND", 10): counted})

    room = with_open(5 - orders, 4 - orders)
    full = with_open(6 - orders, 5 - orders)
    for rule in ("MAX_NUM_ORDERS", "ORDER_RATE"):
        assert passes(judge(oto(kind), info, kind=kind, account=room, as_of=LATER), rule)
        assert found(judge(oto(kind), info, kind=kind, account=full, as_of=LATER), rule)
    report = judge(oto(kind), info, kind=kind, account=full, as_of=LATER)
    assert passes(report, "MAX_NUM_ORDER_LISTS")


@pytest.mark.parametrize("kind", [one for one in KINDS if not one.startswith("margin")])
def test_the_working_order_alone_is_paid_for(kind: str) -> None:
    enough = judge(oto(kind), kind=kind, account=MADE_UP, as_of=LATER)
    more = judge(oto(kind, workingQuantity="0.01001"), kind=kind, account=MADE_UP, as_of=LATER)

    assert not found(enough, "BALANCE")
    (violation,) = found(more, "BALANCE")
    assert (violation.field, violation.leg) == ("workingQuantity", "working")


def test_what_margin_borrows_may_pay_for_it() -> None:
    params = oto("marginOto", workingQuantity="0.02", sideEffectType="MARGIN_BUY")

    report = judge(params, kind="marginOto", account=MADE_UP, as_of=LATER)

    assert report.ok
    assert lacking(report, "BALANCE") == ["borrowable:USDT", "working_fill"]


def test_a_position_is_that_of_the_working_order_now() -> None:
    info = listing({"filterType": "MAX_POSITION", "maxPosition": "1"})
    params = oto(workingQuantity="1", workingSide="BUY", pendingSide="BUY", pendingQuantity="5")

    report = judge(params, info, kind="oto", account=MADE_UP, as_of=LATER)

    assert not found(report, "MAX_POSITION")
    assert lacking(report, "MAX_POSITION") == ["working_fill"]
    params["workingQuantity"] = "1.1"
    report = judge(params, info, kind="oto", account=MADE_UP, as_of=LATER)
    assert fields(report, "MAX_POSITION") == ["workingQuantity"]


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ({"workingTimeInForce": None}, "workingTimeInForce"),
        ({"pendingAbovePrice": None}, "pendingAbovePrice"),
        ({"pendingBelowTimeInForce": None}, "pendingBelowTimeInForce"),
        ({"workingQuantity": None}, "workingQuantity"),
        ({"workingPrice": None}, "workingPrice"),
        ({"pendingSide": None}, "pendingSide"),
        ({"pendingQuantity": None}, "pendingQuantity"),
        ({"pendingAboveType": None}, "pendingAboveType"),
    ],
)
def test_what_is_missing_is_named_as_the_request_names_it(
    change: dict[str, object], name: str
) -> None:
    report = judge(oto("otoco", **change), kind="otoco", as_of=LATER)

    assert answers(report, "MANDATORY_PARAMETER") == [
        (
            -1102,
            f"Mandatory parameter '{name}' was not sent, was empty/null, or malformed.",
            name,
            None,
        )
    ]


def test_a_stop_waits_for_a_price_or_a_distance() -> None:
    params = oto(pendingType="STOP_LOSS", pendingPrice=None, pendingTimeInForce=None)
    either = "'pendingStopPrice' or 'pendingTrailingDelta'"

    report = judge(params, kind="oto", as_of=LATER)

    assert [one.msg for one in found(report, "MANDATORY_PARAMETER")] == [
        f"Param {either} must be sent, but both were empty/null!"
    ]
    for name, value in (("pendingStopPrice", "18000"), ("pendingTrailingDelta", "100")):
        assert judge({**params, name: value}, kind="oto", as_of=LATER).ok


@pytest.mark.parametrize("kind", OTOCO_KINDS)
def test_nobody_says_what_becomes_of_a_list_without_its_last_type(kind: str) -> None:
    report = judge(oto(kind, pendingBelowType=None), kind=kind, as_of=LATER)

    assert report.ok
    assert lacking(report, "MANDATORY_PARAMETER") == ["order:pendingBelowType"]


@pytest.mark.parametrize(
    ("day", "price", "verdict"),
    [("2026-06-14", None, True), ("2026-06-15", None, False), ("2026-06-15", "18000", True)],
)
@pytest.mark.parametrize("order_type", ["STOP_LOSS", "STOP_LOSS_LIMIT"])
def test_a_pending_trailing_order_of_margin_has_a_price(
    day: str, price: str | None, verdict: bool, order_type: str
) -> None:
    limited = order_type == "STOP_LOSS_LIMIT"
    params = oto(
        "marginOto",
        pendingType=order_type,
        pendingTrailingDelta="100",
        pendingPrice=price or ("18000" if limited and day < "2026-06-15" else None),
        pendingTimeInForce="GTC" if limited else None,
    )

    assert judge(params, kind="marginOto", as_of=day).ok is verdict


def test_parameters_that_a_pending_type_forbids_are_named_in_full() -> None:
    params = oto(pendingType="MARKET", pendingTimeInForce=None)

    assert answers(judge(params, kind="oto", as_of=LATER), "FORBIDDEN_PARAMETER") == [
        (-1106, "Parameter 'pendingPrice' sent when not required.", "pendingPrice", "21000")
    ]


@pytest.mark.parametrize(
    ("name", "value", "code", "msg"),
    [
        ("workingSide", "HOLD", -1117, "Invalid side."),
        ("workingType", "LIMITED", -1116, "Invalid orderType."),
        ("pendingTimeInForce", "GTX", -1115, "Invalid timeInForce."),
        ("pendingPegPriceType", "MID", -1210, "Invalid pegPriceType."),
    ],
)
def test_words_are_those_of_single_orders(name: str, value: str, code: int, msg: str) -> None:
    report = judge(oto(**{name: value}), kind="oto", as_of=LATER)

    assert (code, msg, name) in [(one.code, one.msg, one.field) for one in report.violations]


def test_ids_of_one_list_differ() -> None:
    params = oto("otoco", workingClientOrderId="a", pendingBelowClientOrderId="a")

    assert answers(judge(params, kind="otoco", as_of=LATER), "DUPLICATE_CLIENT_ORDER_ID") == [
        (-1013, "Duplicate order sent.", "pendingBelowClientOrderId", "a")
    ]
    params["workingClientOrderId"] = "b"
    assert passes(judge(params, kind="otoco", as_of=LATER), "DUPLICATE_CLIENT_ORDER_ID")


def test_the_id_of_an_open_order_is_taken() -> None:
    taken = OpenOrder("BTCUSDT", "BUY", "LIMIT", "1", client_order_id="a")
    account = Account(open_orders=[taken])

    report = judge(oto(pendingClientOrderId="a"), kind="oto", account=account, as_of=LATER)

    assert answers(report, "DUPLICATE_CLIENT_ORDER_ID") == [
        (-2010, "Duplicate order sent.", "pendingClientOrderId", "a")
    ]


@pytest.mark.parametrize(
    ("kind", "field", "code"),
    [("oto", "workingTimeInForce", -1013), ("otoco", "pendingBelowTimeInForce", -1160)],
)
def test_an_iceberg_is_good_till_cancelled(kind: str, field: str, code: int) -> None:
    leg = field.removesuffix("TimeInForce")
    params = oto(kind, **{f"{leg}IcebergQty": "0.001", field: "FOK"})

    report = judge(params, kind=kind, as_of=LATER)

    assert [(one.code, one.field) for one in found(report, "ICEBERG_TIME_IN_FORCE")] == [
        (code, field)
    ]
    assert passes(judge({**params, field: "GTC"}, kind=kind, as_of=LATER), "ICEBERG_TIME_IN_FORCE")


@pytest.mark.parametrize(
    ("side", "above", "below", "codes"),
    [
        ("SELL", "LIMIT_MAKER", "STOP_LOSS", []),
        ("SELL", "STOP_LOSS", "LIMIT_MAKER", [-1197, -1166]),
        ("BUY", "STOP_LOSS", "LIMIT_MAKER", []),
        ("BUY", "LIMIT_MAKER", "STOP_LOSS", [-1165, -1196]),
        ("SELL", "TAKE_PROFIT", "STOP_LOSS", []),
        ("SELL", "STOP_LOSS", "TAKE_PROFIT", [-1197, -1199]),
        ("BUY", "TAKE_PROFIT", "STOP_LOSS", [-1198, -1196]),
        ("SELL", "LIMIT_MAKER", "LIMIT_MAKER", [-1168]),
        ("SELL", "LIMIT", "STOP_LOSS", [-1158]),
    ],
)
def test_a_pending_pair_obeys_the_rules_of_an_oco(
    side: str, above: str, below: str, codes: list[int]
) -> None:
    params = oto("otoco", pendingSide=side, pendingAboveType=above, pendingBelowType=below)

    report = judge(params, kind="otoco", as_of=LATER)

    assert [one.code for one in found(report, "OCO_TYPES")] == codes
    assert {*fields(report, "OCO_TYPES")} <= {"pendingAboveType", "pendingBelowType"}


def test_take_profits_are_pending_since_a_day() -> None:
    params = oto("otoco", pendingAboveType="TAKE_PROFIT", pendingAboveStopPrice="21000")
    params.pop("pendingAbovePrice")

    assert judge(params, kind="otoco", as_of="2024-12-16").ok
    report = judge(params, kind="otoco", as_of="2024-12-15")
    assert [one.code for one in found(report, "OCO_TYPES")] == [-1158, -1167]


@pytest.mark.parametrize(("above", "verdict"), [("18000.01", True), ("18000", False)])
def test_a_pending_pair_must_not_contradict_itself(above: str, verdict: bool) -> None:
    report = judge(oto("otoco", pendingAbovePrice=above), kind="otoco", as_of=LATER)

    assert report.ok is verdict
    assert lacking(report, "OCO_PRICES") == ["working_fill"]
    for violation in report.violations:
        assert (violation.code, violation.field) == (-1013, "pendingAbovePrice")
        assert "a SELL needs pendingAbovePrice 18000 above" in violation.text


def test_one_of_unknown_side_is_as_legal_as_it_can_be() -> None:
    report = judge(oto("otoco", pendingSide="HOLD"), kind="otoco", as_of=LATER)

    assert [one.rule for one in report.violations] == ["SIDE"]
    assert lacking(report, "OCO_TYPES") == ["order:pendingSide"]


def test_the_answer_to_unknown_names_counts_all_that_was_sent() -> None:
    params = oto("otoco", pendingTimeInForce="GTC", pendingBelowTimeInForce=None)

    report = judge(params, kind="otoco", as_of="2024-11-13")

    assert [one.rule for one in report.violations] == ["UNKNOWN_PARAMETER", "MANDATORY_PARAMETER"]
    assert report.first is not None
    assert report.first.text == (
        "pendingTimeInForce is not a parameter of otoco; each pending order has its own: "
        "pendingAboveTimeInForce and pendingBelowTimeInForce"
    )


def test_account_facts_are_those_of_all_requests() -> None:
    assert judge(oto(), kind="oto", account=ACCOUNT, as_of=LATER).ok
    barred = Account(can_trade=False)
    assert found(judge(oto(), LISTED, kind="oto", account=barred, as_of=LATER), "CAN_TRADE")


@pytest.mark.parametrize("kind", ["opo", "opoco"])
def test_what_an_opo_shows_of_what_it_sells_is_judged_once_it_is_bought(kind: str) -> None:
    name = "pendingIcebergQty" if kind == "opo" else "pendingAboveIcebergQty"

    report = judge(oto(kind, **{name: "5"}), kind=kind, as_of=LATER)

    assert lacking(report, "ICEBERG_QUANTITY") == ["working_fill"]
    assert passes(judge(oto(kind, **{name: "0"}), kind=kind, as_of=LATER), "ICEBERG_QUANTITY")


@pytest.mark.parametrize("kind", ["opo", "opoco"])
def test_how_the_quantity_of_an_opo_is_written_is_said_once(kind: str) -> None:
    report = judge(oto(kind, workingQuantity="0.0100000000"), kind=kind, as_of=LATER)

    assert fields(report, "PRECISION") == ["workingQuantity"]
    assert lacking(report, "PRECISION") is None


@pytest.mark.parametrize("part", ["StrategyId", "StrategyType", "PegPriceType", "PegOffsetValue"])
@pytest.mark.parametrize("kind", ["marginOto", "marginOtoco"])
def test_margin_lists_have_neither_strategies_nor_pegs(kind: str, part: str) -> None:
    report = judge(oto(kind, **{f"working{part}": "1000000"}), kind=kind, as_of=LATER)

    assert fields(report, "UNKNOWN_PARAMETER") == [f"working{part}"]


@pytest.mark.parametrize("kind", ["marginOto", "marginOtoco"])
def test_margin_lists_do_not_repay_at_once(kind: str) -> None:
    def of(effect: str) -> Report:
        return judge(oto(kind, sideEffectType=effect), kind=kind, as_of=LATER)

    assert fields(of("AUTO_REPAY"), "SYNTAX") == ["sideEffectType"]
    assert lacking(of("AUTO_BORROW_REPAY"), "SYNTAX") == ["evidence:auto_borrow_repay"]
    assert passes(of("MARGIN_BUY"), "SYNTAX")


MOST = {"filterType": "MAX_ASSET", "asset": "USDT", "limit": "100"}


def test_orders_of_their_own_quantity_each_move_too_much() -> None:
    report = judge(oto("oto"), listing(MOST, LOT_SIZE), kind="oto", as_of=LATER)

    both = found(report, "MAX_ASSET")
    assert [(one.leg, one.value) for one in both] == [
        ("working", Decimal("0.01")),
        ("pending", Decimal("0.01")),
    ]
    cured = oto(workingQuantity="0.005", pendingQuantity="0.004")
    assert [one.suggestions[0] for one in both] == [Decimal("0.00526"), Decimal("0.00476")]
    assert passes(judge(cured, listing(MOST), kind="oto", as_of=LATER), "MAX_ASSET")


def test_a_pair_moves_its_one_quantity_once() -> None:
    report = judge(oto("otoco"), listing(MOST, LOT_SIZE), kind="otoco", as_of=LATER)

    assert [(one.leg, one.field) for one in found(report, "MAX_ASSET")] == [
        ("working", "workingQuantity"),
        (None, "pendingQuantity"),
    ]


def test_smart_order_routing_may_move_less_than_at_the_own_best_price() -> None:
    params = order("MARKET", quantity="0.01")

    report = judge(params, listing(MOST), kind="sorOrder", as_of=LATER)

    assert lacking(report, "MAX_ASSET") == ["evidence:sor_books"]
    assert passes(
        judge({**params, "quantity": "0.0049"}, listing(MOST), kind="sorOrder", as_of=LATER),
        "MAX_ASSET",
    )

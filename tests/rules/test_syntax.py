from decimal import Decimal, localcontext

import pytest

from tests.rules.requests import (
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
    request,
)

RULE = "SYNTAX"
DECIMAL = r"^([0-9]{1,20})(\.[0-9]{1,20})?$"
INTEGER = "^[0-9]{1,20}$"
CLIENT_ID = "^[a-zA-Z0-9-_]{1,36}$"
SYMBOL = "^[A-Z0-9-_.]{1,20}$"
LATER_SYMBOL = r"^[\w\-._&&[^a-z]]{1,50}$"
WINDOW = r"^([0-9]{1,20})(\.[0-9]{1,3})?$"
NOT_VALID = "Data sent for parameter '{}' is not valid."


def illegal(name: str, legal_range: str) -> str:
    return f"Illegal characters found in parameter '{name}'; legal range is '{legal_range}'."


@pytest.mark.parametrize(
    "given",
    [
        "0.01",
        "00.0100",
        "12345678901234567890.12345678901234567890",
        Decimal("1E-7"),
        Decimal("1E+2"),
        1e-07,
        8.329e-05,
        5.0,
        7,
        10**19,
    ],
)
def test_decimals_that_can_be_read(given: object) -> None:
    assert passes(judge(order("LIMIT", quantity=given)), RULE)


@pytest.mark.parametrize(
    ("given", "sent"),
    [
        ("-1", "-1"),
        ("+1", "+1"),
        ("1e-5", "1e-5"),
        ("1E5", "1E5"),
        ("1,5", "1,5"),
        (".5", ".5"),
        ("5.", "5."),
        ("1.2.3", "1.2.3"),
        (" 1", " 1"),
        ("1\n", "1\n"),
        ("1_000", "1_000"),
        ("\uff11", "\uff11"),
        ("0x10", "0x10"),
        ("123456789012345678901", "123456789012345678901"),
        ("0.123456789012345678901", "0.123456789012345678901"),
        ("NaN", "NaN"),
        (Decimal("NaN"), "NaN"),
        (Decimal("sNaN"), "sNaN"),
        (Decimal("Infinity"), "Infinity"),
        (Decimal(-1), "-1"),
        (Decimal("1E-21"), "0.000000000000000000001"),
        (float("nan"), "nan"),
        (float("inf"), "inf"),
        (-0.5, "-0.5"),
        (1e22, "10000000000000000000000"),
        (True, "true"),
        (False, "false"),
        (-1, "-1"),
        (10**20, "100000000000000000000"),
        ([1], "[1]"),
        ({"a": 1}, "{'a': 1}"),
        (b"1", "b'1'"),
    ],
)
def test_decimals_that_cannot_be_read(given: object, sent: str) -> None:
    report = judge(order("LIMIT", price=given))

    assert answers(report, RULE) == [(-1100, illegal("price", DECIMAL), "price", sent)]


@pytest.mark.parametrize(
    "given",
    [Decimal("1E+1000000"), Decimal("1E-1000000"), 10**5000, 1e308],
    ids=["huge", "tiny", "int", "float"],
)
def test_numbers_beyond_measure_are_refused_without_being_written_out(given: object) -> None:
    report = judge(order("LIMIT", quantity=given))

    assert [answer[:3] for answer in answers(report, RULE)] == [
        (-1100, illegal("quantity", DECIMAL), "quantity")
    ]
    assert len(found(report, RULE)[0].text) < 300


@pytest.mark.parametrize("name", ["quantity", "icebergQty", "price", "stopPrice", "quoteOrderQty"])
def test_all_amounts_are_decimals(name: str) -> None:
    report = judge(order("LIMIT", **{name: "1e3"}))

    assert answers(report, RULE) == [(-1100, illegal(name, DECIMAL), name, "1e3")]


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("order", "trailingDelta"),
        ("order", "strategyId"),
        ("order", "strategyType"),
        ("order", "timestamp"),
        ("order", "pegOffsetValue"),
        ("cancelReplace", "cancelOrderId"),
        ("oco", "limitStrategyId"),
        ("oco", "stopStrategyType"),
        ("orderListOco", "belowTrailingDelta"),
    ],
)
@pytest.mark.parametrize("given", ["1.0", "-1", "x", 1.5, True, "1" * 21])
def test_integers_that_cannot_be_read(kind: str, name: str, given: object) -> None:
    report = judge(request(kind, **{name: given}), kind=kind)

    sent = "true" if given is True else str(given)
    assert answers(report, RULE) == [(-1100, illegal(name, INTEGER), name, sent)]


@pytest.mark.parametrize("given", [0, "007", 5.0, Decimal("1E+2"), "1" * 20])
def test_integers_that_can_be_read(given: object) -> None:
    assert passes(judge(order("STOP_LOSS", trailingDelta=given)), RULE)


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("order", "newClientOrderId"),
        ("cancelReplace", "cancelOrigClientOrderId"),
        ("cancelReplace", "cancelNewClientOrderId"),
        ("oco", "listClientOrderId"),
        ("oco", "limitClientOrderId"),
        ("orderListOco", "aboveClientOrderId"),
    ],
)
def test_client_ids(kind: str, name: str) -> None:
    for legal in ("a", "A-b_9", "x" * 36):
        assert passes(judge(request(kind, **{name: legal}), kind=kind), RULE)
    for given in ("x" * 37, "a b", "a.b", "\u00e9", "a\n"):
        report = judge(request(kind, **{name: given}), kind=kind)
        assert answers(report, RULE) == [(-1100, illegal(name, CLIENT_ID), name, given)]


@pytest.mark.parametrize("given", ["btcusdt", "BTC/USDT", "BTC USDT", "A" * 21, "BTC:USDT"])
def test_symbols_that_cannot_be_read(given: str) -> None:
    report = judge(order("LIMIT", symbol=given))

    assert answers(report, RULE) == [(-1100, illegal("symbol", SYMBOL), "symbol", given)]


@pytest.mark.parametrize(
    ("name", "as_of", "refused"),
    [
        ("\u5e01\u5b89USDT", "2025-12-01", True),
        ("\u5e01\u5b89USDT", "2025-12-02", False),
        ("\u5e01-\u5b89_U.X", "2025-12-02", False),
        ("\u00e9USDT", "2025-12-02", False),
        ("aUSDT", "2025-12-02", True),
        ("\u5e01" * 50, "2025-12-02", False),
        ("\u5e01" * 51, "2025-12-02", True),
        ("A" * 20, "2022-09-30", False),
        ("A" * 21, "2025-12-01", True),
        ("A" * 21, "2025-12-02", False),
        ("\u5e01/\u5b89", "2025-12-02", True),
    ],
)
def test_symbols_beyond_ascii_since_a_day(name: str, as_of: str, refused: bool) -> None:
    report = judge(order("LIMIT", symbol=name), as_of=as_of)

    legal_range = LATER_SYMBOL if as_of == "2025-12-02" else SYMBOL
    expected = [(-1100, illegal("symbol", legal_range), "symbol", name)] if refused else []
    assert answers(report, RULE) == expected


def test_all_that_is_wrong_with_a_symbol_and_a_window_is_named() -> None:
    report = judge(order("LIMIT", symbol="btcusdt", recvWindow="5000.5", price="1e3"))

    assert fields(report, RULE) == ["price", "symbol", "recvWindow"]


@pytest.mark.parametrize("name", ["\u5e01\u5b89USDT", "btc/usdt", "A" * 21])
def test_a_symbol_that_the_exchange_lists_is_legal_whatever_its_name(name: str) -> None:
    params = order("LIMIT", symbol=name, recvWindow=5000)

    assert passes(judge(params, listing(symbol=name)), RULE)


@pytest.mark.parametrize(
    ("given", "as_of", "refused"),
    [
        ("5000", "2022-09-30", False),
        ("5000.0", "2022-09-30", True),
        ("5000.0", "2025-08-27", True),
        ("5000.0", "2025-08-28", False),
        (Decimal("5E+3"), "2025-08-27", False),
        (5000.0, "2025-08-27", False),
        ("5000.5", "2022-09-30", True),
        ("5000.5", "2025-08-27", True),
        ("5000.5", "2025-08-28", False),
        ("5000.125", "2025-08-28", False),
        ("5000.1234", "2025-08-28", True),
        ("5000.1234", "2022-09-30", True),
        ("5e3", "2025-08-28", True),
        ("-1", "2025-08-28", True),
        (True, "2025-08-28", True),
    ],
)
def test_decimals_of_a_window_since_a_day(given: object, as_of: str, refused: bool) -> None:
    report = judge(order("LIMIT", recvWindow=given), as_of=as_of)

    legal_range = WINDOW if as_of == "2025-08-28" else INTEGER
    assert [answer[:3] for answer in answers(report, RULE)] == [
        (-1100, illegal("recvWindow", legal_range), "recvWindow")
    ] * refused


def test_a_window_is_read_whatever_the_callers_decimal_context() -> None:
    with localcontext() as context:
        context.prec = 1
        context.clear_flags()

        assert judge(order("LIMIT", recvWindow=5000)).certain
        assert not any(context.flags.values())


@pytest.mark.parametrize(
    ("kind", "name", "code", "msg"),
    [
        ("order", "newOrderRespType", -1130, "Data sent for parameter '{}' is not valid."),
        ("oco", "newOrderRespType", -1130, "Data sent for parameter '{}' is not valid."),
        ("cancelReplace", "cancelReplaceMode", -1130, "Data sent for parameter '{}' is not valid."),
        (
            "cancelReplace",
            "orderRateLimitExceededMode",
            -1130,
            "Data sent for parameter '{}' is not valid.",
        ),
        ("cancelReplace", "cancelRestrictions", -1145, "Invalid cancelRestrictions"),
        ("marginOrder", "isIsolated", -1130, "Data sent for parameter '{}' is not valid."),
        ("marginOco", "sideEffectType", -1130, "Data sent for parameter '{}' is not valid."),
        ("marginOrder", "autoRepayAtCancel", -1130, NOT_VALID),
        ("marginOco", "autoRepayAtCancel", -1130, NOT_VALID),
        (
            "testOrder",
            "computeCommissionRates",
            -1130,
            "Data sent for parameter '{}' is not valid.",
        ),
        ("order", "pegPriceType", -1210, "Invalid pegPriceType."),
        ("order", "pegOffsetType", -1211, "Invalid pegOffsetType."),
    ],
)
def test_words_that_are_not_known(kind: str, name: str, code: int, msg: str) -> None:
    report = judge(request(kind, **{name: "NONSENSE"}), kind=kind)

    assert answers(report, RULE) == [(code, msg.format(name), name, "NONSENSE")]


@pytest.mark.parametrize(
    ("kind", "name", "words"),
    [
        ("order", "newOrderRespType", "ACK RESULT FULL"),
        ("cancelReplace", "cancelReplaceMode", "STOP_ON_FAILURE ALLOW_FAILURE"),
        ("cancelReplace", "cancelRestrictions", "ONLY_NEW ONLY_PARTIALLY_FILLED"),
        ("cancelReplace", "orderRateLimitExceededMode", "DO_NOTHING CANCEL_ONLY"),
        ("marginOrder", "isIsolated", "TRUE FALSE true false"),
        ("marginOrder", "sideEffectType", "NO_SIDE_EFFECT MARGIN_BUY AUTO_REPAY"),
        ("marginOrder", "autoRepayAtCancel", "TRUE FALSE true false"),
        ("marginOco", "autoRepayAtCancel", "TRUE FALSE"),
        ("testOrder", "computeCommissionRates", "true false"),
        ("order", "pegPriceType", "PRIMARY_PEG MARKET_PEG"),
        ("order", "pegOffsetType", "PRICE_LEVEL"),
    ],
)
def test_words_that_are_known(kind: str, name: str, words: str) -> None:
    for word in words.split():
        assert passes(judge(request(kind, **{name: word}), kind=kind), RULE)


@pytest.mark.parametrize("kind", ["marginOrder", "marginOco"])
def test_auto_borrow_repay_is_taken_for_some_years_and_then_not_known_to_be(kind: str) -> None:
    params = request(kind, sideEffectType="AUTO_BORROW_REPAY")
    reports = {
        day: judge(params, kind=kind, as_of=day)
        for day in ("2023-12-31", "2024-01-01", "2026-10-13", "2026-10-14")
    }

    name = "sideEffectType"
    assert answers(reports["2023-12-31"], RULE) == [
        (-1130, NOT_VALID.format(name), name, "AUTO_BORROW_REPAY")
    ]
    assert passes(reports["2024-01-01"], RULE)
    assert passes(reports["2026-10-13"], RULE)
    assert not answers(reports["2026-10-14"], RULE)
    assert lacking(reports["2026-10-14"], RULE) == ["evidence:auto_borrow_repay"]


@pytest.mark.parametrize("isolated", [True, False])
def test_whether_a_margin_order_is_isolated_may_be_a_bool(isolated: bool) -> None:
    for kind in ("marginOrder", "marginOco"):
        assert passes(judge(request(kind, isIsolated=isolated), kind=kind), RULE)


def test_the_orders_of_a_list_by_their_own_names() -> None:
    single = judge(oco(stopLimitPrice="1e3"), kind="oco")
    listed = judge(order_list_oco(belowPrice="1e3"), kind="orderListOco")

    name = "stopLimitPrice"
    assert answers(single, RULE) == [(-1100, illegal(name, DECIMAL), name, "1e3")]
    assert answers(listed, RULE) == [(-1100, illegal("belowPrice", DECIMAL), "belowPrice", "1e3")]


def test_all_that_cannot_be_read_is_named() -> None:
    report = judge(order("LIMIT", quantity="x", price="y", newClientOrderId="!"))

    assert [answer[2] for answer in answers(report, RULE)] == [
        "quantity",
        "price",
        "newClientOrderId",
    ]


def test_a_value_of_megabytes_makes_a_sentence_of_a_line() -> None:
    report = judge(order("LIMIT", quantity="1" * 5_000_000))

    assert len(str(found(report, RULE)[0])) < 500

"""Which number is allowed: steps and ticks (P1), exact numbers (P3), messages (P21), lots (P22).

The numbers are those of public threads: binance-java-api#331, ccxt/binance-api-node#103,
chrisleekr/binance-trading-bot#284, node-binance-api#313, freqtrade#1289, ccxt#7469,
python-binance#990.
"""

import json
from decimal import Decimal, InvalidOperation, getcontext, localcontext

import pytest

from pretrade import Order
from tests.scenarios.facts import RICH, buy, market_at, rules, the_only
from tests.symbols import Json, exchange, listed, lot_size, notional, price_filter, symbol_json

MARKET = market_at("100", best_bid="99", best_ask="101")
JAVA_331 = listed(
    "BTC", "USDT", price_filter("0.01", "0"), lot_size("0.00000100", "0"), notional("1")
)


# ------------------------------------------------------------------------------- P1 step and tick


def test_p1_a_quantity_off_the_step_fails_only_lot_size_and_names_the_nearest_legal_ones() -> None:
    violation = the_only(buy(JAVA_331, "0.04749053"))

    assert violation.rule == "LOT_SIZE"
    assert violation.field == "quantity"
    assert violation.value == Decimal("0.04749053")
    assert violation.bound is not None
    assert (violation.bound.name, violation.bound.value) == ("stepSize", Decimal("0.000001"))
    assert violation.suggestions == (Decimal("0.04749"), Decimal("0.047491"))
    assert (violation.code, violation.msg) == (-1013, "Filter failure: LOT_SIZE")
    assert violation.to_dict()["suggestions"] == ["0.04749", "0.047491"]
    assert all(buy(JAVA_331, nearest).certain for nearest in violation.suggestions)


def test_p1_ethbtc_0_02988799_with_step_0_001() -> None:
    symbol = listed(
        "ETH", "BTC", price_filter("0.000001", "0"), lot_size("0.00100000", "0.00100000")
    )

    violation = the_only(buy(symbol, "0.02988799", "0.07"))

    assert violation.rule == "LOT_SIZE"
    assert violation.to_dict()["suggestions"] == ["0.029", "0.03"]


def test_p1_aaveusdt_price_359_49_with_tick_0_1() -> None:
    symbol = listed("AAVE", "USDT", price_filter("0.1", "0.1", "100000"), lot_size("0.001", "0"))

    violation = the_only(buy(symbol, "1", "359.49"))

    assert (violation.rule, violation.field) == ("PRICE_FILTER", "price")
    assert violation.bound is not None
    assert (violation.bound.name, violation.bound.value) == ("tickSize", Decimal("0.1"))
    assert violation.to_dict()["suggestions"] == ["359.4", "359.5"]


@pytest.mark.parametrize(
    ("step", "legal", "illegal", "nearest"),
    [
        ("3", ["3", "174", "3.00000000"], "10", ["9", "12"]),
        ("1.00", ["1", "173", "17.0"], "173.5", ["173", "174"]),
        ("1.00000000", ["1", "173", "17.0"], "173.5", ["173", "174"]),
        ("10.00000000", ["10", "170", "10.0"], "174", ["170", "180"]),
    ],
)
def test_p1_steps_are_numbers_and_not_counts_of_decimals(
    step: str, legal: list[str], illegal: str, nearest: list[str]
) -> None:
    symbol = listed("BTC", "USDT", lot_size(step, "0"))

    assert all(buy(symbol, quantity).certain for quantity in legal)
    assert the_only(buy(symbol, illegal)).to_dict()["suggestions"] == nearest


# -------------------------------------------------------------------------------------- P3 numbers


@pytest.mark.parametrize(
    ("step", "quantity"),
    [
        ("0.00001000", "0.08"),
        ("0.00001000", Decimal("0.08")),
        ("0.00001000", 0.08),
        ("0.01", "0.29"),
        ("0.01", Decimal("0.29")),
        ("0.01", 0.29),
    ],
)
def test_p3_a_number_on_the_step_stays_what_it_is(step: str, quantity: object) -> None:
    symbol = listed("BTC", "USDT", lot_size(step, "0"))
    order = Order.from_params(
        {
            "symbol": "BTCUSDT",
            "side": "BUY",
            "type": "LIMIT",
            "timeInForce": "GTC",
            "quantity": quantity,
            "price": "100",
        }
    )

    assert symbol.check(order, market=MARKET, account=RICH).certain
    assert order.to_params()["quantity"] == str(quantity)


@pytest.mark.parametrize(
    ("given", "sent"),
    [
        (8.329e-05, "0.00008329"),
        (Decimal("8.329e-05"), "0.00008329"),
        (Decimal("1E-7"), "0.0000001"),
        (1e-7, "0.0000001"),
        (Decimal("1E+2"), "100"),
        (Decimal("0.10"), "0.10"),
        (100, "100"),
        (100.0, "100"),
    ],
)
def test_p3_numbers_go_out_without_an_exponent(given: object, sent: str) -> None:
    order = Order.from_params({"quantity": given, "price": given, "stopPrice": given})

    assert order.to_params() == {"quantity": sent, "price": sent, "stopPrice": sent}


def test_p3_a_text_is_judged_as_it_is_given() -> None:
    report = buy(JAVA_331, "8.329e-05")

    (violation,) = report.violations
    assert (violation.rule, violation.code) == ("SYNTAX", -1100)
    assert violation.msg == (
        "Illegal characters found in parameter 'quantity'; "
        "legal range is '^([0-9]{1,20})(\\.[0-9]{1,20})?$'."
    )
    assert ("LOT_SIZE", ("order:quantity",)) in {
        (one.rule, one.missing) for one in report.unevaluated
    }


def test_p3_a_float_is_judged_by_its_shortest_text_and_never_snapped() -> None:
    assert 0.3 - 0.1 != 0.2
    report = buy(listed("BTC", "USDT", lot_size("0.1", "0")), 0.3 - 0.1)

    assert report.violations[0].value == Decimal("0.19999999999999998")
    assert rules(report) == ["PRECISION", "LOT_SIZE"]


def test_p3_the_verdicts_do_not_depend_on_the_decimal_context_of_the_caller() -> None:
    filters = (price_filter("0.00000001", "0"), lot_size("0.00000001", "0"), notional("10"))
    orders = [("5555.12345678", "1.00000001"), ("5555.123456789", "5555.12345678")]
    expected = [_told(orders, *filters)] * 2

    with localcontext() as context:
        context.prec = 8
        with pytest.raises(InvalidOperation):
            _ = Decimal("5555.12345678") % Decimal("0.00000001")
        context.clear_flags()
        before = getcontext().copy()
        assert [_told(orders, *filters), _told(orders, *filters)] == expected
        after = getcontext()

        assert (after.prec, after.rounding) == (before.prec, before.rounding)
        assert (after.flags, after.traps) == (before.flags, before.traps)


def _told(orders: list[tuple[str, str]], *filters: Json) -> list[Json]:
    symbol = listed("BTC", "USDT", *filters)
    return [buy(symbol, quantity, price).to_dict() for quantity, price in orders]


# ------------------------------------------------------------------------------------- P21 message


def test_p21_a_violation_is_one_line_with_what_to_use_instead() -> None:
    line = str(the_only(buy(JAVA_331, "0.04749053")))

    assert line == (
        "LOT_SIZE: quantity 0.04749053 is not a multiple of stepSize 0.000001; "
        "nearest are 0.04749 and 0.047491 [-1013 Filter failure: LOT_SIZE]"
    )


def test_p21_a_violation_is_a_dict_with_stable_names() -> None:
    told = the_only(buy(JAVA_331, "0.04749053")).to_dict()

    assert json.loads(json.dumps(told)) == {
        "rule": "LOT_SIZE",
        "field": "quantity",
        "value": "0.04749053",
        "bound": {"name": "stepSize", "value": "0.000001"},
        "code": -1013,
        "msg": "Filter failure: LOT_SIZE",
        "text": (
            "quantity 0.04749053 is not a multiple of stepSize 0.000001; "
            "nearest are 0.04749 and 0.047491"
        ),
        "suggestions": ["0.04749", "0.047491"],
    }


@pytest.mark.parametrize(
    "changes",
    [
        {"quantity": "0.04749053\n", "price": "1\n2"},
        {"side": "B\nUY", "type": "LI\nMIT", "timeInForce": "G\nTC"},
        {"symbol": "BTC\nUSDT"},
        {"quan\ntity": "1"},
        {"newClientOrderId": "a\nb", "selfTradePreventionMode": "NO\nNE"},
        {"newOrderRespType": "AC\nK", "recvWindow": "1\n"},
        {"pegPriceType": "PRIMARY\nPEG", "strategyId": "1\n2", "trailingDelta": "1\r2"},
    ],
)
def test_p21_every_violation_is_one_line_whatever_was_given(changes: Json) -> None:
    order = {
        "symbol": "BTCUSDT",
        "side": "BUY",
        "type": "LIMIT",
        "timeInForce": "GTC",
        "quantity": "0.04749053",
        "price": "100",
        **changes,
    }
    modes = ["EXPIRE_TAKER"]
    info = exchange(
        symbol_json(
            "BTC", "USDT", lot_size("0.00000100", "0"), allowedSelfTradePreventionModes=modes
        )
    )
    report = info.check(order, market=MARKET, account=RICH)

    assert report.violations
    for violation in report.violations:
        assert len(str(violation).splitlines()) == 1
        assert len(violation.text.splitlines()) == 1

"""Work grows with what is given, and no faster: counted, not timed.

Thousands of parameters, of open orders or of digits come from a bug or from a stranger's file.
"""

import gc
import time
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

import pytest

from pretrade import Account, ExchangeInfo, InvalidExchangeInfo, InvalidFacts, OpenOrder, Order
from pretrade.json_values import is_too_long, read_number
from pretrade.order.reader import fill
from pretrade.report.violation import rejection
from tests.executed import executed
from tests.rules.requests import (
    LOT_SIZE,
    MARKET,
    SYMBOL,
    found,
    judge,
    listing,
    oco,
    open_questions,
    order,
)
from tests.symbols import Json

pytestmark = pytest.mark.slow

FEW, MANY = 500, 2000
LINEAR = 1.2 * MANY / FEW
"""How much more work `MANY` may be than `FEW`; what grows with the square is four times more."""


def work(run: Callable[[], object]) -> int:
    """The instructions of a call that was made once before."""
    run()
    return executed(run).instructions


# ---------------------------------------------------------------------------------- parameters


class Name(str):
    """A name that counts how often it is compared with another."""

    __slots__ = ()
    compared = 0

    def __eq__(self, other: object) -> bool:
        Name.compared += 1
        return str.__eq__(self, other)

    def __hash__(self) -> int:
        return str.__hash__(self)


class Grown(tuple[Any, ...]):
    """A tuple that counts what is copied when it is added to another."""

    __slots__ = ()
    copied = 0

    def __radd__(self, other: tuple[Any, ...]) -> tuple[Any, ...]:
        Grown.copied += len(other)
        return (*other, *self)


def strange(count: int, base: Json) -> Json:
    return {**base, **{Name(f"name{n}"): n for n in range(count)}}


@pytest.mark.parametrize("kind", ["order", "oco"])
def test_each_unknown_parameter_costs_the_same(kind: str) -> None:
    base = oco() if kind == "oco" else order("LIMIT")
    few, many = strange(FEW, base), strange(MANY, base)

    one = work(lambda: judge(few, kind=kind))

    assert work(lambda: judge(many, kind=kind)) < LINEAR * one


def test_the_names_of_parameters_are_compared_a_few_times_each() -> None:
    params = strange(MANY, order("LIMIT"))
    Name.compared = 0

    report = judge(params)

    assert len(found(report, "UNKNOWN_PARAMETER")) == MANY
    assert Name.compared < 50 * MANY


def test_findings_are_not_copied_for_each_unknown_parameter(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def grown(*args: Any, **details: Any) -> Grown:  # noqa: ANN401
        return Grown(rejection(*args, **details))

    Grown.copied = 0
    monkeypatch.setattr("pretrade.rules.unknown_parameter.rejection", grown)

    report = judge(strange(MANY, order("LIMIT")))

    assert len(found(report, "UNKNOWN_PARAMETER")) == MANY
    assert Grown.copied < MANY


def test_keywords_given_twice_are_found_among_thousands() -> None:
    keywords = {f"name{n}": n for n in range(FEW)}

    with pytest.raises(TypeError, match="has no parameter 'name0'"):
        fill(Order.__new__(Order), keywords, keywords=True)
    with pytest.raises(TypeError, match="timeInForce is given twice"):
        Order(timeInForce="GTC", time_in_force="GTC")


# --------------------------------------------------------------------------------- open orders


def rows(count: int) -> list[Json]:
    return [
        {
            "symbol": f"S{n % 7}",
            "side": "BUY",
            "type": "STOP_LOSS",
            "origQty": f"{n}.50000000",
            "executedQty": "0.00000000",
            "clientOrderId": f"id{n}",
            "orderListId": n,
        }
        for n in range(count)
    ]


def objects(count: int) -> list[OpenOrder]:
    return [
        OpenOrder(f"S{n % 7}", "BUY", "LIMIT", f"{n}.5", client_order_id=f"id{n}")
        for n in range(count)
    ]


def counted(given: Iterable[Any]) -> None:
    """Make an account and ask everything of its open orders."""
    account = Account(open_orders=given)
    account.with_reply({"canTrade": True})
    assert account.open_on("S1") is not None
    assert account.open_anywhere is not None
    assert account.open_client_order_ids


@pytest.mark.parametrize("given", [rows, objects])
def test_each_open_order_costs_the_same(given: Callable[[int], list[Any]]) -> None:
    few, many = given(FEW), given(MANY)

    assert work(lambda: counted(many)) < LINEAR * work(lambda: counted(few))


def test_an_open_order_costs_little() -> None:
    given = rows(MANY)

    # It takes 410 to read a row, words and all, and took 900 when its numbers were read twice.
    assert work(lambda: Account(open_orders=given)) < 480 * MANY


def test_open_orders_that_are_objects_already_are_not_looked_at_one_by_one() -> None:
    given = objects(MANY)

    assert work(lambda: Account(open_orders=given)) < MANY


def test_an_account_without_open_orders_is_asked_for_next_to_nothing() -> None:
    account = Account(open_orders=[])
    asked = executed(lambda: account.open_on("AB"))

    assert account.open_on("AB") is account.open_anywhere is Account(open_orders=[]).open_on("CD")
    assert asked.instructions < 25
    assert [code.co_name for code in asked.codes] == ["<lambda>", "open_on"]


# -------------------------------------------------------------------------------------- limits


def seconds_of_limits(count: int) -> float:
    """The least time of a check by many limits; copied pointers are no instructions to count."""
    limits = [
        {"rateLimitType": "ORDERS", "interval": "DAY", "intervalNum": n + 1, "limit": 50}
        for n in range(count)
    ]
    found: list[float] = []
    gc.collect()
    gc.disable()  # what it does grows with everything that was ever made
    for _ in range(3):
        info = listing(rate_limits=limits)
        info["BTCUSDT"]
        start = time.process_time()
        report = info.check(order("LIMIT"), market=MARKET, account=Account(), as_of="2022-09-30")
        found.append(time.process_time() - start)
        assert open_questions(report, "ORDER_RATE")
    gc.enable()
    return min(found)


def test_each_limit_of_orders_costs_the_same() -> None:
    few, many = 2_500, 40_000

    # When each limit copied those before it, it took 80 times as long, not 16 times.
    assert seconds_of_limits(many) < 2.5 * many / few * seconds_of_limits(few)


# -------------------------------------------------------------------------------------- digits

DIGITS = 100_000
LONG: list[Any] = [
    *("9" * DIGITS, "0." + "9" * DIGITS, Decimal("9" * DIGITS), Decimal("0." + "9" * DIGITS)),
    *(Decimal((0, (1,), DIGITS)), 10**DIGITS, -(10**DIGITS), "1e" + "9" * DIGITS),
]


@pytest.mark.parametrize("digits", LONG, ids=range(8))
def test_a_number_of_a_hundred_thousand_digits_is_refused(digits: Any) -> None:  # noqa: ANN401
    report = judge(order("LIMIT", quantity=digits))

    assert [one.field for one in found(report, "SYNTAX")] == ["quantity"]
    with pytest.raises(InvalidFacts) as fact:
        OpenOrder("AB", "BUY", "LIMIT", quantity=digits)
    assert len(str(fact.value)) < 200
    rule = {**LOT_SIZE, "maxQty": digits}
    with pytest.raises(InvalidExchangeInfo, match=r"symbols\[0\].filters\[0\].maxQty") as broken:
        ExchangeInfo.load({"symbols": [{**SYMBOL, "filters": [rule]}]}, eager=True)
    assert len(str(broken.value)) < 200


@pytest.mark.parametrize("sign", [1, -1])
def test_the_digits_of_an_endless_int_are_not_worked_out(sign: int) -> None:
    number = read_number(sign * 10**DIGITS)

    assert number is not None
    assert is_too_long(number)
    assert (number < 0) is (sign < 0)
    assert len(number.as_tuple().digits) == 1


@pytest.mark.parametrize("time", [10**DIGITS, -(10**DIGITS), "9" * DIGITS], ids=range(3))
def test_a_server_time_without_end_is_no_time(time: object) -> None:
    with pytest.raises(InvalidExchangeInfo, match=r"^\$.serverTime: .{,80} is not a time"):
        ExchangeInfo.load({"symbols": [], "serverTime": time})


def test_a_number_without_end_is_no_source() -> None:
    given: Any = 10**DIGITS

    with pytest.raises(InvalidExchangeInfo, match="neither a path nor JSON nor a mapping"):
        ExchangeInfo.load(given)


# ----------------------------------------------------------------------------------- precision

PRECISIONS = ("baseAssetPrecision", "quoteAssetPrecision", "quotePrecision")


@pytest.mark.parametrize("name", PRECISIONS)
@pytest.mark.parametrize(
    ("given", "reason"),
    [
        (61, "61 is above 60, the most decimals of a number"),
        (10**30, f"{10**30} is above 60"),
        ("1e60", "'1e60' is above 60"),
        (10**5000, "is too long"),
        (-1, "is negative"),
    ],
    ids=range(5),
)
def test_no_asset_is_finer_than_any_number(name: str, given: object, reason: str) -> None:
    info = ExchangeInfo.load({"symbols": [{**SYMBOL, name: given}]})

    with pytest.raises(InvalidExchangeInfo) as error:
        info.check(order("LIMIT"))

    assert error.value.path == f"$.symbols[0].{name}"
    assert reason in error.value.reason


def test_an_asset_of_the_most_decimals_can_be_judged_and_sized() -> None:
    info = listing(baseAssetPrecision=60, quoteAssetPrecision=60)
    symbol = info["BTCUSDT"]

    assert not found(judge(order("LIMIT", quantity=f"0.{1:020}"), info), "PRECISION")
    assert symbol.round_quantity("0.5", as_of="2022-09-30") == Decimal("0.5")
    assert info.check(order("MARKET", quantity="1"), market=MARKET, as_of="2022-09-30").ok
    assert found(judge(order("MARKET", quantity="1"), info, as_of="2022-12-05"), "OVERFLOW")


@pytest.mark.parametrize(("newer", "older", "decimals"), [(4, 2, 4), (None, 2, 2), (4, None, 4)])
def test_the_newer_name_of_the_precision_counts(
    newer: int | None, older: int | None, decimals: int
) -> None:
    symbol = {**SYMBOL, "quoteAssetPrecision": newer, "quotePrecision": older}
    fields = ExchangeInfo.load({"symbols": [symbol]})["BTCUSDT"].fields

    assert fields.quote_asset_precision == decimals

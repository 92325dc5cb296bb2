"""Reports and facts of any size cost time in proportion to it, read, judged and written.

What `test_hostile_sizes` does not look at: long wrong values, and many of what reports and accounts
hold. Counted, not timed; what C does for one instruction is bounded by the length of the texts.
"""

import json
from collections.abc import Callable
from typing import Any

import pytest

from pretrade import (
    Account,
    ExchangeInfo,
    InvalidFacts,
    Market,
    OpenOrder,
    OrderRejected,
    Report,
    Unevaluated,
)
from tests.executed import executed
from tests.rules.requests import ACCOUNT, judge, listing, oco, order
from tests.symbols import Json

pytestmark = pytest.mark.slow

FEW, MANY = 40, 160
LINEAR = 1.2 * MANY / FEW
"""How much more work `MANY` may be than `FEW`; what grows with the square is four times more."""


def work(run: Callable[[], object]) -> int:
    """The instructions of a call that was made once before."""
    run()
    return executed(run).instructions


Case = Callable[[int], Callable[[], object]]


def written(report: Report) -> None:
    """Ask a report for everything that it can tell."""
    str(report)
    json.dumps(report.to_dict())
    str(OrderRejected(report))


def unknown_parameters(count: int) -> Callable[[], object]:
    params = {**order("LIMIT"), **{f"name{n}": n for n in range(count)}}
    return lambda: written(judge(params))


def unknown_filters(count: int) -> Callable[[], object]:
    filters: list[Json] = [{"filterType": f"F{n}"} for n in range(count)]
    info = listing(*filters)
    return lambda: written(judge(oco(), info, kind="oco"))


def unevaluated(count: int) -> Callable[[], object]:
    rules = tuple(Unevaluated(f"R{n}", ("a", f"f{n % 7}")) for n in range(count))
    return lambda: written(Report.of(list(rules)))


def limits_of_orders(count: int) -> Callable[[], object]:
    windows = [("SECOND", n + 1) for n in range(count)]
    rows = [
        {"rateLimitType": "ORDERS", "interval": interval, "intervalNum": number, "limit": 1}
        for interval, number in windows
    ]
    info, account = listing(rate_limits=rows), Account(order_counts=dict.fromkeys(windows, 5))
    return lambda: written(judge(order("LIMIT"), info, account=account))


def limits_without_counts(count: int) -> Callable[[], object]:
    rows = [
        {"rateLimitType": "ORDERS", "interval": "SECOND", "intervalNum": n + 1, "limit": 1}
        for n in range(count)
    ]
    info = listing(rate_limits=rows)
    return lambda: written(judge(order("LIMIT"), info, account=Account()))


def balances(count: int) -> Callable[[], object]:
    rows = [{"asset": f"A{n}", "free": "1", "locked": "0.5"} for n in range(count)]
    return lambda: judge(order("LIMIT"), account=Account.from_json({"balances": rows}))


def balances_of_ccxt(count: int) -> Callable[[], object]:
    free = {f"A{n}": 0.1 * n for n in range(count)}
    return lambda: Account.from_ccxt({"free": free, "used": free})


def order_counts(count: int) -> Callable[[], object]:
    rows = [
        {"rateLimitType": "ORDERS", "interval": "DAY", "intervalNum": n + 1, "limit": 9, "count": 3}
        for n in range(count)
    ]
    return lambda: judge(order("LIMIT"), account=Account().with_reply(rows))


def averages(count: int) -> Callable[[], object]:
    prices = {"avgPrice": {str(n + 1): "20000" for n in range(count)}}
    return lambda: judge(order("MARKET"), market=Market.from_json(prices))


def open_lists(count: int) -> Callable[[], object]:
    info = listing({"filterType": "MAX_NUM_ORDER_LISTS", "maxNumOrderLists": 5})
    orders = [OpenOrder("BTCUSDT", "BUY", "LIMIT", "1", order_list_id=n) for n in range(count)]
    return lambda: written(judge(oco(), info, kind="oco", account=Account(open_orders=orders)))


def permissions(count: int) -> Callable[[], object]:
    info = listing(permissions=[], permissionSets=[[f"P{n}"] for n in range(count)])
    return lambda: written(judge(order("LIMIT"), info, account=Account(permissions=["Q"])))


def modes(count: int) -> Callable[[], object]:
    info = listing(allowedSelfTradePreventionModes=[f"M{n}" for n in range(count)])
    return lambda: written(judge(order("LIMIT", selfTradePreventionMode="X"), info))


def rows_of_symbols(count: int) -> Callable[[], object]:
    rows = [{"symbol": f"S{n}", "filters": [{"filterType": f"F{n}"}]} for n in range(count)]
    return lambda: ExchangeInfo.load(rows).warnings


CASES: tuple[Case, ...] = (
    *(unknown_parameters, unknown_filters, unevaluated, limits_of_orders, limits_without_counts),
    *(balances, balances_of_ccxt, order_counts, averages, open_lists, permissions, modes),
    rows_of_symbols,
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.__name__)
def test_each_of_many_costs_the_same(case: Case) -> None:
    few, many = case(FEW), case(MANY)

    assert work(many) < LINEAR * work(few)


WRONG = (
    *("symbol", "side", "type", "timeInForce", "quantity", "price", "stopPrice", "icebergQty"),
    *("newClientOrderId", "strategyId", "strategyType", "trailingDelta", "newOrderRespType"),
    *("selfTradePreventionMode", "pegPriceType", "pegOffsetType", "recvWindow", "quoteOrderQty"),
)


@pytest.mark.parametrize("name", WRONG)
@pytest.mark.parametrize("text", ["x", "9", "é", "\n", "a/b"])
def test_a_long_wrong_value_is_no_more_work_and_no_longer_sentence(name: str, text: str) -> None:
    short, long = ({**order("LIMIT"), name: text * count} for count in (1_000, 100_000))

    assert work(lambda: str(judge(long))) <= 1.05 * work(lambda: str(judge(short)))
    assert all(len(one.text) < 300 for one in judge(long).violations)


@pytest.mark.parametrize("read", [Market.from_json, Market().with_reply, Account.from_json])
def test_thousands_of_keys_that_nobody_reads_are_one_short_error(
    read: Callable[[dict[str, Any]], object],
) -> None:
    def asked(count: int) -> str:
        with pytest.raises(InvalidFacts) as error:
            read({f"{'k' * 100}{n}": n for n in range(count)})
        return str(error.value)

    assert len(asked(MANY)) == len(asked(FEW)) < 300


def test_prices_of_thousands_of_other_symbols_are_not_searched() -> None:
    few, many = ({f"S{n}": Market() for n in range(count)} for count in (FEW, MANY))
    info = listing()

    def check(market: dict[str, Market]) -> Report:
        return info.check(order("LIMIT"), market=market, account=ACCOUNT)

    assert work(lambda: check(many)) == work(lambda: check(few))

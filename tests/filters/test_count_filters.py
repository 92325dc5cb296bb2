"""The eight filters that count: open ones and those that a request adds are at most the limit."""

from dataclasses import dataclass

import pytest

from pretrade import Account, Bound, OpenOrder, Report
from tests.filters.counting import ALGO_ORDERS, ICEBERG_ORDERS, ORDER_LISTS, ORDERS, Request, Thing
from tests.symbols import (
    Json,
    attribute,
    complaint,
    exchange_with,
    found,
    judged,
    oco,
    open_order,
    unevaluated,
    violation,
)


@dataclass(frozen=True)
class CountFilter:
    """One of the eight: how its limit is called (once: `limit`?), and what it counts."""

    name: str
    bound: str
    thing: Thing
    has_old_name: bool = False


FILTERS = [
    CountFilter("MAX_NUM_ORDERS", "maxNumOrders", ORDERS, has_old_name=True),
    CountFilter("MAX_NUM_ALGO_ORDERS", "maxNumAlgoOrders", ALGO_ORDERS, has_old_name=True),
    CountFilter("MAX_NUM_ICEBERG_ORDERS", "maxNumIcebergOrders", ICEBERG_ORDERS),
    CountFilter("MAX_NUM_ORDER_LISTS", "maxNumOrderLists", ORDER_LISTS),
    CountFilter("EXCHANGE_MAX_NUM_ORDERS", "maxNumOrders", ORDERS),
    CountFilter("EXCHANGE_MAX_NUM_ALGO_ORDERS", "maxNumAlgoOrders", ALGO_ORDERS),
    CountFilter("EXCHANGE_MAX_NUM_ICEBERG_ORDERS", "maxNumIcebergOrders", ICEBERG_ORDERS),
    CountFilter("EXCHANGE_MAX_NUM_ORDER_LISTS", "maxNumOrderLists", ORDER_LISTS),
]
OF_SYMBOLS, OF_THE_EXCHANGE = FILTERS[:4], FILTERS[4:]
SINCE_LISTS_COUNT, BEFORE = "2025-08-27", "2025-08-26"
OVER = ("FILLED", "CANCELED", "EXPIRED", "REJECTED")
each_filter = pytest.mark.parametrize("one", FILTERS, ids=lambda one: one.name)


def rule(one: CountFilter, most: object) -> Json:
    return {"filterType": one.name, one.bound: most}


def parts(one: CountFilter, written: Json) -> tuple[list[Json], list[Json]]:
    """The filters of the symbol and those of the exchange, with one as it is written."""
    return ([], [written]) if one in OF_THE_EXCHANGE else ([written], [])


def judge(
    one: CountFilter,
    most: int,
    request: Request,
    account: Account | None,
    as_of: str = SINCE_LISTS_COUNT,
) -> Report:
    kind, params = request
    filters, everywhere = parts(one, rule(one, most))
    return judged(filters, params, kind=kind, account=account, everywhere=everywhere, as_of=as_of)


def finds(
    one: CountFilter,
    most: int,
    request: Request,
    orders: list[OpenOrder] | None,
    as_of: str = SINCE_LISTS_COUNT,
) -> list[str]:
    """What a filter finds; ``orders`` of None: the open ones are not known."""
    return found(judge(one, most, request, Account(open_orders=orders), as_of), one.name)


def opened(one: CountFilter, count: int) -> list[OpenOrder]:
    """So many of what a filter counts; lists are of two orders each."""
    if one.thing is not ORDER_LISTS:
        return [open_order(**one.thing.counted[0])] * count
    legs: tuple[Json, ...] = ({}, {"type": "STOP_LOSS"})
    return [open_order(order_list_id=1 + at, **leg) for at in range(count) for leg in legs]


def limit_read_from(one: CountFilter, written: Json) -> int:
    filters, everywhere = parts(one, written)
    info = exchange_with(*filters, everywhere=everywhere)
    read = info.exchange.filters if everywhere else info["AB"].filters
    number: int = getattr(read[one.name], attribute(one.bound))
    return number


def complaint_of(one: CountFilter, **written: object) -> str:
    """What loading says of a broken one, without the place of the filter."""
    everywhere = one in OF_THE_EXCHANGE
    place = "$.exchangeFilters[0]." if everywhere else "$.symbols[0].filters[0]."
    said = complaint({"filterType": one.name, **written}, everywhere=everywhere)
    assert said.startswith(place)
    return said.removeprefix(place)


@pytest.mark.parametrize(
    ("one", "added", "request_"),
    [
        pytest.param(one, added, request, id=f"{one.name}-{request[0]}-{at}")
        for one in FILTERS
        for at, (added, request) in enumerate(one.thing.adding)
    ],
)
def test_open_and_added_ones_may_reach_the_limit(
    one: CountFilter, added: int, request_: Request
) -> None:
    assert finds(one, 5, request_, opened(one, 5 - added)) == []
    assert finds(one, 5, request_, opened(one, 6 - added)) == [one.bound]


@pytest.mark.parametrize(
    ("one", "added", "request_"),
    [
        (one, added, request)
        for one in FILTERS
        for added, request in one.thing.adding
        if request[1].get("type") is None
    ],
)
def test_whether_all_orders_of_a_list_counted_is_not_known_of_the_time_before_a_day(
    one: CountFilter, added: int, request_: Request
) -> None:
    too_many = [one.bound] if one.thing is ORDER_LISTS else ["? evidence:orders_of_lists"]

    assert finds(one, 5, request_, opened(one, 5 - added), BEFORE) == []
    assert finds(one, 5, request_, opened(one, 6 - added), BEFORE) == too_many
    assert finds(one, 5, request_, None, BEFORE) == ["? open_orders"]


@each_filter
def test_more_than_the_limit_may_be_open_already(one: CountFilter) -> None:
    assert finds(one, 5, one.thing.adding_one[0], opened(one, 7)) == [one.bound]


@each_filter
def test_a_limit_of_zero_lets_nothing_through(one: CountFilter) -> None:
    assert finds(one, 0, one.thing.adding_one[0], []) == [one.bound]


@pytest.mark.parametrize(
    ("one", "request_"),
    [(one, request) for one in FILTERS for request in one.thing.adding_none],
)
def test_a_request_that_adds_none_passes_whatever_is_open_or_unknown(
    one: CountFilter, request_: Request
) -> None:
    assert finds(one, 2, request_, opened(one, 3)) == []
    assert finds(one, 2, request_, None) == []


@pytest.mark.parametrize(
    ("one", "changes"),
    [(one, {**changes, **more}) for one in FILTERS for changes in one.thing.counted
     for more in ({}, {"status": "PARTIALLY_FILLED"}, {"status": "PENDING_NEW"})],
)  # fmt: skip
def test_counts_what_is_open(one: CountFilter, changes: Json) -> None:
    orders = [*opened(one, 4), open_order(**changes)]
    assert finds(one, 5, one.thing.adding_one[0], orders) == [one.bound]


@pytest.mark.parametrize(
    ("one", "changes"),
    [(one, changes) for one in FILTERS for changes in one.thing.not_counted]
    + [(one, {**one.thing.counted[0], "status": status}) for one in FILTERS for status in OVER],
)
def test_counts_nothing_else(one: CountFilter, changes: Json) -> None:
    orders = [*opened(one, 4), *[open_order(**changes)] * 5]
    assert finds(one, 5, one.thing.adding_one[0], orders) == []


@each_filter
def test_only_a_filter_of_the_exchange_counts_on_all_symbols(one: CountFilter) -> None:
    elsewhere = open_order(**one.thing.counted[0], symbol="CD")
    refused = [one.bound] if one in OF_THE_EXCHANGE else []

    assert finds(one, 5, one.thing.adding_one[0], [*opened(one, 4), elsewhere]) == refused


@pytest.mark.parametrize("one", [one for one in FILTERS if one.thing is ORDER_LISTS])
def test_the_orders_of_one_list_count_as_one(one: CountFilter) -> None:
    again = [open_order(order_list_id=1)] * 5
    assert finds(one, 5, ("oco", oco()), opened(one, 4) + again) == []


@pytest.mark.parametrize("account", [None, Account(), Account(balances={"A": "1"})])
@each_filter
def test_needs_the_open_orders(one: CountFilter, account: Account | None) -> None:
    report = judge(one, 5, one.thing.adding_one[0], account)
    assert str(unevaluated(report, one.name)) == f"{one.name}: not evaluated, needs open_orders"


@pytest.mark.parametrize(
    ("one", "kind", "params", "name"),
    [(one, *unread) for one in FILTERS for unread in one.thing.unreadable],
)
def test_what_cannot_be_read_is_not_passed(
    one: CountFilter, kind: str, params: Json, name: str
) -> None:
    assert finds(one, 2, (kind, params), opened(one, 2)) == [f"? order:{name}"]


@pytest.mark.parametrize(("own", "everywhere"), list(zip(OF_SYMBOLS, OF_THE_EXCHANGE, strict=True)))
def test_the_filter_of_the_exchange_binds_besides_that_of_the_symbol(
    own: CountFilter, everywhere: CountFilter
) -> None:
    kind, params = own.thing.adding_one[0]
    report = judged(
        rule(own, 1),
        params,
        kind=kind,
        account=Account(open_orders=opened(own, 3)),
        everywhere=[rule(everywhere, 3)],
    )

    assert [one.rule for one in report.violations] == [own.name, everywhere.name]


@pytest.mark.parametrize(
    ("one", "added", "request_"),
    [(one, *some) for one in FILTERS for some in (one.thing.adding[0], one.thing.adding[-1])],
)
def test_the_violation_in_full(one: CountFilter, added: int, request_: Request) -> None:
    account = Account(open_orders=opened(one, 5))
    broken = violation(judge(one, 5, request_, account), one.name)

    assert (broken.code, broken.msg) == (-2010, f"Filter failure: {one.name}")
    assert (broken.field, broken.value, broken.leg) == (None, 5 + added, None)
    assert (broken.bound, broken.suggestions) == (Bound(one.bound, 5), ())
    assert broken.text == f"5 open and {added} more are above {one.bound} 5"


@pytest.mark.parametrize("written", [200, "200"])
@each_filter
def test_reads_its_limit(one: CountFilter, written: object) -> None:
    assert limit_read_from(one, rule(one, written)) == 200


@pytest.mark.parametrize("one", [one for one in FILTERS if one.has_old_name])
def test_reads_its_limit_under_the_old_name_unless_the_new_one_is_there(one: CountFilter) -> None:
    old = {"filterType": one.name, "limit": 0}
    kind, params = one.thing.adding_one[0]
    report = judged(old, params, kind=kind, account=Account(open_orders=[]))

    assert limit_read_from(one, {**old, one.bound: 5}) == 5
    assert found(report, one.name) == [one.bound]
    assert complaint_of(one, limit=-1) == "limit: -1 is negative"
    assert complaint_of(one) == "limit: is missing"


@pytest.mark.parametrize("one", [one for one in FILTERS if not one.has_old_name])
def test_the_others_have_no_old_name(one: CountFilter) -> None:
    assert complaint_of(one, limit=2) == f"{one.bound}: is missing"
    assert complaint_of(one) == f"{one.bound}: is missing"


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("many", "'many' is not a decimal"),
        ([], "[] is not a decimal"),
        (1.5, "1.5 is not a whole number"),
        (-1, "-1 is negative"),
        (None, "is missing"),
    ],
)
@each_filter
def test_a_broken_limit_names_its_place(one: CountFilter, value: object, reason: str) -> None:
    assert complaint_of(one, **{one.bound: value}) == f"{one.bound}: {reason}"

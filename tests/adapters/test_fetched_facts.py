"""Within which limits facts are fetched."""

from collections.abc import Mapping
from typing import Any

import attrs

from pretrade import NO_REFERENCE_PRICE, Account, ExchangeInfo, Market
from pretrade.adapters.fetched_facts import Facts, FetchedFacts
from pretrade.client.endpoints.endpoint import Endpoint
from tests.adapters.loopback import FACTS

MINUTE = 60_000
START = 30_000_000 * MINUTE
ALL = ("average_price:5", "last_price", "best_bid", "balance:USDT", "open_orders", "order_counts")
HEAVY = ["/api/v3/account", "/api/v3/openOrders", "/api/v3/rateLimit/order"]
LIMIT = {"rateLimitType": "REQUEST_WEIGHT", "interval": "MINUTE", "intervalNum": 1}


@attrs.define
class Program:
    """A client, what it answers, and the clock."""

    now: int = START
    asked: list[str] = attrs.field(factory=list[str])
    failure: Exception | None = None
    headers: Mapping[str, str] = attrs.field(factory=dict[str, str])

    def ask(self, endpoint: Endpoint, _params: Mapping[str, str]) -> object:
        self.asked.append(endpoint.path)
        if self.failure is not None:
            raise self.failure
        return FACTS[endpoint.path]


def fetched(program: Program) -> FetchedFacts:
    return FetchedFacts(program.ask, lambda: program.headers, lambda: program.now)


def rules(weight: int | None) -> ExchangeInfo:
    limits = [] if weight is None else [{**LIMIT, "limit": weight}]
    return ExchangeInfo.load({"rateLimits": limits, "symbols": []})


def found(facts: FetchedFacts, info: ExchangeInfo, *missing: str) -> Facts:
    """Drive the steps as a order_judge does."""
    steps = facts.steps(info, "BTCUSDT", missing or ALL)
    value: Any = None
    while True:
        try:
            value = steps.send(value)
        except StopIteration as end:
            facts_found: Facts = end.value
            return facts_found


def test_each_reply_is_asked_for_once_and_says_all_that_it_knows() -> None:
    program = Program()

    market, account = found(fetched(program), rules(6000))

    assert program.asked == list(FACTS)
    assert market == Market(
        "27000", {5: "27000"}, "26999.99", "27000.01", reference_price=NO_REFERENCE_PRICE
    )
    assert account is not None
    assert (account.can_trade, account.open_orders) == (True, ())
    assert (account.balances or {}).keys() == {"USDT"}
    assert account.order_counts == {("SECOND", 10): 0, ("DAY", 1): 0}


def test_what_no_reply_has_is_not_asked_for() -> None:
    program = Program()

    assert found(fetched(program), rules(6000), "cancelled_order") == (Market(), Account())
    assert program.asked == []


def test_as_long_as_nobody_counts_the_client_counts_itself() -> None:
    program = Program()
    facts, info = fetched(program), rules(320)  # half are 160; all facts weigh 148

    found(facts, info)
    assert len(program.asked) == len(FACTS)
    found(facts, info)
    assert len(program.asked) < 2 * len(FACTS)

    program.now += MINUTE
    program.asked.clear()
    found(facts, info)
    assert len(program.asked) == len(FACTS)


def test_where_no_limit_is_stated_the_published_one_holds() -> None:
    program = Program(headers={"X-MBX-USED-WEIGHT-1M": "2990"})  # half of 6,000 are 3,000

    found(fetched(program), rules(None))

    assert not {*HEAVY} & {*program.asked}
    assert program.asked != []


def test_what_was_counted_in_an_earlier_minute_is_not_held_against_this_one() -> None:
    program = Program(headers={"X-MBX-USED-WEIGHT-1M": "3000"})
    facts, info = fetched(program), rules(6000)

    found(facts, info)
    assert program.asked == []

    program.now += MINUTE
    found(facts, info)
    assert len(program.asked) == len(FACTS)


def test_after_a_failure_nothing_is_asked_until_the_minute_is_over() -> None:
    program = Program(failure=OSError("timed out"))
    facts, info = fetched(program), rules(6000)

    assert found(facts, info) == (Market(), Account())
    found(facts, info)
    assert len(program.asked) == 1

    program.failure, program.now = None, program.now + MINUTE
    found(facts, info)
    assert len(program.asked) == 1 + len(FACTS)


def test_a_ban_is_waited_for_as_long_as_the_exchange_says() -> None:
    program = Program(failure=OSError("418"), headers={"Retry-After": "300"})
    facts, info = fetched(program), rules(6000)

    found(facts, info)
    program.now += 299_999
    found(facts, info)
    assert len(program.asked) == 1

    program.now += 1
    found(facts, info)
    assert len(program.asked) == 2


def test_a_symbol_without_a_reference_price_stops_nothing() -> None:
    program = Program(failure=ValueError("APIError(code=-2043): no reference price"))
    facts, info = fetched(program), rules(6000)

    found(facts, info, "reference_price")
    found(facts, info, "reference_price")

    assert program.asked == ["/api/v3/referencePrice"] * 2

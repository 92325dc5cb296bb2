"""An order costs no more than before: counted in instructions, not in time, on any machine.

Each way is compared with three filters written out, counted in the same run. What it takes in time
is seen with ``make bench``.
"""

import itertools
import math
from collections.abc import Sequence
from decimal import Decimal

import attrs
import pytest

from pretrade import Account, ExchangeInfo, Market, Order, engine
from pretrade.check import Rule
from pretrade.facts.fact import Facts
from pretrade.report.violation import Findings, missing
from pretrade.rules import LAST
from tests.executed import Executed, executed
from tests.passing_orders import ACCOUNT, DOCUMENT, INFO, LIMIT, MARKET, Run, checking

pytestmark = pytest.mark.slow

SLACK = 1.18
"""How much more may be executed: versions of Python differ by a few percent."""


@attrs.frozen
class PlainFilter:
    """A range and a step, as one would write them down."""

    low: Decimal
    high: Decimal
    step: Decimal

    def refuses(self, value: Decimal) -> bool:
        if value < self.low or value > self.high:
            return True
        return bool(self.step and value % self.step)


def three_filters(order: dict[str, Decimal]) -> list[str]:
    """The yardstick: PRICE_FILTER, LOT_SIZE and NOTIONAL, as one would write them out."""
    refused: list[str] = []
    if PLAIN["PRICE_FILTER"].refuses(order["price"]):
        refused.append("PRICE_FILTER")
    if PLAIN["LOT_SIZE"].refuses(order["quantity"]):
        refused.append("LOT_SIZE")
    if PLAIN["NOTIONAL"].refuses(order["price"] * order["quantity"]):
        refused.append("NOTIONAL")
    return refused


PLAIN = {
    "PRICE_FILTER": PlainFilter(Decimal("0.01"), Decimal(1000000), Decimal("0.01")),
    "LOT_SIZE": PlainFilter(Decimal("0.00001"), Decimal(9000), Decimal("0.00001")),
    "NOTIONAL": PlainFilter(Decimal(10), Decimal(9000000), Decimal(0)),
}
AMOUNTS = {"quantity": Decimal("0.01000"), "price": Decimal("26900.51")}


@attrs.frozen
class Way:
    """One thing that is done for every order.

    Attributes:
        run: does it once.
        instructions: how many times those of `three_filters` it executes.
        functions: how many Python functions it enters.
    """

    run: Run
    instructions: float
    functions: int


def rounding() -> object:
    symbol = INFO["BTCUSDT"]
    return symbol.round_price(NEAR_PRICE, "BUY"), symbol.round_quantity(NEAR_QUANTITY)


def checking_by(markets: Sequence[Market], accounts: Sequence[Account]) -> Run:
    """Each time the next market and the next account are put in."""
    order = Order.from_params(LIMIT)
    facts = itertools.cycle(itertools.product(markets, accounts))

    def run() -> object:
        market, account = next(facts)
        return INFO.check(order, market=market, account=account)

    run()
    return run


def checking_without_an_account() -> Run:
    order = Order.from_params(LIMIT)
    return lambda: INFO.check(order, market=MARKET)


def sizing() -> object:
    return INFO["BTCUSDT"].min_quantity(price=NEAR_PRICE)


def spending() -> object:
    return INFO["BTCUSDT"].quantity_for(quote=250, price=NEAR_PRICE)


def fitting() -> object:
    return INFO.fit(OFF_STEP, market=MARKET, account=ACCOUNT)


def suggesting() -> object:
    return [one.suggestions for one in INFO.check(OFF_STEP, market=MARKET).violations]


def checking_again_and_again() -> Run:
    checker = INFO["BTCUSDT"].checker(type="LIMIT", side="BUY")
    return lambda: checker(quantity="0.01000", price="26900.51", market=MARKET, account=ACCOUNT)


NEAR_PRICE, NEAR_QUANTITY = Decimal("26900.5145"), Decimal("0.0100045")

MARKETS = (MARKET, attrs.evolve(MARKET))
ACCOUNTS = (ACCOUNT, attrs.evolve(ACCOUNT))
OWN = ACCOUNT.with_my_filters(
    "BTCUSDT", {"assetFilters": [{"filterType": "MAX_ASSET", "asset": "USDT", "limit": "1000"}]}
)
OFF_STEP = Order.from_params({**LIMIT, "quantity": "0.010005"})

WAYS = {
    "a check of an Order": Way(checking(Order.from_params(LIMIT)), 2.3, 4),
    "a check of a dict of strings": Way(checking(LIMIT), 5.5, 8),
    "a check without an account": Way(checking_without_an_account(), 2.4, 5),
    "a check by another market": Way(checking_by(MARKETS, [ACCOUNT]), 4.4, 8),
    "a check by another account": Way(checking_by([MARKET], ACCOUNTS), 6.9, 17),
    "a check by an account's own filters": Way(checking_by([MARKET], [OWN]), 2.9, 7),
    "a check of a refused Order": Way(checking(OFF_STEP), 7.5, 20),
    "symbol.checker": Way(checking_again_and_again(), 5.6, 9),
    "building an Order": Way(lambda: Order.from_params(LIMIT), 3.3, 5),
    "round_price and round_quantity": Way(rounding, 2.6, 11),
    "min_quantity": Way(sizing, 6.5, 35),
    "quantity_for": Way(spending, 7.2, 35),
    "a fit of an Order off the grid": Way(fitting, 29.3, 114),
    "a suggestion": Way(suggesting, 19.7, 75),
}


def warm(run: Run) -> Executed:
    """What a call executes once everything is made that is made on first use."""
    for _ in range(3):
        run()
    return executed(run)


def guard(name: str, way: Way) -> None:
    """Fail when a way executes more than it is known to need."""
    yardstick = warm(lambda: three_filters(AMOUNTS)).instructions
    found = warm(way.run)
    ratio = found.instructions / yardstick
    assert ratio <= way.instructions * SLACK, (
        f"{name} became slower: it executes {ratio:.1f} times the instructions of three plain "
        f"filters, {way.instructions} were enough. See where with `make bench ARGS=--profile`; "
        "if every order needs it, raise the figure here and say in the changelog what it costs"
    )
    assert len(found.codes) <= way.functions * SLACK, (
        f"{name} enters {len(found.codes)} functions, {way.functions} were enough: "
        + ", ".join(code.co_qualname for code in found.codes)
    )


@pytest.mark.parametrize("name", WAYS)
def test_an_order_needs_no_more_instructions_than_before(name: str) -> None:
    guard(name, WAYS[name])


@pytest.mark.parametrize("name", WAYS)
def test_the_same_call_executes_the_same_instructions_each_time(name: str) -> None:
    run = WAYS[name].run

    assert warm(run).instructions == executed(run).instructions


def test_one_wasteful_rule_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    def check(order: Order, _facts: Facts) -> Findings:
        texts = (str(order.price), str(order.quantity), str(order.notional))
        digits = sum(int(digit) for text in texts for digit in text if digit.isdigit())
        return () if digits else missing("WASTEFUL", "digits")

    wasteful = Rule("WASTEFUL", lambda _shape, _context: True, check)
    monkeypatch.setattr(engine, "LAST", (*LAST, wasteful))
    info = ExchangeInfo.load(DOCUMENT)
    for name, order in (
        ("a check of an Order", Order.from_params(LIMIT)),
        ("a check of a dict of strings", LIMIT),
    ):
        slower = attrs.evolve(WAYS[name], run=checking(order, info=info))
        with pytest.raises(AssertionError, match="became slower"):
            guard(name, slower)


def test_many_small_functions_are_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    idle = Rule("IDLE", lambda _shape, _context: True, lambda _order, _facts: ())
    monkeypatch.setattr(engine, "LAST", (*LAST, idle))
    order = Order.from_params(LIMIT)
    way = WAYS["a check of an Order"]

    slower = attrs.evolve(
        way, run=checking(order, info=ExchangeInfo.load(DOCUMENT)), instructions=math.inf
    )
    with pytest.raises(AssertionError, match=f"functions, {way.functions} were enough: .*<lambda>"):
        guard("a check of an Order", slower)

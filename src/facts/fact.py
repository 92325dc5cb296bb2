"""What a rule may need besides the request: the `Facts` of the moment, and each of them by name.

The names of facts are part of the API: a rule that misses one is *unevaluated* and says which. A
`Fact` is how constraints speak of one: its name, how it is read, and how people call it.
"""

import functools
from collections.abc import Callable, Iterable
from decimal import Decimal
from enum import Enum
from typing import Any

import attrs

from pretrade.context import Context
from pretrade.decimals import ZERO, remainder, subtract
from pretrade.enums import BUY, SELL, Side
from pretrade.facts.account_view import AccountView
from pretrade.facts.market import NO_REFERENCE_PRICE, Market


@attrs.define(eq=False)
class Facts:
    """Everything a rule may look at besides the request.

    Not frozen: one is made for many a new market or account, and a frozen one costs three times as
    much to make. Nobody changes it.
    """

    context: Context
    market: Market
    account: AccountView


class Owner(Enum):
    """Whose a fact is."""

    MARKET = "market"
    ACCOUNT = "account"


_MARKET = Owner.MARKET  # members of an enum are slow to look up

Number = Decimal | int


@attrs.frozen(eq=False)
class Fact:
    """Something known of the moment, as constraints name it.

    Attributes:
        name: as in a report, as ``average_price:5``.
        owner: whose it is.
        get: its owner (the Market or the account) and the context → its value; None: unknown.
        words: how people call it.
        bound: what a bound made of it alone is called, as ``lastPrice``.
        spoken: the facts → how people call it then, where that depends on them.
        lacking: owner and context → what to name instead of it while it is unknown.
    """

    name: str
    owner: Owner
    get: Callable[[Any, Context], Number | None]
    words: str
    bound: str = ""
    spoken: Callable[[Facts], str] | None = None
    lacking: Callable[[Any, Context], tuple[str, ...]] | None = None

    def read(self, facts: Facts) -> Number | None:
        """Return its value; None: unknown."""
        owner = facts.market if self.owner is _MARKET else facts.account
        return self.get(owner, facts.context)

    def unknown_names(self, owner: Any, context: Context) -> tuple[str, ...]:  # noqa: ANN401
        """Return what would have to be known, once it is not."""
        return (self.name,) if self.lacking is None else self.lacking(owner, context)

    def called(self, facts: Facts) -> str:
        """Return how people call it, once the facts are known."""
        return self.words if self.spoken is None else self.spoken(facts)


def unknown(wanted: Iterable[Fact], facts: Facts) -> tuple[str, ...]:
    """Return the names of those facts that are not known, each once."""
    names: dict[str, None] = {}
    for one in wanted:
        owner = facts.market if one.owner is _MARKET else facts.account
        if one.get(owner, facts.context) is None:
            names |= dict.fromkeys(one.unknown_names(owner, facts.context))
    return tuple(names)


PRICE_OF_ABOUT = "price of about"
"""How people call what a MARKET order would probably trade at: its value follows."""


LAST_PRICE = Fact(
    "last_price", Owner.MARKET, lambda market, _: market.last_price, "last price", "lastPrice"
)
BEST_BID = Fact("best_bid", Owner.MARKET, lambda market, _: market.best_bid, "best bid", "bidPrice")
BEST_ASK = Fact("best_ask", Owner.MARKET, lambda market, _: market.best_ask, "best ask", "askPrice")


def pegged_to(side: Side, peg: str) -> Fact:
    """Return the price that a peg follows: the best of the own side, or of the other one.

    >>> pegged_to(BUY, "PRIMARY_PEG").name, pegged_to(BUY, "MARKET_PEG").name
    ('best_bid', 'best_ask')
    """
    return BEST_BID if (side is BUY) == (peg == "PRIMARY_PEG") else BEST_ASK


def step_met(price: Fact, step: Decimal, origin: Decimal) -> Fact:
    """Return the step where a price of the market is on a grid, else 0: a grid, to be compared."""

    def get(market: Market, context: Context) -> Decimal | None:
        value = price.get(market, context)
        if value is None:
            return None
        return ZERO if remainder(subtract(Decimal(value), origin), step) else step

    return Fact(price.name, price.owner, get, price.words)


RECEIVED_PRICE = Fact(
    "best_bid", Owner.MARKET, lambda market, _: market.best_bid or None, PRICE_OF_ABOUT
)
"""What a MARKET SELL probably receives; an empty book says nothing."""


def _paid_price(market: Market, _: Context) -> Decimal | None:
    """Return the best ask, else the average over the fewest minutes, else the last price."""
    if market.best_ask:
        return market.best_ask
    averages = market.average_prices
    average = averages[min(averages)] if averages else None
    return average or market.last_price or None


PAID_PRICE = Fact("best_ask", Owner.MARKET, _paid_price, PRICE_OF_ABOUT)
"""What a MARKET BUY probably pays."""

_SOLD_AT = Fact(
    "best_bid",
    Owner.MARKET,
    lambda market, _: market.best_bid or market.last_price or None,
    PRICE_OF_ABOUT,
)
_BOUGHT_AT = Fact(
    "best_ask",
    Owner.MARKET,
    lambda market, _: market.best_ask or market.last_price or None,
    PRICE_OF_ABOUT,
)


def expected_price(side: Side | None) -> Fact:
    """Return the price at which a MARKET order would probably trade.

    The other side's best price, else the price of the last trade.
    """
    return _SOLD_AT if side is SELL else _BOUGHT_AT


@functools.cache
def average_price(minutes: int) -> Fact:
    """Return the price that percent and notional filters judge by, in the quote asset.

    The reference price where there is one (since 2026-05-08), else the average over exactly
    ``minutes``, else, for 0 minutes, the last price. It is unknown as long as it is not known
    whether there is a reference price.

    >>> average_price(5).name, average_price(0).name
    ('average_price:5', 'last_price')
    """
    words = f"{minutes}-minute average price" if minutes else "last price"
    name = f"average_price:{minutes}" if minutes else "last_price"

    def plain(market: Market) -> Decimal | None:
        return market.average_prices.get(minutes) if minutes else market.last_price

    def get(market: Market, context: Context) -> Decimal | None:
        if context.rulebook.reference_price:
            reference = market.reference_price
            if reference is not NO_REFERENCE_PRICE:
                return reference
        return plain(market)

    def spoken(facts: Facts) -> str:
        known = isinstance(facts.market.reference_price, Decimal)
        return "reference price" if known and facts.context.rulebook.reference_price else words

    def lacking(market: Market, context: Context) -> tuple[str, ...]:
        unsure = context.rulebook.reference_price and market.reference_price is None
        found = (name,) if plain(market) is None else ()
        return (*found, "reference_price") if unsure else found

    return Fact(name, Owner.MARKET, get, words, spoken=spoken, lacking=lacking)


def _of_balance(asset: str, part: str) -> Callable[[AccountView, Context], Decimal | None]:
    def get(account: AccountView, _: Context) -> Decimal | None:
        balance = account.balance(asset)
        found: Decimal | None = None if balance is None else getattr(balance, part)
        return found

    return get


@functools.lru_cache(maxsize=4096)
def free(asset: str) -> Fact:
    """Return what is free of an asset."""
    return Fact(
        f"balance:{asset}", Owner.ACCOUNT, _of_balance(asset, "free"), f"free {asset}", "free"
    )


@functools.lru_cache(maxsize=4096)
def held(asset: str) -> Fact:
    """Return what is free or locked of an asset."""
    return Fact(f"balance:{asset}", Owner.ACCOUNT, _of_balance(asset, "total"), f"{asset} held")


def _counted(count: str, *, here: bool) -> Callable[[AccountView, Context], Number | None]:
    def on_symbol(account: AccountView, context: Context) -> Number | None:
        counts = account.open_on(context.symbol.symbol)
        found: Number | None = None if counts is None else getattr(counts, count)
        return found

    def anywhere(account: AccountView, _: Context) -> Number | None:
        counts = account.open_anywhere
        found: Number | None = None if counts is None else getattr(counts, count)
        return found

    return on_symbol if here else anywhere


_COUNTED = {
    "orders": "open orders",
    "algos": "open stop and take-profit orders",
    "icebergs": "open icebergs",
    "lists": "open order lists",
}
OPEN_HERE = {
    count: Fact("open_orders", Owner.ACCOUNT, _counted(count, here=True), words)
    for count, words in _COUNTED.items()
}
"""What is counted of the open orders on the symbol → the fact."""

OPEN_ANYWHERE = {
    count: Fact(
        "open_orders", Owner.ACCOUNT, _counted(count, here=False), f"{words} on all symbols"
    )
    for count, words in _COUNTED.items()
}
"""The same on all symbols."""

BUYING = Fact("open_orders", Owner.ACCOUNT, _counted("buying", here=True), "what open orders buy")
"""The unfilled quantity of the open BUY orders on the symbol, in the base asset."""


@functools.lru_cache(maxsize=256)
def placed_orders(window: tuple[str, int]) -> Fact:
    """Return how many orders the account placed in an interval, as ``("SECOND", 10)``."""

    def get(account: AccountView, _: Context) -> int | None:
        counts = account.order_counts
        return None if counts is None else counts.get(window)

    return Fact("order_counts", Owner.ACCOUNT, get, "orders placed")


OPEN_ORDERS = "open_orders"
MATCHING_ENGINE = Fact("matching_engine", Owner.ACCOUNT, lambda _account, _: None, "its answer")
"""What only the matching engine says, which a test order never reaches: nobody can give it."""

WORKING_FILL = Fact("working_fill", _MARKET, lambda _market, _: None, "what is then the market")
"""What only the moment can tell in which a pending order is placed: nobody can give it."""

PERMISSIONS = "permissions"
CAN_TRADE = "can_trade"


def symbol_fact(field: str) -> str:
    """Return the name of a field of the symbol, as ``symbol:ocoAllowed``."""
    return f"symbol:{field}"


def order_fact(parameter: str) -> str:
    """Return the name of a parameter of the order that is missing or cannot be read."""
    return f"order:{parameter}"

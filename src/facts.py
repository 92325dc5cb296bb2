"""What a rule may need besides the request: the `Facts` of the moment, and each of them by name.

The names of facts are part of the API: a rule that misses one is *unevaluated* and says which. A
`Fact` is how constraints speak of one: its name, how it is read, and how people call it.
"""

import functools
from collections.abc import Callable, Iterable
from decimal import Decimal
from enum import Enum

import attrs

from pretrade.account import Account
from pretrade.context import Context
from pretrade.enums import BUY, SELL, Side
from pretrade.market import Market


@attrs.define(eq=False)
class Facts:
    """Everything a rule may look at besides the request.

    Not frozen, alone among the data classes: one is made for every new market or account, and a
    frozen one costs three times as much to make. Nobody changes it.
    """

    context: Context
    market: Market
    account: Account

    def average_price(self, minutes: int) -> Decimal | None:
        """Return the price that percent and notional filters judge by, in the quote asset.

        The reference price where there is one (since 2026-05-08), else the average over exactly
        ``minutes``, else, for 0 minutes, the last price. None: unknown.
        """
        market = self.market
        if market.reference_price is not None and self.context.rulebook.reference_price:
            return market.reference_price
        return market.average_prices.get(minutes) if minutes else market.last_price

    def average_price_words(self, minutes: int) -> str:
        """Name the price that `average_price` returns, for people."""
        if self.market.reference_price is not None and self.context.rulebook.reference_price:
            return "reference price"
        return _average_words(minutes)

    def expected_price(self, side: Side | None) -> Decimal | None:
        """Return the price at which a MARKET order would probably trade; None: unknown.

        The other side's best price, else the price of the last trade.
        """
        market = self.market
        best = market.best_bid if side is SELL else market.best_ask
        return best or market.last_price or None

    def paid_price(self) -> Decimal | None:
        """Return the price at which a MARKET BUY is probably paid; None: unknown.

        The best ask, else the average over the fewest minutes, else the last price.
        """
        averages = self.market.average_prices
        average = averages[min(averages)] if averages else None
        return self.market.best_ask or average or self.market.last_price or None


class Owner(Enum):
    """Whose a fact is."""

    MARKET = "market"
    ACCOUNT = "account"


Number = Decimal | int


@attrs.frozen(eq=False)
class Fact:
    """Something known of the moment, as constraints name it.

    Attributes:
        name: as in a report, as ``average_price:5``.
        owner: whose it is.
        read: the facts → its value; None: unknown.
        words: how people call it.
        bound: what a bound made of it alone is called, as ``lastPrice``.
        spoken: the facts → how people call it then, where that depends on them.
    """

    name: str
    owner: Owner
    read: Callable[[Facts], Number | None]
    words: str
    bound: str = ""
    spoken: Callable[[Facts], str] | None = None

    def called(self, facts: Facts) -> str:
        """Return how people call it, once the facts are known."""
        return self.words if self.spoken is None else self.spoken(facts)


def unknown(wanted: Iterable[Fact], facts: Facts) -> tuple[str, ...]:
    """Return the names of those facts that are not known, each once."""
    return tuple(dict.fromkeys(one.name for one in wanted if one.read(facts) is None))


PRICE_OF_ABOUT = "price of about"
"""How people call what a MARKET order would probably trade at: its value follows."""


def _average_words(minutes: int) -> str:
    return f"{minutes}-minute average price" if minutes else "last price"


LAST_PRICE = Fact(
    "last_price", Owner.MARKET, lambda facts: facts.market.last_price, "last price", "lastPrice"
)
BEST_BID = Fact(
    "best_bid", Owner.MARKET, lambda facts: facts.market.best_bid, "best bid", "bidPrice"
)
BEST_ASK = Fact(
    "best_ask", Owner.MARKET, lambda facts: facts.market.best_ask, "best ask", "askPrice"
)
RECEIVED_PRICE = Fact(
    "best_bid", Owner.MARKET, lambda facts: facts.market.best_bid or None, PRICE_OF_ABOUT
)
"""What a MARKET SELL probably receives; an empty book says nothing."""

PAID_PRICE = Fact("best_ask", Owner.MARKET, Facts.paid_price, PRICE_OF_ABOUT)
"""What a MARKET BUY probably pays."""

_EXPECTED = {
    side: Fact(
        "best_bid" if side is SELL else "best_ask",
        Owner.MARKET,
        functools.partial(Facts.expected_price, side=side),
        PRICE_OF_ABOUT,
    )
    for side in (BUY, SELL, None)
}


def expected_price(side: Side | None) -> Fact:
    """Return the price at which a MARKET order would probably trade."""
    return _EXPECTED[side]


@functools.cache
def average_price(minutes: int) -> Fact:
    """Return the average over so many minutes; over none it is the last price.

    >>> average_price(5).name, average_price(0).name
    ('average_price:5', 'last_price')
    """
    return Fact(
        f"average_price:{minutes}" if minutes else "last_price",
        Owner.MARKET,
        lambda facts: facts.average_price(minutes),
        _average_words(minutes),
        spoken=lambda facts: facts.average_price_words(minutes),
    )


def _of_balance(asset: str, part: str) -> Callable[[Facts], Decimal | None]:
    def read(facts: Facts) -> Decimal | None:
        balance = facts.account.balance(asset)
        found: Decimal | None = None if balance is None else getattr(balance, part)
        return found

    return read


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


def _counted(count: str, *, here: bool) -> Callable[[Facts], Number | None]:
    def read(facts: Facts) -> Number | None:
        account = facts.account
        tally = account.open_on(facts.context.symbol.symbol) if here else account.open_anywhere
        found: Number | None = None if tally is None else getattr(tally, count)
        return found

    return read


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

    def read(facts: Facts) -> int | None:
        counts = facts.account.order_counts
        return None if counts is None else counts.get(window)

    return Fact("order_counts", Owner.ACCOUNT, read, "orders placed")


OPEN_ORDERS = "open_orders"
PERMISSIONS = "permissions"
CAN_TRADE = "can_trade"


def symbol_fact(field: str) -> str:
    """Return the name of a field of the symbol, as ``symbol:ocoAllowed``."""
    return f"symbol:{field}"


def order_fact(parameter: str) -> str:
    """Return the name of a parameter of the order that is missing or cannot be read."""
    return f"order:{parameter}"

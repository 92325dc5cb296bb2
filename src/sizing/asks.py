"""What a BUY takes of the sell side of a book, level by level."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import takewhile
from typing import NamedTuple

import attrs

from pretrade.constraint import QUANTUM, Interval, Span, solve
from pretrade.constraint.grid import Steps
from pretrade.decimals import ZERO, add, multiply, short, subtract
from pretrade.errors import InvalidFacts
from pretrade.facts.execution_rules import ExecutionLimit
from pretrade.facts.fact_values import fact_decimal, fact_list
from pretrade.json_values import is_object
from pretrade.rules.price_range import warning


class Ask(NamedTuple):
    """One level of the book.

    Attributes:
        price: in the quote asset.
        quantity: what is offered at it, in the base asset; None: as much as anybody wants.
    """

    price: Decimal
    quantity: Decimal | None = None


def read_asks(book: object) -> list[Ask]:
    """Read a ``depth`` reply, or its ``asks``; the best one comes first.

    Raises:
        InvalidFacts: it is neither, or nobody sells.
    """
    given = book.get("asks") if is_object(book) else book
    asks = [_ask(row, f"book.asks[{place}]") for place, row in enumerate(fact_list(given, "book"))]
    if not asks:
        raise InvalidFacts("book.asks", "is empty; nobody sells")
    return sorted(asks)


def _ask(row: object, path: str) -> Ask:
    pair = fact_list(row, path)
    if len(pair) < 2:
        raise InvalidFacts(path, "is not a price and a quantity")
    price = fact_decimal(pair[0], path)
    if not price:
        raise InvalidFacts(path, "has a price of 0")
    return Ask(price, fact_decimal(pair[1], path))


@attrs.frozen(eq=False)
class Asks:
    """The sell side of a book, and where a taker must stop in it.

    Attributes:
        levels: of the book, the best one first.
        limits: the ends of the prices at which a BUY may trade.
        steps: of a quantity.
    """

    levels: Sequence[Ask]
    limits: Sequence[ExecutionLimit]
    _steps: Steps

    def bought(self, quote: Decimal) -> Decimal | None:
        """Return the most that an amount pays for and that may be traded; None: not one step."""
        inside = takewhile(lambda one: self._stop(one) is None, self.levels)
        return self._reached(inside, quote)

    def warnings(self, quote: Decimal) -> tuple[str, ...]:
        """Say why an amount buys less than it pays for; most often it does not."""
        last = Ask(self.levels[-1].price)
        wanted, bought = self._reached([*self.levels, last], quote), self.bought(quote)
        if wanted == bought:
            return ()
        first = self.levels[0]
        for ask in self.levels:
            limit = self._stop(ask)
            if limit is not None:
                of = "best ask" if ask is first else "ask"
                return (str(warning(limit, ask.price, of, at_once=ask is first)),)
        offered = short(bought or ZERO)
        return (f"the book that was given ends at {short(last.price)}, after {offered}",)

    def cost(self, quantity: Decimal) -> Decimal:
        """Return what a quantity costs, in the quote asset."""
        cost = ZERO
        for ask in self.levels:
            taken = quantity if ask.quantity is None else min(quantity, ask.quantity)
            cost, quantity = add(cost, multiply(taken, ask.price)), subtract(quantity, taken)
        return cost

    def _stop(self, ask: Ask) -> ExecutionLimit | None:
        return next((limit for limit in self.limits if limit.excludes(ask.price)), None)

    def _reached(self, levels: Iterable[Ask], quote: Decimal) -> Decimal | None:
        """Return the largest quantity on the steps that an amount pays for in some levels."""
        reached = ZERO
        for ask in levels:
            paid = solve(ask.price, "<=", quote).high
            if ask.quantity is None or paid < ask.quantity:
                reached = add(reached, Decimal(paid))
                break
            reached = add(reached, ask.quantity)
            quote = subtract(quote, multiply(ask.quantity, ask.price))
        return Span.of(Interval(QUANTUM, reached), *self._steps).greatest

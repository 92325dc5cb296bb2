"""How much to buy with a stop and a target behind it: `ListSizing`."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Self

import attrs

from pretrade.constraint import INFINITY, Span, solve
from pretrade.constraint.span import trimmed
from pretrade.decimals import EXACT, ONE, ZERO, add, divide_up, multiply, short, subtract
from pretrade.order import Otoco
from pretrade.region.region import Region
from pretrade.sizing.amounts import after_fee
from pretrade.sizing.cannot_fit import CannotFit
from pretrade.sizing.legal import Legal
from pretrade.sizing.reasons import Limit, contradiction, highest, lowest

_BOUGHT, _SOLD = "workingQuantity", "pendingQuantity"
_PRICES = ("workingPrice", "pendingAbovePrice", "pendingBelowPrice", "pendingBelowStopPrice")


@attrs.frozen
class Budget:
    """What may be spent, and what may be lost, in the quote asset; None: as much as there is.

    Attributes:
        spent: the most that the buy may cost.
        lost: the most that may be lost where the stop is hit.
        risk: the part of the account that this is.
    """

    spent: Decimal | None
    lost: Decimal | None
    risk: Decimal | None


@attrs.frozen
class ListSizing:
    """The quantities of a buy and of its pending sells, and what comes of them.

    Attributes:
        buys: the legal quantities of the working order.
        sells: those of the pending orders, of both at their prices.
        entry: what is paid for one unit, in the quote asset.
        fee_rate: the part that the exchange takes of each trade.
        of_base: whether it is taken of what is bought; else it is paid in another asset, and
            counts as much of the quote asset.
    """

    buys: Legal
    sells: Legal
    entry: Decimal
    fee_rate: Decimal
    of_base: bool

    @classmethod
    def of(cls, region: Region, request: Otoco, fee_rate: Decimal, *, of_base: bool) -> Self:
        """Look up what a region leaves of the quantities, at the prices of a request."""
        given = {name: request.known(name) for name in _PRICES}
        buys, sells = (
            Legal(region, name, given) for name in ("workingQuantity", "pendingQuantity")
        )
        return cls(buys, sells, given["workingPrice"] or ZERO, fee_rate, of_base)

    def sold(self, bought: Decimal) -> Decimal:
        """Return what of a purchase the pending orders sell: the whole steps of what arrives."""
        span = self.sells.span.readable()
        arrived = after_fee(bought, self.fee_rate if self.of_base else ZERO)
        return Span(span.low, INFINITY, span.step).at_most(arrived) or ZERO

    def cost(self, bought: Decimal) -> Decimal:
        """Return what a purchase is paid with."""
        return multiply(bought, self.entry)

    def result(self, bought: Decimal, exit_price: Decimal) -> Decimal:
        """Return what is gained when the pending orders sell at a price.

        What is too little to be sold is worth nothing.
        """
        proceeds = multiply(self.sold(bought), exit_price)
        left = multiply(proceeds, subtract(ONE, self.fee_rate))
        paid = self.cost(bought)
        if not self.of_base:
            paid = multiply(paid, add(ONE, self.fee_rate))
        return trimmed(subtract(left, paid))

    def loss(self, bought: Decimal, exit_price: Decimal) -> Decimal:
        """Return what is lost when the pending orders sell at a price."""
        return subtract(ZERO, self.result(bought, exit_price))

    def largest(self, budget: Budget, stopped_at: Decimal) -> Decimal:
        """Return the largest quantity of which every order is legal, within a budget.

        Args:
            budget: what may be spent and lost.
            stopped_at: what one unit is sold for where the stop is hit.

        Raises:
            CannotFit: there is none; the reasons name the order, the filter, and a way out.
        """
        for legal in (self.buys, self.sells):
            if not legal.span:
                limits = contradiction(legal.limits())
                raise CannotFit(reasons=[_named(legal, one) for one in limits])
            legal.smallest()  # raises where a bound lacks a fact
            legal.largest()
        least, span = self._least(), self.buys.span.readable()
        against = [*self._exceeded(least, budget, stopped_at)]
        if against:
            raise CannotFit(reasons=[self._needed(), *against])
        # More costs more and loses more, so that halving finds the end.
        low, high = 0, int(EXACT.divide_int(subtract(span.high, least), span.step)) + 1
        while high - low > 1:
            middle = (low + high) // 2
            bought = add(least, multiply(Decimal(middle), span.step))
            if any(self._exceeded(bought, budget, stopped_at)):
                high = middle
            else:
                low = middle
        return trimmed(add(least, multiply(Decimal(low), span.step)))

    def _least(self) -> Decimal:
        """Return the least quantity of which enough arrives to be sold."""
        least = self.buys.span.readable().at_least(self._enough())
        if least is None:
            most = _named(self.buys, highest(self.buys.limits()))
            raise CannotFit(reasons=[self._needed(), most])
        return least

    def _enough(self) -> Decimal:
        kept = subtract(ONE, self.fee_rate if self.of_base else ZERO)
        return solve(kept, ">=", self.sells.span.readable().low).low

    def _exceeded(self, bought: Decimal, budget: Budget, stopped_at: Decimal) -> Iterator[str]:
        """Yield what a quantity is too much for, each with a way out."""
        if self.sold(bought) > self.sells.span.high:
            yield _named(self.sells, highest(self.sells.limits()))
        cost, lost = self.cost(bought), self.loss(bought, stopped_at)
        if budget.spent is not None and cost > budget.spent:
            yield f"quote {short(budget.spent)} is too little; give at least {short(cost)}"
        if budget.lost is not None and lost > budget.lost:
            yield _too_risky(budget.lost, budget.risk, bought, lost)

    def _needed(self) -> str:
        """Name the order, and the limit of it, that nothing smaller keeps."""
        needs, least = self.sells, self.buys.span.readable().low
        if least >= self._enough():
            needs = self.buys
        return _named(needs, lowest(needs.limits()))


def _named(legal: Legal, limit: Limit) -> str:
    """Name a limit, and the order, or the number, of which it is one."""
    return f"{limit} for {legal.name if limit.leg is None else f'the {limit.leg} order'}"


def _too_risky(allowed: Decimal, risk: Decimal | None, bought: Decimal, lost: Decimal) -> str:
    text = f"risk {short(risk or ZERO)} allows a loss of {short(allowed)}, the least legal quantity"
    text = f"{text} {short(bought)} may lose {short(lost)}"
    if not allowed or not risk:
        return f"{text}; give more risk, or a stop nearer to the price"
    needed = divide_up(multiply(lost, risk), allowed)
    if needed >= ONE:
        return f"{text}; give a stop nearer to the price"
    return f"{text}; give a risk of at least {short(needed)}, or a stop nearer to the price"

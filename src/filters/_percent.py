"""The shape that both PERCENT_PRICE filters share: a band around the average price."""

from decimal import Decimal

import attrs

from pretrade.decimals import ZERO, multiply
from pretrade.facts import Facts, average_price_fact, order_fact
from pretrade.violation import Bound, Findings, filter_failure, missing


@attrs.define(eq=False)
class Band:
    """The prices that a percent filter allows, as multipliers of the average price.

    Attributes:
        rule: the filterType.
        minutes: over how many minutes the average goes; 0: the last price.
        down: the lower multiplier.
        up: the upper multiplier.
        names: what exchangeInfo calls them.
    """

    rule: str
    minutes: int
    down: Decimal
    up: Decimal
    names: tuple[str, str]
    _last: tuple[Facts | None, Decimal, Decimal] = attrs.field(
        init=False, repr=False, default=(None, ZERO, ZERO)
    )

    def judge(self, price: Decimal | None, facts: Facts) -> Findings:
        """Judge ``average * down <= price <= average * up``; a price of None cannot be read."""
        if price is None:
            return missing(self.rule, order_fact("price"))
        known, low, high = self._last
        if facts is not known:  # many orders are judged by the same facts
            average = facts.average_price(self.minutes)
            if average is None:
                return missing(self.rule, average_price_fact(self.minutes))
            low, high = multiply(average, self.down), multiply(average, self.up)
            self._last = facts, low, high  # one assignment: threads see all of it or none
        if low <= price <= high:
            return ()
        found: Findings = ()
        if price < low:
            found = self._outside(0, low, price, facts)
        if price > high:  # both, if the multipliers contradict
            found += self._outside(1, high, price, facts)
        return found

    def _outside(self, end: int, limit: Decimal, price: Decimal, facts: Facts) -> Findings:
        prices = facts.venue.prices
        found = filter_failure(
            self.rule,
            "price",
            price,
            Bound(self.names[end], (self.down, self.up)[end]),
            (prices.at_least, prices.at_most)[end](limit),
            average=facts.average_price(self.minutes),
            average_name=facts.average_price_name(self.minutes),
            limit=limit,
        )
        return (found,)

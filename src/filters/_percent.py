"""The shape that both PERCENT_PRICE filters share: a band around the average price."""

from decimal import Decimal

import attrs

from pretrade.decimals import multiply
from pretrade.facts import Facts, average_price_fact, order_fact
from pretrade.violation import Bound, Findings, filter_failure, missing


@attrs.frozen
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

    def judge(self, price: Decimal | None, facts: Facts) -> Findings:
        """Judge ``average * down <= price <= average * up``; a price of None cannot be read."""
        if price is None:
            return missing(self.rule, order_fact("price"))
        average = facts.average_price(self.minutes)
        if average is None:
            return missing(self.rule, average_price_fact(self.minutes))
        low, high = multiply(average, self.down), multiply(average, self.up)
        if low <= price <= high:
            return ()
        if price < low:
            bound, limit = Bound(self.names[0], self.down), low
            nearest = facts.venue.prices.at_least(low)
        else:
            bound, limit = Bound(self.names[1], self.up), high
            nearest = facts.venue.prices.at_most(high)
        found = filter_failure(
            self.rule,
            "price",
            price,
            bound,
            nearest,
            average=average,
            average_name=facts.average_price_name(self.minutes),
            limit=limit,
        )
        return (found,)

"""The shape that both PERCENT_PRICE filters share: a band around the average price."""

from decimal import Decimal

from pretrade.decimals import multiply
from pretrade.facts import Facts, average_price_fact, order_fact
from pretrade.violation import Bound, Findings, filter_failure, missing


def outside_band(  # noqa: PLR0913, PLR0917  two bounds and what they are called
    rule: str,
    price: Decimal | None,
    facts: Facts,
    minutes: int,
    down: Decimal,
    up: Decimal,
    names: tuple[str, str],
) -> Findings:
    """Judge ``average * down <= price <= average * up``.

    Args:
        rule: the filterType.
        price: the order's price; None: nothing that can be read.
        facts: where the average price comes from.
        minutes: over how many minutes the average goes; 0: the last price.
        down: the lower multiplier.
        up: the upper multiplier.
        names: what exchangeInfo calls the multipliers.
    """
    if price is None:
        return missing(rule, order_fact("price"))
    average = facts.average_price(minutes)
    if average is None:
        return missing(rule, average_price_fact(minutes))
    low = multiply(average, down)
    high = multiply(average, up)
    if low <= price <= high:
        return ()
    if price < low:
        bound, limit, nearest = Bound(names[0], down), low, facts.venue.prices.at_least(low)
    else:
        bound, limit, nearest = Bound(names[1], up), high, facts.venue.prices.at_most(high)
    return (
        filter_failure(
            rule, "price", price, bound, nearest, average=average, minutes=minutes, limit=limit
        ),
    )

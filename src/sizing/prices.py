"""What is demanded of ``price`` and of ``stopPrice``."""

from collections.abc import Iterator, Mapping
from typing import Any

from pretrade.decimals import multiply, short
from pretrade.enums import Side
from pretrade.facts import Facts, Venue, average_price_fact
from pretrade.sizing.limit import Demand, Kind, Lack, derived
from pretrade.sizing.written import filter_grid, quote_amount

_NAMES = ("minPrice", "maxPrice", "tickSize")


def ticks(venue: Venue, filters: Mapping[str, Any]) -> Iterator[Demand]:
    """Yield what is demanded of every price, limit or stop, whatever the market."""
    yield from quote_amount(venue)
    if "PRICE_FILTER" in filters:
        yield from filter_grid(filters["PRICE_FILTER"], venue, _NAMES)


def bands(side: Side | None, facts: Facts, filters: Mapping[str, Any]) -> Iterator[Demand]:
    """Yield what both percent filters demand of a limit price."""
    for rule in ("PERCENT_PRICE", "PERCENT_PRICE_BY_SIDE"):
        if rule not in filters:
            continue
        band = filters[rule].band(side)
        average = facts.average_price(band.minutes)
        for kind, name, multiplier in zip(
            (Kind.LEAST, Kind.MOST), band.names, (band.down, band.up), strict=True
        ):
            if average is None:
                yield Lack(kind, rule, average_price_fact(band.minutes))
                continue
            origin = f"{facts.average_price_name(band.minutes)} {short(average)}"
            label = f"{name} {short(multiplier)} times the {origin}"
            yield derived(kind, rule, label, multiply(multiplier, average))

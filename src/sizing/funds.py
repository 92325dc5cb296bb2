"""What the account demands of a quantity: its position and what it has free."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from pretrade.decimals import multiply, short
from pretrade.enums import BUY, Side
from pretrade.facts import OPEN_ORDERS, Facts, balance_fact
from pretrade.order import Order
from pretrade.rules.balance import paid_price
from pretrade.sizing.limit import Demand, Kind, Lack, derived
from pretrade.sizing.units import ONE


def position(order: Order, facts: Facts, filters: Mapping[str, Any]) -> Iterator[Demand]:
    """Yield what MAX_POSITION demands of the quantity of a BUY."""
    if "MAX_POSITION" in filters and order.side is BUY:
        yield from _room(filters["MAX_POSITION"], ONE, "", facts)


def position_for(side: Side | None, facts: Facts, filters: Mapping[str, Any]) -> Iterator[Demand]:
    """Yield what it demands of an amount of the quote asset, which buys at the expected price."""
    if "MAX_POSITION" not in filters or side is not BUY:
        return
    price = facts.expected_price(BUY)
    if price is None and facts.venue.rulebook.position_counts_own_order:
        yield Lack(Kind.MOST, "MAX_POSITION", facts.expected_price_name(BUY))
    else:
        at = f" at a price of about {short(price)}" if price else ""
        yield from _room(filters["MAX_POSITION"], price or ONE, at, facts)


def _room(rule: Any, price: Decimal, at: str, facts: Facts) -> Iterator[Demand]:  # noqa: ANN401
    room = rule.room(facts)
    if room is None:
        base = facts.venue.symbol.base_asset
        known = facts.account.balance(base) is not None
        yield Lack(Kind.MOST, "MAX_POSITION", OPEN_ORDERS if known else balance_fact(base or "?"))
    elif facts.venue.rulebook.position_counts_own_order or room < 0:
        label = f"maxPosition {short(rule.max_position)} with room for {short(room)}{at}"
        yield derived(Kind.MOST, "MAX_POSITION", label, multiply(room, price))


def balance(order: Order, facts: Facts) -> Iterator[Demand]:
    """Yield what the free balance demands of a quantity: fees are left out, as in `check`."""
    symbol, buying = facts.venue.symbol, order.side is BUY
    asset = symbol.quote_asset if buying else symbol.base_asset
    held = facts.account.balance(asset)
    if held is None:
        yield Lack(Kind.MOST, "BALANCE", balance_fact(asset or "?"))
        return
    label = f"free {short(held.free)} {asset}"
    if not buying:
        yield derived(Kind.MOST, "BALANCE", label, held.free)
        return
    price = paid_price(order, facts)
    if isinstance(price, str):
        yield Lack(Kind.MOST, "BALANCE", price)
    else:
        label = f"{label} at a price of {short(price)}"
        yield derived(Kind.MOST, "BALANCE", label, held.free, price)

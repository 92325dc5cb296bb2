"""What is demanded of each number of an order, by the filters' and rules' own bounds."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import chain

from pretrade.decimals import ZERO, multiply
from pretrade.enums import BUY, LIMIT_MAKER, PRICED_TYPES, triggers_above
from pretrade.facts import BEST_ASK, BEST_BID, LAST_PRICE, OPEN_ORDERS, balance_fact
from pretrade.sizing.funds import balance
from pretrade.sizing.icebergs import iceberg_demands
from pretrade.sizing.limit import Demand, Kind, Lack, Limit, at_least, at_most, derived, stepping
from pretrade.sizing.prices import bands, ticks
from pretrade.sizing.quote_quantities import quote_demands
from pretrade.testing.strategies.form import Form
from pretrade.testing.strategies.scene import Scene

_FROM_ZERO = at_least("SYNTAX", "at least", ZERO)
_WHOLE = stepping("SYNTAX", "whole numbers", Decimal(1))
_WHOLE_DELTAS = (_WHOLE, at_most("SYNTAX", "at most", Decimal(10**6)))
_USUAL_DELTAS = (at_least("USUAL", "at least", Decimal(10)), at_most("USUAL", "", Decimal(2000)))
"""Where no filter says otherwise, in basis points."""


def demands_of(
    field: str, form: Form, given: Mapping[str, Decimal], scene: Scene
) -> Iterator[Demand]:
    """Yield what is demanded of a number.

    Args:
        field: the parameter.
        form: of the order.
        given: the numbers that come before it, see `Form.fields`.
        scene: the symbol and the facts.
    """
    yield _FROM_ZERO
    venue, filters, facts = scene.sizing.venue, scene.sizing.filters, scene.facts
    if field == "stopPrice":
        yield from chain(ticks(venue, filters), _trigger(form, scene))
    elif field == "price":
        yield from chain(ticks(venue, filters), bands(form.side, facts, filters))
        if form.type is LIMIT_MAKER:
            yield from _post_only(form, scene)
    elif field == "quoteOrderQty":
        yield from quote_demands(form.side, facts, filters)
        yield from chain(_quote_balance(form, scene), _quote_position(form, scene))
    elif field == "trailingDelta":
        yield from _delta(form, scene)
    else:
        order = scene.order(form, given)
        if field == "icebergQty":
            yield from iceberg_demands(given["quantity"], order, facts, filters)
        else:
            yield from chain(scene.sizing.quantity_demands(order, facts), balance(order, facts))


def reach_of(field: str, form: Form, scene: Scene) -> Iterator[Limit]:
    """Yield what a price must keep, so that some quantity is worth neither too little nor too much.

    Args:
        field: the parameter; only prices have such bounds.
        form: of the order.
        scene: the symbol and the facts.
    """
    quantities = scene.quantities(form.side)
    least, greatest = quantities.least, quantities.greatest
    if field not in {"price", "stopPrice"} or least is None or greatest is None:
        return
    for rule, kind, bound in _worths(field, form, scene):
        yield derived(kind, rule, rule, bound, greatest if kind is Kind.LEAST else least)


def _worths(field: str, form: Form, scene: Scene) -> Iterator[tuple[str, Kind, Decimal]]:
    """Yield the bounds of what an order is worth by a price."""
    venue, filters = scene.sizing.venue, scene.sizing.filters
    is_limit = field == "price"
    if is_limit:
        yield "ZERO_NOTIONAL", Kind.LEAST, venue.quote_unit
    if "MIN_NOTIONAL" in filters and (is_limit or venue.every_notional):
        yield "MIN_NOTIONAL", Kind.LEAST, filters["MIN_NOTIONAL"].min_notional
    if "NOTIONAL" in filters and is_limit:
        yield "NOTIONAL", Kind.LEAST, filters["NOTIONAL"].min_notional
        yield "NOTIONAL", Kind.MOST, filters["NOTIONAL"].max_notional
    if not is_limit and form.type in PRICED_TYPES:
        return  # it is paid, or received, at its limit price
    quote = venue.symbol.quote_asset
    held = scene.facts.account.balance(quote)
    if held is not None and form.side is BUY:
        yield "BALANCE", Kind.MOST, held.free
    if "MAX_ASSET" in filters and filters["MAX_ASSET"].asset == quote:
        yield "MAX_ASSET", Kind.MOST, filters["MAX_ASSET"].limit


def _trigger(form: Form, scene: Scene) -> Iterator[Demand]:
    last = scene.facts.market.last_price
    above = triggers_above(form.side, form.type)
    if last is None:
        yield Lack(Kind.LEAST if above else Kind.MOST, "TRIGGER_PRICE", LAST_PRICE)
    elif above:
        yield at_least("TRIGGER_PRICE", "above lastPrice", last, strict=True)
    else:
        yield at_most("TRIGGER_PRICE", "below lastPrice", last, strict=True)


def _post_only(form: Form, scene: Scene) -> Iterator[Demand]:
    market, buying = scene.facts.market, form.side is BUY
    best = market.best_ask if buying else market.best_bid
    if best is None:
        lacking = BEST_ASK if buying else BEST_BID
        yield Lack(Kind.MOST if buying else Kind.LEAST, "POST_ONLY", lacking)
    elif not buying:
        yield at_least("POST_ONLY", "above bidPrice", best, strict=True)
    elif best:  # the exchange shows an empty side of the book as 0
        yield at_most("POST_ONLY", "below askPrice", best, strict=True)


def _quote_balance(form: Form, scene: Scene) -> Iterator[Demand]:
    symbol, buying = scene.sizing.venue.symbol, form.side is BUY
    asset = symbol.quote_asset if buying else symbol.base_asset
    held, bid = scene.facts.account.balance(asset), scene.facts.market.best_bid
    if held is None:
        yield Lack(Kind.MOST, "BALANCE", balance_fact(asset or "?"))
    elif buying:
        yield at_most("BALANCE", "free", held.free)
    elif bid:
        yield at_most("BALANCE", "free", multiply(held.free, bid))
    else:
        yield Lack(Kind.MOST, "BALANCE", BEST_BID)


def _quote_position(form: Form, scene: Scene) -> Iterator[Demand]:
    rule = scene.sizing.filters.get("MAX_POSITION")
    if rule is None or form.side is not BUY:
        return
    room, price = rule.room(scene.facts), scene.facts.expected_price(BUY)
    counts_own = scene.sizing.venue.rulebook.position_counts_own_order
    if room is None:
        yield Lack(Kind.MOST, "MAX_POSITION", OPEN_ORDERS)
    elif room < 0:
        yield at_most("MAX_POSITION", "room", room)
    elif counts_own and price is None:
        yield Lack(Kind.MOST, "MAX_POSITION", BEST_ASK)
    elif counts_own:
        yield at_most("MAX_POSITION", "room", multiply(room, price or ZERO))


def _delta(form: Form, scene: Scene) -> Iterator[Demand]:
    yield from _WHOLE_DELTAS
    rule = scene.sizing.filters.get("TRAILING_DELTA")
    if rule is None:
        yield from _USUAL_DELTAS
        return
    low, high = rule.bounds(form.side, form.type)
    yield at_least("TRAILING_DELTA", "at least", Decimal(low))
    yield at_most("TRAILING_DELTA", "at most", Decimal(high))

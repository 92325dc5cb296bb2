"""The outline of a region on every symbol of every exchangeInfo capture: `check` takes it.

Each run tries some 30,000 points of it, and the quantities just outside of each.
"""

import random
from decimal import Decimal
from pathlib import Path

import pytest

from pretrade import NO_REFERENCE_PRICE, Account, Balance, ExchangeInfo, Market, Symbol
from pretrade.enums import OrderType, Side
from property_tests.captures import CAPTURES, needs_captures
from property_tests.sizing.test_captures import NUMERIC, some_price
from property_tests.strategies.wire import Json

SEED = 20261003
POINTS = 2
"""How many of each symbol, besides the bends."""

RULES = {*NUMERIC, "BALANCE", "MAX_POSITION", "POST_ONLY"}
"""What binds prices and quantities, whether the symbol takes orders at all or not."""

pytestmark = needs_captures


@pytest.mark.parametrize("order_type", ["LIMIT", "LIMIT_MAKER"])
@pytest.mark.parametrize("path", CAPTURES, ids=lambda path: path.stem)
def test_every_point_of_an_outline_is_inside(path: Path, order_type: OrderType) -> None:
    info, rng = ExchangeInfo.load(path), random.Random(SEED)  # noqa: S311  no secret
    outlines = 0
    for name in info:
        symbol, side = info[name], rng.choice(list(Side))
        market, account = some_facts(rng, symbol)
        region = symbol.region(side, order_type, market=market, account=account)
        assert region.missing == ()
        outline = region.outline(POINTS)
        outlines += bool(outline)
        assert bool(outline) == (region.prices is not None), (symbol, market, account)
        for price, least, most in outline:
            assert region.quantities_at(price) == (least, most)
            step = symbol.filters["LOT_SIZE"].step_size
            order: Json = {"type": order_type, "side": side, "price": price}
            for quantity, is_inside in (
                (least, True),
                (most, True),
                (least - step, False),
                (None if most is None else most + step, False),
            ):
                if quantity is not None:
                    found = refused(symbol, {**order, "quantity": quantity}, market, account)
                    assert bool(found) is not is_inside, (symbol, price, quantity, market, account)
    assert outlines > len(info) / 2


def some_facts(rng: random.Random, symbol: Symbol) -> tuple[Market, Account]:
    """Make a market around a legal price, and an account that is rich or poor."""
    price = some_price(rng, symbol)
    tick = symbol.filters["PRICE_FILTER"].tick_size
    averages = dict.fromkeys((1, 5, 15), price)
    market = Market(
        last_price=price,
        average_prices=averages,
        reference_price=NO_REFERENCE_PRICE,
        best_bid=price,
        best_ask=price + tick,
    )
    worth = Decimal(10) ** rng.randrange(0, 9)
    held = {
        symbol.fields.base_asset or "": Balance(worth / price),
        symbol.fields.quote_asset or "": Balance(worth),
    }
    return market, Account(balances=held, open_orders=[], can_trade=True)


def refused(symbol: Symbol, order: Json, market: Market, account: Account) -> set[str]:
    """Name the rules about numbers that refuse an order."""
    whole = order if order["type"] == "LIMIT_MAKER" else {**order, "timeInForce": "GTC"}
    report = symbol.check(whole, market=market, account=account)
    return {one.rule for one in report.violations} & RULES

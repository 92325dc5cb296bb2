"""Sizing on every symbol of every exchangeInfo capture, against whole numbers and `check`.

Each run tries more than 10,000 random prices and as many random quantities.
"""

import random
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from pretrade import NO_REFERENCE_PRICE, ExchangeInfo, Market, Symbol
from pretrade.enums import Rounding
from property_tests.captures import CAPTURES, needs_captures
from property_tests.sizing.small_worlds import answer
from property_tests.strategies.wire import Json

SEED = 20260926
VALUES = 2
"""How many of each for a symbol: there are some 5,400."""

UNIT = 10**12
NUMERIC = {
    *("PRICE_FILTER", "PERCENT_PRICE", "PERCENT_PRICE_BY_SIDE", "LOT_SIZE", "MARKET_LOT_SIZE"),
    *("MIN_NOTIONAL", "NOTIONAL", "PRECISION", "OVERFLOW", "ZERO_VALUE", "ZERO_NOTIONAL"),
}

pytestmark = needs_captures


@pytest.fixture(params=CAPTURES, ids=lambda path: path.stem, scope="module")
def info(request: pytest.FixtureRequest) -> ExchangeInfo:
    """One capture."""
    path: Path = request.param
    return ExchangeInfo.load(path)


def rounds(info: ExchangeInfo) -> Iterator[tuple[random.Random, Symbol]]:
    rng = random.Random(SEED)  # noqa: S311  no secret
    for name in info:
        for _ in range(VALUES):
            yield rng, info[name]


def refused(
    symbol: Symbol,
    order: Json,
    market: Market | None = None,
    **more: Any,  # noqa: ANN401  parameters of the order
) -> set[str]:
    """Name the rules about numbers that refuse an order."""
    whole = {"side": "BUY", **order, **more}
    if whole["type"] != "MARKET":
        whole["timeInForce"] = "GTC"
    report = symbol.check(whole, market=market)
    return {one.rule for one in report.violations} & NUMERIC


def units(number: Decimal) -> int:
    return int(number * UNIT)


def some(rng: random.Random, step: Decimal) -> Decimal:
    """Draw a number of any size, mostly off the step."""
    size = rng.choice([10, 1000, 10**5, 10**8])
    return step * rng.randrange(size) + step * rng.randrange(1000) / 1000


def some_price(rng: random.Random, symbol: Symbol) -> Decimal:
    """Draw a legal price of any size."""
    rule = symbol.filters["PRICE_FILTER"]
    price: Decimal = rule.tick_size * rng.randrange(1, 10 ** rng.randrange(1, 9))
    price = max(price, rule.min_price)
    return (
        min(price, rule.max_price // rule.tick_size * rule.tick_size) if rule.max_price else price
    )


@pytest.mark.parametrize("rounding", list(Rounding))
def test_rounding_is_what_whole_numbers_say(info: ExchangeInfo, rounding: Rounding) -> None:
    for rng, symbol in rounds(info):
        price, lot = symbol.filters["PRICE_FILTER"], symbol.filters["LOT_SIZE"]
        value = some(rng, price.tick_size)
        found = answer(symbol.round_price, value, rounding=rounding)
        bounds = price.min_price, price.max_price, price.tick_size
        assert found == expected(value, rounding, *bounds), (symbol, value)
        value = some(rng, lot.step_size)
        found = answer(symbol.round_quantity, value, rounding=rounding)
        bounds = lot.min_qty, lot.max_qty, lot.step_size
        assert found == expected(value, rounding, *bounds), (symbol, value)


def expected(
    value: Decimal, rounding: Rounding, low: Decimal, high: Decimal, step: Decimal
) -> Decimal | None:
    """Round in whole numbers; no grid of a capture depends on where its steps are counted from."""
    count, rest = divmod(units(value), units(step))
    up = rounding is Rounding.UP and rest > 0
    if up or (rounding is Rounding.NEAREST and 2 * rest >= units(step)):
        count += 1
    found = count * step
    return found if max(low, step) <= found and (not high or found <= high) else None


def test_the_smallest_and_the_largest_quantity_are_tight(info: ExchangeInfo) -> None:
    for rng, symbol in rounds(info):
        step, price = symbol.filters["LOT_SIZE"].step_size, some_price(rng, symbol)
        market = Market(
            last_price=price,
            average_prices={1: price, 5: price},
            reference_price=NO_REFERENCE_PRICE,
        )
        for order_type in ("LIMIT", "MARKET"):
            at = price if order_type == "LIMIT" else None
            order: Json = {"type": order_type, "price": at}
            least = answer(symbol.min_quantity, at, order_type, market=market)
            most = answer(symbol.max_quantity, at, order_type, market=market)
            assert (least is None) == (most is None)
            if least is None or most is None:
                continue
            assert not refused(symbol, order, market, quantity=least), (symbol, least, price)
            assert not refused(symbol, order, market, quantity=most), (symbol, most, price)
            assert refused(symbol, order, market, quantity=least - step), (symbol, least, price)
            assert refused(symbol, order, market, quantity=most + step), (symbol, most, price)


def test_what_is_spent_or_sold_is_the_most_there_is(info: ExchangeInfo) -> None:
    for rng, symbol in rounds(info):
        step, price = symbol.filters["LOT_SIZE"].step_size, some_price(rng, symbol)
        quote = rng.choice([1, 20, 1000]) * price * step * rng.randrange(1, 10**6) / 1000
        found = answer(symbol.quantity_for, quote, price)
        order: Json = {"type": "LIMIT", "price": price}
        if found is not None:
            assert found * price <= quote
            assert not refused(symbol, order, quantity=found)
            more = found + step
            assert more * price > quote or refused(symbol, order, quantity=more)
        balance = some(rng, step)
        sold = symbol.sellable(balance, price=price)
        assert sold.quantity + sold.dust == balance
        assert not sold.quantity or not refused(symbol, order, side="SELL", quantity=sold.quantity)
        least = answer(symbol.min_quantity, price)
        if sold.quantity:
            more = sold.quantity + step
            assert more > balance or refused(symbol, order, side="SELL", quantity=more)
        else:
            assert least is None or least > balance


def test_parts_sum_to_the_whole(info: ExchangeInfo) -> None:
    for rng, symbol in rounds(info):
        step = symbol.filters["LOT_SIZE"].step_size
        most = symbol.max_quantity(order_type="MARKET") if _unbound(symbol) else step * 1000
        whole = most * rng.randrange(1, 5) + step * rng.randrange(1, 1000)
        parts = answer(symbol.split_market, whole)
        assert parts is not None or whole < symbol.filters["LOT_SIZE"].min_qty
        for part in set(parts or ()):
            assert not refused(symbol, {"type": "MARKET"}, quantity=part)
        assert sum(parts or (whole,)) == whole


def _unbound(symbol: Symbol) -> bool:
    return "NOTIONAL" not in symbol.filters or not symbol.filters["NOTIONAL"].apply_max_to_market


@pytest.mark.parametrize("side", ["BUY", "SELL"])
def test_the_band_is_tight(info: ExchangeInfo, side: str) -> None:
    for rng, symbol in rounds(info):
        rule = symbol.filters["PRICE_FILTER"]
        average = some(rng, rule.tick_size) or rule.tick_size
        market = Market(
            last_price=average,
            average_prices={1: average, 5: average},
            reference_price=NO_REFERENCE_PRICE,
        )
        band = answer(symbol.price_band, side, market)
        if band is None:
            continue
        order: Json = {"type": "LIMIT", "side": side, "quantity": "1"}
        prices = {"PRICE_FILTER", "PERCENT_PRICE", "PERCENT_PRICE_BY_SIDE", "ZERO_VALUE"}
        for price, beyond in ((band.low, -rule.tick_size), (band.high, rule.tick_size)):
            assert not refused(symbol, order, market, price=price) & prices, (symbol, market)
            assert refused(symbol, order, market, price=price + beyond) & prices
        assert {band.low_rule, band.high_rule} <= prices


def test_an_order_off_the_steps_is_fitted(info: ExchangeInfo) -> None:
    for rng, symbol in rounds(info):
        step, price = symbol.filters["LOT_SIZE"].step_size, some_price(rng, symbol)
        least = answer(symbol.min_quantity, price)
        if least is None or answer(symbol.round_price, price) is None:
            continue
        order = {
            "symbol": symbol.name,
            "side": "BUY",
            "type": "LIMIT",
            "timeInForce": "GTC",
            "price": price + symbol.filters["PRICE_FILTER"].tick_size * rng.randrange(1000) / 1000,
            "quantity": least + step * rng.randrange(1000) / 1000,
        }
        fit = symbol.fit(order)
        numbers = {"price": Decimal(fit.order.to_params()["price"])}
        numbers["quantity"] = Decimal(fit.order.to_params()["quantity"])
        assert numbers == {"price": price, "quantity": least}, (symbol, order)
        assert not {one.rule for one in fit.report.violations} & NUMERIC

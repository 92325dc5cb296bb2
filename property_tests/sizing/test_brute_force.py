"""Sizing finds what trying every amount finds: `check` passes it, and nothing better."""

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pretrade import Account, CannotFit, Market
from pretrade.enums import Rounding
from property_tests.sizing.small_worlds import (
    ALL,
    World,
    amounts,
    answer,
    lot_sizes,
    markets,
    min_notionals,
    notionals,
    priced_worlds,
    rules,
    sized_worlds,
    worlds,
)
from property_tests.strategies.wire import Json

SIDES = st.sampled_from(["BUY", "SELL"])
ROUNDINGS = st.sampled_from(list(Rounding))
TYPES = st.sampled_from(["LIMIT", "MARKET"])
MANY = ALL[-1]
MARKET: Json = {"type": "MARKET"}


def limit(price: Decimal, **more: object) -> Json:
    return {"type": "LIMIT", "timeInForce": "GTC", "price": price, **more}


def stop_limit(price: Decimal, stop: Decimal, **more: object) -> Json:
    return limit(price, **{**more, "type": "STOP_LOSS_LIMIT", "stopPrice": stop})


def ends(legal: list[Decimal]) -> tuple[Decimal | None, Decimal | None]:
    return (legal[0], legal[-1]) if legal else (None, None)


class TestQuantities:
    """The smallest and the largest quantity pass check, and no step beyond them does."""

    @given(sized_worlds, amounts)
    def test_of_a_limit_order(self, world: World, price: Decimal) -> None:
        found = world.find("min_quantity", price), world.find("max_quantity", price)
        assert found == ends(world.legal("quantity", limit(price)))

    @given(sized_worlds, amounts, amounts)
    def test_of_a_stop_limit_order(self, world: World, price: Decimal, stop: Decimal) -> None:
        kind = (price, "STOP_LOSS_LIMIT")
        found = (
            world.find("min_quantity", *kind, stop_price=stop),
            world.find("max_quantity", *kind, stop_price=stop),
        )
        assert found == ends(world.legal("quantity", stop_limit(price, stop)))

    @given(sized_worlds, markets())
    def test_of_a_market_order(self, world: World, market: Market) -> None:
        found = (
            world.find("min_quantity", None, "MARKET", market=market),
            world.find("max_quantity", None, "MARKET", market=market),
        )
        assert found == ends(world.legal("quantity", MARKET, market))

    @given(sized_worlds, amounts, amounts, amounts, SIDES)
    def test_of_an_account(
        self, world: World, price: Decimal, base: Decimal, quote: Decimal, side: str
    ) -> None:
        room = {"filterType": "MAX_POSITION", "maxPosition": "15.5"}
        world = World((*world.filters, room), world.as_of)
        account = Account(balances={"A": base, "B": quote * 10}, open_orders=[])
        legal = world.legal("quantity", limit(price, side=side), account=account)
        found = world.find("max_quantity", price, side=side, account=account)
        assert found == ends(legal)[1]

    @given(sized_worlds, amounts)
    def test_rules_that_exclude_each_other_do_so_by_themselves(
        self, world: World, price: Decimal
    ) -> None:
        assume(not world.legal("quantity", limit(price)))
        with pytest.raises(CannotFit) as caught:
            world.symbol.min_quantity(price, as_of=world.as_of)
        guilty = world.only(rules(caught.value))
        assert not guilty.legal("quantity", limit(price))
        assert len(caught.value.reasons) > 1


class TestAmounts:
    """What is spent or sold is the most that passes check and that there is."""

    @given(sized_worlds, amounts, st.integers(1, 4000))
    def test_spending(self, world: World, price: Decimal, quote: int) -> None:
        legal = [q for q in world.legal("quantity", limit(price)) if q * price <= quote]
        assert world.find("quantity_for", quote, price) == ends(legal)[1]

    @given(sized_worlds, amounts, st.integers(0, 25000))
    def test_selling(self, world: World, price: Decimal, thousandths: int) -> None:
        balance = Decimal(thousandths) / 1000
        legal = [q for q in world.legal("quantity", limit(price, side="SELL")) if q <= balance]
        found = world.find("sellable", balance, price=price)
        assert found.quantity == (legal[-1] if legal else 0)
        assert found.quantity + found.dust == balance

    @given(sized_worlds, amounts)
    def test_splitting(self, world: World, whole: Decimal) -> None:
        legal = world.legal("quantity", MARKET)
        parts, fewest = world.find("split_market", whole), _fewest(legal, whole)
        if parts is None:
            assert fewest is None
            return
        assert sum(parts) == whole
        assert set(parts) <= set(legal)
        assert len(parts) == fewest
        assert list(parts) == sorted(parts, reverse=True)

    @given(sized_worlds, st.integers(1, 15), SIDES)
    def test_the_least_amount(self, world: World, price: int, side: str) -> None:
        market = Market(best_bid=price, best_ask=price)
        legal = world.legal("quoteOrderQty", {**MARKET, "side": side}, market)
        found = world.find("min_quote", side, market=market)
        assert (None if found is not None and found > MANY else found) == ends(legal)[0]

    @given(sized_worlds, amounts, st.integers(1, 15))
    def test_filling(self, world: World, amount: Decimal, price: int) -> None:
        order = {**MARKET, "side": "BUY", "quoteOrderQty": amount}
        passes = world.passes(order, Market(best_ask=price))
        steps = [q for q in ALL if q * price <= amount and not off_step(world, q)]
        fill = world.find("predict_fill", amount, price)
        if fill is None:
            assert not passes or not steps
            return
        assert passes
        assert fill[:3] == (steps[-1], steps[-1] * price, amount - steps[-1] * price)

    @given(
        worlds(lot_sizes, min_notionals, notionals),
        amounts,
        st.sampled_from(["0", "0.1", "0.5"]),
        st.sampled_from(["0", "0.001", "0.25"]),
    )
    def test_reserving_for_a_stop(self, world: World, price: Decimal, stop: str, fee: str) -> None:
        trigger = int(price * (1 - Decimal(stop)) * 10) / Decimal(10)
        assume(trigger)
        leaves = world.legal("quantity", stop_limit(trigger, trigger, side="SELL"))
        enough = [
            quantity
            for quantity in world.legal("quantity", limit(price))
            if any(sold <= quantity * (1 - Decimal(fee)) for sold in leaves)
        ]
        found = world.find("exit_reserve", stop, fee, price)
        assert found == (enough[0] * price if enough else None)

    @given(worlds(lot_sizes, min_notionals), st.integers(1, 12), amounts, amounts)
    def test_hiding(self, world: World, parts: int, quantity: Decimal, price: Decimal) -> None:
        limited = {"filterType": "ICEBERG_PARTS", "limit": parts}
        world = World((*world.filters, limited), world.as_of)
        order = limit(price, quantity=quantity)
        legal = [v for v in ALL if "icebergQty" not in world.wrong({**order, "icebergQty": v})]
        assert world.find("min_iceberg_quantity", quantity, price) == ends(legal)[0]


class TestPrices:
    """The ends of the band pass check, and no tick beyond them does."""

    @given(priced_worlds, markets(), SIDES)
    def test_the_band(self, world: World, market: Market, side: str) -> None:
        order = limit(Decimal(1), side=side, quantity=MANY)
        legal = world.legal("price", order, market)
        if not legal:
            with pytest.raises(CannotFit) as caught:
                world.symbol.price_band(side, market, as_of=world.as_of)
            assert not world.only(rules(caught.value)).legal("price", order, market)
            return
        band = world.find("price_band", side, market)
        assert (band.low, band.high) == ends(legal)
        known = {one["filterType"] for one in world.filters} | {"ZERO_VALUE"}
        assert {band.low_rule, band.high_rule} <= known

    @given(priced_worlds, markets(), SIDES)
    def test_before_the_other_side_of_the_book(
        self, world: World, market: Market, side: str
    ) -> None:
        order = {"type": "LIMIT_MAKER", "side": side, "quantity": MANY}
        first, last = ends(world.legal("price", order, market))
        assert world.find("post_only_price", side, market) == (last if side == "BUY" else first)


class TestRounding:
    """A rounded number is the nearest on the steps, and passes the bounds; else there is none."""

    @given(sized_worlds, st.integers(0, 20000), ROUNDINGS, TYPES)
    def test_quantities(
        self, world: World, thousandths: int, rounding: Rounding, order_type: str
    ) -> None:
        value, world = Decimal(thousandths) / 1000, world.only(["LOT_SIZE", "MARKET_LOT_SIZE"])
        steps = [q for q in [Decimal(0), *ALL] if not off_step(world, q, order_type)]
        legal = world.legal("quantity", limit(MANY) if order_type == "LIMIT" else MARKET)
        found = world.find("round_quantity", value, order_type, rounding)
        assert found == _rounded(value, rounding, steps, legal)

    @given(priced_worlds, st.integers(0, 20000), ROUNDINGS)
    def test_prices(self, world: World, thousandths: int, rounding: Rounding) -> None:
        value, world = Decimal(thousandths) / 1000, world.only(["PRICE_FILTER"])
        order = limit(Decimal(1), quantity=MANY)
        steps = [p for p in [Decimal(0), *ALL] if not world.breaks_step({**order, "price": p})]
        found = world.find("round_price", value, rounding=rounding)
        assert found == _rounded(value, rounding, steps, world.legal("price", order))


def off_step(world: World, quantity: Decimal, order_type: str = "LIMIT") -> bool:
    order = limit(MANY) if order_type == "LIMIT" else MARKET
    return world.breaks_step({**order, "quantity": quantity})


def _rounded(
    value: Decimal, rounding: Rounding, steps: list[Decimal], legal: list[Decimal]
) -> Decimal | None:
    """Round among the steps, of which one is below and one above them; None: to nothing legal."""
    assume(len(steps) > 1)  # two filters may meet beyond all amounts
    size = steps[1] - steps[0]
    steps = [steps[0] - size, *steps, steps[-1] + size]
    below = max(one for one in steps if one <= value)
    above = min(one for one in steps if one >= value)
    nearest = above if above - value <= value - below else below
    found = {Rounding.DOWN: below, Rounding.UP: above, Rounding.NEAREST: nearest}[rounding]
    return found if found in legal else None


def _fewest(legal: list[Decimal], whole: Decimal) -> int | None:
    """Count the fewest legal parts that sum to a whole, by trying all sums."""
    units = [int(one * 10) for one in legal]
    goal = int(whole * 10)
    fewest: list[int | None] = [0, *[None] * goal]
    for amount in range(1, goal + 1):
        before = [fewest[amount - one] for one in units if one <= amount]
        known = [one for one in before if one is not None]
        fewest[amount] = min(known) + 1 if known else None
    return fewest[goal]


def test_an_answer_says_why_there_is_none() -> None:
    def nothing() -> None:
        raise CannotFit(reasons=["A", "B"])

    assert answer(nothing) is None

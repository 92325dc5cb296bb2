"""The nearest legal order as laws, on requests of every kind around the edges of every filter."""

import random
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from pretrade import Market
from pretrade.enums import triggers_above
from pretrade.order import Leg, LegForm, Order, OrderList, Request
from property_tests.comparison import compare
from property_tests.sizing.fitted import (
    Fitted,
    assert_lawful,
    in_way,
    is_distance,
    is_price,
    nearest_of,
    numbers,
)
from property_tests.sizing.small_worlds import World, amounts, priced_worlds, sized_worlds, tenths
from property_tests.strategies import Case, cases, random_cases
from property_tests.strategies.wire import Json

WAYS = st.sampled_from([None, "down", "up", "nearest", "keep"])
SIZES = st.sampled_from(["down", "up", "nearest", "keep"])
HAIR = Decimal("0.000000000001")
SEED = 20221122
CASES = 4000


class TestEveryRequest:
    """fit lists what it changes, changes numbers only, and never makes an order worse."""

    @given(cases(), WAYS, SIZES)
    def test_the_oracle_agrees_on_what_was_fitted_and_nothing_is_changed_again(
        self, case: Case, price: str | None, quantity: str
    ) -> None:
        fitted = Fitted(case, price=price, quantity=quantity)
        assert_lawful(fitted)
        both = compare(case._replace(request=fitted.fit.order.to_params()))
        assert both.agree, str(both)
        assert not fitted.fit or not both.oracle.violated
        again = fitted.info.fit(fitted.fit.order, **fitted.facts, price=price, quantity=quantity)
        assert not fitted.fit or again.changes == ()

    @given(cases())
    def test_nothing_is_raised_and_no_price_gets_worse(self, case: Case) -> None:
        fitted = Fitted(case)
        buying = fitted.given.side == "BUY"
        for change in fitted.fit.changes:
            if "Qty" in change.field or change.field == "quantity":
                assert change.new <= change.old
            elif is_price(change.field) and not change.field.lower().endswith("stopprice"):
                assert change.new <= change.old if buying else change.new >= change.old

    @given(cases(), WAYS, SIZES, st.sampled_from(["0", "0.0001", "0.01", "0.5"]))
    def test_nothing_goes_farther_than_it_may(
        self, case: Case, price: str | None, quantity: str, tolerance: str
    ) -> None:
        fitted = Fitted(case, price=price, quantity=quantity, tolerance=tolerance)
        for change in fitted.fit.changes:
            assert abs(change.new - change.old) <= Decimal(tolerance) * change.old

    @given(cases(), WAYS, SIZES)
    def test_numbers_go_the_way_that_was_asked_for_or_stay(
        self, case: Case, price: str | None, quantity: str
    ) -> None:
        for change in Fitted(case, price=price, quantity=quantity).fit.changes:
            way = price if is_price(change.field) else quantity
            assert is_distance(change.field) or (way != "keep" and in_way(change, way))


def test_moved_a_hair_off_the_steps_a_legal_order_comes_back() -> None:
    rng = random.Random(SEED)  # noqa: S311  no secret
    came_back = 0
    for case in random_cases(rng, CASES):
        legal = Fitted(case)
        if not legal.before.ok:
            continue
        away = dict[str, Decimal]()
        for name, value in numbers(legal.given).items():
            if not value:  # an icebergQty of 0 is no iceberg
                continue
            hair = HAIR * rng.randrange(1, 100)
            # The other way than fit goes: down what it raises, up what it lowers.
            away[name] = value + hair if _lowered(legal.given, name) else max(hair, value - hair)
        off = legal.given.from_params({**legal.given.given(), **away})
        fit = legal.info.fit(off, **legal.facts)
        assert fit.report.ok, case
        assert numbers(fit.order) == numbers(legal.given), case
        came_back += 1
    assert came_back > CASES / 20


_ALONE = LegForm("", {}, frozenset())


def _lowered(request: Request, name: str) -> bool:
    """Tell whether fit lowers a parameter."""
    if name == "quantity" or name.endswith("Qty"):
        return True
    alone = (Leg(_ALONE, request),) if isinstance(request, Order) else ()
    for leg in request.legs if isinstance(request, OrderList) else alone:
        side, order_type = leg.order.side, leg.order.type
        if leg.names.get("price", "price") == name:
            return side == "BUY"
        if leg.order.stop_price is not None and leg.names.get("stopPrice", "stopPrice") == name:
            assert side is not None
            assert order_type is not None
            return not triggers_above(side, order_type)
    raise AssertionError(name)


class TestNearest:
    """No legal value is nearer, in the direction that is allowed."""

    @given(sized_worlds, amounts, st.integers(1, 25000), SIZES)
    def test_quantity(self, world: World, price: Decimal, thousandths: int, quantity: str) -> None:
        given_: Json = {"symbol": "AB", "side": "BUY", "type": "LIMIT", "timeInForce": "GTC"}
        wanted = Decimal(thousandths) / 1000
        order = {**given_, "price": price, "quantity": wanted}
        legal = world.legal("quantity", order)
        fit = world.symbol.fit(order, quantity=quantity, as_of=world.as_of)
        nearest = nearest_of(wanted, legal, quantity)
        assert fit.report.ok == (nearest is not None)
        if nearest is not None:
            assert numbers(fit.order)["quantity"] == nearest

    @given(priced_worlds, st.integers(1, 25000), WAYS, st.sampled_from(["BUY", "SELL"]))
    def test_price(self, world: World, thousandths: int, price: str | None, side: str) -> None:
        given_: Json = {"symbol": "AB", "side": side, "type": "LIMIT", "timeInForce": "GTC"}
        wanted = Decimal(thousandths) / 1000
        market = Market(average_prices={5: "10"})
        order = {**given_, "price": wanted, "quantity": "20"}
        legal = world.legal("price", order, market)
        fit = world.symbol.fit(order, market=market, price=price, as_of=world.as_of)
        way = price or ("down" if side == "BUY" else "up")
        nearest = nearest_of(wanted, legal, way)
        assert fit.report.ok == (nearest is not None)
        if nearest is not None:
            assert numbers(fit.order)["price"] == nearest

    @given(sized_worlds, amounts, st.integers(1, 25000))
    def test_both(self, world: World, price: Decimal, thousandths: int) -> None:
        tick = {"filterType": "PRICE_FILTER", "minPrice": "0", "maxPrice": "0", "tickSize": "0.7"}
        world = World((*world.filters, tick), world.as_of)
        given_: Json = {"symbol": "AB", "side": "BUY", "type": "LIMIT", "timeInForce": "GTC"}
        wanted = Decimal(thousandths) / 1000
        order = {**given_, "price": price, "quantity": wanted}
        fit = world.symbol.fit(order, as_of=world.as_of)
        lower = [tenths(7 * count) for count in range(int(price * 10) // 7, 0, -1)]
        for tried in lower[:1]:  # a lower price is worth less: none helps where this one does not
            legal = [q for q in world.legal("quantity", {**order, "price": tried}) if q <= wanted]
            assert fit.report.ok == bool(legal)
            if legal:
                assert numbers(fit.order) == {"price": tried, "quantity": legal[-1]}

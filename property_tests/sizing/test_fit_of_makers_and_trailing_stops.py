"""A LIMIT_MAKER that would take, and a distance out of range, are mended by numbers too."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from pretrade import Market
from property_tests.sizing.fitted import nearest_of, numbers
from property_tests.sizing.small_worlds import DAYS, World, markets, priced_worlds
from property_tests.sizing.test_fit_laws import WAYS
from property_tests.strategies.wire import Json

SIDES = st.sampled_from(["BUY", "SELL"])
MOST = 60
TICKS = {"filterType": "PRICE_FILTER", "minPrice": "0.1", "maxPrice": "20", "tickSize": "0.1"}
easy = st.just(World((TICKS,), DAYS[0]))
"""Most prices are legal here."""


@given(priced_worlds | easy, st.integers(-300, 3000), WAYS, SIDES, markets())
def test_a_maker_goes_to_the_nearest_price_that_rests(
    world: World, beyond: int, price: str | None, side: str, market: Market
) -> None:
    assert market.best_ask is not None
    assert market.best_bid is not None
    far = Decimal(beyond) / 1000
    wanted = market.best_ask + far if side == "BUY" else max(far.copy_abs(), market.best_bid - far)
    order: Json = {"symbol": "AB", "side": side, "type": "LIMIT_MAKER", "quantity": "20"}
    whole = {**order, "price": wanted}
    fit = world.symbol.fit(whole, market=market, price=price, as_of=world.as_of)
    way = price or ("down" if side == "BUY" else "up")
    nearest = nearest_of(wanted, world.legal("price", whole, market), way)
    assert bool(fit) == (nearest is not None)
    if nearest is not None:
        assert numbers(fit.order)["price"] == nearest


@st.composite
def trailing_worlds(draw: st.DrawFn) -> World:
    """Draw a world whose only filter bounds trailing distances."""
    bounds = {}
    for way in ("Above", "Below"):
        low = draw(st.integers(1, 20))
        bounds[f"minTrailing{way}Delta"] = low
        bounds[f"maxTrailing{way}Delta"] = low + draw(st.integers(0, 30))
    return World(({"filterType": "TRAILING_DELTA", **bounds},), draw(st.sampled_from(DAYS)))


@given(
    trailing_worlds(), st.integers(0, MOST), SIDES, st.sampled_from(["STOP_LOSS", "TAKE_PROFIT"])
)
def test_a_distance_goes_to_the_nearest_bound(
    world: World, distance: int, side: str, kind: str
) -> None:
    order: Json = {"symbol": "AB", "side": side, "type": kind, "quantity": "1"}
    legal = [one for one in range(MOST) if world.passes({**order, "trailingDelta": one})]
    nearest = min(legal, key=lambda one: abs(one - distance))
    fit = world.symbol.fit({**order, "trailingDelta": distance}, as_of=world.as_of)
    assert fit
    assert fit.order.to_params()["trailingDelta"] == str(nearest)
    told = [change.to_dict() for change in fit.changes]
    moved = [{name: one[name] for name in ("field", "old", "new")} for one in told]
    expected = {"field": "trailingDelta", "old": str(distance), "new": str(nearest)}
    assert moved == ([] if nearest == distance else [expected])


def test_how_far_a_distance_may_go_is_the_callers_to_say() -> None:
    rule = {"minTrailingAboveDelta": 10, "maxTrailingAboveDelta": 20}
    whole = {**rule, "minTrailingBelowDelta": 10, "maxTrailingBelowDelta": 20}
    world = World(({"filterType": "TRAILING_DELTA", **whole},), DAYS[0])
    order: Json = {"symbol": "AB", "side": "SELL", "type": "STOP_LOSS", "quantity": "1"}
    for tolerance, expected in (("0.1", False), ("0.2", True)):
        fit = world.symbol.fit({**order, "trailingDelta": 25}, tolerance=tolerance)
        assert bool(fit) is expected

"""fit moves the orders of a list together, and what it calls legal passes as it is sent."""

from decimal import Decimal
from typing import Any, NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from pretrade import Account, Fit
from pretrade.enums import RequestKind
from pretrade.order import REQUESTS, Request
from property_tests.sizing.fitted import keys
from property_tests.sizing.small_worlds import (
    ALL,
    DAYS,
    World,
    lot_sizes,
    min_notionals,
    notionals,
    price_filters,
    tens,
)
from property_tests.sizing.test_fit_laws import SIZES, WAYS
from property_tests.sizing.test_plan_list import positions
from property_tests.strategies.wire import Json

numbers = st.integers(-5000, 19999).map(lambda one: str(Decimal(20000 - one) / 1000))
"""Simple ones are large: most of them can be mended."""
KINDS = st.sampled_from(["oto", "otoco", "opo", "opoco"])
rich = st.just("1000")
ticks = st.sampled_from(["0.1", "0.2", "0.5"]).map(
    lambda tick: {
        "filterType": "PRICE_FILTER",
        "minPrice": tick,
        "maxPrice": "30",
        "tickSize": tick,
    }
)
steps = st.sampled_from(["0.1", "0.3", "1"]).map(
    lambda one: {"filterType": "LOT_SIZE", "minQty": one, "maxQty": "18", "stepSize": one}
)
mostly = st.sampled_from([True, True, True, False])


class Listed(NamedTuple):
    """An order list on a small symbol."""

    world: World
    kind: str
    params: Json
    account: Account

    @property
    def given(self) -> Request:
        """The request object."""
        return REQUESTS[RequestKind(self.kind)].from_params(self.params)

    def check(self, request: Request) -> Any:  # noqa: ANN401  a report
        """Judge a request by its wire text."""
        sent = request.to_params()
        return self.world.symbol.check(
            sent, request=self.kind, account=self.account, as_of=self.world.as_of
        )

    def fit(self, given: Request, **options: Any) -> Fit:  # noqa: ANN401  see `fit`
        """Fit a request."""
        return self.world.symbol.fit(given, account=self.account, as_of=self.world.as_of, **options)


@st.composite
def listed(draw: st.DrawFn) -> Listed:
    """Draw a list of each kind, its numbers on no grid, its pending prices in any order."""
    filters = [
        draw(ticks if draw(mostly) else price_filters),
        draw(steps if draw(mostly) else lot_sizes),
    ]
    filters += [draw(one) for one in (min_notionals, notionals, positions) if not draw(mostly)]
    kind, buying = draw(KINDS), draw(st.booleans())
    sides = ("BUY", "SELL") if buying or kind.startswith("opo") else ("SELL", "BUY")
    bought = draw(numbers)
    prices = [draw(numbers) for _ in range(4)]
    if draw(mostly):  # mostly they make sense: stop limit, stop, entry, target
        prices.sort(key=Decimal, reverse=sides[1] == "BUY")
    limit, trigger, entry, target = prices
    params: dict[str, Any] = {
        "symbol": "AB", "workingType": "LIMIT", "workingTimeInForce": "GTC",
        "workingSide": sides[0], "workingPrice": entry, "workingQuantity": bought,
        "pendingSide": sides[1],
    }  # fmt: skip
    if not kind.startswith("opo"):
        params["pendingQuantity"] = draw(st.just(bought) | numbers)
    stop, above = ("Below", "Above") if sides[1] == "SELL" else ("Above", "Below")
    if kind in {"oto", "opo"}:
        stop = above = ""
    else:
        params |= {f"pending{above}Type": "LIMIT_MAKER", f"pending{above}Price": target}
    params |= {f"pending{stop}Type": "STOP_LOSS_LIMIT", f"pending{stop}TimeInForce": "GTC"}
    params |= {f"pending{stop}Price": limit, f"pending{stop}StopPrice": trigger}
    account = Account(
        balances={"A": draw(rich | tens(0, 300)), "B": draw(rich | tens(0, 4000))}, open_orders=[]
    )
    return Listed(World(tuple(filters), DAYS[0]), kind, params, account)


@given(listed(), WAYS, SIZES, st.booleans())
def test_what_is_legal_passes_as_it_is_sent_and_every_change_is_told(
    one: Listed, price: str | None, quantity: str, afford: bool
) -> None:
    options = {"price": price, "quantity": quantity, "afford": afford}
    given_, before = one.given, one.check(one.given)
    fit = one.fit(given_, **options)
    after = one.check(fit.order)
    assert bool(fit) is after.ok
    assert keys(after) <= keys(before)
    assert not before.ok or fit.order is given_
    old, new = given_.to_params(), fit.order.to_params()
    assert old.keys() == new.keys()
    told = {
        change.field: (change.to_dict()["old"], change.to_dict()["new"]) for change in fit.changes
    }
    assert told == {name: (old[name], new[name]) for name in old if old[name] != new[name]}
    assert all(change.why for change in fit.changes)
    assert one.fit(fit.order, **options).changes == () or not fit


@given(listed(), WAYS, SIZES, st.booleans())
def test_the_orders_stay_where_they_were_to_each_other(
    one: Listed, price: str | None, quantity: str, afford: bool
) -> None:
    old = one.given.to_params()
    new = one.fit(one.given, price=price, quantity=quantity, afford=afford).order.to_params()
    if "pendingQuantity" in old:
        was, now = (
            Decimal(each["workingQuantity"]) - Decimal(each["pendingQuantity"])
            for each in (old, new)
        )
        assert was < 0 or now >= 0
        assert was or not now
    pending = [name for name in old if name.startswith("pending") and name.endswith("Price")]
    for name in pending:
        own = [each for each in pending if _leg(each) == _leg(name)]
        for other in ("workingPrice", *own):
            was, now = (Decimal(each[other]) - Decimal(each[name]) for each in (old, new))
            assert was * now >= 0, (name, other, old, new)


def _leg(name: str) -> str:
    return name.removesuffix("Price").removesuffix("Stop")


@given(listed())
def test_one_quantity_for_all_goes_down_to_the_largest_that_all_of_them_take(one: Listed) -> None:
    bare = one.fit(one.given, quantity="keep")  # its prices are settled
    if "pendingQuantity" not in one.params:
        return
    wanted = one.params["workingQuantity"]
    given_ = bare.order.replace(pendingQuantity=wanted)
    legal = [
        each
        for each in ALL
        if each <= Decimal(wanted)
        and one.check(given_.replace(workingQuantity=each, pendingQuantity=each)).ok
    ]
    fit = one.fit(given_, price="keep", afford=True)
    assert bool(fit) == bool(legal)
    if legal:
        sent = fit.order.to_params()
        assert sent["workingQuantity"] == sent["pendingQuantity"]
        assert Decimal(sent["workingQuantity"]) == legal[-1]

"""A planned list passes as it is sent, and nothing larger is legal: on symbols that are tried."""

from fractions import Fraction
from typing import Any, NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from pretrade import Account, ListPlan, Otoco
from property_tests.sizing.small_worlds import (
    ALL,
    DAYS,
    MOST,
    World,
    lot_sizes,
    market_lot_sizes,
    min_notionals,
    notionals,
    tens,
    tenths,
)
from property_tests.strategies.wire import Json

positions = st.fixed_dictionaries(
    {
        "filterType": st.just("MAX_POSITION"),
        "maxPosition": tens(1, MOST),
    }
)
easy = st.just({"filterType": "LOT_SIZE", "minQty": "0.1", "maxQty": "20", "stepSize": "0.1"})
FEES = ("0", "0.001", "0.02", "0.3")


class Wish(NamedTuple):
    """What is asked of a plan, in plain numbers."""

    filters: tuple[Json, ...]
    prices: dict[str, str]
    fee: str
    of_base: bool
    quote: str | None
    risk: str | None
    account: Account

    @property
    def world(self) -> World:
        """The symbol on a day that has such lists."""
        return World(self.filters, DAYS[0])

    def plan(self, request: str = "otoco") -> ListPlan | None:
        """Plan it; None: nothing is legal, and it says why."""
        more: dict[str, Any] = {**self.prices, "quote": self.quote, "risk": self.risk}
        more |= {"fee_rate": self.fee, "fee_asset": None if self.of_base else "BNB"}
        plan: ListPlan | None = self.world.find(
            "plan_list", **more, request=request, account=self.account
        )
        return plan

    def lost(self, bought: Fraction, sold: Fraction) -> Fraction:
        """Work out anew what is lost where the stop is hit."""
        fee, entry = Fraction(self.fee), Fraction(self.prices["price"])
        back = sold * Fraction(self.prices.get("stop_limit", self.prices["stop"])) * (1 - fee)
        return bought * entry * (1 if self.of_base else 1 + fee) - back

    def legal(self) -> list[Fraction]:
        """Try every quantity: give those of which each order passes, within the budget."""
        base = Otoco.buy_then_protect(
            "AB",
            quantity="1",
            price=self.prices["price"],
            stop_price=self.prices["stop"],
            target_price=self.prices["target"],
            stop_limit_price=self.prices.get("stop_limit"),
        ).to_params()
        check = self.world.symbol.check
        whole: dict[str, Any] = {"request": "otoco", "account": self.account, "as_of": DAYS[0]}
        on_steps = [
            Fraction(one)
            for one in ALL
            if not any(
                found.field == "pendingQuantity" and found.bound and found.bound.name == "stepSize"
                for found in check({**base, "pendingQuantity": str(one)}, **whole).violations
            )
        ]
        free = self.account.balance("B")
        assert free is not None
        kept = 1 - Fraction(self.fee) if self.of_base else Fraction(1)
        legal: list[Fraction] = []
        for one in ALL:
            bought = Fraction(one)
            sold = max((step for step in on_steps if step <= bought * kept), default=None)
            if sold is None:
                continue
            sent = {**base, "workingQuantity": str(one), "pendingQuantity": str(float(sold))}
            if (
                (
                    self.quote is None
                    or bought * Fraction(base["workingPrice"]) <= Fraction(self.quote)
                )
                and (
                    self.risk is None
                    or self.lost(bought, sold) <= Fraction(self.risk) * Fraction(free.free)
                )
                and check(sent, **whole).ok
            ):
                legal.append(bought)
        return legal


@st.composite
def wishes(draw: st.DrawFn, *others: st.SearchStrategy[Json], risky: bool) -> Wish:
    """Draw a wish on a symbol with some of these filters."""
    filters = [draw(easy | lot_sizes), *(draw(one) for one in others if draw(st.booleans()))]
    stop, entry, target = sorted(
        draw(st.lists(st.integers(1, MOST), min_size=3, max_size=3, unique=True))
    )
    prices = {"stop": stop, "price": entry, "target": target}
    if draw(st.booleans()):
        prices["stop_limit"] = draw(st.integers(max(1, stop - 10), stop))
    has_quote = not risky or draw(st.booleans())
    return Wish(
        filters=tuple(filters),
        prices={name: str(tenths(one)) for name, one in prices.items()},
        fee=draw(st.sampled_from(FEES)),
        of_base=draw(st.booleans()),
        quote=draw(tens(1, 20 * MOST)) if has_quote else None,
        risk=str(draw(st.integers(0, 99)) / 100) if risky else None,
        account=Account(
            balances={"A": draw(tens(0, 30)), "B": draw(tens(0, 30 * MOST))}, open_orders=[]
        ),
    )


def assert_largest(wish: Wish) -> None:
    """Expect the largest of all legal quantities, what it comes to, and a request that passes."""
    legal, plan = wish.legal(), wish.plan()
    assert (plan is not None) == bool(legal), wish
    if plan is None:
        return
    assert Fraction(plan.quantity) == legal[-1], wish
    again = wish.world.symbol.check(
        plan.request.to_params(), request="otoco", account=wish.account, as_of=DAYS[0]
    )
    assert again.ok
    sold = plan.request.legs[1].quantity
    assert sold == plan.sold
    assert Fraction(plan.worst_loss) == wish.lost(legal[-1], Fraction(plan.sold))
    assert plan.sold + plan.dust <= plan.quantity


@given(wishes(market_lot_sizes, min_notionals, notionals, positions, risky=False))
def test_no_larger_quantity_is_within_what_may_be_spent(wish: Wish) -> None:
    assert_largest(wish)


@given(wishes(min_notionals, notionals, positions, risky=True))
def test_no_larger_quantity_is_within_what_may_be_lost(wish: Wish) -> None:
    assert_largest(wish)


@given(wishes(min_notionals, notionals, positions, risky=False))
def test_an_opoco_is_planned_as_an_otoco_and_passes(wish: Wish) -> None:
    otoco, opoco = wish.plan(), wish.plan("opoco")
    assert (otoco is None) == (opoco is None)
    if otoco is None or opoco is None:
        return
    assert otoco[1:8] == opoco[1:8]
    sent = opoco.request.to_params()
    assert wish.world.symbol.check(sent, request="opoco", account=wish.account, as_of=DAYS[0]).ok

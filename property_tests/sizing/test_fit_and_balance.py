"""fit leaves what is not affordable in the report; with ``afford=True`` it finds what is."""

from decimal import Decimal
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from pretrade import Account
from property_tests.sizing.fitted import Fitted, assert_lawful, nearest_of, numbers
from property_tests.sizing.small_worlds import World, amounts, sized_worlds
from property_tests.sizing.test_fit_laws import SIZES, WAYS
from property_tests.strategies import Case, cases
from property_tests.strategies.wire import Json

SIDES = st.sampled_from(["BUY", "SELL"])
PLENTY = "99999999999.00000000"


def paid_with(case: Case) -> str:
    symbol = case.exchange_info["symbols"][0]
    asset: str = symbol["quoteAsset"] if case.request["side"] == "BUY" else symbol["baseAsset"]
    return asset


def with_free(case: Case, free: str) -> Case:
    """Give the account so much of what the order is paid with."""
    assert case.account is not None
    row = {"asset": paid_with(case), "free": free, "locked": "0.00000000"}
    others = [one for one in case.account["balances"] if one["asset"] != row["asset"]]
    return case._replace(account={**case.account, "balances": [*others, row]})


@given(cases(), WAYS, SIZES)
def test_no_number_is_changed_for_want_of_funds(
    case: Case, price: str | None, quantity: str
) -> None:
    assume(case.account is not None and "balances" in case.account)
    poor, rich = (
        Fitted(with_free(case, free), price=price, quantity=quantity) for free in ("0", PLENTY)
    )
    assert poor.fit.order.to_params() == rich.fit.order.to_params()
    assert poor.fit.changes == rich.fit.changes


@given(cases(), WAYS, SIZES)
def test_what_is_afforded_is_as_lawful_as_any_fit(
    case: Case, price: str | None, quantity: str
) -> None:
    options: dict[str, Any] = {"price": price, "quantity": quantity, "afford": True}
    assert_lawful(Fitted(case, **options))


@given(sized_worlds, amounts, st.integers(1, 25000), SIDES, SIZES, st.integers(0, 60), amounts)
def test_the_most_that_is_affordable_is_found(  # noqa: PLR0913, PLR0917
    world: World,
    price: Decimal,
    thousandths: int,
    side: str,
    quantity: str,
    quote: int,
    base: Decimal,
) -> None:
    wanted = Decimal(thousandths) / 1000
    order: Json = {"symbol": "AB", "side": side, "type": "LIMIT", "timeInForce": "GTC"}
    whole = {**order, "price": price, "quantity": wanted}
    account = Account(balances={"A": base, "B": Decimal(quote)}, open_orders=[])
    expected = nearest_of(wanted, world.legal("quantity", whole, account=account), quantity)
    options: dict[str, Any] = {"quantity": quantity, "price": "keep", "afford": True}
    fit = world.symbol.fit(whole, account=account, as_of=world.as_of, **options)
    assert bool(fit) == (expected is not None)
    if expected is not None:
        assert numbers(fit.order)["quantity"] == expected

"""The old form of an OCO and the new one are the same order list."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from pretrade import Account, Market, Oco, Report
from pretrade.order.lists.leg_form import OCO_LEGS
from property_tests.rules import odd_values as odd
from tests.rules.faults import EVERY_FILTER
from tests.rules.requests import ACCOUNT

PRICES = st.sampled_from(["18000", "18999.99", "19000", "20000", "21000", "0", "0.001", "1e3"])
AMOUNTS = st.sampled_from(["0.01", "0.001", "1", "0", "0.0000001", "0.010", "1e3"])
PARAMETERS: dict[str, st.SearchStrategy[Any]] = {
    "side": st.sampled_from(["BUY", "SELL"]),
    "quantity": AMOUNTS,
    "price": PRICES,
    "stopPrice": PRICES,
    "stopLimitPrice": PRICES,
    "stopLimitTimeInForce": st.sampled_from(["GTC", "IOC"]),
    "trailingDelta": st.sampled_from([5, 100]),
    "limitIcebergQty": AMOUNTS,
    "stopIcebergQty": AMOUNTS,
    "limitStrategyType": st.sampled_from([1, 1000000]),
    "stopStrategyType": st.sampled_from([1, 1000000]),
    "limitClientOrderId": st.sampled_from(["mine", "a"]),
    "stopClientOrderId": st.sampled_from(["mine", "a"]),
    "recvWindow": st.sampled_from([5000, 60001]),
}


@st.composite
def old_forms(draw: st.DrawFn) -> Oco:
    """Draw an OCO with its mandatory parameters and any of the others."""
    mandatory = {"side", "quantity", "price", "stopPrice"}
    given_ = {
        name: draw(values)
        for name, values in PARAMETERS.items()
        if name in mandatory or draw(st.booleans())
    }
    if "stopLimitPrice" in given_ or "stopLimitTimeInForce" in given_:
        # What one form misses by another name and code than the other.
        given_.setdefault("stopLimitPrice", "18500")
        given_.setdefault("stopLimitTimeInForce", "GTC")
    return Oco.from_params({"symbol": "BTCUSDT", **given_})


class TestTranslation:
    """An OCO and its translation have one verdict, leg by leg."""

    @given(old_forms(), odd.markets, odd.accounts)
    def test_the_translation_has_the_same_verdict(
        self, old: Oco, market: Market, account: Account
    ) -> None:
        by_old, by_new = (
            EVERY_FILTER.check(one, market=market, account=account, as_of="2022-09-30")
            for one in (old, old.to_order_list())
        )

        assert self.refusals(by_old, old, new=False) == self.refusals(by_new, old, new=True)
        assert {one.rule for one in by_old.unevaluated} == {one.rule for one in by_new.unevaluated}

    @given(old_forms())
    def test_the_translation_places_the_same_orders(self, old: Oco) -> None:
        new = old.to_order_list()

        places = {leg.order.type: leg.order.to_params() for leg in old.legs}
        assert {leg.order.type: leg.order.to_params() for leg in new.legs} == places
        assert (old.rate_count, old.icebergs) == (new.rate_count, new.icebergs)

    def refusals(self, report: Report, old: Oco, *, new: bool) -> set[tuple[str, str, str | None]]:
        """Name every refusal by its rule, its parameter in a single order, and its leg."""
        (limit, stop) = ("above", "below") if old.side == "SELL" else ("below", "above")
        legs = {limit: "limit", stop: "stop"}
        names: dict[str, str] = {}
        for leg in (old.to_order_list() if new else old).legs:
            names.update({given_: own for own, given_ in leg.names.items()})
        return {
            (
                one.rule,
                names.get(one.field or "", one.field or ""),
                legs.get(one.leg, one.leg) if one.leg else None,
            )
            for one in report.violations
            # The two forms word the type of a leg by parameters of their own.
            if one.rule != "ORDER_TYPE"
        }


class TestLegs:
    """The findings of an order list name parameters of the list, never those of its legs."""

    @given(odd.requests())
    def test_findings_name_parameters_of_the_list(self, params: dict[Any, Any]) -> None:
        report = EVERY_FILTER.check(params, request="orderListOco", account=ACCOUNT)

        own = {name for leg in OCO_LEGS for name in leg.names.keys() - leg.shared}
        of_a_leg = own - params.keys()
        named = {one.field for one in report.violations}
        lacking = {
            fact.removeprefix("order:") for one in report.unevaluated for fact in one.missing
        }
        assert not of_a_leg & (named | lacking)

"""plan_list: the largest buy of which the stop and the target behind it are legal too."""

from decimal import Decimal, localcontext
from typing import Any

import pytest

from pretrade import Account, InvalidFacts, ListPlan, Market, Opoco, Otoco, Symbol
from tests.sizing.words import TODAY, average, reasons
from tests.symbols import Json, listed, lot_size, notional, percent_price, price_filter

D = Decimal
FILTERS = (price_filter(), lot_size("0.00001", "0.00001"), notional("10"))
PLAN: Json = {"price": "60000", "stop": "57000", "target": "66000", "as_of": TODAY}
RICH = Account(balances={"USDT": "10000"}, open_orders=[])

WORTH = "NOTIONAL minNotional 10 at a price of {} (at least {}) for the {} order"
RISK = (
    "risk 0.01 allows a loss of 0.2, the least legal quantity 0.00017 may lose 0.51; "
    "give a risk of at least 0.0255, or a stop nearer to the price"
)


def symbol(*filters: Json, **fields: object) -> Symbol:
    return listed("BTC", "USDT", *(filters or FILTERS), **fields)


def planned(**changes: Any) -> ListPlan:  # noqa: ANN401  what `plan_list` takes
    return symbol().plan_list(**{**PLAN, **changes})


def test_an_amount_buys_and_what_arrives_is_protected() -> None:
    plan = planned(quote="1000", fee_rate="0.001")
    assert (plan.quantity, plan.sold) == (D("0.01666"), D("0.01664"))  # 0.01664334 arrives
    assert plan.dust == D("0.00000334")
    assert plan.cost == D("999.6")
    assert plan.request.to_params()["workingQuantity"] == "0.01666"
    assert plan.request.to_params()["pendingQuantity"] == "0.01664"
    # 0.01664 x 57000 x 0.999 = 947.53152 and 0.01664 x 66000 x 0.999 = 1097.14176
    assert plan.worst_loss == D("52.06848")
    assert plan.gain == D("97.54176")


def test_one_percent_of_what_is_free_is_the_most_that_a_stop_may_lose() -> None:
    plan = planned(risk="0.01", account=RICH)
    assert plan.quantity == D("0.03333")  # 100 / 3000, in whole steps
    assert plan.worst_loss == D("99.99")
    assert planned(risk="0.01", account=RICH, quote="1200").quantity == D("0.02")


def test_the_commission_counts_in_what_is_lost() -> None:
    plan = planned(risk="0.01", account=RICH, fee_rate="0.001")
    # q x 60000 - (0.999 q on steps) x 57000 x 0.999 <= 100
    assert plan.quantity == D("0.03196")  # 0.03197 loses 100.010
    assert plan.worst_loss <= 100
    elsewhere = planned(risk="0.01", account=RICH, fee_rate="0.001", fee_asset="BNB")
    # q x (60000 x 1.001 - 57000 x 0.999) = q x 3117 <= 100
    assert elsewhere.quantity == elsewhere.sold == D("0.03208")
    assert elsewhere.dust == 0
    assert elsewhere.worst_loss == D("99.99336")


def test_a_stop_limit_is_the_least_that_comes_back() -> None:
    plan = planned(quote="600", stop_limit="56000")
    assert plan.worst_loss == D(40)
    assert plan.warnings == ()
    assert plan.request.to_params()["pendingBelowType"] == "STOP_LOSS_LIMIT"
    (warning,) = planned(quote="600").warnings
    assert "sells at any price" in warning


def test_prices_go_onto_their_ticks() -> None:
    plan = planned(price="60000.006", stop="57000.006", target="66000.001", quote="600")
    assert [f"{one.field} {one.new}" for one in plan.changes] == [
        "workingPrice 60000",
        "pendingAbovePrice 66000.01",
        "pendingBelowStopPrice 57000",
    ]


def test_without_a_price_it_buys_at_the_best_ask() -> None:
    market = Market(best_ask="60000")
    assert planned(price=None, quote="600", market=market).quantity == D("0.01")
    with pytest.raises(TypeError, match="best ask"):
        planned(price=None, quote="600")


def test_the_exchange_works_out_itself_what_an_opoco_sells() -> None:
    plan = planned(quote="1000", fee_rate="0.001", request="opoco")
    assert isinstance(plan.request, Opoco)
    assert "pendingQuantity" not in plan.request.to_params()
    assert plan[1:7] == planned(quote="1000", fee_rate="0.001")[1:7]
    assert type(planned(quote="1000").request) is Otoco


def test_balance_and_position_bind_the_buy() -> None:
    poor = Account(balances={"USDT": "300", "BTC": "0"}, open_orders=[])
    assert planned(quote="1000", account=poor).quantity == D("0.005")
    small = symbol(*FILTERS, {"filterType": "MAX_POSITION", "maxPosition": "0.002"})
    assert small.plan_list(**PLAN, quote="1000", account=poor).quantity == D("0.002")


def test_the_context_of_the_caller_rounds_nothing() -> None:
    with localcontext(prec=3):
        plan = planned(quote="1000", fee_rate="0.001")
        assert plan.worst_loss == D("52.06848")
        assert planned(risk="0.01", account=RICH).quantity == D("0.03333")


def test_an_opoco_warns_of_what_a_usual_commission_leaves() -> None:
    plan = planned(quote="10.8", stop_limit="56900", request="opoco")
    (warning,) = plan.warnings  # of 0.00018 it would leave 0.00017, worth 9.673
    assert warning.startswith("NOTIONAL (pendingBelow leg)")


class TestNothingIsLegal:
    """Each reason names the order and the filter; the last one a way out."""

    def test_a_stop_limit_that_is_worth_too_little(self) -> None:
        why = reasons(planned, quote="10.5", stop_limit="56900", fee_rate="0.001")
        assert why == [
            WORTH.format("56900", "0.00017575", "pendingBelow"),
            "quote 10.5 is too little; give at least 11.4",
        ]
        assert planned(quote="11.4", stop_limit="56900", fee_rate="0.001").sold == D("0.00018")

    def test_a_risk_that_is_too_small(self) -> None:
        poor = Account(balances={"USDT": "20"}, open_orders=[])
        why = reasons(planned, risk="0.01", account=poor)
        assert why == [
            WORTH.format("60000", "0.00016667", "working"),
            RISK,
        ]
        assert planned(risk="0.0255", account=poor).quantity == D("0.00017")

    def test_a_balance_that_does_not_pay_for_the_least(self) -> None:
        poor = Account(balances={"USDT": "9"}, open_orders=[])
        needed, free = reasons(planned, quote="100", account=poor)
        assert needed.startswith("NOTIONAL minNotional 10")
        assert free.startswith("BALANCE")
        assert free.endswith("for the working order")

    def test_a_band_that_ends_below_the_stop(self) -> None:
        rules = symbol(*FILTERS, percent_price("0.1", "1.1"))
        (why,) = reasons(rules.plan_list, **PLAN, quote="1000", market=average("50000"))
        assert why.startswith("workingPrice: 60000 -> 55000 (PERCENT_PRICE")

    def test_an_account_that_is_not_known(self) -> None:
        assert reasons(planned, risk="0.01") == ["risk needs balance:USDT"]

    def test_what_no_number_mends(self) -> None:
        (why,) = reasons(symbol(otoAllowed=False).plan_list, **PLAN, quote="1000")
        assert why.startswith("OTO_ALLOWED")


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"stop": "60000"}, "stop"),
        ({"target": "60000"}, "target"),
        ({"stop_limit": "57000.01"}, "stop_limit"),
        ({"price": "0"}, "price"),
        ({"risk": "1"}, "risk"),
        ({"fee_rate": "2"}, "fee_rate"),
    ],
)
def test_numbers_that_make_no_list(changes: Json, path: str) -> None:
    with pytest.raises(InvalidFacts) as caught:
        planned(quote="1000", **changes)
    assert caught.value.path == path


def test_calls_that_ask_for_nothing() -> None:
    with pytest.raises(TypeError, match="quote="):
        planned()
    with pytest.raises(ValueError, match="otoco"):
        planned(quote="1", request="oto")


def test_a_market_without_an_ask_is_said() -> None:
    empty = Market(last_price="27000", best_ask="0")

    with pytest.raises(TypeError, match="a market with a best ask; the market has no ask"):
        planned(price=None, quote="100", market=empty)

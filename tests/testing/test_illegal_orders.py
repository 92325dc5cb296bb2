"""An illegal order breaks its rule."""

from collections.abc import Iterator
from decimal import Decimal
from typing import ClassVar, cast

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pretrade import Account, ExchangeInfo, Market, Order, Report, Symbol
from pretrade.constraint import WORTH, Constraint, named
from pretrade.context import Context
from pretrade.filters import FILTERS, REQUEST_FILTERS, JsonObject
from pretrade.filters.filter import Filter
from pretrade.order import Shape
from pretrade.rules import RULES
from pretrade.testing.strategies import BREAKABLE_RULES, illegal_orders, legal_orders, markets
from tests.testing.rule_settings import BITCOIN, MARKET, least, settings_for

pytestmark = pytest.mark.slow

ALONE = {
    *("UNKNOWN_PARAMETER", "SYNTAX", "EMPTY_PARAMETER", "SIDE", "ORDER_TYPE_VALUE"),
    *("TIME_IN_FORCE", "MANDATORY_PARAMETER", "PEGGED_PRICE", "STRATEGY_TYPE", "RECV_WINDOW"),
    *("QUOTE_ORDER_QTY", "ORDER_TYPE", "ICEBERG_ALLOWED", "TRAILING_STOP_ALLOWED"),
    *("CANCEL_REPLACE_ALLOWED", "SELF_TRADE_PREVENTION", "SYMBOL_STATUS", "SPOT_ALLOWED"),
    *("MARGIN_ALLOWED", "TRIGGER_PRICE", "POST_ONLY", "BALANCE"),
}
"""Rules that can be broken alone whatever the symbol."""

# They judge order lists, amendments and orders of smart order routing alone.
OTHER_REQUESTS_ONLY = {
    *("OCO_TYPES", "OCO_ALLOWED", "OCO_PRICES", "OPO_ALLOWED", "OPO_SIDES", "OTO_ALLOWED"),
    *("MAX_NUM_ORDER_LISTS", "EXCHANGE_MAX_NUM_ORDER_LISTS", "SOR_ALLOWED"),
    *("AMENDED_ORDER", "AMEND_ALLOWED", "MAX_NUM_ORDER_AMENDS"),
    *("UNSUPPORTED_OPERATION", "UNSUPPORTED_TYPE"),
}


def broken(report: Report) -> set[str]:
    return {one.rule for one in report.violations}


@pytest.mark.parametrize("rule", BREAKABLE_RULES)
def test_it_breaks_its_rule(rule: str) -> None:
    @settings(max_examples=25)
    @given(st.data())
    def law(data: st.DataObject) -> None:
        setting = data.draw(settings_for(rule))
        order = data.draw(illegal_orders(setting.symbol, rule, **setting.facts()))
        found = broken(setting.symbol.check(order, **setting.facts()))

        assert rule in found
        assert rule not in ALONE or found == {rule}

    law()


def test_every_filter_and_rule_of_single_orders_can_be_broken() -> None:
    rest = {*FILTERS, *(rule.rule_id for rule in RULES)} - set(BREAKABLE_RULES)

    # A symbol judges orders that name it, so SYMBOL is never broken; no check knows the time; what
    # a symbol does not say is never broken.
    assert rest == OTHER_REQUESTS_ONLY | {"SYMBOL", "SYMBOL_FILTERS", "TIMING"}


@attrs.frozen
class MaxFoo(Filter):
    """A filter that pretrade does not have: an order is worth at most so much, and more than 1."""

    rule_id: ClassVar[str] = "MAX_FOO"

    max_foo: Decimal = Decimal(500)

    @classmethod
    def from_json(cls, raw: JsonObject) -> "MaxFoo":
        return cls(raw.decimal("maxFoo"))

    def constraints(self, shape: Shape, context: Context) -> Iterator[Constraint]:  # noqa: ARG002
        if "price" in shape.given:
            yield named("maxFoo", self.max_foo) >= WORTH
            yield named("minFoo", 1) < WORTH


def test_a_filter_that_is_added_later_can_be_broken_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(cast("dict[str, object]", REQUEST_FILTERS), "MAX_FOO", MaxFoo)
    monkeypatch.setitem(cast("dict[str, object]", FILTERS), "MAX_FOO", MaxFoo)
    lots = {"filterType": "LOT_SIZE", "minQty": "0.01", "maxQty": "900", "stepSize": "0.01"}
    symbol = with_filters(lots, {"filterType": "MAX_FOO", "maxFoo": "500"})
    market = Market(last_price="10")

    assert "MAX_FOO" in BREAKABLE_RULES

    @given(illegal_orders(symbol, "MAX_FOO", market=market), legal_orders(symbol, market=market))
    def law(bad: Order, good: Order) -> None:
        assert broken(symbol.check(bad, market=market)) == {"MAX_FOO"}
        assert symbol.check(good, market=market).ok
        assert good.notional is None or 1 < good.notional <= 500

    law()
    too_much = least(illegal_orders(symbol, "MAX_FOO", market=market), is_worth_more_than_500)
    assert (str(too_much.price), str(too_much.quantity)) == ("10", "50.01")


def is_worth_more_than_500(order: Order) -> bool:
    return order.notional is not None and order.notional > 500


def test_a_step_as_fine_as_the_precision_is_missed_by_finer_digits() -> None:
    rule = {
        "filterType": "PRICE_FILTER",
        "minPrice": "0",
        "maxPrice": "0",
        "tickSize": "0.00000001",
    }
    found = least(illegal_orders(with_filters(rule), "PRICE_FILTER"))

    assert found.to_params()["price"] == "0.000000001"


def test_a_precision_is_broken_by_zeros_where_a_step_forbids_digits() -> None:
    orders = illegal_orders(BITCOIN, "PRECISION", market=MARKET)

    assert str(least(orders).quantity) == "0.000380000"


# On a real grid one fault need not bring another.
@pytest.mark.parametrize(
    "rule",
    [
        *("PRICE_FILTER", "PERCENT_PRICE_BY_SIDE", "LOT_SIZE", "MARKET_LOT_SIZE", "NOTIONAL"),
        *(
            "PRECISION",
            "ICEBERG_QUANTITY",
            "ICEBERG_PARTS",
            "TRAILING_DELTA",
            "TRIGGER_PRICE",
            "POST_ONLY",
        ),
    ],
)
def test_on_a_real_symbol_it_breaks_nothing_else(rule: str) -> None:
    @given(illegal_orders(BITCOIN, rule, market=MARKET))
    def law(order: Order) -> None:
        assert broken(BITCOIN.check(order, market=MARKET)) == {rule}

    law()


def test_a_step_is_missed_by_one_digit_or_more() -> None:
    orders = illegal_orders(BITCOIN, "LOT_SIZE", market=MARKET)

    assert str(least(orders).quantity) == "0.000371"
    least(orders, lambda one: one.quantity and one.quantity.as_tuple().exponent == -8)


@pytest.mark.parametrize("bound", ["minPrice", "maxPrice", "tickSize"])
def test_every_bound_of_a_filter_is_broken(bound: str) -> None:
    def breaks_it(order: Order) -> bool:
        report = BITCOIN.check(order)
        return any(one.bound and one.bound.name == bound for one in report.violations)

    least(illegal_orders(BITCOIN, "PRICE_FILTER"), breaks_it)


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("NOTIONAL", {"type": "MARKET", "quantity": "0.00037"}),
        ("POST_ONLY", {"type": "LIMIT_MAKER", "quantity": "0.00038", "price": "27000.01"}),
        ("TRAILING_DELTA", {"type": "STOP_LOSS", "quantity": "0.00001", "trailingDelta": "9"}),
        ("RECV_WINDOW", {"type": "MARKET", "quantity": "0.00038", "recvWindow": "60001"}),
        ("ZERO_VALUE", {"type": "MARKET", "quoteOrderQty": "0"}),
    ],
)
def test_it_shrinks_to_what_is_only_just_illegal(rule: str, expected: dict[str, str]) -> None:
    found = least(illegal_orders(BITCOIN, rule, market=MARKET)).to_params()

    assert found == {"symbol": "BTCUSDT", "side": "BUY", **expected}


@settings(max_examples=20)
@given(st.data())
def test_it_breaks_its_rule_even_where_nothing_can_be_legal(data: st.DataObject) -> None:
    symbol = with_filters({"filterType": "LOT_SIZE", "minQty": "2", "maxQty": "1", "stepSize": "3"})
    account = Account(balances={"A": 0, "B": 0}, can_trade=False)

    order = data.draw(illegal_orders(symbol, "LOT_SIZE", account=account))

    assert "LOT_SIZE" in broken(symbol.check(order, account=account))


def test_an_unknown_rule_is_an_error_that_lists_the_known_ones() -> None:
    with pytest.raises(ValueError, match=r"'LOTSIZE' is none of the rules .*LOT_SIZE, .*BALANCE"):
        illegal_orders(BITCOIN, "LOTSIZE")
    with pytest.raises(ValueError, match="'OCO_PRICES' is none of the rules that one order can"):
        illegal_orders(BITCOIN, "OCO_PRICES")


@pytest.mark.parametrize(
    ("rule", "reason"),
    [
        ("PERCENT_PRICE", "no order on BTCUSDT breaks PERCENT_PRICE: it has no such filter"),
        ("PERCENT_PRICE_BY_SIDE", "without average_price:5"),
        ("TRIGGER_PRICE", "without last_price"),
        ("POST_ONLY", "without best_ask, best_bid"),
        ("BALANCE", "without balance:USDT, balance:BTC"),
        ("MAX_NUM_ORDERS", "without open_orders"),
        ("CAN_TRADE", "without can_trade"),
        ("SYMBOL_STATUS", "no order on BTCUSDT breaks SYMBOL_STATUS with these facts on this date"),
        ("OVERFLOW", "no order on BTCUSDT breaks OVERFLOW with these facts on this date"),
    ],
)
def test_a_rule_that_cannot_be_broken_is_an_error_that_says_why(rule: str, reason: str) -> None:
    with pytest.raises(ValueError, match=f"{reason}$"):
        illegal_orders(BITCOIN, rule)


@pytest.mark.parametrize("most", ["0", "99999999999999999999.99999999999999999999"])
def test_bounds_that_no_number_breaks_are_an_error(most: str) -> None:
    rule = {"filterType": "LOT_SIZE", "minQty": "0", "maxQty": most, "stepSize": "0"}

    with pytest.raises(ValueError, match="no order on AB breaks LOT_SIZE"):
        illegal_orders(with_filters(rule), "LOT_SIZE")


def test_the_rules_of_a_day_are_those_that_are_broken() -> None:
    orders = illegal_orders(BITCOIN, "OVERFLOW", as_of="2022-12-05")

    assert "OVERFLOW" in broken(BITCOIN.check(least(orders), as_of="2022-12-05"))


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_one_search_serves_many_draws(data: st.DataObject) -> None:
    market = data.draw(markets(BITCOIN))
    orders = data.draw(st.lists(illegal_orders(BITCOIN, "NOTIONAL", market=market), max_size=3))

    assert all("NOTIONAL" in broken(BITCOIN.check(one, market=market)) for one in orders)


def with_filters(*filters: dict[str, str]) -> Symbol:
    symbol = {"symbol": "AB", "baseAsset": "A", "quoteAsset": "B", "filters": [*filters]}
    return ExchangeInfo.load({"symbols": [symbol]})["AB"]

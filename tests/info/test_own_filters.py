"""An account's own filters stand in place of the document's, in every answer and nowhere else."""

import copy
import gc
import pickle
import weakref
from collections.abc import Sequence
from decimal import Decimal

import attrs
import pytest

from pretrade import Account, ExchangeInfo, InvalidFacts, Market, Order, Symbol
from pretrade.enums import BUY, LIMIT
from pretrade.facts.my_filters import MyFilters
from pretrade.sizing.sized import shape_of
from tests.symbols import Json, exchange_with, limit, limit_maker, market_for, market_order, oco

LOT: Json = {"filterType": "LOT_SIZE", "minQty": "1", "maxQty": "100", "stepSize": "1"}
FEWER: Json = {**LOT, "maxQty": "40"}
ORDERS: Json = {"filterType": "MAX_NUM_ORDERS", "maxNumOrders": 3}
ANYWHERE: Json = {"filterType": "EXCHANGE_MAX_NUM_ORDERS", "maxNumOrders": 5}
INFO = exchange_with(LOT, ORDERS)
OPEN = [{"symbol": "AB", "side": "SELL", "type": "LIMIT", "origQty": "1"}] * 3
MARKET = Market(best_ask="10", best_bid="9", last_price="10")


def most(asset: str, amount: str) -> Json:
    return {"filterType": "MAX_ASSET", "asset": asset, "limit": amount}


def account(
    *symbol: Json, exchange: Sequence[Json] = (), assets: Sequence[Json] = (), **known: object
) -> Account:
    reply = {"exchangeFilters": exchange, "symbolFilters": symbol, "assetFilters": assets}
    return Account.from_json({**known, "myFilters": {"AB": reply}})


def broken(params: Json, by: Account, info: ExchangeInfo = INFO, kind: str = "order") -> list[str]:
    report = info.check(params, request=kind, account=by, market=MARKET)
    again = info["AB"].check(params, request=kind, account=by, market=MARKET)
    assert report == again
    return [f"{one.rule} {one.bound.name}" for one in report.violations if one.bound]


@pytest.mark.parametrize(("quantity", "passes"), [("40", True), ("41", False)])
def test_a_filter_of_the_account_stands_in_place_of_the_documents(
    quantity: str, passes: bool
) -> None:
    wider = account({**LOT, "maxQty": "200"})

    assert broken(limit(quantity=quantity), account(FEWER)) == (
        [] if passes else ["LOT_SIZE maxQty"]
    )
    assert broken(limit(quantity="200"), wider) == []
    assert broken(limit(quantity="201"), wider) == ["LOT_SIZE maxQty"]
    assert broken(limit(quantity="101"), Account()) == ["LOT_SIZE maxQty"]


def test_what_the_account_has_besides_is_added_and_what_it_does_not_name_stays() -> None:
    by = account(exchange=[ANYWHERE], openOrders=[*OPEN, *[{**OPEN[0], "symbol": "CD"}] * 2])

    assert broken(limit(quantity="101"), by) == [
        "LOT_SIZE maxQty",
        "MAX_NUM_ORDERS maxNumOrders",
        "EXCHANGE_MAX_NUM_ORDERS maxNumOrders",
    ]


@pytest.mark.parametrize(("count", "passes"), [(4, True), (3, False)])
def test_counts_of_the_account(count: int, passes: bool) -> None:
    own, here = {**ORDERS, "maxNumOrders": count}, ["MAX_NUM_ORDERS maxNumOrders"]

    assert broken(limit(), account(own, openOrders=OPEN)) == ([] if passes else here)
    own, anywhere = {**ORDERS, "maxNumOrders": 9}, {**ANYWHERE, "maxNumOrders": count}
    by = account(own, exchange=[anywhere], openOrders=OPEN)
    assert broken(limit(), by) == ([] if passes else ["EXCHANGE_MAX_NUM_ORDERS maxNumOrders"])


@pytest.mark.parametrize(
    ("params", "asset", "legal", "illegal"),
    [
        (limit(quantity="42", price="2"), "A", "42", "41.99999999"),
        (limit(quantity="42", price="2"), "B", "84", "83.99999999"),
        (limit_maker(quantity="42", price="2"), "B", "84", "83.99999999"),
        (market_order(quantity="42"), "A", "42", "41"),
        (market_order(quantity="42"), "B", "420", "419"),
        (market_for("42"), "B", "42", "41"),
        (market_for("42"), "A", "4.2", "4.1"),
    ],
)
def test_both_sides_of_the_limit_of_an_asset(
    params: Json, asset: str, legal: str, illegal: str
) -> None:
    assert broken(params, account(assets=[most(asset, legal)])) == []
    assert broken(params, account(assets=[most(asset, illegal)])) == ["MAX_ASSET limit"]
    assert broken(params, account(assets=[most("C", illegal)])) == []


@pytest.mark.parametrize(
    ("quantity", "price", "count"),
    [("20", "2.1", 0), ("20", "2.11", 1), ("21", "2", 1), ("21", "2.1", 2)],
)
def test_limits_of_both_assets_bind_together(quantity: str, price: str, count: int) -> None:
    both = account(assets=[most("A", "20"), most("B", "42")])

    found = broken(limit(quantity=quantity, price=price), both)

    assert found == ["MAX_ASSET limit"] * count


def test_each_order_of_a_list_is_bound() -> None:
    by = account(assets=[most("A", "2")])

    assert broken(oco(quantity="2"), by, kind="oco") == []
    assert broken(oco(quantity="3"), by, kind="oco") == ["MAX_ASSET limit"]


def test_the_limit_of_the_document_yields_to_that_of_the_account_on_the_same_asset() -> None:
    info = exchange_with(most("A", "10"))

    assert broken(limit(quantity="20"), account(assets=[most("A", "20")]), info) == []
    assert broken(limit(quantity="21"), account(assets=[most("A", "20")]), info) == [
        "MAX_ASSET limit"
    ]
    assert broken(limit(quantity="11"), account(assets=[most("B", "99999")]), info) == [
        "MAX_ASSET limit"
    ]


def test_every_answer_that_looks_at_an_account_obeys() -> None:
    by = account(FEWER, {**ORDERS, "maxNumOrders": 7}, assets=[most("B", "60")], openOrders=OPEN)
    by = attrs.evolve(by, balances={"B": "1000"})
    symbol, order = INFO["AB"], Order.limit("AB", "BUY", quantity="90.5", price="2")

    for fit in (symbol.fit(order, account=by), INFO.fit(order, account=by)):
        assert fit.order.to_params()["quantity"] == "30"
        assert not {"LOT_SIZE", "MAX_ASSET"} & {one.rule for one in fit.report.violations}
    assert symbol.max_quantity("2", account=by) == 30
    assert symbol.max_quantity("1", account=by) == 40
    assert symbol.region(account=by).quantities_at("2") == (Decimal(1), Decimal(30))
    assert symbol.headroom(by).orders == 4
    assert not symbol.checker(type="LIMIT", side="BUY")(quantity="31", price="2", account=by)
    assert symbol.for_account(by).max_quantity("1") == 40
    assert symbol.for_account(by).split_market(90) == tuple(map(Decimal, (40, 40, 10)))
    assert [one["maxQty"] for one in symbol.raw["filters"][:1]] == ["100"]
    assert symbol.max_quantity("2", account=Account(balances={"B": "1000"})) == 100
    assert symbol.headroom(Account(open_orders=[])).orders == 3


def test_a_symbol_of_an_account_is_that_accounts_whatever_else_is_asked() -> None:
    symbol = INFO["AB"].for_account(account(FEWER))

    assert symbol.for_account(account(FEWER)) is symbol
    assert symbol.filters["LOT_SIZE"].max_qty == 40
    for again in (copy.copy(symbol), pickle.loads(pickle.dumps(symbol))):  # noqa: S301  our own
        assert again.filters["LOT_SIZE"].max_qty == 40
        assert again.for_account(account(FEWER)) is again


def test_other_symbols_and_other_accounts_are_as_before() -> None:
    raw = INFO["AB"].raw
    info = ExchangeInfo.load({"symbols": [raw, {**raw, "symbol": "CD"}]})
    by = account(FEWER)

    assert info["CD"].for_account(by) is info["CD"]
    assert info["AB"].for_account(Account()) is info["AB"]
    assert info["AB"].for_account(Account(my_filters={})) is info["AB"]
    assert info.check({**limit(quantity="41"), "symbol": "CD"}, account=by).ok


def plan_of(symbol: Symbol, by: Account) -> object:
    return symbol.plan_for(shape_of(LIMIT, BUY), account=by)


def test_plans_are_kept_while_the_filters_are_the_same() -> None:
    symbol, by = exchange_with(LOT)["AB"], account(FEWER)
    plan = plan_of(symbol, by)

    assert plan_of(symbol, by) is plan
    assert plan_of(symbol, attrs.evolve(by, can_trade=True)) is plan
    assert plan_of(symbol, account(dict(reversed(FEWER.items())))) is plan
    assert plan_of(symbol, account(LOT)) is not plan
    assert plan_of(symbol, Account()) is not plan


def test_accounts_without_end_do_not_fill_the_memory() -> None:
    symbol = exchange_with(LOT)["AB"]
    first = weakref.ref(symbol.for_account(account(FEWER)))
    gc.collect()
    assert first() is symbol.for_account(account(FEWER))

    for count in range(200):
        symbol.for_account(account({**ORDERS, "maxNumOrders": count}))
    gc.collect()

    assert first() is None


def test_a_filter_that_is_not_understood_is_unevaluated() -> None:
    by = account({"filterType": "MY_OWN"}, assets=[{"filterType": "NEW_ASSET", "asset": "A"}])

    report = INFO.check(limit(), account=by, market=MARKET)

    assert {"MY_OWN", "NEW_ASSET"} <= {one.rule for one in report.unevaluated if not one.missing}


@pytest.mark.parametrize(
    ("reply", "message"),
    [
        (
            {"symbolFilters": [{**LOT, "maxQty": "x"}]},
            "myFilters.AB.symbolFilters[0].maxQty: 'x' is not a decimal",
        ),
        (
            {"symbolFilters": [LOT, LOT]},
            "myFilters.AB.symbolFilters[1].filterType: 'LOT_SIZE' stands here twice",
        ),
        (
            {"assetFilters": [most("A", "1"), {"filterType": "MAX_ASSET", "limit": "1"}]},
            "myFilters.AB.assetFilters[1].asset: is missing",
        ),
    ],
    ids=["a value", "twice", "missing"],
)
def test_a_filter_that_cannot_be_read_raises_when_it_is_asked(reply: Json, message: str) -> None:
    by = Account(my_filters={"AB": reply})

    for ask in (lambda: INFO.check(limit(), account=by), lambda: INFO["AB"].headroom(by)):
        with pytest.raises(InvalidFacts) as error:
            ask()
        assert str(error.value) == message


def test_equal_replies_are_equal() -> None:
    one, other = (MyFilters.read({"symbolFilters": [LOT]}, "x") for _ in range(2))

    assert one == other
    assert len({one, other}) == 1
    assert one.symbol_filters == [LOT]
    one.symbol_filters.clear()
    assert one.symbol_filters == [LOT]

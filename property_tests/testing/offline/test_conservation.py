"""Whatever happens on the exchange, nothing is lost and nothing comes from nowhere.

- What accounts, fees and the rest of the world have adds up to 0, to the last digit.
- No balance is ever negative.
- What is locked is what the open orders need.
- An order that `check` refuses is refused with the same code and text; one that it accepts is
  accepted.
- A journal replayed leads to the same state.
"""

import json
from decimal import Decimal
from importlib.resources import files
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from pretrade import Account
from pretrade.client.errors import ExchangeError, TransportFailed
from pretrade.decimals import ZERO, add, multiply
from pretrade.testing import OFFLINE_KEY, OfflineExchange, replay
from property_tests.small_cases import few

Json = dict[str, Any]
RULES: Json = json.loads((files("pretrade") / "sample" / "exchange_info.json").read_text("utf-8"))
BTC = "BTCUSDT"
KEYS = (OFFLINE_KEY, "other")

keys = st.sampled_from(KEYS)
sides = st.sampled_from(["BUY", "SELL"])
prices = st.sampled_from([Decimal(59_000 + 250 * step) + Decimal("0.01") for step in range(9)])
quantities = st.sampled_from(
    [Decimal(step) / 1000 for step in (1, 2, 5, 17, 400)] + [Decimal("0.01237")]
)
forces = st.sampled_from(["GTC", "GTC", "IOC", "FOK"])
levels = st.lists(st.tuples(prices, quantities), max_size=3)


@st.composite
def orders(draw: st.DrawFn) -> Json:
    order_type = draw(
        st.sampled_from(
            [
                *("LIMIT", "LIMIT", "LIMIT", "MARKET", "AMOUNT", "LIMIT_MAKER", "STOP_LOSS"),
                *("STOP_LOSS_LIMIT", "TAKE_PROFIT", "TAKE_PROFIT_LIMIT"),
            ]
        )
    )
    given: Json = {"symbol": BTC, "side": draw(sides), "type": order_type}
    if order_type == "AMOUNT":
        amount = draw(st.sampled_from(["10", "99.99", "1234.5"]))
        return {**given, "type": "MARKET", "quoteOrderQty": amount}
    given["quantity"] = draw(quantities)
    if order_type.startswith("LIMIT") or order_type.endswith("LIMIT"):
        given["price"] = draw(prices)
    if order_type.endswith("LIMIT"):
        given["timeInForce"] = draw(forces)
    if order_type.startswith(("STOP", "TAKE")):
        which = draw(st.sampled_from(["stop", "trail", "both"]))
        given |= {"stopPrice": draw(prices)} if which != "trail" else {}
        given |= {"trailingDelta": draw(st.sampled_from([10, 100]))} if which != "stop" else {}
    if order_type.startswith("LIMIT") and draw(st.booleans()):
        given["icebergQty"] = multiply(given["quantity"], Decimal("0.5"))
    return given


@st.composite
def lists(draw: st.DrawFn) -> Json:
    side, quantity = draw(sides), draw(quantities)
    price, stop = draw(prices), draw(prices)
    given: Json = {"symbol": BTC, "side": side, "quantity": quantity}
    given |= {"price": price, "stopPrice": stop}
    if draw(st.booleans()):
        given |= {"stopLimitPrice": draw(prices), "stopLimitTimeInForce": draw(forces)}
    return given


def needs(orders_open: list[Json], lists_open: list[Json]) -> dict[str, Decimal]:
    """What open orders need, from what the exchange itself says of them; stops at estimates."""
    paired = {order["orderId"] for one in lists_open for order in one["orders"]}
    open_by_id = {order["orderId"]: order for order in orders_open}
    total = {"BTC": ZERO, "USDT": ZERO}
    for order in orders_open:
        if order["orderId"] not in paired:
            _count(total, order, [order])
    for one in lists_open:
        legs = [open_by_id[leg["orderId"]] for leg in one["orders"] if leg["orderId"] in open_by_id]
        _count(total, legs[0], legs)
    return total


def _count(total: dict[str, Decimal], order: Json, legs: list[Json]) -> None:
    asset = "USDT" if order["side"] == "BUY" else "BTC"
    total[asset] = add(total[asset], max(_need(leg) for leg in legs))


def _need(order: Json) -> Decimal:
    rest = Decimal(order["origQty"]) - Decimal(order["executedQty"])
    rest -= Decimal(order.get("preventedQuantity", 0))
    if order["side"] == "SELL":
        return rest
    price = Decimal(order["price"]) or Decimal(order["stopPrice"])
    return multiply(price, rest)


class Trading(RuleBasedStateMachine):
    """Two accounts that trade at random with the world and with each other."""

    @initialize(
        stands=st.booleans(),
        mode=st.sampled_from(["NONE", "EXPIRE_TAKER", "EXPIRE_MAKER", "EXPIRE_BOTH", "DECREMENT"]),
        fee=st.sampled_from(["0", "0.001", "0.00075", "0.0123456789"]),
    )
    def open(self, stands: bool, mode: str, fee: str) -> None:
        held = {"USDT": "50000", "BTC": "1"}
        row = {**RULES["symbols"][0], "defaultSelfTradePreventionMode": mode}
        rules: Json = {**RULES, "rateLimits": [], "symbols": [row]}
        self.exchange = OfflineExchange(rules, {BTC: "60000"}, held, fee_rate=fee)
        self.exchange.add_account("other", {"USDT": "20000", "BTC": "0.5"})
        if not stands:
            self.exchange.book(BTC)
        self.estimated = False

    def facts(self, key: str) -> Account:
        return self.exchange.facts(key)

    def estimate(self, params: Json) -> None:
        """A buyer's trailing stop without any price holds what the market said at that time."""
        prices = {"price", "stopPrice", "quoteOrderQty"} & params.keys()
        self.estimated |= params["side"] == "BUY" and params["type"] != "MARKET" and not prices

    def agree(self, kind: str, endpoint: str, params: Json, key: str) -> None:
        """Send a request; the exchange must say what `check` says."""
        exchange = self.exchange
        verdict = exchange.info.check(
            params, request=kind, market=exchange.market(BTC), account=self.facts(key)
        )
        said = None
        try:
            exchange.call(endpoint, params, api_key=key)
        except ExchangeError as error:
            said = error.code, error.msg
        first = verdict.first
        assert said == (None if first is None else (first.code, first.msg))

    @rule(params=orders(), key=keys)
    def place(self, params: Json, key: str) -> None:
        self.estimate(params)
        self.agree("order", "new_order", params, key)

    @rule(params=orders(), key=keys)
    def try_out(self, params: Json, key: str) -> None:
        self.agree("testOrder", "test_order", params, key)

    @rule(params=lists(), key=keys)
    def place_list(self, params: Json, key: str) -> None:
        self.agree("oco", "new_oco", params, key)

    @rule(key=keys, data=st.data())
    def cancel(self, key: str, data: st.DataObject) -> None:
        found = self.exchange.open_orders(api_key=key)
        if found:
            order = data.draw(st.sampled_from(found))
            self.exchange.cancel_order(api_key=key, symbol=BTC, orderId=order["orderId"])

    @rule(key=keys)
    def cancel_everything(self, key: str) -> None:
        if self.exchange.open_orders(api_key=key):
            self.exchange.cancel_all(api_key=key, symbol=BTC)
        assert self.exchange.open_orders(api_key=key) == []

    @rule(params=orders(), key=keys, stop=st.booleans(), order_id=st.integers(1, 20))
    def replace(self, params: Json, key: str, stop: bool, order_id: int) -> None:
        self.estimate(params)
        mode = "STOP_ON_FAILURE" if stop else "ALLOW_FAILURE"
        more = {"cancelReplaceMode": mode, "cancelOrderId": order_id}
        code = 0
        try:
            self.exchange.cancel_replace(api_key=key, **{**params, **more})
        except ExchangeError as error:
            code = error.code
        assert code in {0, -1013, -2010, -2021, -2022}

    @rule(price=prices, quantity=quantities)
    def trade(self, price: Decimal, quantity: Decimal) -> None:
        self.exchange.trade(BTC, price, quantity)
        assert self.exchange.market(BTC).last_price is not None

    @rule(price=prices)
    def price(self, price: Decimal) -> None:
        self.exchange.price(BTC, price)
        last = self.exchange.market(BTC).last_price  # stops that it started may have traded
        assert last is not None
        assert abs(last - price) <= Decimal("0.01")

    @rule(bids=levels, asks=levels)
    def book(self, bids: list[Any], asks: list[Any]) -> None:
        low = [(price - 1500, quantity) for price, quantity in bids]
        high = [(price + 1500, quantity) for price, quantity in asks]
        self.exchange.book(BTC, bids=low, asks=high)

    @rule(seconds=st.integers(0, 400))
    def wait(self, seconds: int) -> None:
        self.exchange.advance(seconds)

    @rule(key=keys)
    def deposit(self, key: str) -> None:
        self.exchange.deposit("USDT", "100.00000001", api_key=key)

    @rule(params=orders(), key=keys)
    def lose_a_reply(self, params: Json, key: str) -> None:
        self.estimate(params)
        self.exchange.inject("lost_reply")
        try:
            self.exchange.new_order(api_key=key, **params)
        except (ExchangeError, TransportFailed):
            return
        raise AssertionError(params)

    @rule(fault=st.sampled_from(["wipe", "disconnect"]))
    def fail(self, fault: str) -> None:
        self.exchange.inject(fault)

    @rule()
    def replay(self) -> None:
        again = replay(self.exchange.journal)
        assert again.journal == self.exchange.journal
        for key in KEYS:
            assert again.balances(key) == self.exchange.balances(key)
            assert again.all_orders(api_key=key, symbol=BTC) == self.exchange.all_orders(
                api_key=key, symbol=BTC
            )
        self.exchange = again  # what was asked stands in both journals now

    @invariant()
    def nothing_is_lost(self) -> None:
        totals = dict(self.exchange.outside)
        for part in (
            self.exchange.fees,
            *({a: b.total for a, b in self.exchange.balances(key).items()} for key in KEYS),
        ):
            for asset, amount in part.items():
                totals[asset] = add(totals.get(asset, ZERO), amount)
        assert not any(totals.values()), totals

    @invariant()
    def nothing_is_negative(self) -> None:
        for key in KEYS:
            for asset, balance in self.exchange.balances(key).items():
                assert balance.free >= 0, (key, asset)
                assert balance.locked >= 0, (key, asset)

    @invariant()
    def what_is_locked_is_what_open_orders_need(self) -> None:
        if self.estimated:
            return
        for key in KEYS:
            needed = needs(
                self.exchange.open_orders(api_key=key),
                self.exchange.open_order_lists(api_key=key),
            )
            for asset, amount in needed.items():
                assert self.exchange.balance(asset, api_key=key).locked == amount, (key, asset)

    @invariant()
    def counts_are_those_of_the_open_orders(self) -> None:
        state = self.exchange._engine  # pyright: ignore[reportPrivateUsage]  # its counts
        for key in KEYS:
            live, facts = state.account(state.name_of(key)), self.facts(key)
            assert live.everywhere.snapshot() == facts.open_anywhere
            assert live.open_names.keys() == facts.open_client_order_ids

    @invariant()
    def the_book_is_not_crossed(self) -> None:
        market = self.exchange.market(BTC)
        assert market.best_bid is not None
        assert market.best_ask is not None
        assert not market.best_ask or market.best_bid < market.best_ask


@given(sides, prices, quantities, st.lists(st.sampled_from(["0.1", "0.25", "0.3"]), max_size=3))
def test_a_cancel_frees_what_was_not_filled(
    side: str, price: Decimal, quantity: Decimal, parts: list[str]
) -> None:
    """What is free after a cancel is what was held, less what was paid: nothing stays locked."""
    exchange = OfflineExchange(RULES, {BTC: "60000"}, {"USDT": "50000", "BTC": "1"})
    exchange.book(BTC)
    asset, start = ("USDT", Decimal(50_000)) if side == "BUY" else ("BTC", Decimal(1))
    limit = {"symbol": BTC, "side": side, "type": "LIMIT", "timeInForce": "GTC"}
    made = exchange.new_order(**limit, price=price, quantity=quantity)
    for part in parts:
        exchange.trade(BTC, price, multiply(quantity, Decimal(part)).quantize(Decimal("0.00001")))

    order = exchange.query_order(symbol=BTC, orderId=made["orderId"])
    filled = Decimal(order["executedQty"])
    paid = filled if side == "SELL" else multiply(filled, price)
    held = quantity if side == "SELL" else multiply(quantity, price)
    assert exchange.balance(asset).locked == held - paid
    exchange.cancel_order(symbol=BTC, orderId=made["orderId"])
    assert exchange.balance(asset).locked == 0
    assert exchange.balance(asset).free == start - paid


TestTrading = Trading.TestCase
TestTrading.settings = settings(few, stateful_step_count=40)

"""Order lists of every kind, whatever happens to them.

"The pending order is only placed on the order book when the working order gets fully filled"; "one
of the orders can ever be executed" (REST documentation of 2024-06-11; amendment FAQ of 2025-04-07).

- What accounts, fees and the rest of the world have adds up to 0, and no balance is negative.
- What is locked is what the open orders need; of an OPO, what was bought for its pending orders.
- Of an OCO at most one order executes, and it leaves none open.
- No pending order is placed before the working one is filled, and none waits after it ended.
- A list is done when none of its orders is open.
- What `check` refuses is refused with the same code and text; what it accepts is accepted.
- A journal replayed leads to the same state.
"""

from decimal import Decimal

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from pretrade.client.errors import ExchangeError
from pretrade.decimals import ZERO, add, multiply
from pretrade.testing import OFFLINE_KEY, OfflineExchange, replay
from property_tests.small_cases import few
from property_tests.testing.offline.test_conservation import BTC, KEYS, RULES, Json

FLAGS = dict.fromkeys(("ocoAllowed", "otoAllowed", "opoAllowed", "amendAllowed"), True)
KINDS = ("oto", "otoco", "opo", "opoco")
OPEN = {"NEW", "PARTIALLY_FILLED", "PENDING_NEW"}

keys = st.sampled_from(KEYS)
sides = st.sampled_from(["BUY", "SELL"])
prices = st.sampled_from([Decimal(58_000 + 500 * step) for step in range(9)])
quantities = st.sampled_from(
    [Decimal("0.001"), Decimal("0.005"), Decimal("0.01237"), Decimal("0.2")]
)
forces = st.sampled_from(["GTC", "GTC", "GTC", "IOC", "FOK"])


def _leg(draw: st.DrawFn, prefix: str, order_type: str) -> Json:
    given: Json = {f"{prefix}Type": order_type}
    if order_type != "MARKET" and order_type not in {"STOP_LOSS", "TAKE_PROFIT"}:
        given[f"{prefix}Price"] = draw(prices)
    if order_type in {"LIMIT", "STOP_LOSS_LIMIT", "TAKE_PROFIT_LIMIT"}:
        given[f"{prefix}TimeInForce"] = draw(forces)
    if order_type.startswith(("STOP", "TAKE")):
        given[f"{prefix}StopPrice"] = draw(prices)
    return given


@st.composite
def lists(draw: st.DrawFn) -> tuple[str, Json]:
    """A list that may be legal: the kind, and its parameters."""
    kind = draw(st.sampled_from(KINDS))
    pays = kind.startswith("opo")
    side = "BUY" if pays else draw(sides)
    given: Json = {"symbol": BTC, "workingSide": side, "workingQuantity": draw(quantities)}
    given |= _leg(draw, "working", draw(st.sampled_from(["LIMIT", "LIMIT", "LIMIT_MAKER"])))
    given["pendingSide"] = pending = "SELL" if pays else draw(sides)
    if not pays:
        given["pendingQuantity"] = draw(quantities)
    if kind in {"oto", "opo"}:
        types = ("LIMIT", "MARKET", "LIMIT_MAKER", "STOP_LOSS", "STOP_LOSS_LIMIT", "TAKE_PROFIT")
        return kind, given | _leg(draw, "pending", draw(st.sampled_from(types)))
    stop, target = ("Above", "Below") if pending == "BUY" else ("Below", "Above")
    stops, targets = ("STOP_LOSS", "STOP_LOSS_LIMIT"), ("LIMIT_MAKER", "TAKE_PROFIT_LIMIT")
    given |= _leg(draw, f"pending{stop}", draw(st.sampled_from(stops)))
    given |= _leg(draw, f"pending{target}", draw(st.sampled_from(targets)))
    low, high = sorted([draw(prices), draw(prices) + 500])
    above, below = (low, high) if pending == "BUY" and stop == "Below" else (high, low)
    for where, price in (("Above", above), ("Below", below)):  # mostly in the right sequence
        name = "Price" if given[f"pending{where}Type"] == "LIMIT_MAKER" else "StopPrice"
        given[f"pending{where}{name}"] = price
    return kind, given


def _need(order: Json) -> Decimal:
    """What an open order needs: nothing while it is pending."""
    if order["status"] not in OPEN - {"PENDING_NEW"}:
        return ZERO
    rest = Decimal(order["origQty"]) - Decimal(order["executedQty"])
    if order["side"] == "SELL":
        return rest
    return multiply(Decimal(order["price"]) or Decimal(order["stopPrice"]), rest)


class Lists(RuleBasedStateMachine):
    """Two accounts with order lists, in a market that moves at random."""

    @initialize(stands=st.booleans(), fee=st.sampled_from(["0", "0.001", "0.0123456789"]))
    def open(self, stands: bool, fee: str) -> None:
        row = {**RULES["symbols"][0], **FLAGS, "defaultSelfTradePreventionMode": "NONE"}
        rules: Json = {**RULES, "rateLimits": [], "symbols": [row], "serverTime": 1_780_000_000_000}
        held = {"USDT": "50000", "BTC": "1"}
        self.exchange = OfflineExchange(rules, {BTC: "60000"}, held, fee_rate=fee)
        self.exchange.add_account("other", {"USDT": "20000", "BTC": "0.5"})
        if not stands:
            self.exchange.book(BTC)

    def agree(self, kind: str, endpoint: str, params: Json, key: str) -> None:
        """Send a request; the exchange must say what `check` says."""
        exchange, said = self.exchange, None
        verdict = exchange.info.check(
            params, request=kind, market=exchange.market(BTC), account=exchange.facts(key)
        )
        try:
            exchange.call(endpoint, params, api_key=key)
        except ExchangeError as error:
            said = error.code, error.msg
        first = verdict.first
        assert said == (None if first is None else (first.code, first.msg))

    @rule(given=lists(), key=keys)
    def place(self, given: tuple[str, Json], key: str) -> None:
        kind, params = given
        self.agree(kind, f"new_{kind}", params, key)

    @rule(side=sides, quantity=quantities, price=prices, key=keys)
    def trade_with_each_other(self, side: str, quantity: Decimal, price: Decimal, key: str) -> None:
        given = {"symbol": BTC, "side": side, "type": "LIMIT", "timeInForce": "IOC"}
        self.agree("order", "new_order", given | {"quantity": quantity, "price": price}, key)

    @rule(key=keys, data=st.data(), part=st.sampled_from(["0.3", "0.5", "0.9"]))
    def amend(self, key: str, data: st.DataObject, part: str) -> None:
        found = [one for one in self.exchange.open_orders(api_key=key) if "origQty" in one]
        if not found:
            return
        order = data.draw(st.sampled_from(found))
        quantity = multiply(Decimal(order["origQty"]), Decimal(part)).quantize(Decimal("0.00001"))
        given = {"symbol": BTC, "orderId": order["orderId"], "newQty": quantity}
        self.agree("amend", "amend_order", given, key)

    @rule(key=keys, data=st.data())
    def cancel(self, key: str, data: st.DataObject) -> None:
        found = self.exchange.open_orders(api_key=key)
        if found:
            order = data.draw(st.sampled_from(found))
            self.exchange.cancel_order(api_key=key, symbol=BTC, orderId=order["orderId"])

    @rule(price=prices, quantity=quantities)
    def trade(self, price: Decimal, quantity: Decimal) -> None:
        self.exchange.trade(BTC, price, quantity)
        assert self.exchange.market(BTC).last_price is not None

    @rule(price=prices)
    def price(self, price: Decimal) -> None:
        self.exchange.price(BTC, price)

    @rule(spread=st.sampled_from([500, 1500]), middle=prices)
    def book(self, spread: int, middle: Decimal) -> None:
        bids, asks = [(middle - spread, "0.01")], [(middle + spread, "0.01")]
        self.exchange.book(BTC, bids=bids, asks=asks)

    @rule()
    def replay(self) -> None:
        again = replay(self.exchange.journal)
        assert again.journal == self.exchange.journal
        for key in KEYS:
            assert again.balances(key) == self.exchange.balances(key)
            assert again.open_order_lists(api_key=key) == self.exchange.open_order_lists(
                api_key=key
            )
        self.exchange = again

    def orders_of(self, key: str) -> dict[int, Json]:
        rows = self.exchange.all_orders(api_key=key, symbol=BTC, limit=1000)
        return {one["orderId"]: one for one in rows}

    @invariant()
    def nothing_is_lost(self) -> None:
        totals = dict(self.exchange.outside)
        held = [self.exchange.balances(key) for key in KEYS]
        for part in (self.exchange.fees, *({a: b.total for a, b in one.items()} for one in held)):
            for asset, amount in part.items():
                totals[asset] = add(totals.get(asset, ZERO), amount)
        assert not any(totals.values()), totals
        assert all(b.free >= 0 and b.locked >= 0 for one in held for b in one.values())

    @invariant()
    def what_is_locked_is_needed(self) -> None:
        for key in KEYS:
            orders, needed, fees = self.orders_of(key), {"BTC": ZERO, "USDT": ZERO}, ZERO
            for one in self.exchange.open_order_lists(api_key=key):
                first, *others = (orders[each["orderId"]] for each in one["orders"])
                for group in ([first], others):
                    asset = "BTC" if group[0]["side"] == "SELL" else "USDT"
                    needed[asset] = add(needed[asset], max(map(_need, group)))
                if "origQty" not in others[0]:  # an OPO: what was bought is held
                    needed["BTC"] = add(needed["BTC"], Decimal(first["executedQty"]))
                    fees = add(fees, self.fees_of(first, key))
            locked = {name: self.exchange.balance(name, api_key=key).locked for name in needed}
            assert locked["USDT"] == needed["USDT"]
            # The fee is taken of what was bought, or of what is free.
            assert needed["BTC"] - fees <= locked["BTC"] <= needed["BTC"]

    def fees_of(self, order: Json, key: str) -> Decimal:
        trades = self.exchange.my_trades(api_key=key, symbol=BTC, orderId=order["orderId"])
        return sum((Decimal(one["commission"]) for one in trades), ZERO)

    @invariant()
    def pending_orders_follow_the_working_one(self) -> None:
        for key in KEYS:
            orders = self.orders_of(key)
            for one in self.exchange.all_order_lists(api_key=key, limit=1000):
                first, *others = (orders[each["orderId"]] for each in one["orders"])
                waiting = [each["status"] == "PENDING_NEW" for each in others]
                assert all(waiting) or not any(waiting)
                assert all(waiting) == (first["status"] in OPEN)
                traded = [each for each in others if Decimal(each["executedQty"])]
                assert not traded or first["status"] == "FILLED"
                assert len(traded) <= 1
                if traded:
                    assert not any(each["status"] in OPEN for each in others if each not in traded)
                is_open = any(each["status"] in OPEN for each in (first, *others))
                assert one["listOrderStatus"] == ("EXECUTING" if is_open else "ALL_DONE")

    @invariant()
    def counts_are_those_of_the_open_orders(self) -> None:
        state = self.exchange._engine  # pyright: ignore[reportPrivateUsage]  # its counts
        for key in KEYS:
            live = state.account(state.name_of(key))
            assert live.everywhere.snapshot() == self.exchange.facts(key).open_anywhere

    def teardown(self) -> None:
        """In the events too, no pending order is placed before the working one is filled."""
        if not hasattr(self, "exchange"):
            return
        lists = {
            each["orderId"]: one["orders"][0]["orderId"]
            for one in self.exchange.all_order_lists(api_key=OFFLINE_KEY, limit=1000)
            for each in one["orders"][1:]
        }
        filled: set[int] = set()
        for event in self.exchange.events(OFFLINE_KEY):
            if event["e"] == "executionReport":
                if event["X"] == "FILLED":
                    filled.add(event["i"])
                placed = event["i"] in lists and event["X"] in {"NEW", "PARTIALLY_FILLED", "FILLED"}
                assert not placed or lists[event["i"]] in filled


TestLists = Lists.TestCase
TestLists.settings = settings(few, stateful_step_count=40)

"""The five scenarios of the exchange's "Trailing Stop order FAQ" (2022-06-15), trade by trade."""

from decimal import Decimal

import attrs
import pytest

from pretrade.testing import OfflineExchange
from tests.testing.offline.boxes import BTC, RULES, Json, box, rules, status

STEPS = 20


@attrs.frozen
class Scenario:
    """A trailing stop, the prices between which trades lead, and the price that triggers it."""

    side: str
    type: str
    price: str
    delta: int
    stop: str | None
    turns: tuple[str, ...]
    trigger: str


SCENARIOS = {
    "A": Scenario(
        "BUY",
        "STOP_LOSS_LIMIT",
        "45000",
        500,
        "44000",
        ("37000", "45000", "46000", "42000"),
        "44100",
    ),
    "B": Scenario(
        "SELL",
        "STOP_LOSS_LIMIT",
        "38000",
        1000,
        "39000",
        ("41500", "37000", "41000"),
        "36900",
    ),
    "C": Scenario(
        "BUY",
        "TAKE_PROFIT_LIMIT",
        "38500",
        850,
        "38000",
        ("42000", "37000", "39000", "38000"),
        "40145",
    ),
    "D": Scenario(
        "SELL",
        "TAKE_PROFIT_LIMIT",
        "41000",
        750,
        "42000",
        ("41500", "39000", "45000", "44000", "46500"),
        "43012.5",
    ),
    "E": Scenario(
        "SELL",
        "STOP_LOSS_LIMIT",
        "39000",
        700,
        None,
        ("42000", "39500", "45500"),
        "42315",
    ),
}


def placed(exchange: OfflineExchange, scenario: Scenario) -> int:
    given: Json = {
        "symbol": BTC,
        "side": scenario.side,
        "type": scenario.type,
        "timeInForce": "GTC",
        "quantity": "0.01",
        "price": scenario.price,
        "stopPrice": scenario.stop,
        "trailingDelta": scenario.delta,
    }
    order_id: int = exchange.new_order(**given)["orderId"]
    return order_id


def series(start: str, end: str) -> list[Decimal]:
    """Trades on a straight line from one price to another, the first one left out."""
    first, last = Decimal(start), Decimal(end)
    return [first + (last - first) * step / STEPS for step in range(1, STEPS + 1)]


def is_working(exchange: OfflineExchange, order_id: int) -> bool:
    found: bool = exchange.query_order(symbol=BTC, orderId=order_id)["isWorking"]
    return found


@pytest.mark.parametrize("scenario", SCENARIOS.values(), ids=list(SCENARIOS))
def test_it_triggers_at_the_published_trade_and_not_before(scenario: Scenario) -> None:
    exchange = box(price="40000", btc="1")
    exchange.book(BTC)  # nobody trades with the order once it works
    exchange.trade(BTC, "40000", "1")
    order_id = placed(exchange, scenario)
    last = "40000"

    for turn in scenario.turns:
        for price in series(last, turn):
            exchange.trade(BTC, price, "1")
            assert not is_working(exchange, order_id), price
        last = turn
    for price in series(last, scenario.trigger)[:-1]:
        exchange.trade(BTC, price, "1")
        assert not is_working(exchange, order_id), price
    exchange.trade(BTC, scenario.trigger, "1")

    assert is_working(exchange, order_id)
    assert status(exchange, order_id) == "NEW"


@pytest.mark.parametrize("scenario", SCENARIOS.values(), ids=list(SCENARIOS))
def test_it_then_trades_as_far_as_its_limit_price(scenario: Scenario) -> None:
    exchange = box(price="40000", btc="1")
    order_id = placed(exchange, scenario)
    exchange.book(BTC, bids=[("30000", "1")], asks=[("50000", "1")])
    for turn in (*scenario.turns, scenario.trigger):
        exchange.trade(BTC, turn, "1")

    exchange.book(BTC, bids=[(scenario.price, "1")] if scenario.side == "SELL" else [])
    exchange.book(BTC, asks=[(scenario.price, "1")] if scenario.side == "BUY" else [])

    assert status(exchange, order_id) == "FILLED"


def test_a_reply_says_since_when_an_order_follows_the_market() -> None:
    exchange = box(rules(serverTime=1_720_000_000_000), price="40000", btc="1")
    order_id = placed(exchange, SCENARIOS["B"])

    def trailing_time() -> int:
        found: int = exchange.query_order(symbol=BTC, orderId=order_id)["trailingTime"]
        return found

    assert trailing_time() == -1
    exchange.advance(7)
    exchange.trade(BTC, "38900", "1")
    assert trailing_time() == 1_720_000_007_000


@pytest.mark.parametrize("now", [1, 1_720_000_000_000])
def test_it_follows_the_market_whatever_the_time_is(now: int) -> None:
    exchange = box(rules(serverTime=now), price="40000", btc="1")
    exchange.book(BTC)
    order_id = placed(exchange, SCENARIOS["E"])

    exchange.trade(BTC, "37200.01", "1")
    assert not is_working(exchange, order_id)
    exchange.trade(BTC, "37200", "1")
    assert is_working(exchange, order_id)


def test_the_first_trade_is_the_first_extreme_where_nothing_traded_before() -> None:
    exchange = OfflineExchange(RULES, balances={"ETH": "1"})
    exchange.book("ETHUSDT")  # nobody trades with the order once it works
    given = {"symbol": "ETHUSDT", "side": "SELL", "type": "STOP_LOSS_LIMIT", "quantity": "1"}
    exchange.new_order(**given, timeInForce="GTC", price="1000", trailingDelta=1000)

    exchange.trade("ETHUSDT", "2000", "1")
    exchange.trade("ETHUSDT", "1800.01", "1")
    assert not exchange.open_orders()[0]["isWorking"]
    exchange.trade("ETHUSDT", "1800", "1")
    assert exchange.open_orders()[0]["isWorking"]

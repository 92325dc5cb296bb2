"""What users met, in their numbers, through the client from end to end."""

import copy
from typing import Any

import pytest

from pretrade.client import CircuitOpen, Client, ExchangeError
from tests.client.conftest import OpenClient
from tests.client.exchange import Clock, Exchange
from tests.client.orders import LIMIT, RULES
from tests.client.server import Answer, Server, refusal

PLACE = "POST /api/v3/order"


@pytest.fixture
def client(open_client: OpenClient) -> Client:
    return open_client()


def list_gtcbusd(exchange: Exchange, step: str) -> None:
    """Let the exchange list GTCBUSD with this step."""
    symbol: dict[str, Any] = copy.deepcopy(RULES["symbols"][0])
    symbol |= {"symbol": "GTCBUSD", "baseAsset": "GTC", "quoteAsset": "BUSD"}
    lot = next(one for one in symbol["filters"] if one["filterType"] == "LOT_SIZE")
    lot |= {"minQty": step, "stepSize": step}
    exchange.document["symbols"] = [symbol]


def test_a_step_that_grows_while_a_bot_runs(
    client: Client, server: Server, exchange: Exchange
) -> None:
    """Seen in freqtrade 5481: GTC/BUSD went from step 0.01 to 0.1, and every sale was refused."""
    list_gtcbusd(exchange, "0.01")
    sale = {"symbol": "GTCBUSD", "side": "SELL", "type": "MARKET", "quantity": "12.34"}
    client.new_order(sale)
    list_gtcbusd(exchange, "0.1")
    server.script(PLACE, refusal(-1013, "Filter failure: LOT_SIZE"))

    with pytest.raises(ExchangeError) as refused:
        client.new_order(sale)
    changes = list(map(str, refused.value.rules_changed))
    reply = client.new_order(sale, fit=True)

    assert "GTCBUSD LOT_SIZE.stepSize: 0.01 -> 0.1" in changes
    assert reply["origQty"] == "12.3"
    assert [change.field for change in reply.changes] == ["quantity"]


def test_a_clock_1760_ms_ahead_and_three_days_later_again(
    open_client: OpenClient, server: Server, exchange: Exchange, clock: Clock
) -> None:
    """python-binance 2 and 746: the offset was measured once and then drifted."""
    client = open_client(rules=RULES)
    exchange.skew = -1760
    client.new_order(**LIMIT)
    clock.now += 3 * 86_400_000
    exchange.skew = -3600

    client.new_order(**LIMIT)

    assert server.routes().count(PLACE) == 4
    assert server.routes().count("GET /api/v3/time") == 2
    assert len(exchange.orders) == 2


def test_an_order_that_was_accepted_but_whose_reply_was_lost(
    open_client: OpenClient, server: Server, exchange: Exchange
) -> None:
    """Seen in nautilus 4215, hummingbot 493: a second order was sent."""
    client = open_client(rules=RULES)
    server.script(PLACE, Answer(cut=True))

    assert client.new_order(**LIMIT)["status"] == "NEW"
    assert len(exchange.orders) == 1


def test_a_loop_on_one_refusal_stops(open_client: OpenClient, server: Server) -> None:
    """Seen in hummingbot 462: a loop on -2010 used up the 100000 orders of a day."""
    client = open_client(rules=RULES)
    poor = refusal(-2010, "Account has insufficient balance for requested action.")
    server.script(PLACE, *[poor] * 100)

    for _ in range(100):
        with pytest.raises((ExchangeError, CircuitOpen)):
            client.new_order(**LIMIT)

    assert server.routes() == [PLACE] * 3


def test_a_grid_of_a_hundred_levels_is_planned(client: Client) -> None:
    """Seen in bbgo 228: 50 orders in 10 seconds are allowed."""
    client.refresh_rules()

    plan = client.limits.plan(100)

    assert plan.now == 50
    assert [number for _, number in plan.later] == [50]


def test_a_symbol_that_is_not_ascii_is_signed_as_the_exchange_reads_it(
    open_client: OpenClient, exchange: Exchange
) -> None:
    """The testnet lists such a symbol since 2025-12-18."""
    client = open_client(validate="off")

    client.new_order(LIMIT | {"symbol": "这是测试币456"})

    (order,) = exchange.orders.values()
    assert order["symbol"] == "这是测试币456"

"""Rules that change while a client runs."""

import asyncio
from decimal import Decimal
from typing import Any

import pytest

from pretrade import ExchangeInfo
from pretrade.client import AsyncClient, Client, ExchangeError, MalformedReply, RulesChanged
from tests.client.conftest import OpenClient
from tests.client.exchange import API_KEY, API_SECRET, Clock, Exchange
from tests.client.orders import LIMIT, RULES
from tests.client.server import Answer, Server, refusal

PLACE = "POST /api/v3/order"
INFO = "GET /api/v3/exchangeInfo"
FILTER_FAILURE = refusal(-1013, "Filter failure: LOT_SIZE")


@pytest.fixture
def client(open_client: OpenClient) -> Client:
    return open_client(rules=RULES)


def coarser(exchange: Exchange) -> None:
    """The exchange makes the step of BTCUSDT coarser."""
    filters: list[dict[str, Any]] = exchange.document["symbols"][0]["filters"]
    next(one for one in filters if one["filterType"] == "LOT_SIZE")["stepSize"] = "0.1"


def test_a_filter_failure_reads_the_symbol_anew_and_tells_what_changed(
    open_client: OpenClient, server: Server, exchange: Exchange, clock: Clock
) -> None:
    told: list[RulesChanged] = []
    client = open_client(rules=RULES, on_rules_changed=told.append)
    clock.now += 3_600_000
    coarser(exchange)
    server.script(PLACE, FILTER_FAILURE)

    with pytest.raises(ExchangeError) as refused:
        client.new_order(**LIMIT)

    assert list(map(str, refused.value.rules_changed)) == [
        "BTCUSDT LOT_SIZE.stepSize: 0.00001 -> 0.1"
    ]
    assert [str(one) for one in told] == ["BTCUSDT LOT_SIZE.stepSize: 0.00001 -> 0.1"]
    assert client.rules_changes == tuple(told)
    assert server.routes() == [PLACE, INFO]
    assert server.received[-1].params == {"symbol": "BTCUSDT"}
    assert (client.rules_age("BTCUSDT"), client.rules_age("ETHUSDT")) == (0, 3_600_000)
    with pytest.raises(Exception, match=r"stepSize 0\.1"):
        client.new_order(**LIMIT)


def test_a_filter_failure_under_unchanged_rules_is_just_told(
    client: Client, server: Server
) -> None:
    server.script(PLACE, FILTER_FAILURE)

    with pytest.raises(ExchangeError) as refused:
        client.new_order(**LIMIT)

    assert refused.value.rules_changed == ()
    assert client.rules_changes == ()
    assert server.routes() == [PLACE, INFO]


@pytest.mark.parametrize(
    "answer",
    [
        Answer(500, b""),
        Answer(200, {"symbols": 7}),
        Answer(200, {"symbols": [{"symbol": "BTCUSDT", "filters": [{"tickSize": "1"}]}]}),
        Answer(cut=True),
    ],
)
def test_rules_that_cannot_be_read_anew_do_not_hide_the_refusal(
    client: Client, server: Server, answer: Answer
) -> None:
    server.script(PLACE, FILTER_FAILURE)
    server.script(INFO, answer)

    with pytest.raises(ExchangeError, match="-1013"):
        client.new_order(**LIMIT)


def test_other_refusals_read_no_rules(client: Client, server: Server) -> None:
    server.script(PLACE, refusal(-2010, "Account has insufficient balance for requested action."))

    with pytest.raises(ExchangeError, match="-2010"):
        client.new_order(**LIMIT)

    assert server.routes() == [PLACE]


def test_a_changed_symbol_can_be_read_on_request(client: Client, exchange: Exchange) -> None:
    coarser(exchange)

    client.refresh_rules("BTCUSDT")

    assert str(client.rules_changes[0]) == "BTCUSDT LOT_SIZE.stepSize: 0.00001 -> 0.1"
    assert client.rules is not None
    assert len(client.rules) == len(RULES["symbols"])


def test_all_rules_can_be_read_anew_on_request(open_client: OpenClient, exchange: Exchange) -> None:
    client = open_client(rules=ExchangeInfo.load(RULES, every_notional=False))
    coarser(exchange)
    exchange.document["exchangeFilters"] = []

    client.refresh_rules()

    assert {one.symbol for one in client.rules_changes} == {None, "BTCUSDT"}
    assert client.rules_age() == 0
    assert client.rules is not None
    assert client.rules.exchange.every_notional is False


def test_rules_that_tasks_read_at_once_are_all_kept(
    server: Server, exchange: Exchange, clock: Clock
) -> None:
    symbols = [symbol["symbol"] for symbol in exchange.document["symbols"][:2]]
    for symbol in exchange.document["symbols"][:2]:
        lot_size = next(f for f in symbol["filters"] if f["filterType"] == "LOT_SIZE")
        lot_size["stepSize"] = "0.1"

    async def refresh_both() -> ExchangeInfo | None:
        async with AsyncClient(
            environment="testnet", base_url=server.url, clock=clock, rules=RULES
        ) as client:
            await asyncio.gather(*(client.refresh_rules(symbol) for symbol in symbols))
            return client.rules

    rules = asyncio.run(refresh_both())

    assert rules is not None
    assert [rules[name].filters["LOT_SIZE"].step_size for name in symbols] == [Decimal("0.1")] * 2


def test_a_refusal_tells_of_the_changes_of_its_own_symbol(
    server: Server, exchange: Exchange, clock: Clock
) -> None:
    for symbol in exchange.document["symbols"][:2]:
        lot_size = next(f for f in symbol["filters"] if f["filterType"] == "LOT_SIZE")
        lot_size["stepSize"] = "0.1"
    server.script(PLACE, FILTER_FAILURE, FILTER_FAILURE)

    async def place_both() -> list[object]:
        async with AsyncClient(
            API_KEY,
            API_SECRET,
            environment="testnet",
            base_url=server.url,
            clock=clock,
            rules=RULES,
            validate="off",
        ) as client:
            orders = [client.new_order(LIMIT), client.new_order({**LIMIT, "symbol": "ETHUSDT"})]
            return list(await asyncio.gather(*orders, return_exceptions=True))

    for symbol, error in zip(("BTCUSDT", "ETHUSDT"), asyncio.run(place_both()), strict=True):
        assert isinstance(error, ExchangeError)
        assert [change.symbol for change in error.rules_changed] == [symbol]


@pytest.mark.parametrize("body", ["/dev/null", 5, True, None, []])
def test_a_reply_is_never_taken_for_the_path_of_a_file(
    open_client: OpenClient, server: Server, body: object
) -> None:
    client = open_client()
    server.script(INFO, Answer(200, body))

    with pytest.raises(MalformedReply, match="not a JSON object"):
        client.refresh_rules()

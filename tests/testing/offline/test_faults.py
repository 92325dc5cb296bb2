"""What can be made to go wrong, to whom it happens and how often."""

import pytest

from pretrade.client.errors import ExchangeError, TransportFailed
from pretrade.errors import PretradeError
from tests.testing.offline.boxes import BTC, Json, box, buy, held, refused, row, rules, status


@pytest.mark.parametrize(
    ("code", "answer"),
    [
        (-1003, (-1003, "Too many requests queued.", 429)),
        (-1021, (-1021, "Timestamp for this request is outside of the recvWindow.", 400)),
        (
            -1007,
            (
                -1007,
                (
                    "Timeout waiting for response from backend server. "
                    "Send status unknown; execution status unknown."
                ),
                504,
            ),
        ),
        (503, (-1001, "Internal error; unable to process your request. Please try again.", 503)),
        (599, (-1000, "An unknown error occurred while processing the request.", 599)),
        (-9999, (-9999, "An error of the offline exchange.", 400)),
    ],
)
def test_an_error_refuses_one_request_and_does_nothing(
    code: int, answer: tuple[int, str, int]
) -> None:
    exchange = box()
    exchange.inject(code)

    assert refused(exchange, "new_order", **buy("0.01", "59900")) == answer
    assert exchange.open_orders() == []
    assert exchange.new_order(**buy("0.01", "59900"))["status"] == "NEW"


def test_an_error_may_have_a_text_a_status_a_number_and_an_endpoint() -> None:
    exchange = box()
    exchange.inject(
        "error", code="-1013", msg="Not today.", status="418", times="2", endpoint="depth"
    )

    assert exchange.ping() == {}
    for _ in range(2):
        assert refused(exchange, "depth", symbol=BTC) == (-1013, "Not today.", 418)
    assert exchange.depth(symbol=BTC)["lastUpdateId"]


def test_an_untimely_request_is_a_signed_one() -> None:
    exchange = box()
    exchange.inject(-1021)

    assert exchange.time()["serverTime"] == exchange.now
    assert refused(exchange, "open_orders")[0] == -1021


def test_a_lost_reply_leaves_the_order_to_be_found() -> None:
    exchange = box()
    exchange.inject("lost_reply")
    assert exchange.time()  # it hits what changes orders

    with pytest.raises(TransportFailed) as caught:
        exchange.new_order(**buy("0.01", "59900", newClientOrderId="mine"))

    assert caught.value.sent
    assert exchange.query_order(symbol=BTC, origClientOrderId="mine")["status"] == "NEW"


def test_an_unknown_outcome_may_be_heard_instead_of_a_reply() -> None:
    exchange = box()
    exchange.inject("lost_reply", code=-1007)

    assert refused(exchange, "new_order", **buy("0.01", "59900", newClientOrderId="mine"))[::2] == (
        -1007,
        504,
    )

    assert exchange.query_order(symbol=BTC, origClientOrderId="mine")["status"] == "NEW"


def test_a_refusal_is_heard_even_when_replies_are_lost() -> None:
    exchange = box()
    exchange.inject("lost_reply")

    with pytest.raises(ExchangeError):
        exchange.new_order(**buy("0.01", "59900.001"))


def test_latency_makes_a_request_late() -> None:
    exchange = box()
    started = exchange.now
    exchange.inject("latency", seconds="6")

    answer = refused(exchange, "open_orders", timestamp=started)

    assert answer[:2] == (-1021, "Timestamp for this request is outside of the recvWindow.")
    assert exchange.now == started + 6000


def test_a_disconnect_ends_every_stream_and_says_so() -> None:
    exchange = box()
    heard: list[Json] = []
    ends: list[str] = []
    exchange.subscribe("offline-key", heard.append, disconnected=lambda: ends.append("mine"))
    exchange.subscribe_market(heard.append, disconnected=lambda: ends.append("market"))
    exchange.subscribe_market(heard.append)

    exchange.inject("disconnect")
    exchange.new_order(**buy("0.01", "59900"))

    assert (heard, ends) == ([], ["market", "mine"])
    assert len(exchange.events()) == 2


def test_rules_may_change_in_the_middle() -> None:
    exchange = box()
    exchange.new_order(**buy("0.00102", "59900"))
    coarse = [
        {**one, "stepSize": "0.001"} if one["filterType"] == "LOT_SIZE" else one
        for one in row()["filters"]
    ]

    exchange.inject("rules", symbols=[row(filters=coarse), row("ETHUSDT", status="BREAK")])

    answer = refused(exchange, "new_order", **buy("0.00102", "59900"))
    assert answer == (-1013, "Filter failure: LOT_SIZE", 400)
    assert exchange.exchange_info(symbol=BTC)["symbols"][0]["filters"] == coarse
    closed = refused(exchange, "new_order", **buy("1", "30", symbol="ETHUSDT"))
    assert closed[1] == "Market is closed."
    assert status(exchange, 1) == "NEW"


def test_a_symbol_may_be_listed_in_the_middle() -> None:
    exchange = box(rules(symbols=[row()]))

    exchange.inject("rules", symbols=[row("ETHBTC")])
    exchange.trade("ETHBTC", "0.06", "1")

    assert exchange.ticker_price(symbol="ETHBTC")["price"] == "0.06000000"


def test_a_wipe_leaves_what_the_account_started_with() -> None:
    exchange = box()
    exchange.deposit("USDT", "5")
    exchange.new_order(**buy("0.01", "59900"))

    exchange.inject("wipe")

    assert exchange.open_orders() == []
    assert held(exchange, "USDT") == [("1000.00000000", "0.00000000")]
    assert exchange.outside == {"USDT": -1000}


def test_reset_forgets_the_faults_that_wait() -> None:
    exchange = box()
    exchange.inject(-1003, times=5)

    exchange.reset()

    assert exchange.ping() == {}


def test_a_fault_that_there_is_not_is_an_error_and_leaves_no_trace() -> None:
    exchange = box()
    before = exchange.journal

    wrong: list[Json] = [{"fault": "earthquake"}, {"fault": "error", "size": 3}]
    for details in wrong:
        with pytest.raises((TypeError, ValueError)):
            exchange.inject(**details)

    assert exchange.journal == before


USELESS: list[tuple[Json, str]] = [
    ({"fault": "error", "times": "0"}, "times: '0' hits no request"),
    ({"fault": "error", "times": -2}, "times: -2 hits no request"),
    ({"fault": "error", "times": "often"}, "times: 'often' is not a whole number"),
    ({"fault": "error", "code": "1.5"}, "code: '1.5' is not a whole number"),
    ({"fault": "error", "msg": 5}, "msg: 5 is not a text"),
    ({"fault": "lost_reply", "endpoint": "bogus"}, "endpoint: 'bogus' is none; there are ping"),
    ({"fault": "error", "symbols": []}, "symbols: is no detail of 'error'"),
    ({"fault": "rules"}, "symbols: None is not a JSON array"),
    ({"fault": "rules", "symbols": [{}]}, "symbol: is missing or not a text"),
]


@pytest.mark.parametrize(("details", "sentence"), USELESS)
def test_a_detail_that_could_do_nothing_is_refused_in_a_sentence(
    details: Json, sentence: str
) -> None:
    exchange = box()

    with pytest.raises(PretradeError, match=sentence):
        exchange.inject(**details)

    assert exchange.ping() == {}


@pytest.mark.parametrize("fault", ["disconnect", "wipe", "rules"])
def test_every_fault_may_be_sent_with_all_the_fields_of_one(fault: str) -> None:
    exchange = box()
    rows = {"symbols": [row()]} if fault == "rules" else {}

    exchange.inject(fault, code="-1003", seconds="1", times="1", **rows)

    assert exchange.ping() == {}


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"symbol": BTC}, "BTCUSDT: an exchange needs its baseAsset and quoteAsset"),
        (row(baseAsset=None), "BTCUSDT: an exchange needs its baseAsset and quoteAsset"),
        (row(baseAssetPrecision=50), "baseAssetPrecision: BTCUSDT: 50 is no number of decimals"),
        (row(quoteCommissionPrecision="8"), "BTCUSDT: '8' is no number of decimals"),
        (row(filters=[{"filterType": "PRICE_FILTER"}]), "is missing"),
    ],
)
def test_rules_of_which_no_market_can_be_made_change_nothing(wrong: Json, sentence: str) -> None:
    exchange = box()
    before = exchange.journal

    with pytest.raises(PretradeError, match=sentence):
        exchange.inject("rules", symbols=[row("ETHUSDT", status="BREAK"), wrong])

    assert exchange.exchange_info(symbol="ETHUSDT")["symbols"] == [row("ETHUSDT")]
    assert exchange.depth(symbol=BTC)["bids"]
    assert exchange.journal.startswith(before)
    assert "inject" not in exchange.journal

"""Whatever is sent, the answer is JSON or a documented refusal, and nothing is lost by it."""

import json
from importlib.resources import files
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from pretrade.client.endpoints import ENDPOINTS
from pretrade.client.errors import ExchangeError
from pretrade.testing import OFFLINE_KEY, OfflineExchange
from pretrade.testing.offline.endpoints.handlers import PRIVATE, PUBLIC

RULES: dict[str, Any] = json.loads(
    (files("pretrade") / "sample" / "exchange_info.json").read_text("utf-8")
)
NAMES = sorted({name for one in ENDPOINTS.values() for name in one.parameters} | {"timestamp"})
VALUES = [
    *("BTCUSDT", "ETHBTC", "BCCUSDT", "btcusdt", "BUY", "SELL", "LIMIT", "MARKET", "STOP_LOSS"),
    *("LIMIT_MAKER", "GTC", "IOC", "FULL", "ACK", "STOP_ON_FAILURE", "ALLOW_FAILURE", "true"),
    *(
        "0",
        "1",
        "2",
        "0.001",
        "60000",
        "59000",
        "61000",
        "100",
        "1664496000000",
        "9" * 20,
        "9" * 40,
    ),
    *("", "-1", "1e3", "NaN", "mine", '["BTCUSDT"]', "[]", "[[", "[1]", "1m", "1M", "MINI", "٣"),
]

texts = st.sampled_from(VALUES) | st.text(max_size=5)
requests = st.dictionaries(st.sampled_from(NAMES) | st.text(max_size=5), texts, max_size=8)
orders = st.fixed_dictionaries(
    {"symbol": st.just("BTCUSDT"), "side": st.sampled_from(["BUY", "SELL"])},
    optional={
        "type": st.sampled_from(["LIMIT", "MARKET", "STOP_LOSS", "TAKE_PROFIT_LIMIT"]),
        **dict.fromkeys(("quantity", "price", "stopPrice", "quoteOrderQty"), texts),
        **dict.fromkeys(("trailingDelta", "timeInForce", "icebergQty"), texts),
        **dict.fromkeys(("newClientOrderId", "newOrderRespType", "strategyId"), texts),
        "pegPriceType": st.sampled_from(["PRIMARY_PEG", "MARKET_PEG"]),
    },
)
steps = st.lists(
    st.tuples(st.sampled_from([*PUBLIC, *PRIVATE]), requests | orders), min_size=1, max_size=6
)


@given(steps, st.sampled_from([RULES["serverTime"], 1_780_000_000_000]))
def test_a_request_is_answered_or_refused(requests: list[tuple[str, Any]], time: int) -> None:
    rules = {**RULES, "serverTime": time}
    exchange = OfflineExchange(rules, {"BTCUSDT": "60000"}, {"USDT": "1000", "BTC": "1"})
    for endpoint, params in requests:
        try:
            answer = exchange.call(endpoint, params, api_key=OFFLINE_KEY)
        except ExchangeError as error:
            answer = {"code": error.code, "msg": error.msg, "status": error.status}
        assert json.loads(json.dumps(answer)) == answer
    assert all(json.loads(line) for line in exchange.journal.splitlines())

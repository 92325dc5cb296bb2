"""Laws of the app: whatever is sent gets a documented answer, and nobody hears of another."""

import json

from hypothesis import given
from hypothesis import strategies as st

from pretrade.client.endpoints import ENDPOINTS
from pretrade.client.http.encoding import encode
from pretrade.error_codes import error_code
from pretrade.facts.market import Market
from pretrade.testing import OfflineExchange
from pretrade.testing.server.exchange_app import ExchangeApp
from pretrade.testing.server.rest.http_messages import HttpRequest, HttpResponse
from pretrade.testing.server.rest.request_text import read_text
from tests.testing.server.asking import LIMIT, NOW, Asker, exchange, rules_of, signature

STATUSES = {200, 400, 401, 404, 405, 409, 418, 429}
SECRETS = (b"offline-secret", b"other-secret", b"not-for-others")

paths = st.sampled_from([*{one.path for one in ENDPOINTS.values()}, "/", "/api/v3/../v3/order"])
methods = st.sampled_from(["GET", "POST", "PUT", "DELETE", "PATCH", ""])
texts = st.text(max_size=20)
names = st.sampled_from(
    sorted({name for one in ENDPOINTS.values() for name in (*one.parameters, "timestamp")})
)
values = st.one_of(
    texts,
    st.sampled_from(["BTCUSDT", "ETHUSDT", "BUY", "LIMIT", "GTC", "1", "0.001", "1m", str(NOW)]),
    st.integers(-5, 10**21).map(str),
)


def two_accounts() -> ExchangeApp:
    offline = exchange(rules_of(0, rateLimits=[]))
    offline.add_account("second", {"USDT": "5"})
    offline.new_order(**LIMIT, newClientOrderId="not-for-others")
    return ExchangeApp(offline, {"offline-key": "offline-secret", "second": "other-secret"})


def judge(response: HttpResponse) -> None:
    assert response.status in STATUSES
    assert not response.lost
    body = json.loads(response.body)
    if response.status != 200:
        assert error_code(body["code"]).name != "UNKNOWN_CODE", body
        assert body["msg"]


@given(
    method=methods,
    path=st.one_of(paths, texts),
    query=st.one_of(texts, st.binary(max_size=40).map(lambda one: one.decode("latin-1"))),
    headers=st.dictionaries(st.sampled_from(["x-mbx-apikey", "x"]), texts, max_size=2),
    body=st.binary(max_size=60),
)
def test_whatever_is_sent_gets_a_documented_answer(
    method: str, path: str, query: str, headers: dict[str, str], body: bytes
) -> None:
    response = two_accounts().respond(HttpRequest(method, path, query, headers, body))
    judge(response)
    assert not any(secret in response.body for secret in SECRETS)


@given(name=st.sampled_from(sorted(ENDPOINTS)), params=st.dictionaries(names, values, max_size=8))
def test_whatever_is_signed_gets_a_documented_answer(name: str, params: dict[str, str]) -> None:
    app = two_accounts()
    second = Asker(app, "second", "other-secret")
    response = second.respond(name, params)
    judge(response)
    assert not any(secret in response.body for secret in SECRETS)
    order = app.exchange.query_order(symbol="BTCUSDT", origClientOrderId="not-for-others")
    assert order["status"] == "NEW"


@given(changes=st.dictionaries(st.sampled_from(sorted(LIMIT)), values, max_size=3))
def test_an_order_has_the_same_verdict_in_process_and_over_http(changes: dict[str, str]) -> None:
    params = {**LIMIT, **changes}
    offline = exchange()
    report = offline.info.check(
        params, request="testOrder", market=_markets(offline), account=offline.facts()
    )
    reply = Asker(ExchangeApp(offline)).ask("test_order", **params)
    if report.first is None:
        assert reply == {}
    else:
        assert reply == {"code": report.first.code, "msg": report.first.msg}


def _markets(offline: OfflineExchange) -> dict[str, Market]:
    return {symbol: offline.market(symbol) for symbol in ("BTCUSDT", "ETHUSDT")}


@given(signed=st.text("0123456789abcdefABCDEF", max_size=70))
def test_only_the_secret_signs(signed: str) -> None:
    query = f"timestamp={NOW}"
    response = Asker(two_accounts()).send("GET", "/api/v3/account", f"{query}&signature={signed}")
    if signed.lower() != signature(query):
        assert response.status == 400


@given(
    params=st.dictionaries(texts.filter(lambda name: name != "signature"), texts, max_size=4),
    place=st.integers(0, 4),
)
def test_the_payload_is_what_was_sent_without_the_signature(
    params: dict[str, str], place: int
) -> None:
    payload = encode(params)
    pairs = payload.split("&") if payload else []
    sent = "&".join([*pairs[:place], "signature=ab", *pairs[place:]])
    for text in (read_text(sent, b""), read_text("", sent.encode())):
        assert text.payload == payload
        assert {**text.params} == {**params, "signature": "ab"}

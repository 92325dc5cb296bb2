"""Who may ask, and what the secret has signed."""

from datetime import date

import pytest

from pretrade.client.errors import ExchangeError
from pretrade.testing.server.exchange_app import ExchangeApp
from pretrade.testing.server.key_ring import KeyRing
from pretrade.testing.server.rest.http_messages import HttpRequest
from pretrade.testing.server.rest.request_text import signable
from tests.testing.server.asking import (
    LIMIT,
    NOW,
    Asker,
    asker,
    code_of,
    exchange,
    rules_of,
    signature,
)

# The published example: "SIGNED Endpoint Examples for POST /api/v3/order", REST documentation.
SECRET = "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j"  # noqa: S105  published
WHOLE = (
    "symbol=LTCBTC&side=BUY&type=LIMIT&timeInForce=GTC"
    "&quantity=1&price=0.1&recvWindow=5000&timestamp=1499827319559"
)
SPLIT = WHOLE.replace("&quantity", "quantity")
BASE = date(2022, 9, 30)
ENCODED_FIRST = date(2026, 1, 15)


@pytest.mark.parametrize(
    ("payload", "signed"),
    [
        (WHOLE, "c8db56825ae71d6d79447849e617115f4a920fa2acdcab2b053c4b2838bd6b71"),
        (SPLIT, "0fd168b8ddb4876a0358a8d14d0c9f3da0e9b20c5d52b2a00fcf7d1c602f9a77"),
    ],
)
def test_the_published_signatures_are_right_in_either_case(payload: str, signed: str) -> None:
    ring = KeyRing({"key": SECRET})
    for given in (signed, signed.upper()):
        ring.judge("key", signable(payload, BASE), given)
        ring.judge("key", signable(payload, ENCODED_FIRST), given)


@pytest.mark.parametrize("signed", ["", "0" * 64, "ünïcode", "\udcff", signature("a=2")])
def test_another_signature_is_refused(signed: str) -> None:
    with pytest.raises(ExchangeError, match="Signature for this request is not valid") as refused:
        KeyRing().judge("offline-key", signable("a=1", BASE), signed)
    assert (refused.value.code, refused.value.status) == (-1022, 400)


ENCODED = "newClientOrderId=a%40b%20c"


@pytest.mark.parametrize("signed", [ENCODED, "newClientOrderId=a@b c"])
def test_raw_and_encoded_text_may_be_signed_before_2026_01_15(signed: str) -> None:
    before = signable(ENCODED, date(2026, 1, 14))
    KeyRing().judge("offline-key", before, signature(signed))


def test_only_encoded_text_may_be_signed_since_2026_01_15() -> None:
    ring = KeyRing()
    ring.judge("offline-key", signable(ENCODED, ENCODED_FIRST), signature(ENCODED))
    for payload, signed in [(ENCODED, "newClientOrderId=a@b c"), ("a=é", "a=é")]:
        with pytest.raises(ExchangeError):
            ring.judge("offline-key", signable(payload, ENCODED_FIRST), signature(signed))


def test_the_day_is_that_of_the_rules() -> None:
    query = "symbol=BTCUSDT&origClientOrderId=a%2Db&timestamp={}"
    raw = query.replace("%2D", "-")
    for days, expected in [(0, -2013), (1203, -2013), (1204, -1022)]:  # 1203 days: 2026-01-15
        client = asker(rules_of(days - 1))
        now = client.app.exchange.now
        signed = signature(raw.format(now))
        response = client.send("GET", "/api/v3/order", f"{query.format(now)}&signature={signed}")
        assert code_of(response) == (400, expected), days


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({}, (401, -2014)),
        ({"x-mbx-apikey": ""}, (401, -2014)),
        ({"x-mbx-apikey": "a b"}, (401, -2014)),
        ({"x-mbx-apikey": "k" * 200}, (401, -2014)),
        ({"x-mbx-apikey": "another-key"}, (401, -2015)),
    ],
)
@pytest.mark.parametrize(
    ("method", "path"), [("GET", "/api/v3/account"), ("POST", "/api/v3/userDataStream")]
)
def test_who_has_no_known_key_is_refused(
    headers: dict[str, str], expected: tuple[int, int], method: str, path: str
) -> None:
    response = asker().app.respond(HttpRequest(method, path, headers=headers))
    assert code_of(response) == expected


@pytest.mark.parametrize(
    ("query", "code", "msg"),
    [
        ("", -1102, "'timestamp' was not sent"),
        ("signature=ab", -1102, "'timestamp' was not sent"),
        ("timestamp=1", -1102, "'signature' was not sent"),
        ("timestamp=&signature=ab", -1105, "'timestamp' was empty"),
        ("timestamp=1&signature=", -1105, "'signature' was empty"),
        ("timestamp=1&signature=ab", -1022, "Signature"),
        ("timestamp=1&timestamp=1&signature=ab", -1101, "'timestamp'"),
    ],
)
def test_a_signed_request_needs_time_and_signature(query: str, code: int, msg: str) -> None:
    response = asker().send("GET", "/api/v3/account", query)
    assert code_of(response) == (400, code)
    assert msg in response.body.decode()


def test_parameters_may_be_in_query_and_body() -> None:
    client = asker()
    query, body = "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC", "quantity=0.001&price=59900"
    body += f"&timestamp={NOW}"
    body += f"&signature={signature(query + body)}"
    assert client.send("POST", "/api/v3/order", query, body.encode()).status == 200


def test_two_keys_see_nothing_of_each_other() -> None:
    offline = exchange()
    offline.add_account("second", {"USDT": "5"})
    app = ExchangeApp(offline, {"offline-key": "offline-secret", "second": "other-secret"})
    first, second = Asker(app), Asker(app, "second", "other-secret")
    order = first.ask("new_order", **LIMIT)
    assert second.ask("open_orders") == []
    assert second.code("query_order", symbol="BTCUSDT", orderId=order["orderId"])[1] == -2013
    assert second.code("cancel_order", symbol="BTCUSDT", orderId=order["orderId"])[1] == -2011
    assert [one["free"] for one in second.ask("account")["balances"]] == ["5.00000000"]
    # The secret of one does not sign for the other.
    assert Asker(app, "second", "offline-secret").code("account")[1] == -1022


def test_no_repr_shows_a_secret() -> None:
    ring = KeyRing({"key": SECRET})
    request = HttpRequest("GET", "/", "signature=ab", {"x-mbx-apikey": "key-1"}, b"signature=ab")
    shown = f"{ring!r} {request!r}"
    assert SECRET not in shown
    assert "key-1" not in shown
    assert "signature" not in shown


@pytest.mark.parametrize("keys", [{"": "s"}, {"k": ""}, {"a b": "s"}, {"ü": "s"}])
def test_a_key_that_cannot_be_sent_is_not_taken(keys: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="API key 1: give KEY:SECRET"):
        KeyRing(keys)

"""Requests are built, placed and signed as the exchange asks; `explain` tells how."""

import locale
import shutil
import subprocess
from base64 import b64decode
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import attrs
import pytest

from pretrade.client.endpoints import ENDPOINTS
from pretrade.client.errors import InvalidKey, MissingKey
from pretrade.client.http.encoding import percent_encode
from pretrade.client.http.raw_request import RawRequest
from pretrade.client.http.signed import build, explain
from pretrade.client.keys.signing import signer_of
from tests.client.trial_keys import API_KEY, SECRET_KEY, ed25519_key, pem

URL = "https://testnet.binance.vision"
ORDER = {
    "symbol": "LTCBTC",
    "side": "BUY",
    "type": "LIMIT",
    "timeInForce": "GTC",
    "quantity": 1,
    "price": Decimal("0.1"),
    "recvWindow": 5000,
}
TIMESTAMP = 1499827319559
WHOLE = (
    "symbol=LTCBTC&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=0.1"
    "&recvWindow=5000&timestamp=1499827319559"
)
WHOLE_SIGNATURE = "c8db56825ae71d6d79447849e617115f4a920fa2acdcab2b053c4b2838bd6b71"
MIXED_SIGNATURE = "0fd168b8ddb4876a0358a8d14d0c9f3da0e9b20c5d52b2a00fcf7d1c602f9a77"

IN_BODY = ENDPOINTS["new_order"]
IN_QUERY = attrs.evolve(IN_BODY, placement="query")
SIGNER = signer_of(SECRET_KEY)
COMMA_LOCALE = "de_DE.UTF-8"


def signed(endpoint: str, params: dict[str, object]) -> RawRequest:
    return build(
        ENDPOINTS[endpoint],
        params,
        base_url=URL,
        api_key=API_KEY,
        signer=SIGNER,
        timestamp=TIMESTAMP,
    )


def test_the_published_order_as_a_body() -> None:
    request = build(
        IN_BODY, ORDER, base_url=URL, api_key=API_KEY, signer=SIGNER, timestamp=TIMESTAMP
    )

    assert request.method == "POST"
    assert request.url == f"{URL}/api/v3/order"
    assert request.body == f"{WHOLE}&signature={WHOLE_SIGNATURE}"
    assert dict(request.headers) == {
        "X-MBX-APIKEY": API_KEY,
        "Content-Type": "application/x-www-form-urlencoded",
    }


def test_the_published_order_as_a_query() -> None:
    request = build(
        IN_QUERY, ORDER, base_url=URL, api_key=API_KEY, signer=SIGNER, timestamp=TIMESTAMP
    )

    assert request.url == f"{URL}/api/v3/order?{WHOLE}&signature={WHOLE_SIGNATURE}"
    assert not request.body
    assert dict(request.headers) == {"X-MBX-APIKEY": API_KEY}


def test_the_published_order_split_in_query_and_body() -> None:
    request = build(
        IN_BODY,
        ORDER,
        base_url=URL,
        api_key=API_KEY,
        signer=SIGNER,
        timestamp=TIMESTAMP,
        body_params={"quantity", "price", "recvWindow"},
    )

    assert request.query == "symbol=LTCBTC&side=BUY&type=LIMIT&timeInForce=GTC"
    assert request.body == (
        f"quantity=1&price=0.1&recvWindow=5000&timestamp=1499827319559&signature={MIXED_SIGNATURE}"
    )


def test_values_are_percent_encoded_before_they_are_signed() -> None:
    request = signed("query_order", {"symbol": "这是测试币456", "origClientOrderId": "a@b"})
    payload, _, signature = request.query.partition("&signature=")

    assert payload == (
        "symbol=%E8%BF%99%E6%98%AF%E6%B5%8B%E8%AF%95%E5%B8%81456&origClientOrderId=a%40b"
        "&timestamp=1499827319559"
    )
    assert signature == SIGNER.sign(payload)


def test_a_base64_signature_is_percent_encoded_and_verifies() -> None:
    signer = signer_of(pem(ed25519_key()))
    request = build(
        IN_BODY, ORDER, base_url=URL, api_key=API_KEY, signer=signer, timestamp=TIMESTAMP
    )
    payload, _, encoded = request.body.partition("&signature=")

    assert encoded == percent_encode(signer.sign(payload))
    assert encoded.endswith("%3D%3D")
    signature = b64decode(encoded.replace("%2B", "+").replace("%2F", "/").replace("%3D", "="))
    ed25519_key().public_key().verify(signature, payload.encode())


@pytest.fixture
def decimal_comma(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Set a locale with a decimal comma: the machine's, else one that is compiled for the test."""
    compiler = shutil.which("localedef")
    if compiler is not None:
        target = str(tmp_path / COMMA_LOCALE)
        subprocess.run([compiler, "-i", "de_DE", "-f", "UTF-8", target], check=False)
        monkeypatch.setenv("LOCPATH", str(tmp_path))
    held = locale.setlocale(locale.LC_NUMERIC)
    try:
        locale.setlocale(locale.LC_NUMERIC, COMMA_LOCALE)
    except locale.Error:
        pytest.skip(f"this machine has no locale {COMMA_LOCALE}")
    yield
    locale.setlocale(locale.LC_NUMERIC, held)


@pytest.mark.usefixtures("decimal_comma")
@pytest.mark.slow
def test_a_locale_with_a_decimal_comma_changes_nothing() -> None:
    assert locale.localeconv()["decimal_point"] == ","
    request = signed("new_order", {"quantity": 1.07, "price": Decimal("1.07")})

    assert request.body.startswith("quantity=1.07&price=1.07&")


def test_an_open_endpoint_is_neither_keyed_nor_signed() -> None:
    request = build(ENDPOINTS["time"], {}, base_url=URL, api_key=API_KEY, signer=SIGNER)

    assert request == RawRequest("GET", "/api/v3/time", base_url=URL)


def test_a_user_stream_sends_the_key_without_a_signature() -> None:
    endpoint = ENDPOINTS["keep_alive_user_data_stream"]
    request = build(endpoint, {"listenKey": "abc"}, base_url=URL, api_key=API_KEY)

    assert request.url == f"{URL}/api/v3/userDataStream?listenKey=abc"
    assert dict(request.headers) == {"X-MBX-APIKEY": API_KEY}


def test_what_is_none_is_not_sent() -> None:
    assert signed("open_orders", {"symbol": None}).query.startswith("timestamp=")


def test_a_timestamp_of_the_callers_own_stays() -> None:
    request = signed("cancel_all", {"timestamp": 7, "symbol": "LTCBTC"})

    assert request.query.startswith("timestamp=7&symbol=LTCBTC&signature=")


def test_an_order_without_parameters_still_has_its_timestamp_in_the_body() -> None:
    assert signed("new_order", {}).body.startswith("timestamp=1499827319559&signature=")


def test_what_is_missing_is_named() -> None:
    with pytest.raises(MissingKey, match="needs an API key"):
        build(IN_BODY, ORDER, base_url=URL, signer=SIGNER, timestamp=TIMESTAMP)
    with pytest.raises(MissingKey, match="needs a secret key"):
        build(IN_BODY, ORDER, base_url=URL, api_key=API_KEY, timestamp=TIMESTAMP)
    with pytest.raises(TypeError, match="give timestamp="):
        build(IN_BODY, ORDER, base_url=URL, api_key=API_KEY, signer=SIGNER)
    with pytest.raises(TypeError, match="signature is made here"):
        signed("new_order", {"signature": "abc"})


@pytest.mark.parametrize("api_key", ["abc\ndef", "schlüssel"])
def test_an_api_key_that_no_header_can_carry_is_refused_unseen(api_key: str) -> None:
    with pytest.raises(InvalidKey, match="copy it again") as caught:
        build(ENDPOINTS["start_user_data_stream"], {}, base_url=URL, api_key=api_key)

    assert api_key not in str(caught.value)


@pytest.mark.parametrize("body_params", [set[str](), {"quantity", "price"}])
@pytest.mark.parametrize("endpoint", [IN_BODY, IN_QUERY])
def test_explain_shows_exactly_what_is_signed(endpoint: object, body_params: set[str]) -> None:
    assert isinstance(endpoint, type(IN_BODY))
    request = build(
        endpoint,
        ORDER,
        base_url=URL,
        api_key=API_KEY,
        signer=SIGNER,
        timestamp=TIMESTAMP,
        body_params=body_params,
    )
    told = explain(
        endpoint,
        ORDER,
        base_url=URL,
        signer=SIGNER,
        timestamp=TIMESTAMP,
        body_params=body_params,
    )
    assert told.payload is not None
    signature = f"&signature={SIGNER.sign(told.payload)}"

    assert (told.url + told.body + signature) == request.url + request.body
    assert told.method == request.method
    assert told.kind == "HMAC"
    assert set(told.headers) == set(request.headers)
    assert API_KEY not in str(told) + repr(told)


def test_explain_reads_as_text() -> None:
    told = explain(IN_BODY, {"symbol": "LTCBTC"}, base_url=URL, signer=SIGNER, timestamp=TIMESTAMP)

    assert str(told).splitlines() == [
        "POST https://testnet.binance.vision/api/v3/order",
        "Content-Type: application/x-www-form-urlencoded",
        "X-MBX-APIKEY: ***",
        "body: symbol=LTCBTC&timestamp=1499827319559",
        "signed (HMAC): symbol=LTCBTC&timestamp=1499827319559",
    ]
    assert str(explain(ENDPOINTS["ping"], {}, base_url=URL)).splitlines() == [
        "GET https://testnet.binance.vision/api/v3/ping",
        "not signed",
    ]

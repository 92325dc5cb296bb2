"""A request: where it goes, and what its repr hides."""

import pickle

import pytest

from pretrade.client.http.headers import Headers
from pretrade.client.http.raw_request import RawRequest

REQUEST = RawRequest(
    "POST",
    "/api/v3/order",
    "symbol=BTCUSDT&signature=0fd168",
    "signature=c8db56&side=BUY",
    {"X-MBX-APIKEY": "vmPUZE6m", "Content-Type": "text/plain"},
    "https://testnet.binance.vision",
)


def test_the_url_holds_everything_but_the_body() -> None:
    assert REQUEST.url == (
        "https://testnet.binance.vision/api/v3/order?symbol=BTCUSDT&signature=0fd168"
    )
    assert RawRequest("GET", "/api/v3/ping", base_url="http://127.0.0.1:1").url == (
        "http://127.0.0.1:1/api/v3/ping"
    )


def test_the_repr_shows_neither_key_nor_signature() -> None:
    shown = repr(REQUEST)

    for hidden in ("vmPUZE6m", "0fd168", "c8db56"):
        assert hidden not in shown
    assert "symbol=BTCUSDT&signature=***" in shown
    assert "'signature=***&side=BUY'" in shown
    assert "'X-MBX-APIKEY': '***'" in shown


def test_a_parameter_that_only_ends_like_the_signature_is_shown() -> None:
    assert "nosignature=1" in repr(RawRequest("GET", "/", "nosignature=1"))


def test_the_key_is_not_pickled() -> None:
    with pytest.raises(TypeError, match="not pickled"):
        pickle.dumps(REQUEST)


def test_headers_read_as_a_mapping_of_texts() -> None:
    headers = REQUEST.headers

    assert headers["X-MBX-APIKEY"] == "vmPUZE6m"
    assert dict(headers) == {"X-MBX-APIKEY": "vmPUZE6m", "Content-Type": "text/plain"}
    assert len(headers) == 2
    assert headers == Headers(headers)
    assert repr(Headers({"x-mbx-apikey": "abc"})) == "{'x-mbx-apikey': '***'}"


def test_requests_with_equal_parts_are_equal() -> None:
    assert (
        RawRequest(
            REQUEST.method,
            REQUEST.path,
            REQUEST.query,
            REQUEST.body,
            dict(REQUEST.headers),
            REQUEST.base_url,
        )
        == REQUEST
    )
    assert len({REQUEST, REQUEST}) == 1

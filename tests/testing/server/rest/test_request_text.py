"""The parameters of a request, and the text that was signed."""

import pytest

from pretrade.client.errors import ExchangeError
from pretrade.testing.server.rest.request_text import read_text


def test_parameters_come_from_query_and_body() -> None:
    text = read_text("symbol=BTCUSDT", b"side=BUY&price=1")
    assert text.params == {"symbol": "BTCUSDT", "side": "BUY", "price": "1"}


def test_of_one_in_both_the_query_counts() -> None:
    assert read_text("side=BUY", b"side=SELL").params == {"side": "BUY"}


@pytest.mark.parametrize(
    ("query", "body"),
    [("a=1&a=1", b""), ("", b"a=1&a=2"), ("a=1&%61=2", b""), ("a=1", b"b=1&b=1")],
)
def test_one_twice_in_one_place_is_refused(query: str, body: bytes) -> None:
    with pytest.raises(ExchangeError, match=r"Duplicate values for parameter '[ab]'") as refused:
        read_text(query, body)
    assert refused.value.code == -1101


@pytest.mark.parametrize("query", ["a=1&b=2&b=3", "b=1&a=2&b=3&c=4", "a=1&c=2&%62=3&b=4"])
def test_the_refusal_names_the_one_that_is_there_twice(query: str) -> None:
    with pytest.raises(ExchangeError) as refused:
        read_text(query, b"")
    assert refused.value.msg == "Duplicate values for parameter 'b'."


@pytest.mark.parametrize(
    ("query", "value"),
    [
        ("a=%C3%A9", "é"),
        ("a=x+y", "x y"),
        ("a=x%2By", "x+y"),
        ("a=", ""),
        ("a", ""),
        ("a=b=c", "b=c"),
        ("a=%FF", "\N{REPLACEMENT CHARACTER}"),
        ("a=%zz", "%zz"),
    ],
)
def test_values_are_percent_decoded(query: str, value: str) -> None:
    assert read_text(query, b"").params == {"a": value}


def test_bytes_that_are_no_text_do_no_harm() -> None:
    text = read_text("", b"a=\xff\xfe&b=\xc3\xa9")
    assert text.params["b"] == "é"
    assert text.params["a"].encode()


@pytest.mark.parametrize(
    ("query", "body", "payload"),
    [
        ("a=1&b=2&signature=x", b"", "a=1&b=2"),
        ("signature=x&a=1", b"", "a=1"),
        ("a=1&signature=x&b=2", b"", "a=1&b=2"),
        ("a=1", b"b=2&signature=x", "a=1b=2"),
        ("a=1&signature=x", b"b=2", "a=1b=2"),
        ("a=%C3%A9&&b=2&signature=x", b"", "a=%C3%A9&&b=2"),
    ],
)
def test_what_was_signed_is_what_was_sent_without_the_signature(
    query: str, body: bytes, payload: str
) -> None:
    assert read_text(query, body).payload == payload

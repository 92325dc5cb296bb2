"""Replies: what they mean, whatever comes."""

import copy
import pickle
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from pretrade.client.errors import (
    Banned,
    CancelReplaceFailed,
    ClientError,
    EndpointRetired,
    ExchangeError,
    FirewallBlocked,
    LimitReached,
    MalformedReply,
    NotServed,
    RestrictedLocation,
)
from pretrade.client.http.reply import RawReply, Reply, parse_reply

NOW = 1_659_761_900_000  # 2022-08-06 04:58:20 UTC


def fail(status: int, body: bytes, headers: dict[str, str] | None = None) -> ClientError:
    with pytest.raises(ClientError) as caught:
        parse_reply(RawReply(status, headers or {}, body), NOW)
    return caught.value


@pytest.mark.parametrize(
    ("body", "value"),
    [
        (b"{}", {}),
        (b"[]", []),
        (b'{"price": 0.10}', {"price": Decimal("0.10")}),
        (b'{"price": "0.10"}', {"price": "0.10"}),
        ('{"symbol": "币"}'.encode(), {"symbol": "币"}),
        # A field named code is no error by itself.
        (b'{"code": 200, "msg": "ok"}', {"code": 200, "msg": "ok"}),
        (b'[{"code": -2010, "msg": "x"}]', [{"code": -2010, "msg": "x"}]),
    ],
)
def test_a_success_is_its_json(body: bytes, value: object) -> None:
    assert parse_reply(RawReply(200, {}, body)) == value


def test_a_refusal_is_an_exchange_error() -> None:
    error = fail(400, b'{"code": -1121, "msg": "Invalid symbol."}')

    assert type(error) is ExchangeError
    assert (error.code, error.msg, error.status, error.data) == (
        -1121,
        "Invalid symbol.",
        400,
        None,
    )


def test_an_error_in_a_reply_of_success_is_an_error() -> None:
    assert isinstance(fail(200, b'{"code": -1000, "msg": "?"}'), ExchangeError)


@pytest.mark.parametrize(
    ("status", "code"), [(409, -2021), (400, -2022), (400, -2021), (409, -1000)]
)
def test_a_failed_cancel_replace_tells_its_legs(status: int, code: int) -> None:
    body = (
        f'{{"code": {code}, "msg": "Order cancel-replace failed.", "data": '
        '{"cancelResult": "FAILURE", "newOrderResult": "NOT_ATTEMPTED", '
        '"cancelResponse": {"code": -2011, "msg": "Unknown order sent."}, '
        '"newOrderResponse": null}}'
    )
    error = fail(status, body.encode())

    assert isinstance(error, CancelReplaceFailed)
    assert error.cancel.code == -2011
    assert error.new_order.result == "NOT_ATTEMPTED"


def test_another_conflict_is_no_cancel_replace() -> None:
    error = fail(409, b'{"code": -4026, "msg": "Repeated withdrawal"}')

    assert type(error) is ExchangeError
    assert (error.code, error.status, error.outcome_unknown) == (-4026, 409, False)


@pytest.mark.parametrize("status", [400, 404])
def test_an_error_below_sapi_may_have_a_positive_code(status: int) -> None:
    error = fail(status, b'{"code": 100001003, "msg": "Verification failed"}')

    assert isinstance(error, ExchangeError)
    assert (error.code, error.msg) == (100001003, "Verification failed")


@pytest.mark.parametrize("body", [b'{"code": 0, "msg": "x"}', b'{"code": true, "msg": "x"}'])
def test_a_code_of_nothing_is_no_error_of_the_exchange(body: bytes) -> None:
    assert isinstance(fail(400, body), MalformedReply)


@pytest.mark.parametrize(
    "body",
    [
        *(b"", b"<html>", b'{"orderId": 28', b"\xff\xfe", b"[" * 100_000, b'{"a": 1} trailing'),
        *(b"NaN", b'{"price": -Infinity}', b'{"price": 1e99999999999999999999}', b"9" * 5000),
    ],
)
@pytest.mark.parametrize("status", [200, 400, 404, 500, 502, 503])
def test_what_is_no_json_is_malformed(status: int, body: bytes) -> None:
    error = fail(status, body)

    assert isinstance(error, MalformedReply)
    assert error.status == status
    assert len(error.excerpt) < 600


@pytest.mark.parametrize("body", [b"{}", b"[]", b'{"code": "-1121", "msg": "?"}', b'{"code": -1}'])
def test_an_error_without_code_and_text_is_malformed(body: bytes) -> None:
    assert isinstance(fail(400, body), MalformedReply)


def test_an_excerpt_is_readable() -> None:
    assert isinstance(error := fail(502, b"<html>\n  <h1>Bad   gateway</h1>"), MalformedReply)
    assert error.excerpt == "'<html> <h1>Bad gateway</h1>'"
    assert str(fail(502, b"")).endswith("it is empty")


def test_an_internal_error_with_a_code_keeps_it() -> None:
    error = fail(503, b'{"code": -1008, "msg": "Server is currently overloaded."}')

    assert isinstance(error, ExchangeError)
    assert error.outcome_unknown


def test_the_firewall_is_told_from_the_exchange() -> None:
    assert isinstance(fail(403, b"<html>blocked</html>"), FirewallBlocked)
    assert isinstance(fail(403, b'{"code": -2015, "msg": "Invalid API-key."}'), ExchangeError)


@pytest.mark.parametrize(
    ("status", "body", "kind", "told"),
    [
        (
            451,
            b'{"code": 0, "msg": "Service unavailable from a restricted location."}',
            RestrictedLocation,
            (
                "not served where this request comes from (HTTP 451): "
                "Service unavailable from a restricted location."
            ),
        ),
        (
            451,
            b"<html>Unavailable For Legal Reasons</html>",
            RestrictedLocation,
            (
                "not served where this request comes from (HTTP 451): "
                "'<html>Unavailable For Legal Reasons</html>'"
            ),
        ),
        (
            410,
            b'{"code": -1000, "msg": "This endpoint is gone."}',
            EndpointRetired,
            "the exchange has retired this endpoint (HTTP 410): This endpoint is gone.",
        ),
        (
            410,
            b"",
            EndpointRetired,
            "the exchange has retired this endpoint (HTTP 410): it is empty",
        ),
        (
            403,
            b'{"code": 0, "msg": "Service unavailable from a restricted location."}',
            FirewallBlocked,
            (
                "blocked by the firewall before the exchange (HTTP 403): "
                "Service unavailable from a restricted location."
            ),
        ),
    ],
)
def test_what_refuses_before_the_exchange_has_a_name(
    status: int, body: bytes, kind: type[NotServed], told: str
) -> None:
    error = fail(status, body)

    assert type(error) is kind
    assert str(error) == told
    assert not error.outcome_unknown


def test_a_limit_is_over_after_the_seconds_of_retry_after() -> None:
    error = fail(429, b'{"code": -1003, "msg": "Too much."}', {"Retry-After": "12"})

    assert type(error) is LimitReached
    assert error.until == datetime(2022, 8, 6, 4, 58, 32, tzinfo=UTC)
    assert (error.code, error.limit) == (-1003, "Too much.")


@pytest.mark.parametrize("seconds", ["", "soon", "-3", "1.5", "9" * 30, "²"])
def test_a_retry_after_that_is_no_number_says_nothing(seconds: str) -> None:
    error = fail(429, b'{"code": -1015, "msg": "Too many new orders."}', {"Retry-After": seconds})

    assert isinstance(error, LimitReached)
    assert error.until is None


def test_without_a_clock_only_the_text_tells_until_when() -> None:
    raw = RawReply(429, {"retry-after": "12"}, b'{"code": -1003, "msg": "Too much."}')
    with pytest.raises(LimitReached) as caught:
        parse_reply(raw)

    assert caught.value.until is None


@pytest.mark.parametrize(
    ("until", "time"),
    [
        ("1659761931230", datetime(2022, 8, 6, 4, 58, 51, 230000, tzinfo=UTC)),
        ("1659761931230999", datetime(2022, 8, 6, 4, 58, 51, 230000, tzinfo=UTC)),
        ("2022-08-06 04:58:51", datetime(2022, 8, 6, 4, 58, 51, tzinfo=UTC)),
        ("2022-08-06T06:58:51+02:00", datetime(2022, 8, 6, 4, 58, 51, tzinfo=UTC)),
    ],
)
def test_a_ban_tells_until_when(until: str, time: datetime) -> None:
    msg = (
        f"Way too much request weight used; IP banned until {until}. "
        "Please use WebSocket Streams for live updates to avoid bans."
    )
    error = fail(418, f'{{"code": -1003, "msg": "{msg}"}}'.encode(), {"Retry-After": "1"})

    assert isinstance(error, Banned)
    assert error.until == time


@pytest.mark.parametrize(
    "until", ["next Michaelmas", "2022-13-45 99:99", "0001-01-01T00:00+12:00", "12", "9" * 15]
)
def test_a_ban_until_nobody_knows_when_says_nothing(until: str) -> None:
    error = fail(418, f'{{"code": -1003, "msg": "IP banned until {until}."}}'.encode())

    assert isinstance(error, Banned)
    assert error.until is None


def test_a_limit_without_json_is_a_limit_all_the_same() -> None:
    error = fail(429, b"<html>", {"Retry-After": "5"})

    assert isinstance(error, LimitReached)
    assert error.sent
    assert error.until == datetime(2022, 8, 6, 4, 58, 25, tzinfo=UTC)


def test_replies_can_be_pickled_and_copied() -> None:
    reply = Reply({"orderId": 28}, 200, {"X-MBX-USED-WEIGHT-1M": "1"})

    for again in (pickle.loads(pickle.dumps(reply)), copy.deepcopy(reply)):  # noqa: S301  ours
        assert again == reply
        assert again.headers == {"x-mbx-used-weight-1m": "1"}


def test_header_names_are_lower_case() -> None:
    assert RawReply(200, {"Retry-After": "1"}, b"").headers == {"retry-after": "1"}


def test_a_reply_reads_as_its_data() -> None:
    reply = Reply({"orderId": 28, "fills": []}, 200, {"X-MBX-USED-WEIGHT-1M": "1"})

    assert reply["orderId"] == 28
    assert reply.get("orderId") == 28
    assert reply.get("price", "0") == "0"
    assert "fills" in reply
    assert list(reply) == ["orderId", "fills"]
    assert len(reply) == 2
    assert reply == {"orderId": 28, "fills": []}
    assert reply == Reply({"orderId": 28, "fills": []}, 201)
    assert reply != Reply({"orderId": 29})
    assert reply.headers["x-mbx-used-weight-1m"] == "1"
    assert repr(reply) == (
        "Reply(data={'orderId': 28, 'fills': []}, status=200, changes=(), recovered=False)"
    )


def test_a_reply_may_be_a_list() -> None:
    reply = Reply([])

    assert bool(reply)
    assert list(reply) == []
    assert reply.get("orderId", 7) == 7
    assert Reply([{"orderId": 1}])[0]["orderId"] == 1


def test_a_reply_has_no_hash_as_its_data_has_none() -> None:
    with pytest.raises(TypeError, match="unhashable"):
        hash(Reply({}))

"""Request weights: the headers, 429, and then 418."""

import json
from datetime import date
from typing import Any

import pytest

from pretrade.client.errors import ExchangeError
from pretrade.symbol_fields import RateLimit
from pretrade.testing.server.request_limiter import FIRST_BAN, LONGEST_BAN, PATIENCE, RequestLimiter
from tests.testing.server.asking import LIMIT, NOW, SAMPLE, Asker, asker, code_of, rules_of

BASE = date(2022, 9, 30)
HOST = "127.0.0.1"
PER_MINUTE = RateLimit("REQUEST_WEIGHT", "MINUTE", 1, 10)


def limited(weight: int = 10, orders: int = 50, day: int = 0) -> Asker:
    """A client of an exchange with these limits."""
    limits: list[dict[str, Any]] = [
        {
            "rateLimitType": "REQUEST_WEIGHT",
            "interval": "MINUTE",
            "intervalNum": 1,
            "limit": weight,
        },
        {"rateLimitType": "ORDERS", "interval": "SECOND", "intervalNum": 10, "limit": orders},
        {"rateLimitType": "ORDERS", "interval": "DAY", "intervalNum": 1, "limit": 1000},
    ]
    return asker(rules_of(day, rateLimits=limits))


def test_every_reply_tells_the_weight_used() -> None:
    client = asker()
    asked: list[tuple[str, dict[str, Any], str]] = [
        ("ping", {}, "1"),
        ("account", {}, "11"),
        ("query_order", {"symbol": "BTCUSDT", "orderId": 7}, "13"),
        ("open_orders", {"symbol": "BTCUSDT"}, "16"),
        ("depth", {"symbol": "BTCUSDT", "limit": 5000}, "66"),
    ]
    for name, params, used in asked:
        headers = client.respond(name, params).headers
        assert headers["x-mbx-used-weight"] == headers["x-mbx-used-weight-1m"] == used, name


def test_the_weight_is_that_of_the_day() -> None:
    client = asker(rules_of(1300))  # 2026-04-22: twice the weight, and orders weigh nothing
    assert client.respond("account").headers["x-mbx-used-weight-1m"] == "20"
    assert client.respond("new_order", LIMIT).headers["x-mbx-used-weight-1m"] == "20"
    refused = client.respond("new_order", {**LIMIT, "quantity": "0"})
    assert refused.headers["x-mbx-used-weight-1m"] == "21"


def test_a_new_minute_starts_at_nothing() -> None:
    client = asker()
    client.respond("account")
    client.app.exchange.advance(60)
    assert client.respond("ping").headers["x-mbx-used-weight-1m"] == "1"


@pytest.mark.parametrize(
    ("day", "advice"),
    [(73, "the websocket"), (74, "WebSocket Streams")],  # 2022-12-12, -13
)
def test_too_much_weight_is_429_until_the_minute_is_over(day: int, advice: str) -> None:
    client = limited(day=day)
    client.app.exchange.advance(18)
    assert client.respond("account").status == 200
    response = client.respond("ping")
    assert response.status == 429
    assert response.headers["retry-after"] == "42"
    assert response.headers["x-mbx-used-weight-1m"] == "11"
    assert json.loads(response.body) == {
        "code": -1003,
        "msg": "Too much request weight used; current limit is 10 request weight per 1 MINUTE. "
        f"Please use {advice} for live updates to avoid polling the API.",
    }
    client.app.exchange.advance(42)
    assert client.respond("ping").status == 200


def test_who_goes_on_is_banned() -> None:
    client = limited()
    client.respond("account")
    for _ in range(PATIENCE):
        assert client.respond("ping").status == 429
    for seconds in (0, 100):
        client.app.exchange.advance(seconds)
        response = client.respond("ping")
        assert response.status == 418
        assert response.headers["retry-after"] == str(120 - seconds)
        until = NOW + FIRST_BAN
        assert json.loads(response.body) == {
            "code": -1003,
            "msg": f"Way too much request weight used; IP banned until {until}. "
            "Please use the websocket for live updates to avoid bans.",
        }
    client.app.exchange.advance(20)
    assert client.respond("ping").status == 200


def test_bans_last_twice_as_long_each_time_and_three_days_at_most() -> None:
    limiter = RequestLimiter([PER_MINUTE])
    now, lasted = NOW, list[int]()
    for _ in range(14):
        limiter.admit(HOST, 10, now, BASE)
        for _ in range(PATIENCE):
            with pytest.raises(ExchangeError) as refused:
                limiter.admit(HOST, 1, now, BASE)
            assert refused.value.status == 429
        with pytest.raises(ExchangeError) as refused:
            limiter.admit(HOST, 1, now, BASE)
        assert refused.value.status == 418
        lasted.append(limiter.retry_after(HOST, now) * 1000)
        now += lasted[-1]
    assert lasted[:4] == [FIRST_BAN, 2 * FIRST_BAN, 4 * FIRST_BAN, 8 * FIRST_BAN]
    assert lasted[-2:] == [LONGEST_BAN, LONGEST_BAN]


def test_addresses_are_counted_apart() -> None:
    limiter = RequestLimiter([PER_MINUTE])
    limiter.admit("10.0.0.1", 10, NOW, BASE)
    limiter.admit("10.0.0.2", 10, NOW, BASE)
    assert limiter.used("10.0.0.1", NOW) == {PER_MINUTE: 10}


def test_raw_requests_count_one_whatever_they_weigh() -> None:
    limiter = RequestLimiter([RateLimit("RAW_REQUESTS", "MINUTE", 5, 2)])
    limiter.admit(HOST, 50, NOW, BASE)
    limiter.admit(HOST, 50, NOW, BASE)
    with pytest.raises(ExchangeError, match="current limit is 2 requests per 5 MINUTE"):
        limiter.admit(HOST, 50, NOW, BASE)
    assert limiter.used(HOST, NOW) == {}


def test_a_limit_of_no_known_interval_counts_nothing() -> None:
    limiter = RequestLimiter([RateLimit("REQUEST_WEIGHT", "WEEK", 1, 1)])
    limiter.admit(HOST, 50, NOW, BASE)


def test_an_order_tells_how_many_there_were() -> None:
    client = asker()
    for count in ("1", "2"):
        headers = client.respond("new_order", LIMIT).headers
        assert headers["x-mbx-order-count-10s"] == count
        assert headers["x-mbx-order-count-1d"] == count
    for name in ("test_order", "account"):
        headers = client.respond(name, LIMIT if name == "test_order" else {}).headers
        assert not any("order-count" in header for header in headers)


@pytest.mark.parametrize(("day", "seconds"), [(0, None), (1174, "7")])  # the second is 2025-12-17
def test_too_many_orders_are_429(day: int, seconds: str | None) -> None:
    client = limited(weight=1000, orders=2, day=day)
    client.app.exchange.advance(3)
    assert client.respond("new_order", LIMIT).status == 200
    assert client.respond("new_order", LIMIT).status == 200
    response = client.respond("new_order", LIMIT)
    assert response.status == 429
    assert response.headers.get("retry-after") == seconds
    assert json.loads(response.body) == {
        "code": -1015,
        "msg": "Too many new orders; current limit is 2 orders per 10 SECOND.",
    }


def test_the_margin_endpoints_have_limits_of_their_own() -> None:
    client = limited(weight=1)
    assert code_of(client.respond("new_margin_order", LIMIT)) == (400, -3003)
    assert client.respond("ping").status == 200


def test_a_reset_forgets_what_was_used() -> None:
    client = limited()
    client.respond("account")
    assert client.respond("ping").status == 429
    assert client.control("reset").status == 200
    assert client.respond("ping").status == 200


def test_control_routes_weigh_nothing() -> None:
    client = limited(weight=1)
    for _ in range(5):
        assert client.control("advance", seconds="0").status == 200
    assert client.respond("ping").status == 200


def test_the_sample_has_the_limits_that_this_page_counts_on() -> None:
    assert [limit["rateLimitType"] for limit in SAMPLE["rateLimits"]] == [
        "REQUEST_WEIGHT",
        "ORDERS",
        "ORDERS",
        "RAW_REQUESTS",
    ]

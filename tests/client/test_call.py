"""`client.call`: any endpoint of the base document."""

import asyncio
import hashlib
import hmac
import json
import warnings
from collections.abc import Iterator
from decimal import Decimal
from typing import Any
from urllib.parse import parse_qsl

import pytest

from pretrade import OrderRejected
from pretrade.client import (
    AsyncClient,
    Client,
    LimitReached,
    MayBeGone,
    OutcomeUnknown,
    RawReply,
    RawRequest,
    TransportFailed,
    WrongEnvironment,
)
from pretrade.client.endpoints import Endpoint
from pretrade.client.endpoints.chapters import CHAPTERS, endpoint_named, read_chapter
from tests.client.endpoints.minimum import minimum
from tests.client.exchange import API_KEY, API_SECRET
from tests.client.orders import LIMIT, OFF_TICK, RULES

NOW = 1664496000000
DESCRIBED = [one for name in CHAPTERS for one in read_chapter(name)]
WITHDRAW = "POST /sapi/v1/capital/withdraw/apply"
ADDRESS = {"coin": "BTC", "address": "somewhere", "amount": "1"}


class Fake:
    """A transport without a network: keeps what is sent, and gives the replies it is told to."""

    def __init__(self, *replies: RawReply | Exception) -> None:
        self.sent: list[RawRequest] = []
        self.replies = list(replies)

    def send(self, request: RawRequest, timeout: float) -> RawReply:
        assert timeout > 0
        self.sent.append(request)
        reply = self.replies.pop(0) if self.replies else answered({})
        if isinstance(reply, Exception):
            raise reply
        return reply

    def wait(self, milliseconds: int) -> None:
        raise NotImplementedError(milliseconds)

    def close(self) -> None:
        """Nothing to close."""


class FakeAsync(Fake):
    async def send(  # type: ignore[override]
        self,
        request: RawRequest,
        timeout: float,  # noqa: ASYNC109
    ) -> RawReply:
        return super().send(request, timeout)

    async def wait(self, milliseconds: int) -> None:  # type: ignore[override]
        raise NotImplementedError(milliseconds)


def answered(data: Any, status: int = 200, **headers: str) -> RawReply:  # noqa: ANN401  JSON
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return RawReply(status, named, json.dumps(data).encode())


def settings() -> dict[str, Any]:
    return {"environment": "live", "rules": RULES, "clock": lambda: NOW, "query_waits": ()}


def opened(transport: Fake, **more: Any) -> Client:  # noqa: ANN401  settings
    return Client(API_KEY, API_SECRET, transport=transport, **settings() | more)


def reply_to(endpoint: Endpoint) -> RawReply:
    """What the client takes for an answer to an order."""
    order = {"orderId": 1, "orderListId": 1}
    legs = {"cancelResult": "SUCCESS", "newOrderResult": "SUCCESS", "newOrderResponse": order}
    return answered([order] if endpoint.found_by == "open_orders" else {**order, **legs})


def name_of(endpoint: Endpoint) -> str:
    return f"{endpoint.method} {endpoint.path}"


@pytest.fixture(autouse=True)
def _gone() -> Iterator[None]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", MayBeGone)
        yield


@pytest.mark.parametrize("endpoint", DESCRIBED, ids=name_of)
def test_every_endpoint_is_called_with_the_least_that_it_asks_for(endpoint: Endpoint) -> None:
    transport = Fake(reply_to(endpoint))
    given = minimum(endpoint)

    opened(transport).call(name_of(endpoint), **given)

    (sent,) = transport.sent
    assert (sent.method, sent.path) == (endpoint.method, endpoint.path)
    read = parse_qsl(sent.query or sent.body, strict_parsing=bool(sent.query or sent.body))
    names = {name for name, _ in read}
    assert set(given) <= names
    if endpoint.security.signed:
        payload, _, signature = (sent.query + sent.body).rpartition("&signature=")
        own = hmac.new(API_SECRET.encode(), payload.encode(), hashlib.sha256).hexdigest()
        assert signature == own
        assert ("timestamp", str(NOW)) in read
    else:
        assert not names & {"timestamp", "signature", "recvWindow"}
    assert ("X-MBX-APIKEY" in sent.headers) == endpoint.security.keyed


def test_an_async_client_calls_them_too() -> None:
    transport = FakeAsync(answered([{"coin": "BTC"}]))

    async def conversation() -> Any:  # noqa: ANN401  JSON
        async with AsyncClient(
            API_KEY,
            API_SECRET,
            transport=transport,  # type: ignore[arg-type]
            **settings(),
        ) as client:
            return (await client.call("GET /sapi/v1/capital/config/getall")).data

    assert asyncio.run(conversation()) == [{"coin": "BTC"}]
    assert transport.sent[0].path == "/sapi/v1/capital/config/getall"


def test_a_list_is_sent_name_by_name() -> None:
    transport = Fake()

    opened(transport).call("POST /sapi/v1/asset/dust", asset=["BTC", "USDT"])

    assert transport.sent[0].query.startswith("asset=BTC&asset=USDT&recvWindow=5000&")


@pytest.mark.parametrize(
    ("request_", "given", "told"),
    [
        (WITHDRAW, {"coin": "BTC"}, f"{WITHDRAW} needs address, amount"),
        (WITHDRAW, ADDRESS | {"adress": "x"}, "no parameter adress; did you mean address?"),
        (WITHDRAW, ADDRESS | {"amount": "much"}, "amount is digits with at most one point"),
        (WITHDRAW, ADDRESS | {"wallet_type": 2}, "walletType is 0 or 1, not 2"),
        (WITHDRAW, ADDRESS | {"walletType": 0, "wallet_type": 1}, "walletType in both spellings"),
        ("GET /sapi/v1/accountSnapshot", {"type": "spot"}, "type is SPOT, MARGIN or FUTURES"),
        ("GET /sapi/v1/accountSnapshot", {"type": "SPOT", "limit": 6}, "limit is 7 or more, not 6"),
        ("GET /sapi/v1/accountSnapshot", {"type": "SPOT", "limit": 31}, "limit is 30 or less"),
        ("GET /sapi/v1/asset/dribblet", {"startTime": 2, "endTime": 1}, "startTime 2 is after"),
        ("GET /sapi/v1/asset/dribblet", {"startTime": 2.0, "endTime": 1.0}, "is after endTime"),
        ("GET /sapi/v1/asset/dribblet", {"startTime": Decimal("2E+3"), "endTime": 1}, "is after"),
        ("GET /sapi/v1/asset/dribblet", {"startTime": "9" * 5000, "endTime": 1}, "up to 20 digits"),
        ("GET /api/v3/account", {"recvWindow": 60001}, "recvWindow is 60000 or less, not 60001"),
        (WITHDRAW, ADDRESS | {"recvWindow": "60000.1"}, "recvWindow is 60000 or less"),
        ("GET /api/v3/klines", {"symbol": "A", "interval": "2m"}, "interval is 1s, 1m, 3m"),
        ("GET /api/v3/uiKlines", {"symbol": "A", "interval": "banana"}, "interval is 1s, 1m"),
        ("GET /api/v3/ticker", {"symbol": "A", "windowSize": "1d2h"}, "windowSize is 1m to 59m"),
        ("GET /api/v3/ticker", {"symbol": "A", "windowSize": "60m"}, "windowSize is 1m to 59m"),
        ("GET /sapi/v1/margin/order", {"symbol": "A"}, "needs orderId or origClientOrderId"),
        ("DELETE /sapi/v1/margin/order", {"symbol": "A"}, "needs orderId or origClientOrderId"),
        (
            "GET /api/v3/allOrderList",
            {"fromId": 1, "endTime": 1},
            "does not take fromId and endTime together",
        ),
        (
            "GET /sapi/v1/margin/allOrderList",
            {"fromId": 1, "startTime": 1},
            "does not take fromId and startTime together",
        ),
        ("GET /api/v3/ticker", {}, "GET /api/v3/ticker needs symbol or symbols"),
        (
            "GET /api/v3/ticker/price",
            {"symbol": "A", "symbols": ["A"]},
            "does not take symbol and symbols together",
        ),
        (
            "POST /sapi/v1/loan/borrow",
            {"loanCoin": "A", "collateralCoin": "B", "loanTerm": 7},
            "needs loanAmount or collateralAmount",
        ),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_sent(
    request_: str, given: dict[str, Any], told: str
) -> None:
    transport = Fake()

    with pytest.raises((TypeError, ValueError)) as failed:
        opened(transport).call(request_, **given)

    assert told in str(failed.value)
    assert transport.sent == []


CYCLE: list[Any] = []
CYCLE.append(CYCLE)
ODD: list[Any] = [{"a": 1}, b"BTC", "\ud800", ..., CYCLE, ["BTC"], True, " ", float("nan")]


@pytest.mark.parametrize("value", ODD, ids=lambda one: type(one).__name__)
@pytest.mark.parametrize(
    ("request_", "given", "name"),
    [
        (WITHDRAW, ADDRESS, "coin"),
        ("DELETE /api/v3/order", {"symbol": "BTCUSDT"}, "origClientOrderId"),
        ("DELETE /sapi/v1/margin/order", {"symbol": "BTCUSDT"}, "origClientOrderId"),
        ("GET /api/v3/klines", {"interval": "1m"}, "symbol"),
    ],
)
def test_what_is_no_text_is_refused_and_nothing_is_said_to_be_sent(
    request_: str, given: dict[str, Any], name: str, value: object
) -> None:
    transport = Fake()

    with pytest.raises(ValueError, match=f"^{request_}|^[a-z_]*\\(\\)") as failed:
        opened(transport).call(request_, **given | {name: value})

    assert f": {name} is text, not " in str(failed.value)
    assert not hasattr(failed.value, "__notes__")
    assert transport.sent == []


@pytest.mark.parametrize(
    ("request_", "name", "value"),
    [
        ("POST /sapi/v1/asset/dust", "asset", []),
        ("POST /sapi/v1/asset/dust", "asset", [["x"]]),
        ("POST /sapi/v1/asset/dust", "asset", [1.5]),
        ("GET /api/v3/ticker", "symbols", []),
        ("GET /api/v3/ticker", "symbols", "[]"),
        ("GET /api/v3/ticker", "symbols", [1.5, True]),
        ("GET /api/v3/ticker", "symbols", "[1]"),
        ("GET /api/v3/ticker", "symbols", '["BTCUSDT"'),
        ("GET /api/v3/exchangeInfo", "symbols", "BTCUSDT,ETHUSDT"),
        ("GET /api/v3/exchangeInfo", "permissions", []),
        ("GET /sapi/v1/margin/isolated/account", "symbols", []),
        ("GET /sapi/v1/margin/isolated/account", "symbols", [True]),
    ],
)
def test_lists_have_texts_in_them(request_: str, name: str, value: object) -> None:
    transport = Fake()

    with pytest.raises(ValueError, match=f"{name} is .*list"):
        opened(transport).call(request_, **{name: value})
    assert transport.sent == []


@pytest.mark.parametrize(
    ("request_", "given", "sent"),
    [
        ("POST /sapi/v1/asset/dust", {"asset": "BTC"}, "asset=BTC"),
        ("GET /api/v3/exchangeInfo", {"permissions": "SPOT"}, "permissions=SPOT"),
        ("GET /api/v3/ticker", {"symbols": '["A"]'}, "symbols=%5B%22A%22%5D"),
        ("GET /api/v3/ticker", {"symbols": ["A"]}, "symbols=%5B%22A%22%5D"),
        ("GET /sapi/v1/margin/isolated/account", {"symbols": ["A", "B"]}, "symbols=A%2CB"),
        ("GET /sapi/v1/margin/isolated/account", {"symbols": "A,B"}, "symbols=A%2CB"),
        ("GET /sapi/v1/capital/withdraw/history", {"idList": ["a", "b"]}, "idList=a%2Cb"),
        ("GET /sapi/v1/capital/withdraw/history", {"withdrawOrderId": 7}, "withdrawOrderId=7"),
        ("GET /sapi/v1/sub-account/list", {"isFreeze": True}, "isFreeze=true"),
        ("GET /sapi/v1/capital/deposit/hisrec", {"status": 7}, "status=7"),
        ("GET /sapi/v1/c2c/orderMatch/listUserOrderHistory", {}, "recvWindow=5000"),
    ],
)
def test_what_the_exchange_takes_is_sent_as_it_wants_it(
    request_: str, given: dict[str, Any], sent: str
) -> None:
    transport = Fake()

    opened(transport).call(request_, **given)

    assert transport.sent[0].query.startswith(sent)


def test_an_order_that_cannot_be_written_was_not_sent_and_is_not_pending() -> None:
    transport = Fake()
    client = opened(transport, validate="off")

    with pytest.raises(ValueError, match="half a character") as failed:
        client.call("POST /api/v3/order", **LIMIT, selfTradePreventionMode="\ud800")

    assert not hasattr(failed.value, "__notes__")
    assert (transport.sent, dict(client.pending)) == ([], {})


def test_a_signer_that_fails_leaves_the_facts_as_they_are() -> None:
    class Fragile:
        kind = "HMAC"
        broken = False

        def sign(self, payload: str) -> str:
            if self.broken:
                raise OSError(payload)
            return "0f"

    balances = [{"asset": "USDT", "free": "10", "locked": "0"}]
    signer = Fragile()
    transport = Fake(answered({"balances": balances, "canTrade": True}))
    client = Client(API_KEY, signer, transport=transport, **settings())
    client.refresh(prices=False, open_orders=False)
    signer.broken = True

    with pytest.raises(OSError, match="coin=BTC") as failed:
        client.call(WITHDRAW, **ADDRESS)

    assert not hasattr(failed.value, "__notes__")
    assert client.account_state.balances is not None


def test_what_breaks_while_it_is_sent_is_told_to_be_perhaps_sent() -> None:
    transport = Fake(RuntimeError("broken"))

    with pytest.raises(RuntimeError) as failed:
        opened(transport).call(WITHDRAW, **ADDRESS)

    assert "was interrupted; query what it changes" in failed.value.__notes__[0]


def test_what_is_newer_than_the_table_is_sent_unchecked() -> None:
    transport = Fake()

    opened(transport).call(WITHDRAW, unchecked={"questionnaire": "x y"}, **ADDRESS)

    assert "&questionnaire=x%20y&" in transport.sent[0].query


@pytest.mark.parametrize(
    ("request_", "unchecked", "told"),
    [
        (WITHDRAW, {"coin": "BTC"}, "has a parameter coin: give it as coin="),
        (WITHDRAW, {"signature": "x"}, "signature is made here; leave it out"),
        (WITHDRAW, {"new": {"a": 1}}, "new is text, a number, a bool or a list of these, not"),
        (
            "POST /api/v3/order",
            {"new": "x"},
            "an order is judged whole: it takes nothing unchecked",
        ),
    ],
)
def test_unchecked_has_limits(request_: str, unchecked: dict[str, Any], told: str) -> None:
    transport = Fake()

    with pytest.raises((TypeError, ValueError), match=told):
        opened(transport).call(
            request_, unchecked=unchecked, **(LIMIT if "v3" in request_ else ADDRESS)
        )
    assert transport.sent == []


def test_unchecked_is_a_mapping() -> None:
    with pytest.raises(TypeError, match="unchecked is a mapping of names, not 'x'"):
        opened(Fake()).call(WITHDRAW, unchecked="x", **ADDRESS)


def test_a_request_that_is_none_is_not_sent() -> None:
    transport = Fake()

    with pytest.raises(LookupError, match="did you mean POST /sapi/v1/capital/withdraw/apply"):
        opened(transport).call("POST /sapi/v1/capital/withdraw/aply")
    assert transport.sent == []


def test_an_order_is_judged_as_by_its_own_method() -> None:
    transport = Fake()

    with pytest.raises(OrderRejected, match="PRICE_FILTER"):
        opened(transport).call("POST /api/v3/order", **OFF_TICK)
    assert transport.sent == []


@pytest.mark.parametrize(
    "reply",
    [answered({}, 500), answered({}, 503), TransportFailed("no reply", sent=True)],
    ids=["500", "503", "time-out"],
)
@pytest.mark.parametrize(
    "endpoint", [one for one in DESCRIBED if one.changes == "account"], ids=name_of
)
def test_what_changes_the_account_is_never_sent_twice(
    endpoint: Endpoint, reply: RawReply | Exception
) -> None:
    transport = Fake(reply)
    client = opened(transport, wait_for_limits=True)

    with pytest.raises(OutcomeUnknown, match="may have been carried out"):
        client.call(name_of(endpoint), **minimum(endpoint))
    assert len(transport.sent) == 1


def test_what_was_certainly_not_sent_is_no_unknown_outcome() -> None:
    transport = Fake(TransportFailed("no connection", sent=False))

    with pytest.raises(TransportFailed):
        opened(transport).call(WITHDRAW, **ADDRESS)


def test_funds_that_may_have_moved_are_not_relied_on() -> None:
    balances = [{"asset": "USDT", "free": "10", "locked": "0"}]
    transport = Fake(answered({"balances": balances, "canTrade": True}))
    client = opened(transport)
    client.refresh(prices=False, open_orders=False)
    assert client.account_state.balances is not None

    client.call(WITHDRAW, **ADDRESS)

    assert client.account_state.balances is None


def test_limits_below_sapi_are_counted_apart() -> None:
    """Each endpoint has a limit of its own there, of the address or of the account."""
    transport = Fake(
        answered({}, x_sapi_used_uid_weight_1m="150000"),
        answered({}, x_sapi_used_ip_weight_1m="7"),
    )
    client = opened(transport)
    swaps, coins = "GET /sapi/v1/bswap/swap", "GET /sapi/v1/capital/config/getall"

    client.call(swaps)
    client.call(coins)

    (by_account,) = client.limits_of(swaps).headroom()
    (by_address,) = client.limits_of(coins).headroom()
    assert (by_account.used, by_account.limit.limit) == (150_000, 180_000)
    assert (by_address.used, by_address.limit.limit) == (7, 12_000)
    assert not any(one.used for one in client.limits.headroom())
    for _ in range(10):
        client.call(swaps)
    with pytest.raises(LimitReached, match="180000 REQUEST_WEIGHT per MINUTE: 180000 used"):
        client.call(swaps)
    client.call(coins)


def test_the_limit_of_an_account_that_is_reached_stops_that_endpoint_only() -> None:
    error = {"code": -1003, "msg": "Too many requests"}
    transport = Fake(answered(error, 429, retry_after="30"))
    client = opened(transport)

    with pytest.raises(LimitReached):
        client.call("GET /sapi/v1/bswap/swap")
    with pytest.raises(LimitReached, match="takes no requests for now"):
        client.call("GET /sapi/v1/bswap/swap")
    client.call("GET /sapi/v1/bswap/liquidityOps")

    assert len(transport.sent) == 2


@pytest.mark.parametrize(
    ("request_", "told"),
    [
        ("GET /sapi/v1/bswap/pools", "own clients of 2026-08-21 do not have it"),
        ("POST /api/v3/userDataStream", "the exchange retired it on 2026-02-20"),
    ],
)
def test_an_endpoint_that_may_be_gone_says_what_is_known(request_: str, told: str) -> None:
    with pytest.warns(MayBeGone, match=told) as warned:
        opened(Fake()).call(request_)
    assert [one.filename for one in warned] == [__file__]


def test_an_async_client_warns_where_it_is_called() -> None:
    async def conversation() -> None:
        async with AsyncClient(
            API_KEY,
            API_SECRET,
            transport=FakeAsync(),  # type: ignore[arg-type]
            **settings(),
        ) as client:
            await client.call("GET /sapi/v1/bswap/pools")

    with pytest.warns(MayBeGone) as warned:
        asyncio.run(conversation())
    assert [one.filename for one in warned] == [__file__]


@pytest.mark.parametrize("request_", [None, 7, b"GET /api/v3/time"])
def test_a_request_is_a_text(request_: Any) -> None:  # noqa: ANN401  anything
    with pytest.raises(TypeError, match="a request is a text, as 'GET /api/v3/time', not "):
        opened(Fake()).call(request_)


@pytest.mark.parametrize(
    ("request_", "given"),
    [
        ("GET /sapi/v1/system/status", {}),
        (WITHDRAW, ADDRESS),
        ("POST /sapi/v1/margin/order", LIMIT),
    ],
)
def test_the_testnet_has_no_sapi(request_: str, given: dict[str, Any]) -> None:
    transport = Fake()

    with pytest.raises(WrongEnvironment, match="the testnet has no /sapi"):
        opened(transport, environment="testnet").call(request_, **given)
    assert transport.sent == []


def test_an_exchange_on_this_machine_is_no_testnet() -> None:
    transport = Fake()

    opened(transport, environment="testnet", base_url="http://127.0.0.1:1").call(
        WITHDRAW, **ADDRESS
    )

    assert len(transport.sent) == 1


@pytest.mark.parametrize(
    ("request_", "name"),
    [
        ("DELETE /sapi/v1/margin/order", "origClientOrderId"),
        ("DELETE /sapi/v1/margin/orderList", "listClientOrderId"),
    ],
)
def test_a_margin_cancel_that_is_lost_names_its_order(request_: str, name: str) -> None:
    transport = Fake(TransportFailed("no reply", sent=True))

    with pytest.raises(OutcomeUnknown, match="query client order id 'mine'") as failed:
        opened(transport).call(request_, symbol="BTCUSDT", **{name: "mine"})
    assert failed.value.client_order_id == "mine"


def test_the_key_of_a_sub_account_is_not_shown() -> None:
    transport = Fake()
    key = "SubAccountKey0123456789"

    opened(transport).call(
        "GET /sapi/v1/sub-account/subAccountApi/ipRestriction", email="a@b", subAccountApiKey=key
    )

    assert key in transport.sent[0].query
    assert key not in repr(transport.sent[0])


def test_an_endpoint_that_is_there_warns_of_nothing() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        opened(Fake()).call("GET /sapi/v1/system/status")
    assert endpoint_named("GET /sapi/v1/system/status").absent is None

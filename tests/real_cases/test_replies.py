"""Public reports of replies: the client reads them, and the offline exchange gives them."""

import hmac
from datetime import date

import pytest

from pretrade import NO_REFERENCE_PRICE, Market
from pretrade.client import MalformedReply
from pretrade.client.endpoints import ENDPOINTS
from pretrade.client.errors import CircuitOpen, ClientError, ExchangeError
from pretrade.client.http.encoding import encode
from pretrade.client.http.reply import RawReply, parse_reply
from pretrade.client.keys.signing import signer_of
from pretrade.client.state.circuit_breaker import CircuitBreaker
from pretrade.testing import OfflineExchange
from tests.symbols import Json, exchange_with, stop_loss, unevaluated
from tests.testing.offline.boxes import BTC, box, refused, rules

LATER = 1_766_650_000_000  # 2025-12-25
RESTRICTED = (
    b'{"code":0,"msg":"Service unavailable from a restricted location according to '
    b"'b. Eligibility' in https://www.binance.com/en/terms.\"}"
)


def today() -> OfflineExchange:
    """An exchange of December 2025 on which BTCUSDT trades at 60000."""
    return box(rules(serverTime=LATER), btc="1", usdt="100000")


# ------------------------------------------------------------------------------- the client


@pytest.mark.parametrize(
    ("status", "body"), [(410, b"<html><h1>410 Gone</h1>nginx</html>"), (451, RESTRICTED)]
)
def test_a_status_of_its_own_is_an_error_with_a_name(status: int, body: bytes) -> None:
    """From gocryptotrader#2190 and two others (410), ccxt/ccxt#15872 and five others (451)."""
    with pytest.raises(ClientError) as caught:
        parse_reply(RawReply(status, {}, body))

    assert not isinstance(caught.value, MalformedReply)


def test_the_third_equal_refusal_is_the_last() -> None:
    """From chrisleekr/binance-trading-bot#742, DeviaVir/zenbot#1096."""
    breaker, order = (
        CircuitBreaker(),
        {"symbol": BTC, "side": "BUY", "type": "MARKET", "quantity": "0.00001"},
    )
    for _ in range(3):
        breaker.check("new_order", order)
        breaker.refused("new_order", order, ExchangeError(-1013, "Filter failure: NOTIONAL", 400))

    with pytest.raises(CircuitOpen, match="refused 3 times"):
        breaker.check("new_order", order)


def test_a_chinese_symbol_is_signed_as_it_is_sent() -> None:
    """From sammchardy/python-binance#1617, #1622: -1022 where the two differ."""
    sent = encode({"symbol": "币安人生USDT"})

    assert sent == "symbol=%E5%B8%81%E5%AE%89%E4%BA%BA%E7%94%9FUSDT"
    assert (
        signer_of("a secret").sign(sent)
        == hmac.new(b"a secret", sent.encode(), "sha256").hexdigest()
    )


# ------------------------------------------------------------------------------- texts


def illegal(parameter: str, legal: str) -> tuple[int, str]:
    msg = f"Illegal characters found in parameter '{parameter}'; legal range is '{legal}'."
    return -1100, msg


NAMES = r'^\[("[A-Z0-9-_.]{1,20}"(,"[A-Z0-9-_.]{1,20}"){0,}){0,1}\]$'


@pytest.mark.parametrize(
    ("endpoint", "params", "answer"),
    [
        # ccxt/go-binance#267, sammchardy/python-binance#123 and #651
        ("exchange_info", {"symbols": "BTCUSDT,ETHUSDT"}, illegal("symbols", NAMES)),
        ("query_order", {"symbol": BTC, "orderId": "Kx7"}, illegal("orderId", "^[0-9]{1,20}$")),
        ("ticker_price", {"symbol": "btcusdt"}, illegal("symbol", "^[A-Z0-9-_.]{1,20}$")),
    ],
)
def test_the_offline_exchange_prints_the_legal_range(
    endpoint: str, params: Json, answer: tuple[int, str]
) -> None:
    assert refused(box(), endpoint, **params)[:2] == answer


@pytest.mark.parametrize("symbol", ["btcusdt", "BTC/USDT"])
def test_the_legal_range_of_a_symbol_since_december_2025(symbol: str) -> None:
    answer = refused(today(), "ticker_price", symbol=symbol)

    assert answer[:2] == illegal("symbol", r"^[\w\-._&&[^a-z]]{1,50}$")


# ------------------------------------------------------------------------------- stops and lists


def test_a_stop_price_outside_the_band_is_left_open() -> None:
    """From chrisleekr/binance-trading-bot#741 alone says that it is refused."""
    band = {
        "filterType": "PERCENT_PRICE_BY_SIDE",
        "bidMultiplierUp": "1.2",
        "bidMultiplierDown": "0.5",
        "askMultiplierUp": "2",
        "askMultiplierDown": "0.8",
        "avgPriceMins": 5,
    }
    market = Market(
        last_price="110000", average_prices={5: "110000"}, reference_price=NO_REFERENCE_PRICE
    )

    report = exchange_with(band).check(
        stop_loss(side="SELL", quantity="0.001", stopPrice="82500"), market=market
    )

    found = unevaluated(report, "PERCENT_PRICE_BY_SIDE")
    assert found.missing == ("evidence:stop_price_band",)


def trailing(**changes: object) -> Json:
    given: Json = {"symbol": BTC, "side": "SELL", "type": "STOP_LOSS_LIMIT", "timeInForce": "GTC"}
    return {**given, "quantity": "0.001", "price": "55000", "trailingDelta": 100, **changes}


def trailing_time(exchange: OfflineExchange) -> int:
    found: int = exchange.query_order(symbol=BTC, orderId=1)["trailingTime"]
    return found


def test_a_trailing_stop_waits_for_its_stop_price() -> None:
    exchange = today()
    exchange.new_order(**trailing(stopPrice="58000"))

    assert trailing_time(exchange) == -1
    exchange.trade(BTC, "58000", "0.001")
    assert trailing_time(exchange) == LATER


def test_a_trailing_distance_alone_is_taken() -> None:
    exchange = today()

    assert exchange.new_order(**trailing(newOrderRespType="RESULT"))["status"] == "NEW"


def test_a_trailing_distance_below_its_least_is_refused() -> None:
    assert refused(today(), "new_order", **trailing(trailingDelta=9))[:2] == (
        -1013,
        "Filter failure: TRAILING_DELTA",
    )


def oco_buy(**changes: object) -> Json:
    below = {"belowType": "LIMIT_MAKER", "belowPrice": "59000"}
    above = {"aboveType": "STOP_LOSS_LIMIT", "aboveStopPrice": "61000", "abovePrice": "61100"}
    both: Json = {"symbol": BTC, "side": "BUY", "quantity": "0.001", "aboveTimeInForce": "GTC"}
    return {**both, **below, **above, **changes}


def test_an_oco_buy_takes_a_trailing_stop_above() -> None:
    listing = today().new_order_list_oco(**oco_buy(aboveTrailingDelta=100))

    assert listing["listStatusType"] == "EXEC_STARTED"


def test_the_distance_of_a_leg_has_the_name_of_the_leg() -> None:
    assert refused(today(), "new_order_list_oco", **oco_buy(trailingDelta=100))[0] == -1104


def test_a_maker_that_would_take_is_refused() -> None:
    order = {"symbol": BTC, "side": "BUY", "type": "LIMIT_MAKER", "quantity": "0.001"}

    assert refused(today(), "new_order", **order, price="61000")[:2] == (
        -2010,
        "Order would immediately match and take.",
    )


def test_an_order_list_is_shown_without_reports() -> None:
    exchange = today()
    listing = exchange.new_order_list_oco(**oco_buy())

    shown = exchange.query_order_list(orderListId=listing["orderListId"])

    assert "orderReports" in listing
    assert "orderReports" not in shown


def test_how_much_the_requests_weigh() -> None:
    names = ("new_order", "new_order_list_oco", "query_order", "query_order_list", "open_orders")
    params = {"open_orders": {"symbol": BTC}}

    weights = [ENDPOINTS[name].weight(params.get(name, {}), date(2026, 1, 1)) for name in names]

    assert weights == [1, 1, 4, 4, 6]

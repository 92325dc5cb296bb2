"""What people pasted into public issue trackers, in the words of every client, is explained."""

import attrs
import pytest

from pretrade import explain


@attrs.frozen
class Pasted:
    """What was pasted, and what must be recognised in it.

    Attributes:
        source: the repository and the number of its issue.
        text: an excerpt; personal details are left out.
    """

    source: str
    text: str
    code: int
    message: str
    rule: str = ""
    parameters: tuple[str, ...] = ()


LOT_SIZE = "Filter failure: LOT_SIZE"
PRICE_FILTER = "Filter failure: PRICE_FILTER"
FUNDS = "Account has insufficient balance for requested action."
AHEAD = "Timestamp for this request was 1000ms ahead of the server's time."
NOT_READ = "Not all sent parameters were read; read '{}' parameter(s) but was sent '{}'."
QUANTITY = "Mandatory parameter 'quantity' was not sent, was empty/null, or malformed."
BAN = "Way too much request weight used; IP banned until {}. Please use the websocket for live updates to avoid bans."  # noqa: E501
KEY = "Invalid API-key, IP, or permissions for action."

PASTED = [
    Pasted(  # python-binance
        "webcerebrium/java-binance-api#53",
        "binance.exceptions.BinanceAPIException: APIError(code=-1013): Filter failure: LOT_SIZE",
        -1013,
        LOT_SIZE,
        "LOT_SIZE",
    ),
    Pasted(  # an old freqtrade, on python-binance
        "freqtrade/freqtrade#528",
        "freqtrade.OperationalException: APIError(code=-2010): Account has insufficient balance "
        "for requested action. params=(ETH_WTC, 0.025309, 0.79)",
        -2010,
        FUNDS,
        "BALANCE",
    ),
    Pasted(  # freqtrade on ccxt
        "freqtrade/freqtrade#3499",
        "freqtrade.exceptions.DependencyException: Insufficient funds to create stop_loss_limit "
        "sell order on market RVN/USDT.Tried to sell amount 578.2 at rate 0.02003. "
        "Message: binance Account has insufficient balance for requested action.",
        -2010,
        FUNDS,
        "BALANCE",
    ),
    Pasted(
        "freqtrade/freqtrade#12322",
        "freqtrade.exceptions.TemporaryError: Could not place sell order due to BadRequest. "
        'Message: binance {"code":-1013,"msg":"Filter failure: NOTIONAL"}.',
        -1013,
        "Filter failure: NOTIONAL",
        "NOTIONAL",
    ),
    Pasted(
        "freqtrade/freqtrade#2218",
        "Unable to sell trade: Could not create limit sell order on market LTC/BTC. Tried to sell "
        'amount 0.01 at rate 0.006617. Message: binance {"code": -1013, '
        '"msg": "Filter failure: MIN_NOTIONAL"}',
        -1013,
        "Filter failure: MIN_NOTIONAL",
        "MIN_NOTIONAL",
    ),
    Pasted(  # ccxt
        "freqtrade/freqtrade#3499",
        "ccxt.base.errors.InsufficientFunds: binance Account has insufficient balance for "
        "requested action.",
        -2010,
        FUNDS,
        "BALANCE",
    ),
    Pasted(
        "ccxt/ccxt#6177",
        """binance {"code":-1106,"msg":"Parameter 'quantity' sent when not required."}""",
        -1106,
        "Parameter 'quantity' sent when not required.",
        "FORBIDDEN_PARAMETER",
        ("quantity",),
    ),
    Pasted(
        "ccxt/ccxt#6948",
        """ExchangeError: binanceus {"code":-1102,"msg":"Mandatory parameter 'quantity' was not """
        """sent, was empty/null, or malformed."}""",
        -1102,
        QUANTITY,
        "MANDATORY_PARAMETER",
        ("quantity",),
    ),
    Pasted(
        "ccxt/ccxt#3784",
        """binance: unknown error code: {"code":-1104,"msg":"Not all sent parameters were read; """
        """read '8' parameter(s) but was sent '9'."} -1104""",
        -1104,
        NOT_READ.format(8, 9),
        "UNKNOWN_PARAMETER",
        ("8", "9"),
    ),
    Pasted(
        "ccxt/ccxt#14639",
        'ccxt.base.errors.DDoSProtection: binance 418 I\'m a teapot {"code":-1003,"msg":"'
        + BAN.format(1660090423228)
        + '"}',
        -1003,
        BAN.format(1660090423228),
        parameters=("1660090423228", "the websocket"),
    ),
    Pasted(
        "ccxt/ccxt#663",
        'Binance open order return 400 Bad Request {"code":-1013,"msg":"Filter failure: LOT_SIZE"}',
        -1013,
        LOT_SIZE,
        "LOT_SIZE",
    ),
    Pasted(  # binance-connector: the headers follow
        "binance/binance-connector-python#172",
        "binance.error.ClientError: (400, -1104, \"Not all sent parameters were read; read '7' "
        "parameter(s) but was sent '8'.\", {'Content-Type': 'application/json;charset=UTF-8', "
        "'Content-Length': '97', 'Date': 'Sun, 25 Sep 2022 18:16:54 GMT', 'x-mbx-uuid': "
        "'2806a832-2343-4cd3-b973-42131d3fbe1e', 'x-mbx-used-weight-1m': '2'})",
        -1104,
        NOT_READ.format(7, 8),
        "UNKNOWN_PARAMETER",
        ("7", "8"),
    ),
    Pasted(  # node
        "ccxt/binance-api-node#69",
        "{ Error: Filter failure: PRICE_FILTER\n    at C:\\Users\\x\\node_modules\\binance-api-node"
        "\\dist\\http.js:47:19\n    at <anonymous>\n    at process._tickCallback "
        "(internal/process/next_tick.js:188:7) code: -1013 }",
        -1013,
        PRICE_FILTER,
        "PRICE_FILTER",
    ),
    Pasted(
        "yasinkuyu/binance-trader#159",
        "got error: { code: -1013, msg: 'Filter failure: LOT_SIZE' }",
        -1013,
        LOT_SIZE,
        "LOT_SIZE",
    ),
    Pasted(  # its quote is escaped
        "ccxt/node-binance-api#352",
        r"""\"code\":-1021,\"msg\":\"Timestamp for this request was 1000ms ahead of the server\'s"""
        r""" time.\" """,
        -1021,
        AHEAD,
        parameters=("1000ms",),
    ),
    Pasted(  # Java
        "webcerebrium/java-binance-api#7",
        "com.webcerebrium.binance.api.BinanceApiException: ERROR: -1013, Filter failure: LOT_SIZE",
        -1013,
        LOT_SIZE,
        "LOT_SIZE",
    ),
    Pasted(
        "knowm/XChange#2198",
        "org.knowm.xchange.binance.dto.BinanceException: -1022: Signature for this request is not "
        "valid.",
        -1022,
        "Signature for this request is not valid.",
    ),
    Pasted(
        "knowm/XChange#4011",
        f"BinanceException: {BAN.format(1618228675371)} (HTTP status code: 418)",
        -1003,
        BAN.format(1618228675371),
        parameters=("1618228675371", "the websocket"),
    ),
    Pasted(
        "binance-exchange/binance-java-api#5",
        'Exception in thread "main" com.binance.api.client.exception.BinanceApiException: '
        "Filter failure: LOT_SIZE",
        -1013,
        LOT_SIZE,
        "LOT_SIZE",
    ),
    Pasted(  # C#
        "JKorf/Binance.Net#86",
        'Server error: {"code":-1013,"msg":"Filter failure: LOT_SIZE"}',
        -1013,
        LOT_SIZE,
        "LOT_SIZE",
    ),
    Pasted(
        "morpheums/Binance.API.Csharp.Client#76",
        "Api Error Code: -1021 Message: Timestamp for this request was 1000ms ahead of the "
        "server's time.",
        -1021,
        AHEAD,
        parameters=("1000ms",),
    ),
    Pasted(  # C++
        "binance-exchange/binacpp#51",
        "ERROR: -1106, Parameter 'timeInForce' sent when not required",
        -1106,
        "Parameter 'timeInForce' sent when not required",
        "FORBIDDEN_PARAMETER",
        ("timeInForce",),
    ),
    Pasted(
        "ctubio/Krypto-trading-bot#1183",
        "03/03 20:40:43.884258 GW BINANCE Warrrrning: Error while place order: "
        "Filter failure: NOTIONAL.",
        -1013,
        "Filter failure: NOTIONAL.",
        "NOTIONAL",
    ),
    Pasted(  # Ruby
        "craysiii/binance#25",
        f'{{"code"=>-2015, "msg"=>"{KEY}"}}',
        -2015,
        KEY,
    ),
    Pasted(  # PHP, whose slashes are escaped
        "MarcinGrabowski/binance-copy-bot#4",
        r"""{"code":-1102,"msg":"Mandatory parameter 'quantity' was not sent, was empty\/null, """
        r"""or malformed.","_method":"POST","_httpcode":400}""",
        -1102,
        QUANTITY,
        "MANDATORY_PARAMETER",
        ("quantity",),
    ),
    Pasted(  # a code behind its text
        "BinaryDevil/binance-pump-bot#28",
        "Filter failure: NOTIONAL [error code -1013]",
        -1013,
        "Filter failure: NOTIONAL",
        "NOTIONAL",
    ),
    Pasted(  # copied by hand: only the filter is spelt right
        "sammchardy/python-binance#23",
        "error -1013 msg filter failrue LOT_SIZE",
        -1013,
        LOT_SIZE,
        "LOT_SIZE",
    ),
    Pasted(  # of 2017
        "sammchardy/python-binance#2",
        "binance.exceptions.BinanceAPIException: APIError(code=-1021): Timestamp for this request "
        "is not valid.",
        -1021,
        "Timestamp for this request is not valid.",
    ),
    Pasted(
        "mehtadone/PTFeeder#56",
        "openOrders - ERROR: -1003, Way too many requests; IP banned until 1515929738237",
        -1003,
        "Way too many requests; IP banned until 1515929738237",
        parameters=("1515929738237",),
    ),
]

# As the source of these libraries writes them; no report is needed to know.
BODY = '{"code":-1013,"msg":"Filter failure: LOT_SIZE"}'
FORMATS = {
    "go-binance": "<APIError> code=-1013, msg=Filter failure: LOT_SIZE",
    "curl": BODY,
    "curl -i": f"HTTP/2 400 \r\ncontent-length: 49\r\n\r\n{BODY}",
    "Python's repr": "{'code': -1013, 'msg': 'Filter failure: LOT_SIZE'}",
    "WebSocket API": f'{{"id":"1","status":400,"error":{BODY}}}',
    "text first": '{"msg":"Filter failure: LOT_SIZE","code":-1013}',
    "small letters": "filter failure: lot_size (code -1013)",
    "quoted in a chat": "I get \u201cFilter failure: LOT_SIZE\u201d with code \u22121013",
    "broken over lines": "APIError(code=-1013): Filter\n    failure: LOT_SIZE",
    "HTML": "&quot;code&quot;:-1013,&quot;msg&quot;:&quot;Filter failure: LOT_SIZE&quot;",
    "the client of pretrade": "-1013 INVALID_MESSAGE: Filter failure: LOT_SIZE (HTTP 400)",
}


@pytest.mark.parametrize("pasted", PASTED, ids=lambda pasted: f"{pasted.source} {pasted.message}")
def test_what_was_pasted_is_explained(pasted: Pasted) -> None:
    found = explain(pasted.text)

    assert found.known
    assert (found.code, found.message) == (pasted.code, pasted.message)
    assert found.rules[:1] == (pasted.rule,) * bool(pasted.rule)
    assert found.parameters == pasted.parameters


@pytest.mark.parametrize("text", FORMATS.values(), ids=FORMATS)
def test_every_client_is_understood(text: str) -> None:
    found = explain(text)

    assert found.known
    assert (found.code, found.rules) == (-1013, ("LOT_SIZE",))
    assert not found.also


def test_a_parameter_is_filled_in_and_has_its_own_advice() -> None:
    found = explain(r'{"code":-1106,"msg":"Parameter \u0027price\u0027 sent when not required."}')

    assert "does not take price" in found.meaning
    assert found.cure.startswith("Leave price out")
    assert "MARKET, STOP_LOSS and TAKE_PROFIT have no price" in found.cure
    assert "MARKET" not in explain("Parameter 'foo' sent when not required.").cure


def test_both_parameters_are_filled_in() -> None:
    found = explain("Param 'quantity' or 'quoteOrderQty' must be sent, but both were empty/null!")

    assert found.parameters == ("quantity", "quoteOrderQty")
    assert "quantity or quoteOrderQty" in found.meaning


def test_the_class_of_a_client_is_enough_where_no_text_came() -> None:
    found = explain("ccxt.base.errors.InsufficientFunds: …")

    assert found.known
    assert (found.code, found.rules) == (-2010, ("BALANCE",))


@pytest.mark.parametrize(
    ("status", "code", "words"),
    [(418, -1003, "is banned"), (429, -1003, "Too many requests"), (451, 0, "country")],
)
@pytest.mark.parametrize(
    "text",
    [
        "{}",
        "HTTP {}",
        "HTTP/1.1 {}",
        "HTTP status code: {}",
        "error {}",
        "the request failed with HTTP {}, again",
        "{} Client Error: for url: https://api.binance.com/api/v3/order",
    ],
)
def test_the_status_of_a_reply_without_a_message(
    text: str, status: int, code: int, words: str
) -> None:
    found = explain(text.format(status))

    assert found.known
    assert found.code == code
    assert words in found.meaning
    assert not found.also


def test_a_code_says_more_than_a_status() -> None:
    assert explain("(429, -1015)").name == "TOO_MANY_ORDERS"
    assert explain("HTTP 429 (-1003)").code == -1003


def test_all_parts_of_a_failed_cancel_replace_are_explained_with_their_codes() -> None:
    found = explain(
        '{"code":-2022,"msg":"Order cancel-replace failed.","data":{"cancelResult":"FAILURE",'
        '"newOrderResult":"FAILURE","cancelResponse":{"code":-2011,"msg":"Unknown order sent."},'
        '"newOrderResponse":{"code":-2010,"msg":"Order would immediately match and take."}}}'
    )

    assert [one.code for one in (found, *found.also)] == [-2022, -2011, -2010]
    assert found.also[1].rules == ("POST_ONLY",)


def test_a_filter_that_is_not_known_is_named_and_not_taken_for_another() -> None:
    found = explain('{"code":-1013,"msg":"Filter failure: T_PLUS_SELL"}')

    assert (found.parameters, found.rules) == (("T_PLUS_SELL",), ())
    assert "pretrade does not know this filter" in found.meaning

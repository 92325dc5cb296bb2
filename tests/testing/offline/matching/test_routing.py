"""Smart order routing: an order takes from the best book of its base asset.

The books are those of the exchange's FAQ; the fee is 0, as there.
"""

from pretrade.testing import OfflineExchange, replay
from tests.testing.offline.boxes import BTC, Json, add_up_to_nothing, held, refused, row
from tests.testing.offline.lists import today

OTHERS = ("BTCUSDC", "BTCUSDP")
ALL: Json = {"sors": [{"baseAsset": "BTC", "symbols": [BTC, *OTHERS]}]}
ORDER: Json = {"symbol": BTC, "side": "BUY", "type": "LIMIT", "timeInForce": "GTC"}
ASKS = {
    BTC: [("30800", "3"), ("30500", "3")],
    "BTCUSDC": [("30000", "1"), ("28000", "1")],
    "BTCUSDP": [("35000", "1"), ("29000", "1")],
}


def routed(side: str = "asks", books: dict[str, list[tuple[str, str]]] = ASKS) -> OfflineExchange:
    rows = [row(), *({**row(), "symbol": name, "quoteAsset": name[3:]} for name in OTHERS)]
    exchange = today(*rows, rules=ALL, fee_rate="0", usdt="400000", btc="11")
    for name, levels in books.items():
        exchange.book(name, **{side: levels})
    return exchange


def prices(reply: Json) -> list[tuple[str, str, int]]:
    return [(one["price"], one["qty"], one.get("allocId", -1)) for one in reply["fills"]]


def test_the_best_book_of_all_is_taken_from() -> None:
    exchange = routed()
    reply = exchange.new_sor_order(**ORDER, quantity="0.5", price="31000")
    assert (reply["usedSor"], reply["workingFloor"]) == (True, "SOR")
    assert (reply["status"], reply["cummulativeQuoteQty"]) == ("FILLED", "14000.00000000")
    assert reply["fills"] == [
        {
            "matchType": "ONE_PARTY_TRADE_REPORT",
            "price": "28000.00000000",
            "qty": "0.50000000",
            "commission": "0.00000000",
            "commissionAsset": "BTC",
            "tradeId": -1,
            "allocId": 0,
        }
    ]
    # 14 000 USDT are spent, and no USDC.
    assert held(exchange, "USDT", "BTC") == [
        ("386000.00000000", "0.00000000"),
        ("11.50000000", "0.00000000"),
    ]
    assert add_up_to_nothing(exchange)


def test_several_books_are_taken_from_in_the_sequence_of_their_prices() -> None:
    reply = routed().new_sor_order(**ORDER, quantity="5", price="31000")
    assert prices(reply) == [
        ("28000.00000000", "1.00000000", 0),
        ("29000.00000000", "1.00000000", 1),
        ("30000.00000000", "1.00000000", 2),
        ("30500.00000000", "2.00000000", -1),  # its own book: a trade
    ]
    assert reply["cummulativeQuoteQty"] == "148000.00000000"


def test_a_market_order_expires_when_all_books_are_empty() -> None:
    exchange = routed()
    given = {"symbol": BTC, "side": "BUY", "type": "MARKET", "quantity": "11"}
    reply = exchange.new_sor_order(**given)
    assert (reply["status"], reply["executedQty"]) == ("EXPIRED", "10.00000000")
    assert reply["cummulativeQuoteQty"] == "305900.00000000"


def test_what_is_left_rests_in_its_own_book() -> None:
    exchange = routed()
    exchange.new_sor_order(**ORDER, quantity="5", price="29000")
    assert exchange.depth(symbol=BTC)["bids"] == [["29000.00000000", "3.00000000"]]
    assert exchange.depth(symbol="BTCUSDC")["asks"] == [["30000.00000000", "1.00000000"]]
    (order,) = exchange.open_orders()
    assert (order["usedSor"], order["workingFloor"]) == (True, "SOR")
    assert held(exchange, "USDT") == [("256000.00000000", "87000.00000000")]  # 28 000 + 29 000 paid


def test_one_that_meets_its_own_book_only_says_so() -> None:
    exchange = routed(books={BTC: ASKS[BTC]})
    reply = exchange.new_sor_order(**ORDER, quantity="1", price="31000")
    assert reply["workingFloor"] == "EXCHANGE"
    assert exchange.my_allocations(symbol=BTC) == []


def test_a_seller_receives_the_quote_asset_of_its_own_symbol() -> None:
    exchange = routed("bids", {"BTCUSDC": [("33000", "1")], BTC: [("29000", "1")]})
    order = {**ORDER, "side": "SELL", "quantity": "1.5", "price": "28000"}
    assert prices(exchange.new_sor_order(**order)) == [
        ("33000.00000000", "1.00000000", 0),
        ("29000.00000000", "0.50000000", -1),
    ]
    assert held(exchange, "USDT", "BTC")[0] == ("447500.00000000", "0.00000000")
    assert add_up_to_nothing(exchange)


def test_the_maker_in_another_book_is_paid_in_its_own_quote_asset() -> None:
    exchange = routed(books={})
    exchange.add_account("other", {"BTC": "1"})
    ask = {"symbol": "BTCUSDC", "side": "SELL", "type": "LIMIT", "timeInForce": "GTC"}
    exchange.new_order(api_key="other", **ask, quantity="1", price="28000")
    exchange.book(BTC)
    exchange.new_sor_order(**ORDER, quantity="1", price="31000")
    assert exchange.balance("USDC", api_key="other").free == 28000
    assert held(exchange, "USDT") == [("372000.00000000", "0.00000000")]
    assert add_up_to_nothing(exchange, "other")


def test_all_of_a_fok_order_may_come_from_several_books() -> None:
    fok = {**ORDER, "timeInForce": "FOK", "price": "29000"}
    assert routed().new_sor_order(**fok, quantity="2")["status"] == "FILLED"
    assert routed().new_sor_order(**fok, quantity="2.1")["status"] == "EXPIRED"


def test_a_plain_order_stays_in_its_own_book() -> None:
    reply = routed().new_order(**ORDER, quantity="0.5", price="31000")
    assert prices(reply) == [("30500.00000000", "0.50000000", -1)]
    assert "usedSor" not in reply


def test_allocations_are_told_of_and_are_no_trades() -> None:
    exchange = routed()
    order = exchange.new_sor_order(**ORDER, quantity="2.5", price="31000")
    found = exchange.my_allocations(symbol=BTC)
    assert [one["allocationId"] for one in found] == [0, 1, 2]
    assert found[2] == {
        "symbol": BTC,
        "allocationId": 2,
        "allocationType": "SOR",
        "orderId": order["orderId"],
        "orderListId": -1,
        "price": "30000.00000000",
        "qty": "0.50000000",
        "quoteQty": "15000.00000000",
        "commission": "0.00000000",
        "commissionAsset": "BTC",
        "time": exchange.now,
        "isBuyer": True,
        "isMaker": False,
        "isAllocator": False,
    }
    assert exchange.my_allocations(symbol=BTC, fromAllocationId=1, limit=1) == found[1:2]
    assert exchange.my_allocations(symbol=BTC, orderId=99) == []
    assert exchange.my_allocations(symbol=BTC, endTime=exchange.now - 1) == []
    assert exchange.my_trades(symbol=BTC) == []


def test_the_event_of_an_allocation_has_its_id() -> None:
    exchange = routed()
    exchange.new_sor_order(**ORDER, quantity="0.5", price="31000")
    (event,) = (one for one in exchange.events() if one.get("x") == "TRADE")
    assert (event["t"], event["a"], event["b"]) == (-1, 0, "ONE_PARTY_TRADE_REPORT")
    assert (event["k"], event["uS"]) == ("SOR", True)


def test_a_test_order_does_nothing() -> None:
    exchange = routed()
    assert exchange.test_sor_order(**ORDER, quantity="0.5", price="31000") == {}
    rates = exchange.test_sor_order(
        **ORDER, quantity="0.5", price="31000", computeCommissionRates="true"
    )
    assert rates["standardCommissionForOrder"]["taker"] == "0.00000000"
    assert exchange.all_orders(symbol=BTC) == []


def test_an_amount_of_the_quote_asset_cannot_be_routed() -> None:
    given = {"symbol": BTC, "side": "BUY", "type": "MARKET", "quoteOrderQty": "100"}
    assert refused(routed(), "new_sor_order", **given)[0] == -1102


def test_a_replay_routes_again() -> None:
    exchange = routed()
    exchange.new_sor_order(**ORDER, quantity="5", price="31000")
    assert replay(exchange.journal).journal == exchange.journal

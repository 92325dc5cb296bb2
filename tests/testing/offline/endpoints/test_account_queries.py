"""What an account is told of its filters, fees and prevented matches."""

from tests.testing.offline.boxes import BTC, RULES, buy, refused, row, sell
from tests.testing.offline.lists import today


def test_its_filters_are_those_of_the_rules() -> None:
    found = today().my_filters(symbol=BTC)
    assert found["exchangeFilters"] == RULES["exchangeFilters"]
    assert found["symbolFilters"] == row()["filters"]
    assert found["assetFilters"] == []


def test_its_fees_are_those_of_the_exchange() -> None:
    found = today(fee_rate="0.00075").account_commission(symbol=BTC)
    assert found["standardCommission"] == {
        "maker": "0.00075000",
        "taker": "0.00075000",
        "buyer": "0.00000000",
        "seller": "0.00000000",
    }
    assert set(found) == {
        *("symbol", "standardCommission", "specialCommission", "taxCommission", "discount")
    }


def test_a_prevented_match_is_told_of_by_its_id_and_by_both_orders() -> None:
    exchange = today(btc="1")
    exchange.book(BTC)
    exchange.new_order(**sell("0.005", "59000"))
    exchange.new_order(**buy("0.01", "59000", selfTradePreventionMode="EXPIRE_MAKER"))
    (match,) = exchange.my_prevented_matches(symbol=BTC, orderId=1)
    assert match == {
        "symbol": BTC,
        "preventedMatchId": 1,
        "takerOrderId": 2,
        "makerSymbol": BTC,
        "makerOrderId": 1,
        "tradeGroupId": -1,
        "selfTradePreventionMode": "EXPIRE_MAKER",
        "price": "59000.00000000",
        "makerPreventedQuantity": "0.00500000",
        "transactTime": exchange.now,
    }
    assert exchange.my_prevented_matches(symbol=BTC, orderId=2) == [match]
    assert exchange.my_prevented_matches(symbol=BTC, preventedMatchId=1) == [match]
    assert exchange.my_prevented_matches(symbol=BTC, preventedMatchId=2) == []
    assert exchange.my_prevented_matches(symbol=BTC, orderId=2, fromPreventedMatchId=2) == []
    assert refused(exchange, "my_prevented_matches", symbol=BTC)[0] == -1102


def test_both_parts_of_a_decrement_are_told() -> None:
    exchange = today(btc="1")
    exchange.book(BTC)
    exchange.new_order(**sell("0.005", "59000"))
    exchange.new_order(**buy("0.01", "59000", selfTradePreventionMode="DECREMENT"))
    (match,) = exchange.my_prevented_matches(symbol=BTC, orderId=1)
    assert match["makerPreventedQuantity"] == match["takerPreventedQuantity"] == "0.00500000"


def test_no_symbol_has_execution_rules_or_a_reference_price() -> None:
    exchange = today()
    assert exchange.execution_rules() == {"symbolRules": []}
    assert exchange.execution_rules(symbol=BTC) == {"symbolRules": []}
    both = {"symbol": BTC, "symbolStatus": "TRADING"}
    assert refused(exchange, "execution_rules", **both)[0] == -1128
    assert refused(exchange, "execution_rules", symbol="NOTHING")[0] == -1121
    assert refused(exchange, "reference_price_calculation", symbol=BTC)[0] == -2043

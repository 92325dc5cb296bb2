import pytest

from pretrade import Market
from tests.rules.requests import answers, found, judge, lacking, order, passes
from tests.symbols import BASE_DATE

RULE = "EMPTY_BOOK"
MSG = "Order book liquidity is less than symbol minimum quantity."
SINCE = "2024-08-16"


def spending(side: str) -> dict[str, object]:
    return order("MARKET", side, quantity=None, quoteOrderQty="100")


@pytest.mark.parametrize(
    ("side", "key", "whom"), [("BUY", "askPrice", "sells"), ("SELL", "bidPrice", "buys")]
)
def test_an_amount_needs_somebody_to_trade_with(side: str, key: str, whom: str) -> None:
    other = "bidPrice" if key == "askPrice" else "askPrice"
    empty = Market.from_json({key: "0", other: "19999", "lastPrice": "20000"})
    one_sided = Market.from_json({key: "20000", other: "0"})

    refused = judge(spending(side), market=empty, as_of=SINCE)

    assert answers(refused, RULE) == [(-2010, MSG, None, "0")]
    assert f"nobody {whom}: {key} is 0" in found(refused, RULE)[0].text
    assert passes(judge(spending(side), market=one_sided, as_of=SINCE), RULE)
    for as_of in (BASE_DATE, "2024-08-15"):
        assert passes(judge(spending(side), market=empty, as_of=as_of), RULE)


@pytest.mark.parametrize(("side", "fact"), [("BUY", "best_ask"), ("SELL", "best_bid")])
def test_without_the_book_it_is_unevaluated(side: str, fact: str) -> None:
    report = judge(spending(side), market=Market(last_price="20000"), as_of=SINCE)

    assert lacking(report, RULE) == [fact]


@pytest.mark.parametrize("order_type", ["MARKET", "LIMIT", "STOP_LOSS"])
def test_a_quantity_is_taken_whatever_the_book(order_type: str) -> None:
    market = Market(best_bid="0", best_ask="0")

    assert passes(judge(order(order_type), market=market, as_of=SINCE), RULE)

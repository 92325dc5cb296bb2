"""What is known of a market: exact numbers, None for unknown, the exchange's own replies."""

import pickle
from decimal import Decimal

import pytest

from pretrade import NO_REFERENCE_PRICE, InvalidFacts, Market
from tests.symbols import Json, exchange_with, found, limit

BAND: Json = {
    "filterType": "PERCENT_PRICE",
    "multiplierUp": "2",
    "multiplierDown": "0.5",
    "avgPriceMins": 5,
}


@pytest.mark.parametrize("given", ["27000.10", Decimal("27000.10"), 27000, 27000.1])
def test_prices_are_text_numbers_or_decimals(given: object) -> None:
    market = Market.from_json({"lastPrice": given, "avgPrice": {"5": given}, "bidPrice": given})

    assert market.last_price == market.best_bid == market.average_prices[5] == Decimal(str(given))
    assert market.best_ask is None
    assert market.reference_price is None


def test_keywords_take_the_same() -> None:
    market = Market(
        last_price="1.50",
        average_prices={5: "2", "1": 3},
        best_bid=Decimal(4),
        best_ask=5,
        reference_price="6",
        at=7,
    )

    assert market == Market.from_json(
        {
            "lastPrice": "1.5",
            "avgPrice": {"1": "3", "5": "2"},
            "bidPrice": "4",
            "askPrice": "5",
            "referencePrice": "6",
            "at": 7,
        }
    )
    assert str(market.last_price) == "1.50"
    assert market.at == 7


@pytest.mark.parametrize(
    "raw",
    [
        {},
        {"lastPrice": None, "bidPrice": None, "askPrice": None},
        {"avgPrice": None},
        {"avgPrice": {}},
        {"avgPrice": {"5": None}},
        {"volume": "17", "symbol": "AB"},
    ],
)
def test_what_is_missing_or_null_is_unknown(raw: Json) -> None:
    assert Market.from_json(raw) == Market()


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ({"lastPrice": "abc"}, "lastPrice: 'abc' is not a decimal number"),
        ({"lastPrice": ""}, "lastPrice: '' is not a decimal number"),
        ({"bidPrice": "NaN"}, "bidPrice: 'NaN' is not a decimal number"),
        ({"askPrice": "Infinity"}, "askPrice: 'Infinity' is not a decimal number"),
        ({"askPrice": float("nan")}, "askPrice: nan is not a decimal number"),
        ({"askPrice": True}, "askPrice: True is not a decimal number"),
        ({"referencePrice": "-1"}, "referencePrice: '-1' is negative"),
        ({"lastPrice": ["1"]}, "lastPrice: ['1'] is not a decimal number"),
        ({"lastPrice": "1E+61"}, "lastPrice: '1E+61' is too long for a price or a quantity"),
        ({"avgPrice": {"5": "abc"}}, "avgPrice.5: 'abc' is not a decimal number"),
        ({"avgPrice": {"five": "1"}}, "avgPrice: 'five' is not a number of minutes"),
        ({"avgPrice": {"-5": "1"}}, "avgPrice: '-5' is not a number of minutes"),
        ({"avgPrice": {"\u0665": "1"}}, "avgPrice: '\u0665' is not a number of minutes"),
        ({"avgPrice": "27000"}, "avgPrice: '27000' is not a JSON object"),
    ],
)
def test_a_broken_value_is_named(raw: Json, message: str) -> None:
    with pytest.raises(InvalidFacts) as caught:
        Market.from_json(raw)

    assert str(caught.value) == message
    assert caught.value.path == message.partition(":")[0]


def test_a_long_value_is_cut_in_the_error() -> None:
    for given in ("9" * 5000, 10**5000):
        with pytest.raises(InvalidFacts, match="is too long for a price or a quantity") as caught:
            Market(last_price=given)
        assert len(str(caught.value)) < 200


@pytest.mark.parametrize("raw", [[], "27000", None, 7])
def test_a_market_is_an_object(raw: object) -> None:
    with pytest.raises(InvalidFacts, match=r"^market: .* is not a JSON object$"):
        Market.from_json(raw)  # type: ignore[arg-type]
    with pytest.raises(InvalidFacts, match=r"^reply: .* is not a JSON object$"):
        Market().with_reply(raw)  # type: ignore[arg-type]


def test_replies_of_the_exchange_are_fed_in_piece_by_piece() -> None:
    market = Market()
    for reply in (
        {"mins": 5, "price": "9.35751834", "closeTime": 1694061154503},
        {"symbol": "AB", "price": "4.00000200"},
        {
            "symbol": "AB",
            "bidPrice": "4.00000000",
            "bidQty": "431.00000000",
            "askPrice": "4.00000200",
            "askQty": "9.00000000",
        },
        {"mins": 1, "price": "9.5"},
        {"symbol": "AB", "referencePrice": "10.00", "timestamp": 1770736694138},
    ):
        market = market.with_reply(reply)

    assert market == Market(
        last_price="4.000002",
        average_prices={1: "9.5", 5: "9.35751834"},
        best_bid="4",
        best_ask="4.000002",
        reference_price="10",
    )


def test_a_newer_reply_replaces_what_it_names_and_nothing_else() -> None:
    market = Market(last_price="1", average_prices={5: "2", 1: "3"}, best_bid="4", at=1)
    newer = market.with_reply({"mins": 5, "price": "7"})

    assert newer == Market(last_price="1", average_prices={5: "7", 1: "3"}, best_bid="4", at=1)
    assert market.average_prices[5] == 2


def test_a_reference_price_of_null_says_that_there_is_none() -> None:
    market = Market(reference_price="20", last_price="7")
    newer = market.with_reply({"symbol": "AB", "referencePrice": None, "timestamp": 1})

    assert newer == Market(last_price="7", reference_price=NO_REFERENCE_PRICE)
    assert newer != Market(last_price="7")
    assert Market.from_json({"referencePrice": None}).reference_price is NO_REFERENCE_PRICE
    assert repr(NO_REFERENCE_PRICE) == "NO_REFERENCE_PRICE"
    assert pickle.loads(pickle.dumps(newer)) == newer  # noqa: S301  our own
    assert newer.with_reply({"mins": 5, "price": "1"}).reference_price is NO_REFERENCE_PRICE


def test_a_broken_reply_is_named() -> None:
    with pytest.raises(InvalidFacts, match=r"^avgPrice\.5: 'abc' is not a decimal number$"):
        Market().with_reply({"mins": 5, "price": "abc"})
    with pytest.raises(InvalidFacts, match=r"^lastPrice: 'abc' is not a decimal number$"):
        Market().with_reply({"price": "abc"})


def test_prices_may_be_given_for_many_symbols() -> None:
    info = exchange_with(BAND)
    market = {
        name: Market(average_prices={5: price}, reference_price=NO_REFERENCE_PRICE)
        for name, price in (("AB", "10"), ("CD", "99"))
    }

    assert found(info.check(limit(), market=market), "PERCENT_PRICE") == []
    assert found(info.check(limit(), market={"CD": market["CD"]}), "PERCENT_PRICE") == [
        "? average_price:5, reference_price"
    ]
    assert found(info["AB"].check(limit(symbol=None), market=market), "PERCENT_PRICE") == []


@pytest.mark.parametrize("market", ["10", 10, [Market()], {"AB": {"lastPrice": "10"}}])
def test_anything_else_is_a_mistake_of_the_caller(market: object) -> None:
    info = exchange_with(BAND)
    with pytest.raises(TypeError, match="takes a Market or a mapping symbol -> Market"):
        info.check(limit(), market=market)  # type: ignore[arg-type]


def test_a_market_is_a_value() -> None:
    one, other = (Market(last_price="1.0", average_prices={5: "2"}) for _ in range(2))

    assert one == other
    assert hash(one) == hash(other)
    with pytest.raises(AttributeError):
        one.last_price = Decimal(2)  # type: ignore[misc]

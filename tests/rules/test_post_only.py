import pytest

from pretrade import Market
from tests.rules.requests import (
    LIST_KINDS,
    PRICE_FILTER,
    TYPES,
    answers,
    found,
    judge,
    lacking,
    listing,
    offers,
    order,
    passes,
    request,
)

RULE = "POST_ONLY"
MSG = "Order would immediately match and take."
BOOK = Market(best_bid="100.02", best_ask="100.04", last_price="100.03")
TICKED = listing(PRICE_FILTER)


@pytest.mark.parametrize(
    ("side", "price", "bound", "nearest"),
    [
        ("BUY", "100.05", "askPrice", "100.03"),
        ("BUY", "100.04", "askPrice", "100.03"),
        ("SELL", "100.01", "bidPrice", "100.03"),
        ("SELL", "100.02", "bidPrice", "100.03"),
    ],
)
def test_an_order_that_would_match_at_once_is_refused(
    side: str, price: str, bound: str, nearest: str
) -> None:
    report = judge(order("LIMIT_MAKER", side, price=price), TICKED, market=BOOK)

    assert answers(report, RULE) == [(-2010, MSG, "price", price)]
    assert offers(report, RULE) == [[nearest]]
    limit = found(report, RULE)[0].to_dict()["bound"]
    assert limit["name"] == bound
    assert f"{limit['value']} and would take" in found(report, RULE)[0].text


@pytest.mark.parametrize(
    ("side", "price"), [("BUY", "100.03"), ("BUY", "1"), ("SELL", "100.03"), ("SELL", "900000")]
)
def test_an_order_that_would_rest_passes(side: str, price: str) -> None:
    assert passes(judge(order("LIMIT_MAKER", side, price=price), market=BOOK), RULE)


def test_without_a_tick_the_nearest_price_has_as_many_decimals_as_its_asset() -> None:
    report = judge(order("LIMIT_MAKER", price="100.04"), market=BOOK)

    assert offers(report, RULE) == [["100.03999999"]]


def test_when_the_book_was_read_is_shown() -> None:
    market = Market(best_ask="100", at=1664496000000)

    report = judge(order("LIMIT_MAKER"), market=market)

    assert "as of 2022-09-30 00:00:00 UTC" in found(report, RULE)[0].text


@pytest.mark.parametrize(
    ("side", "market", "fact"),
    [
        ("BUY", Market(best_bid="100"), "best_ask"),
        ("SELL", Market(best_ask="100"), "best_bid"),
    ],
)
def test_without_the_other_side_of_the_book_it_is_unevaluated(
    side: str, market: Market, fact: str
) -> None:
    assert lacking(judge(order("LIMIT_MAKER", side), market=market), RULE) == [fact]


@pytest.mark.parametrize("side", ["BUY", "SELL"])
def test_an_empty_book_which_the_exchange_reports_as_zero_matches_nothing(side: str) -> None:
    market = Market(best_bid="0.00000000", best_ask="0.00000000")

    assert not answers(judge(order("LIMIT_MAKER", side), market=market), RULE)


@pytest.mark.parametrize(
    ("changes", "facts"),
    [
        ({"price": "1e3"}, ["order:price"]),
        ({"price": None}, ["order:price"]),
        ({"side": "UP"}, ["order:side"]),
        ({"type": "MAKER"}, ["order:type"]),
    ],
)
def test_what_it_misses(changes: dict[str, object], facts: list[str]) -> None:
    params = {**order("LIMIT_MAKER"), **changes}

    assert lacking(judge(params, market=BOOK), RULE) == facts


@pytest.mark.parametrize("order_type", [one for one in TYPES if one != "LIMIT_MAKER"])
def test_it_binds_no_other_type(order_type: str) -> None:
    assert passes(judge(order(order_type), market=Market(best_ask="1", best_bid="1")), RULE)


@pytest.mark.parametrize(("bid", "refused"), [("20999.99", False), ("21000", True)])
@pytest.mark.parametrize("kind", LIST_KINDS)
def test_the_limit_order_of_an_oco_is_compared_with_the_book(
    kind: str, bid: str, refused: bool
) -> None:
    report = judge(request(kind), kind=kind, market=Market(best_bid=bid))

    field = "abovePrice" if kind == "orderListOco" else "price"
    assert answers(report, RULE) == ([(-2010, MSG, field, "21000")] if refused else [])
    assert lacking(judge(request(kind), kind=kind, market=Market()), RULE) == ["best_bid"]


def test_a_pegged_order_without_a_price_rests_on_its_own_side() -> None:
    params = order("LIMIT_MAKER", pegPriceType="PRIMARY_PEG", price=None)

    assert passes(judge(params, market=Market()), RULE)

"""What constraints ask, in words: names, numbers, and what these are amounts of."""

from decimal import Decimal

import pytest

from pretrade.constraint import (
    AMOUNT,
    DELTA,
    ICEBERG,
    ICEBERGS,
    PRICE,
    QUANTITY,
    STOP_PRICE,
    WORTH,
    Comparison,
    Grid,
    Term,
    is_trivial,
    meaning,
    named,
)
from pretrade.enums import BUY
from pretrade.facts.fact import BEST_ASK, BUYING, OPEN_HERE, average_price, expected_price, held

AVERAGE = average_price(5)
STEP = Decimal("0.5")


@pytest.mark.parametrize(
    ("constraint", "sentence"),
    [
        (PRICE >= named("minPrice", 1), "price must be at least minPrice 1 USDT"),
        (STOP_PRICE <= named("maxPrice", 9), "stopPrice must be at most maxPrice 9 USDT"),
        (QUANTITY <= named("maxQty", 9), "quantity must be at most maxQty 9 BTC"),
        (ICEBERG >= named("minQty", STEP), "icebergQty must be at least minQty 0.5 BTC"),
        (
            WORTH >= named("minNotional", 10),
            "price × quantity must be at least minNotional 10 USDT",
        ),
        (AMOUNT >= named("minNotional", 10), "quoteOrderQty must be at least minNotional 10 USDT"),
        (
            QUANTITY * AVERAGE >= named("minNotional", 10),
            "quantity × the 5-minute average price must be at least minNotional 10 USDT",
        ),
        (
            PRICE <= named("multiplierUp", 5) * AVERAGE,
            "price must be at most multiplierUp 5 times the 5-minute average price",
        ),
        (
            AMOUNT >= named("minQty", 2) * expected_price(BUY),
            "quoteOrderQty must be at least minQty 2 BTC times the expected price",
        ),
        (
            QUANTITY <= named("limit", 10) * ICEBERG,
            "quantity must be at most limit 10 times icebergQty",
        ),
        (
            QUANTITY <= named("maxPosition", 5) - held("BTC") - BUYING,
            "quantity must be at most maxPosition 5 BTC less BTC held and what open orders buy",
        ),
        (
            Term(0) <= named("maxPosition", 5) - held("BTC") - BUYING,
            "BTC held and what open orders buy must be at most maxPosition 5 BTC",
        ),
        (
            DELTA >= named("minTrailingAboveDelta", 25),
            "trailingDelta must be at least minTrailingAboveDelta 25 basis points (0.25%)",
        ),
        (
            Term(2) <= named("maxNumOrders", 200) - OPEN_HERE["orders"],
            "at most 200 open orders, the new ones included",
        ),
        (
            ICEBERGS <= named("maxNumIcebergOrders", 5) - OPEN_HERE["icebergs"],
            "at most 5 open icebergs, the new ones included",
        ),
        (PRICE < BEST_ASK, "price must be below the best ask"),
        (PRICE > STOP_PRICE, "price must be above stopPrice"),
        (QUANTITY <= named("limit", 42, "USDC"), "quantity must be at most limit 42 USDC"),
        (Grid("price", STEP, "tickSize"), "price must be a multiple of tickSize 0.5"),
        (
            Grid("quantity", Decimal(3), "stepSize", Decimal(5), "minQty"),
            "quantity must be 2 plus a multiple of stepSize 3",
        ),
        (
            Grid("price", Decimal("0.01"), "quoteAssetPrecision", bound=2, written=True),
            "price must be a number of at most the 2 decimals of quoteAssetPrecision",
        ),
    ],
)
def test_a_constraint_as_a_sentence(constraint: Comparison | Grid, sentence: str) -> None:
    assert str(meaning(constraint, ("BTC", "USDT"))) == sentence


def test_without_assets_there_are_no_units() -> None:
    assert str(meaning(QUANTITY <= named("maxQty", 9))) == "quantity must be at most maxQty 9"


@pytest.mark.parametrize(
    ("constraint", "trivial"),
    [
        (PRICE >= named("minPrice", 0), True),
        (PRICE >= named("minPrice", 1), False),
        (PRICE <= named("maxPrice", 0), False),
        (PRICE > Term(0), False),
        (Grid("price", STEP, "tickSize"), False),
    ],
)
def test_what_no_number_breaks_is_trivial(constraint: Comparison | Grid, trivial: bool) -> None:
    assert is_trivial(constraint) is trivial

"""predict_fill, exit_reserve and plan_buy: what a purchase will come to."""

from decimal import ROUND_UP, Decimal, localcontext
from typing import Any

import pytest

from pretrade import InvalidFacts
from tests.sizing.words import BEFORE_ZERO, decimals, reasons
from tests.symbols import (
    lot_size,
    market_lot_size,
    min_notional,
    notional,
    percent_price,
    percent_price_by_side,
    price_filter,
    symbol_with,
)

BNBFDUSD = symbol_with(price_filter(), lot_size("0.001", "0.001"), notional("5"))


def test_an_amount_buys_whole_steps() -> None:
    found = BNBFDUSD.predict_fill(quote_order_qty=20, price="494.30")
    assert found[:3] == decimals("0.040", "19.772", "0.228")
    assert found.warnings == ()


@pytest.mark.parametrize(
    ("step", "quote", "price", "expected"),
    [
        ("1", "20", "20", ["1", "20", "0"]),
        ("3", "100", "7", ["12", "84", "16"]),
        ("0", "10", "3", ["3.33333333", "9.99999999", "0.00000001"]),
    ],
)
def test_what_is_not_spent_is_left(step: str, quote: str, price: str, expected: list[str]) -> None:
    assert symbol_with(lot_size(step, "0")).predict_fill(quote, price)[:3] == decimals(*expected)


def test_the_largest_lot_does_not_bind_an_amount() -> None:
    found = symbol_with(lot_size("1", "1", "5"), market_lot_size("10"))
    assert found.predict_fill(70, 10).quantity == 7
    assert reasons(lambda: found.predict_fill(101, 10)) == [
        "MARKET_LOT_SIZE maxQty 10 at a price of about 10 (at most 100) excludes quoteOrderQty 101"
    ]
    assert found.predict_fill(101, 10, as_of="2023-07-17").quantity == 10


def test_an_amount_may_be_too_little_or_too_long() -> None:
    assert reasons(lambda: BNBFDUSD.predict_fill("4.99", "494.30")) == [
        "NOTIONAL minNotional 5 excludes quoteOrderQty 4.99"
    ]
    assert reasons(lambda: symbol_with(lot_size("1", "1")).predict_fill(3, 4)) == [
        "LOT_SIZE minQty 1 at a price of about 4 (at least 4) excludes quoteOrderQty 3"
    ]
    assert reasons(lambda: symbol_with(lot_size("1", "0")).predict_fill(3, 4)) == [
        "ZERO_VALUE more than 0 excludes what 3 pays for at a price of 4"
    ]
    assert reasons(lambda: symbol_with().predict_fill("0.090569718", "0.07")) == [
        "PRECISION quoteAssetPrecision 8 excludes quoteOrderQty 0.090569718"
    ]
    assert symbol_with(lot_size("3", "1")).predict_fill(8, 1, as_of=BEFORE_ZERO).quantity == 7
    with pytest.raises(InvalidFacts, match=r"^price: is 0"):
        symbol_with().predict_fill(20, 0)


# ----------------------------------------------------------------------------------- exit reserve


@pytest.mark.parametrize("stop", ["0.1", "-0.1", Decimal("-0.10"), " -0.1", 0.1])
@pytest.mark.parametrize("rule", [notional(), min_notional()])
def test_the_entry_must_leave_a_stop_that_can_be_sold(stop: str, rule: dict[str, object]) -> None:
    found = symbol_with(rule).exit_reserve(stop=stop, fee_rate="0.001")
    assert found == Decimal("11.12223335")  # 10 / (0.9 × 0.999)
    assert found.quantize(Decimal("0.0001"), ROUND_UP) == Decimal("11.1223")


def test_a_stop_at_the_entry_and_no_fee_need_no_more_than_the_minimum() -> None:
    assert symbol_with(notional()).exit_reserve(stop=0) == 10


def test_with_a_price_it_is_exact() -> None:
    found = symbol_with(price_filter(), lot_size("0.0001", "0.0001"), notional())
    reserve = found.exit_reserve(stop="0.1", fee_rate="0.001", price="2467.71")
    # The stop is at 2220.93, where 0.0046 is worth 10.216; 0.0047 × 0.999 leaves as much.
    assert found.round_price("2220.939", rounding="down") == Decimal("2220.93")
    assert reserve == Decimal("0.0047") * Decimal("2467.71")
    assert found.quantity_for(quote=reserve, price="2467.71") == Decimal("0.0047")
    held = found.sellable("0.0047", fee_rate="0.001", price="2220.93")
    assert held.quantity == Decimal("0.0046")
    assert found.sellable("0.0046", fee_rate="0.001", price="2220.93").quantity == 0


def test_steps_alone_need_a_price() -> None:
    found = symbol_with(price_filter(), lot_size("1", "2"))
    assert reasons(lambda: found.exit_reserve(stop="0.1")) == ["LOT_SIZE needs order:price"]
    assert found.exit_reserve(stop="0.1", price=10) == 20
    assert found.exit_reserve(stop="0.1", price=10, fee_rate="0.001") == 30


def test_there_may_be_no_stop_so_far_below() -> None:
    found = symbol_with(price_filter("0.01", "5"), lot_size(), notional())
    assert reasons(lambda: found.exit_reserve(stop="0.9", price=10)) == [
        "PRICE_FILTER minPrice 5 excludes price 1"
    ]
    narrow = symbol_with(price_filter(), lot_size("1", "1", "3"), notional("30"))
    assert reasons(lambda: narrow.exit_reserve(stop="0.5", price=10)) == [
        "NOTIONAL minNotional 30 at a price of 5 (at least 6)",
        "LOT_SIZE maxQty 3",
    ]
    tight = symbol_with(price_filter(), lot_size("1", "1", "10"))
    assert reasons(
        lambda: symbol_with(lot_size("1", "10", "10")).exit_reserve(stop=0, price=1, fee_rate="0.1")
    ) == ["stop 10 at 1 after a fee of 0.1 (at least 11.11111112)", "LOT_SIZE maxQty 10"]
    assert tight.exit_reserve(stop=0, price=1) == 1


@pytest.mark.parametrize("stop", ["1", "-1", "2", "abc", "", "--0.1", True])
def test_a_stop_is_a_part_of_the_entry(stop: str) -> None:
    with pytest.raises(InvalidFacts, match=r"^stop: "):
        symbol_with(notional()).exit_reserve(stop=stop)


# --------------------------------------------------------------------------------------- plan_buy

DNT = symbol_with(lot_size("0.1", "0.1"), baseAsset="DNT", quoteAsset="BTC")
WTC = symbol_with(lot_size("1", "1"), baseAsset="WTC", quoteAsset="BTC")


def test_the_dust_is_told_before_buying() -> None:
    plan = DNT.plan_buy(quantity="52.8", fee_rate="0.001", fee_asset="DNT")
    assert plan[:5] == decimals("52.8", "0.0528", "52.7472", "52.7", "0.0472")
    assert plan.sellable == Decimal("52.7")
    assert plan.dust == Decimal("0.0472")
    assert plan.warnings == ("0.0472 of 52.8 (0.1 %) becomes dust unless the fee is paid in BNB",)


def test_a_fee_in_another_asset_takes_nothing() -> None:
    plan = DNT.plan_buy(quantity="52.8", fee_rate="0.001", fee_asset="BNB")
    assert plan[:5] == decimals("52.8", "0", "52.8", "52.8", "0")
    assert plan.warnings == ()


def test_half_of_it_may_become_dust() -> None:
    plan = WTC.plan_buy(quantity=2, fee_rate="0.001")
    assert (plan.sellable, plan.dust) == decimals("1", "0.998")
    assert plan.warnings == ("0.998 of 2 (49.9 %) becomes dust unless the fee is paid in BNB",)


def test_dust_that_no_fee_makes() -> None:
    assert WTC.plan_buy(quantity="2.5").warnings == ("0.5 of 2.5 (20 %) becomes dust",)
    bnb = symbol_with(lot_size("1", "1"), baseAsset="BNB")
    assert bnb.plan_buy(2, "0.001", fee_asset="BNB").warnings == (
        "0.998 of 2 (49.9 %) becomes dust unless the fee is paid in another asset",
    )


def test_what_it_is_worth_counts_with_a_price() -> None:
    found = symbol_with(price_filter(), lot_size("0.1", "0.1"), notional())
    assert found.plan_buy("1", "0.001", price=10).sellable == 0
    assert found.plan_buy("1", "0.001").sellable == Decimal("0.9")


def test_an_entry_may_be_legal_and_its_stop_not() -> None:
    found = symbol_with(price_filter(), lot_size("0.0001", "0.0001"), notional())
    plan = found.plan_buy("0.0045", "0.001", price="2467.71", stop="0.1")
    assert plan.warnings[-1] == (
        "entry legal, stop would be refused: it costs 11.104695 B, "
        "its stop needs an entry of at least 11.598237 B"
    )
    assert len(found.plan_buy("0.0047", "0.001", price="2467.71", stop="-0.1").warnings) == 1
    nameless = symbol_with(
        price_filter(), lot_size("0.0001", "0.0001"), notional(), quoteAsset=None
    )
    warning = nameless.plan_buy("0.0045", price="2467.71", stop="0.1").warnings[-1]
    assert "it costs 11.104695 of the quote asset" in warning
    with pytest.raises(TypeError, match="stop= needs price="):
        found.plan_buy("0.0045", stop="0.1")


def test_a_stop_beyond_the_percent_band_is_warned_of() -> None:
    found = symbol_with(
        price_filter(),
        lot_size("0.0001", "0.0001"),
        percent_price_by_side("0.8"),
        percent_price("0.91"),
    )

    near = found.plan_buy("1", price="100", stop="0.05").warnings
    between = found.plan_buy("1", price="100", stop="0.1").warnings
    far = found.plan_buy("1", price="100", stop="0.3").warnings

    assert near == ()
    assert [one.partition(";")[0] for one in between] == [
        "PERCENT_PRICE: a stop at 90 is below 91, the least price while the average is 100"
    ]
    assert [one.partition(":")[0] for one in far] == ["PERCENT_PRICE", "PERCENT_PRICE_BY_SIDE"]


def test_the_context_of_the_caller_does_not_matter() -> None:
    with localcontext() as context:
        context.prec = 2
        before = repr(context)
        assert DNT.plan_buy("52.8", "0.001").received == Decimal("52.7472")
        assert BNBFDUSD.predict_fill(20, "494.30").left == Decimal("0.228")
        assert symbol_with(notional()).exit_reserve("0.1", "0.001") == Decimal("11.12223335")
        assert repr(context) == before


def test_a_float_stands_for_the_legal_number_beside_it() -> None:
    tenth: Any = 0.1  # Floats are no numbers to type checkers.
    info = symbol_with(price_filter("0.1"), lot_size("0.1", "0.1"), min_notional("10"))
    assert info.predict_fill(11 * (1 + tenth), "1").quantity == Decimal("12.1")
    assert info.exit_reserve("0.1", price=0.7 + tenth) == info.exit_reserve("0.1", price="0.8")
    assert info.plan_buy(0.7 + tenth, price="100").sellable == Decimal("0.8")
    assert info.min_quantity("1", "STOP_LOSS_LIMIT", "SELL", stop_price=0.7 + tenth) == Decimal(
        "12.5"
    )
    assert info.sellable(tenth * 1e23).quantity == info.sellable(Decimal("1E+22")).quantity

"""sellable and split_market: selling everything, and what stays behind."""

from decimal import Decimal

import pytest

from pretrade import Balance, InvalidFacts, Market, Sellable
from tests.sizing.words import BEFORE_ZERO, TODAY, average, decimals, reasons
from tests.symbols import lot_size, market_lot_size, notional, symbol_with


@pytest.mark.parametrize(
    ("step", "balance", "quantity", "dust"),
    [
        ("0.1", "52.7472", "52.7", "0.0472"),
        ("0.1", "52.8", "52.8", "0"),
        ("1", "1.998", "1", "0.998"),
        ("0.01", "0.78921", "0.78", "0.00921"),
        ("1", "0.999", "0", "0.999"),
        ("1", "0", "0", "0"),
        ("1", "9000.5", "9000", "0.5"),
        ("1", "9500", "9000", "500"),
    ],
)
def test_what_can_be_sold_and_the_dust_it_leaves(
    step: str, balance: str, quantity: str, dust: str
) -> None:
    found = symbol_with(lot_size(step, step)).sellable(balance)
    assert found == Sellable(Decimal(quantity), Decimal(dust))
    assert found.quantity + found.dust == Decimal(balance)


@pytest.mark.parametrize(
    ("step", "bought", "quantity", "dust"),
    [
        ("0.1", "52.8", "52.7", "0.0472"),
        ("1", "2", "1", "0.998"),
        ("0.01", "0.79", "0.78", "0.00921"),
    ],
)
def test_a_fee_that_is_still_to_be_taken(step: str, bought: str, quantity: str, dust: str) -> None:
    found = symbol_with(lot_size(step, step)).sellable(bought, fee_rate="0.001")
    assert found == (Decimal(quantity), Decimal(dust))


def test_what_it_is_worth_counts_with_a_price() -> None:
    found = symbol_with(lot_size("0.0001", "0.0001"), notional())
    assert found.sellable("0.0040") == decimals("0.004", "0")
    assert found.sellable("0.0040", price="2467.71") == decimals("0", "0.004")
    assert found.sellable("0.0041", price="2467.71") == decimals("0.0041", "0")
    market = average("2467.71")
    assert found.sellable("0.0040", order_type="MARKET", market=market).quantity == 0
    assert found.sellable("0.0041", order_type="MARKET", market=market).dust == 0


def test_a_market_sale_keeps_the_market_filter() -> None:
    found = symbol_with(lot_size("0.1", "0.1"), market_lot_size("10"))
    assert found.sellable("25.05", order_type="MARKET") == decimals("10", "15.05")
    assert found.sellable("25.05") == decimals("25", "0.05")


def test_of_a_balance_what_is_free_can_be_sold() -> None:
    found = symbol_with(lot_size("0.1", "0.1"))
    assert found.sellable(Balance("52.7472", locked="10")) == decimals("52.7", "0.0472")


@pytest.mark.parametrize("fee_rate", ["1", "1.5", "abc", "-0.1"])
def test_a_fee_rate_is_a_part(fee_rate: str) -> None:
    with pytest.raises(InvalidFacts, match=r"^fee_rate: "):
        symbol_with(lot_size()).sellable("1", fee_rate)


def test_a_balance_is_a_number() -> None:
    with pytest.raises(InvalidFacts, match=r"^balance: "):
        symbol_with(lot_size()).sellable("abc")


# ------------------------------------------------------------------------------------------ parts


@pytest.mark.parametrize(
    ("whole", "high", "low", "expected"),
    [
        ("300", "148.34869255", "0", ["148.34869", "148.34869", "3.30262"]),
        ("148.34869", "148.34869255", "0", ["148.34869"]),
        ("148.3487", "148.34869255", "0", ["148.34869", "0.00001"]),
        ("20", "10", "0", ["10", "10"]),
        ("21", "10", "3", ["10", "8", "3"]),
        ("21", "10", "7", ["7", "7", "7"]),
        ("5", "10", "3", ["5"]),
    ],
)
def test_the_fewest_parts_and_the_largest_first(
    whole: str, high: str, low: str, expected: list[str]
) -> None:
    found = symbol_with(
        lot_size("0.00001", "0.00001"), market_lot_size(high, low=low)
    ).split_market(whole)
    assert found == decimals(*expected)


@pytest.mark.parametrize(
    ("whole", "expected"),
    [
        ("2", ["MARKET_LOT_SIZE minQty 8 excludes the 2 of 2 that would remain"]),
        ("21", ["MARKET_LOT_SIZE minQty 8 excludes the 1 of 21 that would remain"]),
        (
            "16.05",
            [
                "LOT_SIZE minQty 0.1 excludes the 0.05 of 16.05 that would remain",
                "MARKET_LOT_SIZE minQty 8 excludes the 0.05 of 16.05 that would remain",
                "LOT_SIZE stepSize 0.1 excludes the 0.05 of 16.05 that would remain",
            ],
        ),
    ],
)
def test_what_would_remain_is_named(whole: str, expected: list[str]) -> None:
    found = symbol_with(lot_size("0.1", "0.1"), market_lot_size("10", low="8"))
    assert sorted(reasons(lambda: found.split_market(whole))) == sorted(expected)


def test_parts_that_no_step_allows() -> None:
    found = symbol_with(lot_size("2", "2"), market_lot_size("10"))
    assert found.split_market(14) == decimals("10", "4")
    assert reasons(lambda: found.split_market(15)) == [
        "LOT_SIZE minQty 2 excludes the 1 of 15 that would remain",
        "LOT_SIZE stepSize 2 excludes the 1 of 15 that would remain",
    ]
    assert reasons(lambda: found.split_market("14." + "0" * 24 + "1"))


def test_steps_that_are_counted_from_the_minimum_set_the_number_of_parts() -> None:
    found = symbol_with(lot_size("3", "1", "10"))
    # 1, 4, 7, 10: so many parts leave that remainder when divided by 3
    assert found.split_market(20, as_of=BEFORE_ZERO) == decimals("10", "10")
    assert found.split_market(21, as_of=BEFORE_ZERO) == decimals("10", "10", "1")
    assert found.split_market(22, as_of=BEFORE_ZERO) == decimals("10", "10", "1", "1")
    assert found.split_market(21, as_of=TODAY) == decimals("9", "9", "3")
    even = symbol_with(lot_size("4", "2", "10"))
    assert reasons(lambda: even.split_market(21, as_of=BEFORE_ZERO)) == [
        "LOT_SIZE minQty 2 excludes the 1 of 21 that would remain",
        "LOT_SIZE stepSize 4 from minQty 2 excludes the 1 of 21 that would remain",
    ]


def test_every_part_is_worth_enough() -> None:
    found = symbol_with(lot_size("0.1", "0.1"), market_lot_size("10"), notional())
    assert found.split_market("20.1") == decimals("10", "10", "0.1")
    market = average("20")
    assert found.split_market("20.1", market=market) == decimals("10", "9.6", "0.5")


def test_there_are_no_more_parts_than_a_day_has_orders() -> None:
    found = symbol_with(lot_size("1", "1", "0"), market_lot_size("10"))
    assert len(found.split_market(1_000_000)) == 100_000
    assert reasons(lambda: found.split_market(1_000_001)) == [
        "MARKET_LOT_SIZE maxQty 10 cuts 1000001 into 100001 parts, more than 100000"
    ]


@pytest.mark.parametrize("whole", ["0", "abc", "-1"])
def test_a_whole_is_above_zero(whole: str) -> None:
    with pytest.raises(InvalidFacts, match=r"^quantity: "):
        symbol_with(lot_size()).split_market(whole)


def test_nothing_can_be_split_where_nothing_is_legal() -> None:
    found = symbol_with(lot_size("1", "5"), market_lot_size("4"))
    assert reasons(lambda: found.split_market(8)) == [
        "LOT_SIZE minQty 5",
        "MARKET_LOT_SIZE maxQty 4",
    ]
    assert reasons(lambda: found.split_market(8, market=Market(last_price="1")))


def test_without_a_price_it_says_that_it_may_be_below_the_minimum() -> None:
    found = symbol_with(lot_size("0.0001", "0.0001"), notional())
    quantity, dust = unpriced = found.sellable("0.0040")

    assert (quantity, dust) == decimals("0.004", "0")
    (warning,) = unpriced.warnings
    assert warning.startswith("it may be worth less than the minimum; ")
    assert warning.endswith('; give price=, or order_type="MARKET" together with market=')
    assert warning in repr(unpriced)
    assert str(unpriced) == repr(unpriced)
    assert repr(unpriced).startswith("UnpricedSellable(quantity=Decimal('0.004'), dust=")
    assert found.sellable("0.0040", order_type="MARKET").warnings == unpriced.warnings


def test_it_says_nothing_where_all_was_judged() -> None:
    found, plain = (
        symbol_with(lot_size("0.0001", "0.0001"), notional()),
        symbol_with(lot_size("0.1", "0.1")),
    )

    assert not found.sellable("0.0041", price="2467.71").warnings
    assert not found.sellable("0.0041", order_type="MARKET", market=average("2467.71")).warnings
    assert not found.sellable("0.00001").warnings  # nothing can be sold, whatever the price
    # No minimum is stated: only a price could make it worth nothing at all.
    assert not plain.sellable("1", order_type="MARKET").warnings

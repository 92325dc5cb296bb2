"""min_quantity, max_quantity, min_quote and quantity_for."""

from decimal import Decimal, localcontext

import pytest

from pretrade import Account, InvalidFacts, Market
from tests.sizing.words import BEFORE_ZERO, TODAY, average, reasons
from tests.symbols import (
    lot_size,
    market_lot_size,
    min_notional,
    notional,
    open_order,
    price_filter,
    symbol_with,
)

CDTBTC = symbol_with(lot_size("1", "1", "90000000"), min_notional("0.002"))
ETHUSDT = symbol_with(price_filter(), lot_size("0.0001", "0.0001"), notional("10", "1000"))
POSITION = {"filterType": "MAX_POSITION", "maxPosition": "5"}


def test_the_minimum_is_a_quantity_that_moves_with_the_price() -> None:
    assert CDTBTC.min_quantity(price="0.0000115") == 174
    assert ETHUSDT.min_quantity(price="2467.71") == Decimal("0.0041")
    assert ETHUSDT.min_quantity(price=10) == Decimal(1)  # exactly 10 passes: nothing is added
    assert ETHUSDT.min_quantity(price="10.01") == Decimal("0.9991")


def test_the_maximum_too() -> None:
    assert ETHUSDT.max_quantity(price="2467.71") == Decimal("0.4052")
    assert ETHUSDT.max_quantity(price="0.1") == Decimal(9000)
    assert ETHUSDT.max_quantity(price=1) == Decimal(1000)


def test_the_largest_market_quantity_is_on_the_steps_of_both_filters() -> None:
    found = symbol_with(
        lot_size("0.00001", "0.00001"), market_lot_size("148.34869255"), notional(market=False)
    )
    assert found.max_quantity(order_type="MARKET") == Decimal("148.34869")
    assert found.min_quantity(order_type="MARKET") == Decimal("0.00001")


def test_a_market_order_is_worth_what_the_average_says() -> None:
    assert ETHUSDT.min_quantity(order_type="MARKET", market=average("2467.71")) == Decimal("0.0041")
    market = {"AB": average("5"), "CD": average("2")}
    assert ETHUSDT.max_quantity(order_type="MARKET", market=market) == Decimal(200)
    reference = Market(average_prices={5: "5"}, reference_price="10")
    for as_of, expected in ((TODAY, 100), ("2026-05-07", 200)):
        found = ETHUSDT.max_quantity(order_type="MARKET", market=reference, as_of=as_of)
        assert found == expected


def test_a_maximum_binds_market_orders_only_where_it_is_applied() -> None:
    unbound = {**notional("10", "20"), "applyMaxToMarket": False, "applyMinToMarket": True}
    found = symbol_with(lot_size(), unbound)
    assert found.max_quantity(order_type="MARKET", market=average("5")) == 9000
    assert found.min_quantity(order_type="MARKET", market=average("5")) == 2
    lowest = {**notional("10", "20"), "applyMaxToMarket": True, "applyMinToMarket": False}
    assert (
        symbol_with(lot_size(), lowest).max_quantity(order_type="MARKET", market=average("5")) == 4
    )


def test_a_stop_price_counts_where_min_notional_says_so() -> None:
    filters = lot_size("1", "1"), min_notional("100")
    found = symbol_with(*filters).min_quantity("10", "STOP_LOSS_LIMIT", stop_price="4")
    assert found == 25
    found = symbol_with(*filters).min_quantity(order_type="STOP_LOSS", stop_price="3")
    assert found == 34
    plain = symbol_with(*filters, every_notional=False)
    assert plain.min_quantity("10", "STOP_LOSS_LIMIT", stop_price="4") == 10
    assert plain.min_quantity(order_type="STOP_LOSS", stop_price="3") == 1
    assert ETHUSDT.min_quantity("2", "STOP_LOSS_LIMIT", stop_price="0.1") == 5


@pytest.mark.parametrize(
    ("order_type", "needed"),
    [("LIMIT", "NOTIONAL needs order:price"), ("MARKET", "NOTIONAL needs average_price:5")],
)
def test_what_is_not_known_is_not_guessed(order_type: str, needed: str) -> None:
    assert reasons(lambda: ETHUSDT.max_quantity(order_type=order_type)) == [needed]
    told = reasons(lambda: ETHUSDT.min_quantity(order_type=order_type))
    assert needed in told


def test_one_unit_of_the_quote_asset_is_the_least_that_an_order_is_worth() -> None:
    bare = symbol_with(quoteAssetPrecision=2)
    assert bare.min_quantity(price="0.5") == Decimal("0.02")
    assert symbol_with().min_quantity(price="1000") == Decimal("0.00000001")


def test_two_rules_may_exclude_each_other() -> None:
    found = symbol_with(lot_size("1", "1", "5"), notional("10"))
    told = [
        "NOTIONAL minNotional 10 at a price of 1.5 (at least 6.66666667)",
        "LOT_SIZE maxQty 5",
    ]
    assert reasons(lambda: found.min_quantity(price="1.5")) == told
    assert reasons(lambda: found.max_quantity(price="1.5")) == told
    narrow = symbol_with(lot_size("3", "3"), notional("10", "11"))
    assert reasons(lambda: narrow.min_quantity(price=1)) == [
        "NOTIONAL minNotional 10 at a price of 1 (at least 10)",
        "NOTIONAL maxNotional 11 at a price of 1 (at most 11)",
        "LOT_SIZE stepSize 3",
    ]
    for find in (found.min_quantity, found.max_quantity):
        assert reasons(find, price=0) == [
            "NOTIONAL minNotional 10 at a price of 0 (at least infinity)",
            "LOT_SIZE maxQty 5",
        ]


def test_the_smallest_and_the_largest_are_on_the_steps_of_the_day() -> None:
    found = symbol_with(lot_size("3", "1", "12"))
    assert found.min_quantity(price=1, as_of=BEFORE_ZERO) == 1
    assert found.max_quantity(price=1, as_of=BEFORE_ZERO) == 10
    assert found.min_quantity(price=1, as_of=TODAY) == 3
    assert found.max_quantity(price=1, as_of=TODAY) == 12


def test_what_is_largest_fits_in_63_bits() -> None:
    bare = symbol_with()
    assert bare.max_quantity(price=1, as_of=TODAY) == Decimal("92233720368.54775807")
    before = bare.max_quantity(price=1, as_of="2022-09-30")
    assert before == Decimal("99999999999999999999.99999999")


@pytest.mark.parametrize(
    ("side", "price", "expected"),
    [("BUY", "27", "3.703"), ("BUY", "0.01", "9000"), ("SELL", "27", "1.5")],
)
def test_an_account_can_only_pay_with_what_is_free(side: str, price: str, expected: str) -> None:
    account = Account(balances={"A": "1.5005", "B": "100"})
    bare = symbol_with(lot_size())
    assert bare.max_quantity(price, side=side, account=account) == Decimal(expected)


def test_a_market_buy_is_paid_at_the_ask() -> None:
    account, market = Account(balances={"B": "100"}), Market(best_ask="27", last_price="20")
    bare = symbol_with(lot_size())
    found = bare.max_quantity(order_type="MARKET", market=market, account=account)
    assert found == Decimal("3.703")
    found = bare.max_quantity(order_type="STOP_LOSS", stop_price="25", account=account)
    assert found == 4
    found = bare.max_quantity(order_type="STOP_LOSS", market=market, account=account)
    assert found == 5
    assert reasons(lambda: bare.max_quantity(order_type="MARKET", account=account)) == [
        "BALANCE needs best_ask"
    ]


def test_an_account_without_balances_is_not_an_empty_one() -> None:
    bare = symbol_with(lot_size())
    assert reasons(lambda: bare.max_quantity(1, account=Account(open_orders=[]))) == [
        "BALANCE needs balance:B"
    ]
    empty = Account(balances={})
    assert reasons(lambda: bare.max_quantity(1, account=empty)) == [
        "LOT_SIZE minQty 0.001",
        "BALANCE free 0 B at a price of 1 (at most 0)",
    ]


def test_a_position_has_room_for_so_much_only() -> None:
    found = symbol_with(lot_size(), POSITION)
    buying = open_order(side="BUY", quantity="1")
    account = Account(balances={"A": "2.5", "B": "1000"}, open_orders=[buying])
    assert found.max_quantity(1, account=account) == Decimal("1.5")
    assert found.max_quantity(1, side="SELL", account=account) == Decimal("2.5")
    assert found.max_quantity(1) == 9000
    # Before 2022-05-23 the order itself did not count.
    assert found.max_quantity(1, account=account, as_of="2022-05-22") == 1000
    over = Account(balances={"A": "5", "B": "1000"}, open_orders=[buying])
    for as_of in (TODAY, "2022-05-22"):
        assert reasons(found.max_quantity, 1, account=over, as_of=as_of) == [
            "LOT_SIZE minQty 0.001",
            "MAX_POSITION maxPosition 5 with room for -1 (at most -1)",
        ]


@pytest.mark.parametrize(
    ("account", "fact"),
    [
        (Account(balances={"A": "1", "B": "1"}), "open_orders"),
        (Account(open_orders=[]), "balance:A"),
    ],
)
def test_a_position_that_is_not_known_is_not_guessed(account: Account, fact: str) -> None:
    told = reasons(lambda: symbol_with(POSITION).max_quantity(1, account=account))
    assert f"MAX_POSITION needs {fact}" in told


@pytest.mark.parametrize(
    ("asset", "order_type", "price", "expected"),
    [("A", "LIMIT", "3", "42"), ("B", "LIMIT", "3", "14"), ("B", "MARKET", None, "10.5")],
)
def test_one_order_moves_only_so_much_of_an_asset(
    asset: str, order_type: str, price: str | None, expected: str
) -> None:
    found = symbol_with(lot_size(), {"filterType": "MAX_ASSET", "asset": asset, "limit": "42"})
    market = Market(best_ask="4", best_bid="3")
    assert found.max_quantity(price, order_type, market=market) == Decimal(expected)
    if order_type == "MARKET":
        assert reasons(lambda: found.max_quantity(order_type="MARKET")) == [
            "MAX_ASSET needs best_ask"
        ]


# --------------------------------------------------------------------------------- quote amounts


@pytest.mark.parametrize("rule", [notional(), min_notional()])
def test_the_least_amount_to_spend_is_the_minimum_itself(rule: dict[str, object]) -> None:
    assert symbol_with(rule).min_quote() == 10
    unbound = {**rule, "applyToMarket": False, "applyMinToMarket": False, "applyMaxToMarket": False}
    assert symbol_with(unbound).min_quote() == Decimal("0.00000001")


def test_it_must_also_buy_the_least_quantity() -> None:
    found = symbol_with(lot_size("0.001", "0.5"), notional())
    market = Market(best_ask="27.10", best_bid="27.08")
    assert found.min_quote(market=market) == Decimal("13.55")
    assert found.min_quote("SELL", market=market) == Decimal("13.54")
    assert found.min_quote() == 10


def test_amounts_may_exclude_each_other() -> None:
    found = symbol_with(lot_size("1", "2"), market_lot_size("1"))
    market = Market(best_ask="10")
    assert reasons(lambda: found.min_quote(market=market)) == [
        "LOT_SIZE minQty 2 at a price of about 10 (at least 20)",
        "MARKET_LOT_SIZE maxQty 1 at a price of about 10 (at most 10)",
    ]
    # Before 2023-07-18 the market maximum did not bind amounts.
    assert found.min_quote(market=market, as_of="2023-07-17") == 20


# -------------------------------------------------------------------------------- spend so much


def test_so_much_is_spent_at_most() -> None:
    assert symbol_with(lot_size("1", "1")).quantity_for(quote=95, price=7) == 13  # not 13.571429
    assert ETHUSDT.quantity_for(quote="100", price="2467.71") == Decimal("0.0405")
    assert ETHUSDT.quantity_for(quote="24.6771", price="2467.71") == Decimal("0.01")
    assert ETHUSDT.quantity_for(quote="1000000", price="1") == 1000


def test_it_may_be_too_little() -> None:
    assert reasons(lambda: ETHUSDT.quantity_for(quote="9.99", price="2467.71")) == [
        "NOTIONAL minNotional 10 at a price of 2467.71 (at least 0.00405235)",
        "quote 9.99 at a price of 2467.71 (at most 0.00404828)",
    ]
    assert reasons(lambda: ETHUSDT.quantity_for(quote=0, price=1))[1].startswith("quote 0 ")


def test_a_market_order_keeps_the_market_steps() -> None:
    found = symbol_with(lot_size("1", "1"), market_lot_size("10", "4", "4"))
    assert found.quantity_for(quote=100, price=7, order_type="MARKET") == 8
    assert found.quantity_for(quote=100, price=7) == 14


@pytest.mark.parametrize("price", [0, "0.00", "abc", -1])
def test_a_price_is_above_zero(price: str) -> None:
    with pytest.raises(InvalidFacts, match=r"^price: "):
        ETHUSDT.quantity_for(quote=100, price=price)


def test_a_price_has_only_so_many_digits() -> None:
    with pytest.raises(InvalidFacts, match=r"^price: .* has more digits than the exchange reads"):
        ETHUSDT.min_quantity(price="1.123456789012345678901")
    with pytest.raises(InvalidFacts, match=r"^stopPrice: 'a' is not"):
        ETHUSDT.min_quantity(price="1", order_type="STOP_LOSS_LIMIT", stop_price="a")
    with pytest.raises(TypeError, match="market= takes a Market"):
        ETHUSDT.min_quantity(price="1", market="27000")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="account= takes an Account"):
        ETHUSDT.max_quantity(price="1", account={})  # type: ignore[arg-type]


def test_the_context_of_the_caller_does_not_matter() -> None:
    with localcontext() as context:
        context.prec = 2
        before = repr(context)
        assert ETHUSDT.min_quantity(price="2467.71") == Decimal("0.0041")
        assert ETHUSDT.max_quantity(price="2467.71") == Decimal("0.4052")
        assert ETHUSDT.quantity_for(quote="100.001", price="2467.71") == Decimal("0.0405")
        assert CDTBTC.min_quantity(price="0.0000115") == 174
        assert repr(context) == before

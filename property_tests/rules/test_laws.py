"""Order rules as laws, by an oracle in integers and fractions."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from pretrade import Account, Market
from tests.rules.requests import answers, judge, listing, order, passes

DECIMALS = 8
prices = st.integers(1, 10**14)
"""Prices and quantities in smallest steps."""

near = st.integers(-2, 2)
sides = st.sampled_from(["BUY", "SELL"])


def text(amount: int, decimals: int = DECIMALS) -> str:
    whole, rest = divmod(amount, 10**decimals)
    return f"{whole}.{rest:0{decimals}}" if decimals else str(whole)


class TestTriggerPrice:
    """A stop above the last price belongs to one of two types, a stop below it to the other.

    At the last price it belongs to neither.
    """

    @given(sides, st.sampled_from(["", "_LIMIT"]), prices, near)
    def test_a_stop_price_is_right_for_one_type_at_most(
        self, side: str, suffix: str, last: int, distance: int
    ) -> None:
        stop = max(last + distance, 0)
        market = Market(last_price=text(last))

        right = [
            order_type
            for order_type in ("STOP_LOSS", "TAKE_PROFIT")
            if passes(
                judge(order(order_type + suffix, side, stopPrice=text(stop)), market=market),
                "TRIGGER_PRICE",
            )
        ]

        rising = "STOP_LOSS" if side == "BUY" else "TAKE_PROFIT"
        falling = "TAKE_PROFIT" if side == "BUY" else "STOP_LOSS"
        assert right == ([rising] if stop > last else [falling] if stop < last else [])


class TestPostOnly:
    """BUY: price < best ask. SELL: price > best bid. A side that is empty matches nothing."""

    @given(sides, st.integers(0, 10**14), near)
    def test_a_limit_maker_must_rest(self, side: str, best: int, distance: int) -> None:
        price = max(best + distance, 1)
        market = Market(best_bid=text(best), best_ask=text(best))

        report = judge(order("LIMIT_MAKER", side, price=text(price)), market=market)

        rests = price < best if side == "BUY" else price > best
        assert bool(answers(report, "POST_ONLY")) is (best > 0 and not rests)


class TestBalance:
    """BUY: price × quantity <= free quote. SELL: quantity <= free base."""

    @given(prices, prices, st.integers(-2, 2))
    def test_a_buy_needs_price_times_quantity(
        self, price: int, quantity: int, distance: int
    ) -> None:
        free = max(price * quantity + distance, 0)
        account = Account(balances={"USDT": text(free, 16)})

        report = judge(order("LIMIT", price=text(price), quantity=text(quantity)), account=account)

        assert passes(report, "BALANCE") is (price * quantity <= free)

    @given(prices, near)
    def test_a_sell_needs_its_quantity(self, quantity: int, distance: int) -> None:
        free = max(quantity + distance, 0)

        report = judge(
            order("MARKET", "SELL", quantity=text(quantity)),
            account=Account(balances={"BTC": text(free)}),
        )

        assert passes(report, "BALANCE") is (quantity <= free)

    @given(st.integers(1, 10**12), st.integers(1, 10**12), st.integers(0, 10**12))
    def test_a_sell_by_an_amount_of_the_quote_asset_is_divided_by_the_bid(
        self, amount: int, bid: int, free: int
    ) -> None:
        report = judge(
            order("MARKET", "SELL", quantity=None, quoteOrderQty=text(amount)),
            market=Market(best_bid=text(bid)),
            account=Account(balances={"BTC": text(free)}),
        )

        assert passes(report, "BALANCE") is (Fraction(amount, bid) <= Fraction(free, 10**DECIMALS))


class TestPrecision:
    """decimals as sent <= baseAssetPrecision (quantities), quoteAssetPrecision (prices)."""

    @given(
        st.sampled_from(["quantity", "price", "stopPrice", "icebergQty"]),
        st.integers(0, 12),
        st.integers(0, 12),
        st.integers(0, 10**15),
        st.integers(0, 12),
        st.integers(0, 12),
    )
    def test_decimals_are_counted_as_sent(  # noqa: PLR0913, PLR0917  a field, its digits, the assets
        self, name: str, decimals: int, others: int, amount: int, base: int, quote: int
    ) -> None:
        params = order("STOP_LOSS_LIMIT", quantity="1", price="1", stopPrice="2", icebergQty="1")
        other = "price" if name == "quantity" else "quantity"
        written = {name: text(amount, decimals), other: text(1, others)}
        info = listing(baseAssetPrecision=base, quoteAssetPrecision=quote)

        report = judge({**params, **written}, info)

        most = {"quantity": base, "icebergQty": base, "price": quote, "stopPrice": quote}
        lengths = {name: decimals, other: others}
        assert {answer[2] for answer in answers(report, "PRECISION")} == {
            one for one, length in lengths.items() if length > most[one]
        }


class TestZeroNotional:
    """floor(price × quantity × 10^precision) >= 1."""

    @given(st.integers(0, 10**9), st.integers(0, 10**9), st.integers(0, 16))
    def test_the_product_is_cut_to_the_precision(
        self, price: int, quantity: int, precision: int
    ) -> None:
        info = listing(quoteAssetPrecision=precision)

        report = judge(order("LIMIT", price=text(price), quantity=text(quantity)), info)

        product = Fraction(price * quantity, 10 ** (2 * DECIMALS))
        assert passes(report, "ZERO_NOTIONAL") is (product * 10**precision >= 1)


class TestOverflow:
    """value × 10^precision <= 2^63 - 1."""

    @given(st.integers(0, 18), st.integers(-5, 5))
    def test_an_amount_fits_63_bits(self, precision: int, distance: int) -> None:
        amount = 2**63 - 1 + distance
        info = listing(baseAssetPrecision=precision)

        report = judge(order("LIMIT", quantity=text(amount, precision)), info, as_of="2022-12-05")

        assert passes(report, "OVERFLOW") is (distance <= 0)


permissions = st.sets(st.sampled_from("ABCDE"), max_size=3)


class TestPermissions:
    """For each set: the account holds one of it."""

    @given(st.lists(permissions, min_size=1, max_size=3), permissions)
    def test_one_of_each_set_is_needed(self, sets: list[set[str]], held: set[str]) -> None:
        info = listing(permissions=[], permissionSets=[sorted(one) for one in sets])

        report = judge(order("LIMIT"), info, account=Account(permissions=sorted(held)))

        assert passes(report, "PERMISSIONS") is all(one & held for one in sets if one)


class TestOrderRate:
    """count + added <= limit, for each limiter."""

    @given(st.integers(0, 100), st.integers(0, 100))
    def test_what_is_added_fits(self, count: int, limit: int) -> None:
        limiter = {
            "rateLimitType": "ORDERS",
            "interval": "SECOND",
            "intervalNum": 10,
            "limit": limit,
        }

        report = judge(
            order("LIMIT"),
            listing(rate_limits=[limiter]),
            account=Account(order_counts={("SECOND", 10): count}),
        )

        assert passes(report, "ORDER_RATE") is (count + 1 <= limit)

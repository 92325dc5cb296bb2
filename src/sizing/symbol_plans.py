"""The methods of a symbol that look ahead, before anything is bought: `SymbolPlans`."""

from decimal import Decimal

import attrs

from pretrade.constraint import Comparison, solve
from pretrade.constraint.span import trimmed
from pretrade.decimals import ONE, ZERO, divide_up, multiply, short, subtract
from pretrade.enums import BUY, LIMIT, MARKET, SELL, STOP_LOSS_LIMIT, Rounding
from pretrade.facts.market import UNKNOWN_MARKET, market_of
from pretrade.order.keywords import Number
from pretrade.rulebook import AsOf
from pretrade.sizing.amounts import after_fee, amount, fraction
from pretrade.sizing.asks import Ask, Asks, read_asks
from pretrade.sizing.cannot_fit import CannotFit
from pretrade.sizing.legal import Legal
from pretrade.sizing.reasons import Limit
from pretrade.sizing.results import BuyPlan, Fill
from pretrade.sizing.sized import Markets
from pretrade.sizing.symbol_sizes import SymbolSizes
from pretrade.wording import beyond_band

_FEE_ASSET = "BNB"  # what the exchange takes fees in, at a discount, when it is told to


class SymbolPlans(SymbolSizes):
    """Tells what a purchase will come to.

    >>> from importlib.resources import files
    >>> from pretrade import ExchangeInfo
    >>> sample = files("pretrade") / "sample" / "exchange_info.json"
    >>> symbol = ExchangeInfo.load(sample.read_bytes())["ETHUSDT"]
    >>> symbol.predict_fill(quote_order_qty=20, price="2467.71")
    Fill(quantity=Decimal('0.0081'), spent=Decimal('19.988451'), left=Decimal('0.011549'), \
warnings=())
    >>> symbol.predict_fill(quote_order_qty=20, book=[["2467.71", "0.005"], ["2468", "1"]]).spent
    Decimal('19.98935')
    >>> symbol.exit_reserve(stop="0.1", fee_rate="0.001")
    Decimal('11.12223335')
    >>> print(*symbol.plan_buy("0.005", fee_rate="0.001").warnings)
    0.000095 of 0.005 (1.9 %) becomes dust unless the fee is paid in BNB
    """

    __slots__ = ()

    def predict_fill(
        self,
        quote_order_qty: Number,
        price: Number | None = None,
        *,
        book: object = None,
        market: Markets = None,
        as_of: AsOf = None,
    ) -> Fill:
        """Return what a MARKET BUY for an amount of the quote asset would fill.

        That is as much as the amount pays for, on the steps of a quantity. It ends where the
        execution rules of the market let no taker trade, or where the book ends: ``warnings``
        says so.

        Args:
            quote_order_qty: the amount to spend.
            price: at which all of it trades, in the quote asset.
            book: what it trades with instead: a ``depth`` reply, or its ``asks``.
            market: its reference price and execution rules; without them nothing ends a taker.
            as_of: the date whose rules hold.

        Raises:
            CannotFit: the amount is not legal, or pays for less than one step.
            InvalidFacts: the amount is not a number of at least 0, or the price not one above 0;
                or the book cannot be read.
            TypeError: neither a price nor a book is given, or both are.
        """
        if (price is None) is (book is None):
            message = "predict_fill needs either price= or book="
            raise TypeError(message)
        quote = amount(quote_order_qty, "quoteOrderQty")
        quote = self.meant(quote_order_qty, quote, "quoteOrderQty", as_of)
        levels = (
            read_asks(book) if price is None else [Ask(self.exact_positive(price, "price", as_of))]
        )
        first = levels[0].price
        prices = attrs.evolve(market_of(market, self.name) or UNKNOWN_MARKET, best_ask=first)
        spending = self.region_of(MARKET, BUY, "quoteOrderQty", market=prices, as_of=as_of)
        legal = Legal(spending, "quoteOrderQty", {})
        if not legal.span or not legal.span.holds(quote):
            legal.exclude(quote, f"quoteOrderQty {short(quote)}")
        lots = Legal(self.region_of(LIMIT, BUY, as_of=as_of), "quantity", {})
        steps = lots.region.plan.rows.field("quantity").steps
        asks = Asks(levels, prices.execution_limits(BUY), steps)
        quantity, warnings = asks.bought(quote), asks.warnings(quote)
        if quantity is None and not warnings:
            lots.exclude(ZERO, f"what {short(quote)} pays for at a price of {short(first)}")
        quantity = quantity or ZERO
        spent = asks.cost(quantity)
        return Fill(quantity, trimmed(spent), trimmed(subtract(quote, spent)), warnings)

    def exit_reserve(
        self,
        stop: Number,
        fee_rate: Number = 0,
        price: Number | None = None,
        *,
        as_of: AsOf = None,
    ) -> Decimal:
        """Return the least amount to buy for, so that a stop below can still be sold.

        With a price it is exact: the cost of the least quantity of which, after the fee and at a
        stop on the tick, a legal quantity is left. Without one it follows from the least worth of
        an order alone: ``minNotional / ((1 - stop) × (1 - fee_rate))``.

        Args:
            stop: how far the stop is below the entry: 0.1 (or -0.1) is ten percent.
            fee_rate: the part of what is bought that the exchange keeps, as 0.001; 0 when fees are
                paid in another asset.
            price: of the entry, in the quote asset.
            as_of: the date whose rules hold.

        Raises:
            CannotFit: there is no such amount, or it depends on the price.
            InvalidFacts: stop or fee rate is not below 1, or the price not a number above 0.
        """
        fee = fraction(fee_rate, "fee_rate")
        if price is None:
            return self._reserve_by_worth(_below(stop), fee, as_of)
        entry = self.exact_positive(price, "price", as_of)
        return self._reserve_at(entry, _below(stop), fee, as_of)

    def _reserve_at(self, price: Decimal, stop: Decimal, fee: Decimal, as_of: AsOf) -> Decimal:
        """Return the least amount to buy for at a price, on the symbol's steps.

        The stop is a SELL STOP_LOSS_LIMIT whose stop price and price are ``stop`` below the entry,
        on the tick. What is left of the entry after the fee must hold its least legal quantity.
        """
        ticks = self.rounder("price", LIMIT, as_of)
        trigger = ticks.rounded(multiply(price, subtract(ONE, stop)), Rounding.DOWN)
        leave = self.region_of(STOP_LOSS_LIMIT, SELL, "stopPrice", as_of=as_of)
        sold = Legal(leave, "quantity", {"price": trigger, "stopPrice": trigger}).smallest()
        kept = solve(subtract(ONE, fee), ">=", sold)
        enter = Legal(self.region_of(LIMIT, BUY, as_of=as_of), "quantity", {"price": price})
        bought = enter.span.at_least(kept.low)
        if bought is None or not enter.is_least_known:
            label = f"{short(sold)} at {short(trigger)} after a fee of {short(fee)}"
            enter.refuse(">", Limit("stop", label, kept, derived=True))
        return trimmed(multiply(bought, price))

    def _reserve_by_worth(self, stop: Decimal, fee: Decimal, as_of: AsOf) -> Decimal:
        region = self.region_of(LIMIT, SELL, as_of=as_of)
        worth = Legal(region, "price", {"quantity": ONE})  # at one unit, a price is a worth
        least = [
            one.interval.low
            for one in worth.limits()
            if one.derived and one.rule != "ZERO_NOTIONAL"
        ]
        if not any(least):
            raise CannotFit(reasons=["LOT_SIZE needs order:price"])
        kept = multiply(subtract(ONE, stop), subtract(ONE, fee))
        decimals = -region.plan.context.quote_unit.adjusted()
        return trimmed(divide_up(max(least), kept, decimals))

    def plan_buy(  # noqa: PLR0913  what becomes of a purchase depends on all of it
        self,
        quantity: Number,
        fee_rate: Number = 0,
        fee_asset: str | None = None,
        price: Number | None = None,
        stop: Number | None = None,
        *,
        as_of: AsOf = None,
    ) -> BuyPlan:
        """Return what will become of a purchase: what arrives, what can be sold of it, the dust.

        Args:
            quantity: what is bought, in the base asset.
            fee_rate: the part that the exchange takes, as 0.001.
            fee_asset: what the fee is paid in; by default the base asset, of which it is taken.
            price: of the entry; with it, what a sale at that price is worth is judged.
            stop: how far a stop will be below it: 0.1 is ten percent; needs the price.
            as_of: the date whose rules hold.

        Raises:
            CannotFit: there is no legal stop so far below.
            InvalidFacts: a number is not what it should be.
            TypeError: a stop without a price.
        """
        if stop is not None and price is None:
            message = "stop= needs price="
            raise TypeError(message)
        bought, base = self.exact_positive(quantity, "quantity", as_of), self._assets[0]
        taken = fee_asset is None or fee_asset == base
        fee = fraction(fee_rate, "fee_rate") if taken else ZERO
        entry = None if price is None else self.exact_positive(price, "price", as_of)
        received = after_fee(bought, fee)
        sold = self.sellable(received, price=entry, as_of=as_of)
        without_fee = self.sellable(bought, price=entry, as_of=as_of)
        warnings = self._dust_warning(bought, sold.dust, without_fee.dust)
        if stop is not None and entry is not None:
            warnings += self._stop_warning(bought, entry, _below(stop), fee, as_of)
            warnings += self._band_warning(entry, _below(stop), as_of)
        return BuyPlan(
            quantity=trimmed(bought),
            fee=trimmed(subtract(bought, received)),
            received=received,
            sellable=sold.quantity,
            dust=sold.dust,
            warnings=warnings,
        )

    def _dust_warning(
        self, quantity: Decimal, dust: Decimal, dust_without_fee: Decimal
    ) -> tuple[str, ...]:
        if not dust:
            return ()
        percent = divide_up(multiply(dust, Decimal(100)), quantity, 1)
        text = f"{short(dust)} of {short(quantity)} ({short(percent)} %) becomes dust"
        if dust_without_fee >= dust:
            return (text,)
        other = "another asset" if self._assets[0] == _FEE_ASSET else _FEE_ASSET
        return (f"{text} unless the fee is paid in {other}",)

    def _stop_warning(
        self, quantity: Decimal, price: Decimal, stop: Decimal, fee: Decimal, as_of: AsOf
    ) -> tuple[str, ...]:
        reserve, cost = self._reserve_at(price, stop, fee, as_of), multiply(quantity, price)
        if cost >= reserve:
            return ()
        asset = self._assets[1] or "of the quote asset"
        return (
            (
                f"entry legal, stop would be refused: it costs {short(cost)} {asset}, "
                f"its stop needs an entry of at least {short(reserve)} {asset}"
            ),
        )

    def _band_warning(self, price: Decimal, stop: Decimal, as_of: AsOf) -> tuple[str, ...]:
        """Say that a stop is beyond the band that an average as high as the entry leaves."""
        trigger = multiply(price, subtract(ONE, stop))
        region = self.region_of(STOP_LOSS_LIMIT, SELL, "stopPrice", as_of=as_of)
        lows = {
            row.rule: multiply(price, Decimal(row.of.right.number))
            for row in region.plan.rows
            if isinstance(row.of, Comparison) and row.is_disputed and row.of.relation == ">="
        }
        warnings: tuple[str, ...] = ()
        for rule, low in lows.items():
            if trigger < low:
                where = f"a stop at {short(trigger)} is below {short(low)}"
                average = f"the least price while the average is {short(price)}"
                warnings += beyond_band((rule,), f"{where}, {average}")
        return warnings

    @property
    def _assets(self) -> tuple[str | None, str | None]:
        """The base asset and the quote asset."""
        symbol = self.region_of(LIMIT, BUY).plan.context.symbol
        return symbol.base_asset, symbol.quote_asset


def _below(stop: Number) -> Decimal:
    """Read how far a stop is below the entry; a minus says the same."""
    return fraction(str(stop).strip().removeprefix("-"), "stop")

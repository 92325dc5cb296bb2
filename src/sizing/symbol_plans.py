"""The methods of a symbol that look ahead, before anything is bought: `SymbolPlans`."""

from decimal import Decimal

from pretrade.decimals import ZERO
from pretrade.order.keywords import Number
from pretrade.sizing.amounts import amount, fraction, positive
from pretrade.sizing.results import BuyPlan, Fill
from pretrade.sizing.sized import Day, Sized


class SymbolPlans(Sized):
    """Tells what a purchase will come to.

    >>> from importlib.resources import files
    >>> from pretrade import ExchangeInfo
    >>> sample = files("pretrade") / "sample" / "exchange_info.json"
    >>> symbol = ExchangeInfo.load(sample.read_bytes())["ETHUSDT"]
    >>> symbol.predict_fill(quote_order_qty=20, price="2467.71")
    Fill(quantity=Decimal('0.0081'), spent=Decimal('19.988451'), left=Decimal('0.011549'))
    >>> symbol.exit_reserve(stop="0.1", fee_rate="0.001")
    Decimal('11.12223335')
    >>> print(*symbol.plan_buy("0.005", fee_rate="0.001").warnings)
    0.000095 of 0.005 (1.9 %) becomes dust unless the fee is paid in BNB
    """

    __slots__ = ()

    def predict_fill(self, quote_order_qty: Number, price: Number, *, as_of: Day = None) -> Fill:
        """Return what a MARKET BUY for an amount of the quote asset would fill at one price.

        Args:
            quote_order_qty: the amount to spend.
            price: at which all of it trades, in the quote asset.
            as_of: the date whose rules hold.

        Raises:
            CannotFit: the amount is not legal, or pays for less than one step.
            InvalidFacts: the amount is not a number of at least 0, or the price not one above 0.
        """
        from pretrade.sizing import fills

        quote, at = amount(quote_order_qty, "quoteOrderQty"), positive(price, "price")
        return fills.predict_fill(self.sizing(as_of), quote, at)

    def exit_reserve(
        self,
        stop: Number,
        fee_rate: Number = 0,
        price: Number | None = None,
        *,
        as_of: Day = None,
    ) -> Decimal:
        """Return the least amount to buy for, so that a stop below can still be sold.

        With a price it is exact: the cost of the least quantity of which, after the fee and at a
        stop on the tick, a legal quantity is left. Without one it follows from the notional
        filters alone: ``minNotional / ((1 - stop) × (1 - fee_rate))``.

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
        from pretrade.sizing import exit_reserve

        sizing, fee = self.sizing(as_of), fraction(fee_rate, "fee_rate")
        if price is None:
            return exit_reserve.reserve_by_worth(sizing, _below(stop), fee)
        return exit_reserve.reserve_at(sizing, positive(price, "price"), _below(stop), fee)

    def plan_buy(  # noqa: PLR0913  what becomes of a purchase depends on all of it
        self,
        quantity: Number,
        fee_rate: Number = 0,
        fee_asset: str | None = None,
        price: Number | None = None,
        stop: Number | None = None,
        *,
        as_of: Day = None,
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
        from pretrade.sizing import buy_plan

        if stop is not None and price is None:
            message = "stop= needs price="
            raise TypeError(message)
        sizing, bought = self.sizing(as_of), positive(quantity, "quantity")
        taken = fee_asset is None or fee_asset == sizing.venue.symbol.base_asset
        fee = fraction(fee_rate, "fee_rate") if taken else ZERO
        entry = None if price is None else positive(price, "price")
        plan = buy_plan.plan_buy(sizing, bought, fee, entry)
        if stop is None or entry is None:
            return plan
        return buy_plan.with_stop(sizing, plan, entry, _below(stop), fee)


def _below(stop: Number) -> Decimal:
    """Read how far a stop is below the entry; a minus says the same."""
    return fraction(str(stop).strip().removeprefix("-"), "stop")

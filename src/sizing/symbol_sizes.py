"""The methods of a symbol that find the smallest, largest and best sizes: `SymbolSizes`."""

from collections.abc import Mapping
from decimal import Decimal

from pretrade.constraint import solve
from pretrade.constraint.span import trimmed
from pretrade.decimals import ZERO, short, subtract
from pretrade.enums import BUY, LIMIT, MARKET, SELL, OrderType, Side
from pretrade.errors import InvalidFacts
from pretrade.facts.account import Account
from pretrade.facts.balance import Balance
from pretrade.order.keywords import Number
from pretrade.region.region import Region
from pretrade.rulebook import AsOf
from pretrade.sizing.amounts import after_fee, amount, fraction
from pretrade.sizing.legal import Legal
from pretrade.sizing.market_parts import split
from pretrade.sizing.reasons import Limit
from pretrade.sizing.results import Sellable, UnpricedSellable
from pretrade.sizing.sized import Markets, Sized


class SymbolSizes(Sized):
    """Finds sizes that are legal, and of which the next step is not.

    They follow from the numbers that filters and rules put on a size. Whether the symbol takes
    such orders at all (its status, its order types, the account's permissions) is for `check`.

    >>> from importlib.resources import files
    >>> from pretrade import ExchangeInfo
    >>> sample = files("pretrade") / "sample" / "exchange_info.json"
    >>> symbol = ExchangeInfo.load(sample.read_bytes())["ETHUSDT"]
    >>> symbol.min_quantity(price="2467.71"), symbol.max_quantity(price="2467.71")
    (Decimal('0.0041'), Decimal('9000'))
    >>> symbol.min_quote()
    Decimal('10')
    >>> symbol.quantity_for(quote=100, price="2467.71")
    Decimal('0.0405')
    >>> symbol.sellable("0.29996", price="2467.71")
    Sellable(quantity=Decimal('0.2999'), dust=Decimal('0.00006'))
    >>> symbol.split_market(5000)
    (Decimal('1850.25'), Decimal('1850.25'), Decimal('1299.5'))
    >>> symbol.min_iceberg_quantity(12)
    Decimal('1.2')
    """

    __slots__ = ()

    def region(
        self,
        side: Side | str = BUY,
        type: OrderType | str = LIMIT,
        *,
        market: Markets = None,
        account: Account | None = None,
        as_of: AsOf = None,
    ) -> Region:
        """Return the legal prices and quantities of a kind of order, by the facts of the moment.

        A stop price is left aside. What needs a fact that is not given does not bind: ``missing``
        of the region names it.

        Args:
            side: of the orders.
            type: of the orders; of those without a price there are quantities only.
            market: the prices.
            account: with it, what is free also counts, and what is open.
            as_of: the date whose rules hold.

        Raises:
            ValueError: there is no such side or type.
        """
        return self.region_of(type, side, market=market, account=account, as_of=as_of)

    def min_quantity(  # noqa: PLR0913  what an order is besides its quantity
        self,
        price: Number | None = None,
        order_type: OrderType | str = LIMIT,
        side: Side | str = BUY,
        *,
        stop_price: Number | None = None,
        market: Markets = None,
        as_of: AsOf = None,
    ) -> Decimal:
        """Return the smallest legal quantity of an order, in the base asset.

        Args:
            price: of the order, in the quote asset; MARKET and STOP_LOSS orders have none.
            order_type: of the order.
            side: of the order.
            stop_price: of the order, where it has one.
            market: its prices: a MARKET order is worth what they say.
            as_of: the date whose rules hold.

        Raises:
            CannotFit: no quantity is legal, and two rules say why; or a rule lacks a fact.
            InvalidFacts: a price is not a number that an order can carry.
            ValueError: there is no such type or side.
        """
        given = self._given(price, stop_price, as_of)
        legal = self._quantities(given, order_type, side, market, None, as_of)
        return legal.smallest()

    def max_quantity(  # noqa: PLR0913  what an order is besides its quantity
        self,
        price: Number | None = None,
        order_type: OrderType | str = LIMIT,
        side: Side | str = BUY,
        *,
        stop_price: Number | None = None,
        market: Markets = None,
        account: Account | None = None,
        as_of: AsOf = None,
    ) -> Decimal:
        """Return the largest legal quantity of an order, in the base asset.

        Args:
            price: of the order, in the quote asset; MARKET and STOP_LOSS orders have none.
            order_type: of the order.
            side: of the order.
            stop_price: of the order, where it has one.
            market: its prices: a MARKET order is worth what they say.
            account: with it, what is free also counts (as `check` does: without fees), and
                MAX_POSITION.
            as_of: the date whose rules hold.

        Raises:
            CannotFit: no quantity is legal, and two rules say why; or a rule lacks a fact.
            InvalidFacts: a price is not a number that an order can carry.
            ValueError: there is no such type or side.
        """
        given = self._given(price, stop_price, as_of)
        legal = self._quantities(given, order_type, side, market, account, as_of)
        return legal.largest()

    def _given(
        self, price: Number | None, stop_price: Number | None, as_of: AsOf
    ) -> dict[str, Decimal | None]:
        given = {"price": None if price is None else self.exact(price, "price", as_of)}
        if stop_price is not None:
            given["stopPrice"] = self.exact(stop_price, "stopPrice", as_of)
        return given

    def _quantities(  # noqa: PLR0913, PLR0917  what an order is besides its quantity
        self,
        given: Mapping[str, Decimal | None],
        order_type: OrderType | str,
        side: Side | str,
        market: Markets,
        account: Account | None,
        as_of: AsOf,
    ) -> Legal:
        extra = ("stopPrice",) if "stopPrice" in given else ()
        region = self.region_of(
            order_type, side, *extra, market=market, account=account, as_of=as_of
        )
        return Legal(region, "quantity", given)

    def min_quote(
        self, side: Side | str = BUY, *, market: Markets = None, as_of: AsOf = None
    ) -> Decimal:
        """Return the smallest legal ``quoteOrderQty`` of a MARKET order, in the quote asset.

        Args:
            side: BUY spends it, SELL receives it.
            market: its prices: with them, the predicted quantity must reach minQty.
            as_of: the date whose rules hold.

        Raises:
            CannotFit: no amount is legal, and two rules say why.
            ValueError: there is no such side.
        """
        region = self.region_of(MARKET, side, "quoteOrderQty", market=market, as_of=as_of)
        return Legal(region, "quoteOrderQty", {}).smallest()

    def quantity_for(  # noqa: PLR0913  what an order is besides its quantity
        self,
        quote: Number,
        price: Number,
        order_type: OrderType | str = LIMIT,
        side: Side | str = BUY,
        *,
        market: Markets = None,
        as_of: AsOf = None,
    ) -> Decimal:
        """Return the largest legal quantity that is worth at most an amount: spend so much.

        Args:
            quote: the amount, in the quote asset; fees are not set aside.
            price: of one unit, in the quote asset.
            order_type: of the order; MARKET quantities also keep MARKET_LOT_SIZE.
            side: of the order.
            market: its prices: without them, what a MARKET order is worth is not judged.
            as_of: the date whose rules hold.

        Raises:
            CannotFit: the amount is too little for any legal quantity.
            InvalidFacts: the amount is not a number of at least 0, or the price not one above 0.
            ValueError: there is no such type or side.
        """
        at, most = self.exact(price, "price", as_of), amount(quote, "quote")
        if not at:
            raise InvalidFacts("price", "is 0")
        paid = solve(at, "<=", most)
        legal = self._quantities({"price": at}, order_type, side, market, None, as_of)
        found = legal.span.at_most(paid.high)
        if found is None:
            label = f"{short(most)} at a price of {short(at)}"
            legal.refuse("", Limit("quote", label, paid, upper=True, derived=True))
        return found

    def sellable(  # noqa: PLR0913  what a sale depends on
        self,
        balance: Number | Balance,
        fee_rate: Number = 0,
        price: Number | None = None,
        order_type: OrderType | str = LIMIT,
        *,
        market: Markets = None,
        as_of: AsOf = None,
    ) -> Sellable:
        """Return the most that one order can sell of a balance, and the dust that it leaves.

        Args:
            balance: in the base asset; of a `Balance`, what is free.
            fee_rate: the part of the balance that is a fee still to be taken, as 0.001.
            price: of the order; without it, what it is worth is not judged, and the answer's
                ``warnings`` say that it may be below the minimum.
            order_type: of the order; MARKET quantities also keep MARKET_LOT_SIZE.
            market: its prices: with them, what a MARKET order is worth is judged.
            as_of: the date whose rules hold.

        Raises:
            InvalidFacts: the balance is not a number of at least 0, or the fee rate not below 1.
            ValueError: there is no such type.
        """
        if isinstance(balance, Balance):
            free = balance.free
        else:
            free = self.meant(balance, amount(balance, "balance"), "quantity", as_of)
        held = after_fee(free, fraction(fee_rate, "fee_rate"))
        given = self._given(price, None, as_of)
        legal = self._quantities(given, order_type, SELL, market, None, as_of)
        quantity = legal.span.at_most(held) or ZERO
        kind = UnpricedSellable if quantity and not legal.is_least_known else Sellable
        return kind(quantity, trimmed(subtract(held, quantity)))

    def split_market(
        self,
        quantity: Number,
        side: Side | str = BUY,
        *,
        market: Markets = None,
        as_of: AsOf = None,
    ) -> tuple[Decimal, ...]:
        """Return legal MARKET quantities that sum to a quantity: the fewest, large ones first.

        Args:
            quantity: in the base asset.
            side: of the orders.
            market: its prices: with them, what each order is worth is judged.
            as_of: the date whose rules hold.

        Raises:
            CannotFit: there are no such parts; the reasons name what would remain.
            InvalidFacts: the quantity is not a number above 0.
            ValueError: there is no such side.
        """
        legal = Legal(self.region_of(MARKET, side, market=market, as_of=as_of), "quantity", {})
        return split(self.exact_positive(quantity, "quantity", as_of), legal)

    def min_iceberg_quantity(
        self, quantity: Number, price: Number | None = None, *, as_of: AsOf = None
    ) -> Decimal:
        """Return the smallest legal ``icebergQty`` of a LIMIT order, in the base asset.

        Args:
            quantity: of the whole order.
            price: of the order; without it, what the visible part is worth is not judged.
            as_of: the date whose rules hold.

        Raises:
            CannotFit: no part of the quantity is legal, and two rules say why.
            InvalidFacts: the quantity is not a number above 0, or the price not one that an order
                can carry.
        """
        given = {
            "quantity": self.exact_positive(quantity, "quantity", as_of),
            "price": None if price is None else self.exact(price, "price", as_of),
        }
        region = self.region_of(LIMIT, BUY, "icebergQty", as_of=as_of)
        legal = Legal(region, "icebergQty", given)
        least = legal.span.least
        return legal.refuse() if least is None else least

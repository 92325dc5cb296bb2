"""What the methods of a symbol that size orders build on: `Sized`."""

import functools
from collections.abc import Mapping
from decimal import Decimal

from pretrade.decimals import without_noise
from pretrade.enums import (
    BUY,
    GTC,
    LIMIT,
    LIMIT_MAKER,
    MARKET,
    PRICED_TYPES,
    STOP_LOSS_LIMIT,
    OrderType,
    Side,
)
from pretrade.facts.account import UNKNOWN_ACCOUNT, Account, account_of
from pretrade.facts.market import UNKNOWN_MARKET, Market, market_of
from pretrade.order import Oco, Order, Shape
from pretrade.order.keywords import Number
from pretrade.region.plan import Plan
from pretrade.region.region import Region
from pretrade.region.row import nothing
from pretrade.rulebook import AsOf
from pretrade.sizing.amounts import carried, positive
from pretrade.sizing.directions import side_of, type_of
from pretrade.sizing.rounding import Rounder

Markets = Market | Mapping[str, Market] | None
"""The prices of the symbol, or symbol → prices; None: unknown."""


class Sized:
    """Something whose orders can be sized and judged: a symbol.

    What is not implemented here each class brings itself, as `pretrade.Symbol` does.
    """

    __slots__ = ()

    @property
    def name(self) -> str:
        """Its name, as ``BTCUSDT``."""
        raise NotImplementedError

    def plan_for(
        self, shape: Shape, as_of: AsOf = None, account: Account = UNKNOWN_ACCOUNT
    ) -> Plan:
        """Return what binds requests of a shape at a date, by an account's own filters."""
        raise NotImplementedError

    def rounder(self, name: str, order_type: OrderType, as_of: AsOf = None) -> Rounder:
        """Return the legal values of a field by itself, made ready for rounding."""
        raise NotImplementedError

    def region_of(
        self,
        order_type: OrderType | str,
        side: Side | str,
        *extra: str,
        market: Markets = None,
        account: Account | None = None,
        as_of: AsOf = None,
    ) -> Region:
        """Return the constraints of a kind of order, with the facts put in.

        Args:
            order_type: of the order.
            side: of the order.
            *extra: parameters that it carries besides what its type needs; a ``quoteOrderQty``
                takes the place of the quantity.
            market: the prices; None: unknown.
            account: its state; None: unknown.
            as_of: the date whose rules hold.

        Raises:
            ValueError: there is no such type or side.
            TypeError: market or account are something else.
        """
        prices, known = market_of(market, self.name), account_of(account)
        plan = self.plan_for(shape_of(type_of(order_type), side_of(side), extra), as_of, known)
        return plan.region(prices or UNKNOWN_MARKET, known)

    def exact(self, given: Number, name: str, as_of: AsOf = None) -> Decimal:
        """Read a number of an order; a float may stand for the legal value beside it.

        Raises:
            InvalidFacts: it is not a number that an order can carry.
        """
        return self.meant(given, carried(given, name), name, as_of)

    def exact_positive(self, given: Number, name: str, as_of: AsOf = None) -> Decimal:
        """Read a number above 0 that need not be an order's; a float likewise.

        Raises:
            InvalidFacts: it is not a number above 0.
        """
        return self.meant(given, positive(given, name), name, as_of)

    def meant(self, given: object, number: Decimal, name: str, as_of: AsOf) -> Decimal:
        """Return the legal value that a float stands for; what is no float is meant as it is."""
        if not isinstance(given, float):
            return number
        extra = {name} - {"price", "quantity"}
        region = self.region_of(_BEARERS.get(name, LIMIT), BUY, *extra, as_of=as_of)
        return without_noise(number, region.span(name, nothing).nearest(number))


_BEARERS = {"quoteOrderQty": MARKET, "stopPrice": STOP_LOSS_LIMIT}
"""Orders that carry a number which LIMIT does not."""


@functools.cache
def shape_of(order_type: OrderType, side: Side, extra: tuple[str, ...] = ()) -> Shape:
    """Return the shape of orders of a type with its usual parameters, and others."""
    names = ["quoteOrderQty" if "quoteOrderQty" in extra else "quantity"]
    params: dict[str, object] = {"symbol": "ANY", "side": side, "type": order_type}
    if order_type in PRICED_TYPES:
        names.append("price")
        if order_type is not LIMIT_MAKER:
            params["timeInForce"] = GTC
    names += [one for one in extra if one != "quoteOrderQty"]
    return Order.from_params({**params, **dict.fromkeys(names, "1")}).shape


@functools.cache
def oco_shape(side: Side) -> Shape:
    """Return the shape of an OCO with nothing but its mandatory parameters."""
    names = ("symbol", "quantity", "price", "stopPrice")
    return Oco.from_params({"side": side, **dict.fromkeys(names, "1")}).shape

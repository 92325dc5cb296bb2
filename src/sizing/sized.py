"""What the methods of a symbol that size orders build on: `Sized`."""

import functools
from collections.abc import Mapping
from decimal import Decimal

from pretrade.account import UNKNOWN_ACCOUNT, Account, account_of
from pretrade.decimals import without_noise
from pretrade.enums import GTC, LIMIT_MAKER, MARKET, PRICED_TYPES, OrderType, Side
from pretrade.market import UNKNOWN_MARKET, Market, market_of
from pretrade.order import Order, Request, Shape
from pretrade.order.keywords import Number
from pretrade.region.plan import Plan
from pretrade.region.region import Region
from pretrade.report import Report
from pretrade.rulebook import AsOf
from pretrade.sizing.amounts import carried
from pretrade.sizing.directions import side_of, type_of
from pretrade.sizing.legal import Legal
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

    def plan_for(self, shape: Shape, as_of: AsOf = None) -> Plan:
        """Return what binds requests of a shape at a date."""
        raise NotImplementedError

    def rounder(self, name: str, order_type: OrderType, as_of: AsOf = None) -> Rounder:
        """Return the legal values of a field by itself, made ready for rounding."""
        raise NotImplementedError

    def judge(
        self, request: Request, market: Market | None, account: Account | None, as_of: AsOf = None
    ) -> Report:
        """Judge a request object."""
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
        prices = market if isinstance(market, Market) else market_of(market, self.name)
        known = UNKNOWN_ACCOUNT if account is None else account_of(account)
        plan = self.plan_for(shape_of(type_of(order_type), side_of(side), extra), as_of)
        return plan.region(prices or UNKNOWN_MARKET, known)

    def exact(self, given: Number, name: str, as_of: AsOf = None) -> Decimal:
        """Read a price or a quantity of an order; a float may stand for the legal value beside it.

        Raises:
            InvalidFacts: it is not a number that an order can carry.
        """
        number = carried(given, name)
        if isinstance(given, float):
            legal = Legal(
                self.region_of(
                    MARKET if name == "quoteOrderQty" else "LIMIT",
                    "BUY",
                    *["quoteOrderQty"] * (name == "quoteOrderQty"),
                    as_of=as_of,
                ),
                name,
                {},
            )
            return without_noise(number, legal.span.nearest(number))
        return number


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

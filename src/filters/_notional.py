"""The shape that MIN_NOTIONAL and NOTIONAL share: an amount of the quote asset and its bounds."""

from decimal import Decimal

import attrs

from pretrade.decimals import ZERO, divide_down, divide_up, multiply
from pretrade.facts import Facts, average_price_fact, order_fact
from pretrade.grid import Grid
from pretrade.order import Order
from pretrade.violation import Bound, Finding, Findings, filter_failure, missing

ANYTHING = Grid()
"""The legal values of a parameter without a grid."""


@attrs.frozen
class Product:
    """One amount of the quote asset: a parameter of the order times a price or a quantity.

    Attributes:
        field: the parameter that would have to change.
        value: what was given for it.
        name: what is multiplied, for people.
        factor: what the value is multiplied with; 1 when it is an amount itself.
        legal: the legal values of the parameter.
    """

    field: str
    value: Decimal
    name: str
    factor: Decimal
    legal: Grid

    @property
    def notional(self) -> Decimal:
        """The amount, in the quote asset."""
        return multiply(self.value, self.factor)


def too_small(rule: str, product: Product, least: Decimal) -> Finding:
    """Return the violation of a product below ``minNotional``."""
    nearest = product.legal.at_least(divide_up(least, product.factor)) if product.factor else None
    return _breach(rule, product, Bound("minNotional", least), nearest)


def too_large(rule: str, product: Product, most: Decimal) -> Finding:
    """Return the violation of a product above ``maxNotional``."""
    nearest = product.legal.at_most(divide_down(most, product.factor))
    return _breach(rule, product, Bound("maxNotional", most), nearest)


def _breach(rule: str, product: Product, bound: Bound, nearest: Decimal | None) -> Finding:
    return filter_failure(
        rule,
        product.field,
        product.value,
        bound,
        nearest,
        notional=product.notional,
        product=product.name,
    )


def price_times_quantity(order: Order, facts: Facts) -> Product:
    """Return the product of a priced order whose price and quantity are known."""
    quantity, price = order.quantity or ZERO, order.price or ZERO
    return Product("quantity", quantity, "price × quantity", price, facts.venue.quantities)


def market_worth(rule: str, order: Order, facts: Facts, minutes: int) -> Decimal | Findings:
    """Return what a MARKET order is worth, or the finding that a fact is missing.

    That is ``quoteOrderQty`` itself, else the average price times the quantity.
    """
    if _spends(order) and order.quote_order_qty is not None:
        return order.quote_order_qty
    if order.quantity is None:
        return missing(rule, order_fact("quantity"))
    average = facts.average_price(minutes)
    if average is None:
        return missing(rule, average_price_fact(minutes))
    return multiply(order.quantity, average)


def market_product(order: Order, facts: Facts, minutes: int) -> Product:
    """Return the product that `market_worth` is of."""
    if _spends(order) and order.quote_order_qty is not None:
        amount = order.quote_order_qty
        return Product("quoteOrderQty", amount, "quoteOrderQty", Decimal(1), ANYTHING)
    name = f"{facts.average_price_name(minutes)} × quantity"
    average, quantity = facts.average_price(minutes) or ZERO, order.quantity or ZERO
    return Product("quantity", quantity, name, average, facts.venue.quantities)


def _spends(order: Order) -> bool:
    return "quantity" not in order.shape.given

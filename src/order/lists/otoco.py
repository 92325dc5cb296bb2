"""One triggers an OCO: ``POST /api/v3/orderList/otoco``, and its margin form.

Source: "New Order list - OTOCO (TRADE)", change log of 2024-06-11; "Margin Account New OTOCO".
"""

from typing import ClassVar, Self, Unpack

import attrs

from pretrade.enums import BUY, SELL, RequestKind
from pretrade.order.keywords import ListKeywords, Number
from pretrade.order.lists.leg_form import OTOCO_LEGS, LegForm
from pretrade.order.lists.one_triggers_other import OneTriggersOther
from pretrade.order.order import Order


@attrs.frozen(init=False, repr=False)
class Otoco(OneTriggersOther):
    """A working order, and an OCO that is placed once the working one is filled.

    >>> otoco = Otoco.buy_then_protect(
    ...     "BTCUSDT", quantity="0.01", price="27000", stop_price="26000", target_price="29000"
    ... )
    >>> [(leg.label, leg.order.type.value) for leg in otoco.legs]
    [('working', 'LIMIT'), ('pendingAbove', 'LIMIT_MAKER'), ('pendingBelow', 'STOP_LOSS')]
    """

    kind: ClassVar[RequestKind] = RequestKind.OTOCO
    forms: ClassVar[tuple[LegForm, ...]] = OTOCO_LEGS
    rate_count: ClassVar[int] = len(forms)

    @property
    def pending_above(self) -> Order:
        """The pending order that rests, or waits, above the market."""
        return self.legs[1].order

    @property
    def pending_below(self) -> Order:
        """The pending order that rests, or waits, below the market."""
        return self.legs[2].order

    @classmethod
    def of(cls, working: Order, above: Order, below: Order, **more: Unpack[ListKeywords]) -> Self:
        """Return the list of three orders; ``more`` is what the list itself carries.

        Args:
            working: the order that goes to the book at once.
            above: the pending order above the market; it shares side and quantity with ``below``.
            below: the pending order below the market.
            **more: what the list itself carries, as ``list_client_order_id``.

        Raises:
            ValueError: they differ in what they share, or one has a parameter that its leg does
                not have.
        """
        return cls.of_orders((working, above, below), more)

    @classmethod
    def buy_then_protect(  # noqa: PLR0913  a buy, a stop and a target
        cls,
        symbol: str,
        *,
        quantity: Number,
        price: Number,
        stop_price: Number,
        target_price: Number,
        stop_limit_price: Number | None = None,
        **more: Unpack[ListKeywords],
    ) -> Self:
        """Return a LIMIT BUY, and for what it bought a stop below and a LIMIT_MAKER above.

        Args:
            symbol: the market.
            quantity: of all three orders, in the base asset.
            price: at which to buy, in the quote asset; good till cancelled.
            stop_price: at which to give up.
            target_price: at which to sell with a profit.
            stop_limit_price: the least to sell for once the stop has triggered: a STOP_LOSS_LIMIT;
                None: a STOP_LOSS, which sells at any price.
            **more: what the list itself carries, as ``list_client_order_id``.
        """
        if stop_limit_price is None:
            stop = Order.stop_loss(symbol, SELL, quantity, stop_price=stop_price)
        else:
            stop = Order.stop_loss_limit(
                symbol, SELL, quantity, stop_limit_price, stop_price=stop_price
            )
        buy = Order.limit(symbol, BUY, quantity, price)
        return cls.of(buy, Order.limit_maker(symbol, SELL, quantity, target_price), stop, **more)


@attrs.frozen(init=False, repr=False)
class MarginOtoco(Otoco):
    """An OTOCO on the cross or an isolated margin account.

    >>> MarginOtoco(isIsolated=True, workingType="LIMIT").is_isolated
    'TRUE'
    """

    kind: ClassVar[RequestKind] = RequestKind.MARGIN_OTOCO

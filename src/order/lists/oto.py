"""One triggers the other: ``POST /api/v3/orderList/oto``, and its margin form.

Source: "New Order list - OTO (TRADE)", change log of 2024-06-11; "Margin Account New OTO".
"""

from typing import ClassVar, Self, Unpack

import attrs

from pretrade.enums import BUY, SELL, RequestKind
from pretrade.order.keywords import ListKeywords, Number
from pretrade.order.lists.leg_form import OTO_LEGS, LegForm
from pretrade.order.lists.one_triggers_other import OneTriggersOther
from pretrade.order.order import Order


@attrs.frozen(init=False, repr=False)
class Oto(OneTriggersOther):
    """A working order, and a pending one that is placed once the working one is filled.

    >>> oto = Oto.of(
    ...     Order.limit("BTCUSDT", "BUY", quantity="0.01", price="27000"),
    ...     Order.stop_loss("BTCUSDT", "SELL", quantity="0.01", stop_price="26000"),
    ... )
    >>> oto.to_params()["pendingStopPrice"], [leg.phase.value for leg in oto.legs]
    ('26000', ['working', 'pending'])
    """

    kind: ClassVar[RequestKind] = RequestKind.OTO
    forms: ClassVar[tuple[LegForm, ...]] = OTO_LEGS
    rate_count: ClassVar[int] = len(forms)

    @property
    def pending(self) -> Order:
        """The order that waits; of an OPO its quantity is the most that it may be."""
        return self.legs[1].order

    @classmethod
    def of(cls, working: Order, pending: Order, **more: Unpack[ListKeywords]) -> Self:
        """Return the list of two orders; ``more`` is what the list itself carries.

        Raises:
            ValueError: they are for two symbols, or one has a parameter that its leg does not have.
        """
        return cls.of_orders((working, pending), more)

    @classmethod
    def buy_then_sell(
        cls,
        symbol: str,
        *,
        quantity: Number,
        price: Number,
        sell_price: Number,
        **more: Unpack[ListKeywords],
    ) -> Self:
        """Return a LIMIT BUY, and a LIMIT SELL of the same quantity; both good till cancelled.

        >>> oto = Oto.buy_then_sell("BTCUSDT", quantity="0.01", price="27000", sell_price="28000")
        >>> oto.pending.side.value, oto.pending.price
        ('SELL', Decimal('28000'))
        """
        buy = Order.limit(symbol, BUY, quantity, price)
        return cls.of(buy, Order.limit(symbol, SELL, quantity, sell_price), **more)


@attrs.frozen(init=False, repr=False)
class MarginOto(Oto):
    """An OTO on the cross or an isolated margin account.

    >>> MarginOto(isIsolated=True, workingType="LIMIT").is_isolated
    'TRUE'
    """

    kind: ClassVar[RequestKind] = RequestKind.MARGIN_OTO

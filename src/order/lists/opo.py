"""One pays for the other: ``POST /api/v3/orderList/opo`` and ``/api/v3/orderList/opoco``.

Like OTO and OTOCO, but the pending orders sell what the working one bought: they name no quantity.

Source: "New Order list - OPO / OPOCO (TRADE)" and the FAQ on OPO, change log of 2025-12-02.
"""

from typing import ClassVar

import attrs

from pretrade.enums import RequestKind
from pretrade.order.lists.leg_form import OPO_LEGS, OPOCO_LEGS, LegForm
from pretrade.order.lists.oto import Oto
from pretrade.order.lists.otoco import Otoco


@attrs.frozen(init=False, repr=False)
class Opo(Oto):
    """A working BUY, and a pending SELL of what it bought.

    >>> opo = Opo.buy_then_sell("BTCUSDT", quantity="0.01", price="27000", sell_price="28000")
    >>> "pendingQuantity" in opo.to_params(), opo.pending.quantity
    (False, Decimal('0.01'))
    """

    kind: ClassVar[RequestKind] = RequestKind.OPO
    forms: ClassVar[tuple[LegForm, ...]] = OPO_LEGS


@attrs.frozen(init=False, repr=False)
class Opoco(Otoco):
    """A working BUY, and an OCO that sells what it bought.

    >>> opoco = Opoco.buy_then_protect(
    ...     "BTCUSDT", quantity="0.01", price="27000", stop_price="26000", target_price="29000"
    ... )
    >>> [leg.quantity for leg in opoco.legs]
    [Decimal('0.01'), Decimal('0.01'), Decimal('0.01')]
    """

    kind: ClassVar[RequestKind] = RequestKind.OPOCO
    forms: ClassVar[tuple[LegForm, ...]] = OPOCO_LEGS

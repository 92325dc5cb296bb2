"""The OCO of the base date: ``POST /api/v3/order/oco``, and its margin form.

Source: "New OCO (TRADE)", documentation of 2022-09-30.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import ClassVar

import attrs

from pretrade.enums import (
    BUY,
    LIMIT_MAKER,
    STOP_LOSS,
    STOP_LOSS_LIMIT,
    Contingency,
    RequestKind,
    Side,
    TimeInForce,
)
from pretrade.order.keywords import Number
from pretrade.order.lists.leg_form import SUFFIXES, LegForm
from pretrade.order.lists.order_list import OrderList
from pretrade.order.lists.order_list_oco import OrderListOco
from pretrade.order.other import Other
from pretrade.order.reader import fill

_SHARED = {"symbol": "symbol", "side": "side", "quantity": "quantity"}
_LIMIT = LegForm(
    "limit",
    {
        **_SHARED,
        "price": "price",
        "icebergQty": "limitIcebergQty",
        "newClientOrderId": "limitClientOrderId",
        "strategyId": "limitStrategyId",
        "strategyType": "limitStrategyType",
    },
    frozenset(_SHARED),
)
_STOP = LegForm(
    "stop",
    {
        **_SHARED,
        "price": "stopLimitPrice",
        "stopPrice": "stopPrice",
        "trailingDelta": "trailingDelta",
        "timeInForce": "stopLimitTimeInForce",
        "icebergQty": "stopIcebergQty",
        "newClientOrderId": "stopClientOrderId",
        "strategyId": "stopStrategyId",
        "strategyType": "stopStrategyType",
    },
    frozenset(_SHARED),
)
_LATER_SUFFIXES = {name: suffix for suffix, name in SUFFIXES.items() if name not in _SHARED}


@attrs.frozen(init=False, repr=False)
class Oco(OrderList):
    """A LIMIT_MAKER at ``price`` and a stop at ``stop_price``; when one executes the other goes.

    The stop is a STOP_LOSS_LIMIT when ``stop_limit_price`` is given, else a STOP_LOSS.

    >>> oco = Oco(symbol="BTCUSDT", side="SELL", quantity="0.01", price="28000", stopPrice="26000")
    >>> oco.to_order_list()
    OrderListOco(symbol='BTCUSDT', side='SELL', quantity='0.01', aboveType='LIMIT_MAKER', \
abovePrice='28000', belowType='STOP_LOSS', belowStopPrice='26000')
    """

    quantity: Decimal | None

    price = Other[Decimal]()
    stop_price = Other[Decimal]()
    trailing_delta = Other[int]()
    limit_client_order_id = Other[str]()
    limit_strategy_id = Other[int]()
    limit_strategy_type = Other[int]()
    limit_iceberg_qty = Other[Decimal]()
    stop_client_order_id = Other[str]()
    stop_strategy_id = Other[int]()
    stop_strategy_type = Other[int]()
    stop_limit_price = Other[Decimal]()
    stop_iceberg_qty = Other[Decimal]()
    stop_limit_time_in_force = Other[TimeInForce]()

    kind: ClassVar[RequestKind] = RequestKind.OCO
    contingency: ClassVar[Contingency] = Contingency.OCO
    forms: ClassVar[tuple[LegForm, ...]] = (_LIMIT, _STOP)
    rate_count: ClassVar[int] = len(forms)

    def __init__(self, **parameters: Number | None) -> None:
        """Read the parameters, in either spelling."""
        fill(self, parameters, keywords=True)

    def _fixed(self, form: LegForm) -> Mapping[str, str]:
        if form is _LIMIT:
            return {"type": LIMIT_MAKER}
        limited = self.value("stopLimitPrice") is not None
        return {"type": STOP_LOSS_LIMIT if limited else STOP_LOSS}

    def to_order_list(self) -> OrderListOco:
        """Return the same OCO in the form of 2024-04-02: legs named by where they rest."""
        prefixes = _prefixes(self.side)
        own = {given for leg in self.forms for given in leg.names.values()} - _SHARED.keys()
        params = {name: value for name, value in self.as_given().items() if name not in own}
        for leg in self.legs:
            for name, value in leg.order.as_given().items():
                if name in _LATER_SUFFIXES:
                    params[prefixes[leg.label] + _LATER_SUFFIXES[name]] = value
        return OrderListOco.from_params(params)


@attrs.frozen(init=False, repr=False)
class MarginOco(Oco):
    """An OCO on the cross or an isolated margin account; it takes no trailing delta."""

    is_isolated = Other[str]()
    side_effect_type = Other[str]()
    auto_repay_at_cancel = Other[str]()

    kind: ClassVar[RequestKind] = RequestKind.MARGIN_OCO

    def __init__(self, **parameters: Number | None) -> None:
        """Read the parameters, in either spelling."""
        fill(self, parameters, keywords=True)


def _prefixes(side: Side | None) -> Mapping[str, str]:
    """Return what the form of 2024-04-02 calls each order: by where it rests."""
    limit, stop = ("below", "above") if side is BUY else ("above", "below")
    return {"limit": limit, "stop": stop}


def later_name(name: str, side: Side | None) -> str | None:
    """Return what the form of 2024-04-02 calls a parameter of an OCO's orders; None: nothing.

    >>> later_name("stopLimitPrice", BUY), later_name("side", BUY)
    ('abovePrice', None)
    """
    for form in (_LIMIT, _STOP):
        for own, given in form.names.items():
            if given == name and own not in _SHARED:
                return _prefixes(side)[form.label] + _LATER_SUFFIXES[own]
    return None

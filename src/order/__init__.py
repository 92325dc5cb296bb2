"""The requests that pretrade judges: one class for each endpoint that takes orders."""

from pretrade.order.amend import Amend
from pretrade.order.cancel_replace import CancelReplace
from pretrade.order.dry_run import TestOrder
from pretrade.order.lists.leg_form import LegForm
from pretrade.order.lists.oco import MarginOco, Oco
from pretrade.order.lists.one_triggers_other import OneTriggersOther
from pretrade.order.lists.opo import Opo, Opoco
from pretrade.order.lists.order_list import Leg, OrderList
from pretrade.order.lists.order_list_oco import OrderListOco
from pretrade.order.lists.oto import MarginOto, Oto
from pretrade.order.lists.otoco import MarginOtoco, Otoco
from pretrade.order.margin_order import MarginOrder
from pretrade.order.order import Order
from pretrade.order.read_request import REQUESTS, read_request
from pretrade.order.request import Request
from pretrade.order.shape import Shape
from pretrade.order.sor_order import SorOrder, SorTestOrder

__all__ = [
    "REQUESTS",
    "Amend",
    "CancelReplace",
    "Leg",
    "LegForm",
    "MarginOco",
    "MarginOrder",
    "MarginOto",
    "MarginOtoco",
    "Oco",
    "OneTriggersOther",
    "Opo",
    "Opoco",
    "Order",
    "OrderList",
    "OrderListOco",
    "Oto",
    "Otoco",
    "Request",
    "Shape",
    "SorOrder",
    "SorTestOrder",
    "TestOrder",
    "read_request",
]

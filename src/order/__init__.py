"""The requests that pretrade judges: one class for each endpoint that takes orders."""

from pretrade.order.cancel_replace import CancelReplace
from pretrade.order.read_request import REQUESTS, read_request
from pretrade.order.margin_order import MarginOrder
from pretrade.order.oco import MarginOco, Oco
from pretrade.order.order import Order
from pretrade.order.order_list import Leg, OrderList
from pretrade.order.order_list_oco import OrderListOco
from pretrade.order.request import Request
from pretrade.order.shape import Shape
from pretrade.order.dry_run import TestOrder

__all__ = [
    "REQUESTS",
    "CancelReplace",
    "Leg",
    "MarginOco",
    "MarginOrder",
    "Oco",
    "Order",
    "OrderList",
    "OrderListOco",
    "Request",
    "Shape",
    "TestOrder",
    "read_request",
]

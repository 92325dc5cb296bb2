"""The exchange's vocabulary: sides, order types and the other enumerated words.

Each enumeration is a ``StrEnum``, so a member equals, and prints as, the word on the wire.
Source: the exchange's enum definitions of 2022-09-30; words added since name their date.
"""

from enum import StrEnum


class Side(StrEnum):
    """Which way the base asset goes."""

    BUY = "BUY"
    SELL = "SELL"


class OrderType(StrEnum):
    """How an order meets the book."""

    LIMIT = "LIMIT"
    MARKET = "MARKET"
    STOP_LOSS = "STOP_LOSS"
    STOP_LOSS_LIMIT = "STOP_LOSS_LIMIT"
    TAKE_PROFIT = "TAKE_PROFIT"
    TAKE_PROFIT_LIMIT = "TAKE_PROFIT_LIMIT"
    LIMIT_MAKER = "LIMIT_MAKER"


class TimeInForce(StrEnum):
    """How long an order rests."""

    GTC = "GTC"
    IOC = "IOC"
    FOK = "FOK"


class RequestKind(StrEnum):
    """Which endpoint a request is for; the words are those of ``request=``."""

    ORDER = "order"
    TEST_ORDER = "testOrder"
    CANCEL_REPLACE = "cancelReplace"
    OCO = "oco"
    ORDER_LIST_OCO = "orderListOco"
    MARGIN_ORDER = "marginOrder"
    MARGIN_OCO = "marginOco"
    OTO = "oto"
    OTOCO = "otoco"
    OPO = "opo"
    OPOCO = "opoco"
    MARGIN_OTO = "marginOto"
    MARGIN_OTOCO = "marginOtoco"
    SOR_ORDER = "sorOrder"
    SOR_TEST_ORDER = "sorTestOrder"
    AMEND = "amend"


class Contingency(StrEnum):
    """What the orders of a list are to one another, as replies say in ``contingencyType``."""

    OCO = "OCO"  # one cancels the others
    OTO = "OTO"  # one, once it is filled, triggers the others


class Phase(StrEnum):
    """Whether an order of a list goes to the book at once, or when another one is filled."""

    WORKING = "working"
    PENDING = "pending"


class Rounding(StrEnum):
    """Which way a number moves onto a grid."""

    DOWN = "down"
    UP = "up"
    NEAREST = "nearest"


BUY, SELL = Side
LIMIT, MARKET, STOP_LOSS, STOP_LOSS_LIMIT, TAKE_PROFIT, TAKE_PROFIT_LIMIT, LIMIT_MAKER = OrderType
GTC, IOC, FOK = TimeInForce
# The members as plain names: a name costs a fifth of a member's look-up, on every check.

OCO_KINDS = frozenset({RequestKind.OCO, RequestKind.ORDER_LIST_OCO, RequestKind.MARGIN_OCO})
"""Requests that place an OCO."""

OPO_KINDS = frozenset({RequestKind.OPO, RequestKind.OPOCO})
"""Requests whose pending orders sell what the working one bought."""

OTO_KINDS = frozenset(
    {RequestKind.OTO, RequestKind.OTOCO, RequestKind.MARGIN_OTO, RequestKind.MARGIN_OTOCO}
    | OPO_KINDS
)
"""Requests with pending orders, that wait until the working one is filled."""

OTOCO_KINDS = frozenset({RequestKind.OTOCO, RequestKind.OPOCO, RequestKind.MARGIN_OTOCO})
"""Those of them whose pending orders are an OCO."""

MARGIN_KINDS = frozenset(
    {
        *(RequestKind.MARGIN_ORDER, RequestKind.MARGIN_OCO),
        *(RequestKind.MARGIN_OTO, RequestKind.MARGIN_OTOCO),
    }
)
"""Requests of margin accounts."""

TEST_KINDS = frozenset({RequestKind.TEST_ORDER, RequestKind.SOR_TEST_ORDER})
"""Requests that never reach the matching engine."""

SOR_KINDS = frozenset({RequestKind.SOR_ORDER, RequestKind.SOR_TEST_ORDER})
"""Requests of smart order routing."""

PRICED_TYPES = frozenset({LIMIT, LIMIT_MAKER, STOP_LOSS_LIMIT, TAKE_PROFIT_LIMIT})
"""Types that carry a limit ``price``."""

STOP_TYPES = frozenset({STOP_LOSS, STOP_LOSS_LIMIT, TAKE_PROFIT, TAKE_PROFIT_LIMIT})
"""Types that wait for a trigger; the exchange counts them as algorithmic orders."""

STOP_LOSS_TYPES = frozenset({STOP_LOSS, STOP_LOSS_LIMIT})
TAKE_PROFIT_TYPES = frozenset({TAKE_PROFIT, TAKE_PROFIT_LIMIT})


def triggers_above(side: Side | None, order_type: OrderType | None) -> bool:
    """Tell whether a stop order waits for a rise of the market (else for a fall).

    A stop loss of a buyer and a take profit of a seller wait above the market.

    >>> triggers_above(BUY, STOP_LOSS), triggers_above(SELL, STOP_LOSS)
    (True, False)
    """
    return (order_type in STOP_LOSS_TYPES) == (side is BUY)

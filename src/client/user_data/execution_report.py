"""The event ``executionReport``: what happened to one order.

Source: "Order Update", user data stream documentation of 2022-08-08. Later ones have
``TRADE_PREVENTION``, ``EXPIRED_IN_MATCH`` and the prevented quantity ``A`` (self-trade prevention),
``PENDING_NEW`` (an order that waits for another of its list) and ``REPLACED`` (an amended order,
its new client id in ``c``).
"""

from typing import Any, Self

import attrs

from pretrade.client.user_data.event_fields import (
    Event,
    field_path,
    integer_field,
    name_field,
    text_field,
    time_field,
)
from pretrade.decimals import ZERO, subtract
from pretrade.facts.fact_values import fact_decimal
from pretrade.facts.open_orders import OpenOrder

OrderKey = tuple[str, int]
"""Symbol and order id: order ids are unique within a symbol only."""

_FINAL = frozenset({"FILLED", "CANCELED", "REJECTED", "EXPIRED", "EXPIRED_IN_MATCH"})
_PENDING = "PENDING_NEW"
_NO_ID = frozenset({"", "null"})  # streams before 2019 said "null" for none


@attrs.frozen
class ExecutionReport:
    """One report of one order.

    Attributes:
        key: symbol and order id.
        order: the order as it is after what happened.
        client_order_ids: the ids under which the order was known until then.
        at: when it happened, in microseconds.
        placed: when the order was created, in microseconds; None: not said.
        is_final: the order is closed: nothing can happen to it any more.
        is_first_fill: it is the order's first trade.
        rank: of two reports of one order the later one has the higher rank.
    """

    key: OrderKey
    order: OpenOrder
    client_order_ids: frozenset[str]
    at: int
    placed: int | None
    is_final: bool
    is_first_fill: bool
    rank: tuple[Any, ...]

    @classmethod
    def read(cls, event: Event) -> Self:
        """Read the event.

        Raises:
            InvalidFacts: a field is missing or cannot be read; its path says which.
        """
        at = time_field(event, "T")
        status = text_field(event, "X").upper()
        executed = fact_decimal(event.get("z"), field_path(event, "z"))
        traded = fact_decimal(event.get("l", 0), field_path(event, "l"))
        key = (name_field(event, "s"), integer_field(event, "i"))
        execution_id = integer_field(event, "I") if event.get("I") is not None else -1
        return cls(
            key=key,
            order=_order(event, key[0], status),
            client_order_ids=frozenset(_ids(event)),
            at=at,
            placed=_placed(event, at),
            is_final=status in _FINAL,
            is_first_fill=executed > 0 and executed == traded,
            # Time and filled quantity never fall; execution ids tell what shares a millisecond.
            rank=(at, executed, execution_id, time_field(event, "E")),
        )


def _order(event: Event, symbol: str, status: str) -> OpenOrder:
    prevented = fact_decimal(event.get("A", 0), field_path(event, "A"))
    given = event.get("q", 0 if status == _PENDING else None)
    quantity = fact_decimal(given, field_path(event, "q"))
    # The pending orders of an OPO have none before they are placed.
    unknown = status == _PENDING and not quantity
    return OpenOrder(
        symbol=symbol,
        side=text_field(event, "S"),
        type=text_field(event, "o"),
        # What self-trade prevention took away can no longer be filled.
        quantity=None if unknown else max(ZERO, subtract(quantity, prevented)),
        executed=fact_decimal(event.get("z"), field_path(event, "z")),
        iceberg_qty=fact_decimal(event.get("F", 0), field_path(event, "F")),
        client_order_id=text_field(event, "c"),
        order_list_id=integer_field(event, "g") if event.get("g") is not None else -1,
        status=status,
        order_id=integer_field(event, "i"),
    )


def _ids(event: Event) -> tuple[str]:
    """Return the order's client ids before this report.

    In the report of a cancel ``c`` is the id of the cancel, and ``C`` that of the order.
    """
    original = "" if event.get("C") is None else text_field(event, "C")
    return (text_field(event, "c") if original in _NO_ID else original,)


def _placed(event: Event, at: int) -> int | None:
    if event.get("O") is not None:
        return time_field(event, "O")
    return at if text_field(event, "x") == "NEW" else None

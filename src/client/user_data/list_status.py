"""The event ``listStatus``: what happened to an order list.

Source: "Order Update", user data stream documentation of 2022-08-08.
"""

from typing import Self

import attrs

from pretrade.client.user_data.event_fields import Event, field_path, text_field, time_field
from pretrade.client.user_data.execution_report import OrderKey
from pretrade.facts.fact_values import fact_decimal, fact_list, fact_mapping, fact_name, fact_text


@attrs.frozen
class ListStatus:
    """One report of one order list.

    Attributes:
        at: when it happened, in microseconds.
        is_done: the list is no longer active: none of its orders is open.
        keys: its orders, by symbol and order id.
        client_order_ids: its orders, by symbol and client order id.
    """

    at: int
    is_done: bool
    keys: tuple[OrderKey, ...]
    client_order_ids: tuple[tuple[str, str], ...]

    @classmethod
    def read(cls, event: Event) -> Self:
        """Read the event.

        Raises:
            InvalidFacts: a field is missing or cannot be read; its path says which.
        """
        place = field_path(event, "O")
        orders = [
            (f"{place}[{index}]", fact_mapping(order, f"{place}[{index}]"))
            for index, order in enumerate(fact_list(event.get("O"), place))
        ]
        symbols = [fact_name(order.get("s"), f"{path}.s") for path, order in orders]
        ids = [int(fact_decimal(order.get("i"), f"{path}.i")) for path, order in orders]
        names = [fact_text(order.get("c"), f"{path}.c") for path, order in orders]
        return cls(
            at=time_field(event, "T"),
            # A list order status of REJECT says that a request failed, not that the list is done.
            is_done=text_field(event, "l") == "ALL_DONE",
            keys=tuple(zip(symbols, ids, strict=True)),
            client_order_ids=tuple(zip(symbols, names, strict=True)),
        )

"""One row of the table of endpoints: `Endpoint`."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

import attrs

from pretrade.client.endpoints.parameter import Parameter
from pretrade.client.endpoints.parameters import listed, of_kind
from pretrade.client.endpoints.security import Security
from pretrade.client.endpoints.weight import Weight
from pretrade.enums import RequestKind
from pretrade.order.websocket_call import METHODS

_METHODS = {kind: method for method, kind in METHODS.items()}


@attrs.frozen(kw_only=True)
class Endpoint:
    """One endpoint of the exchange: all that the client goes by stands in its row.

    The rows of those that have no method are in ``chapters/``, one file for each chapter of the
    base document.

    Attributes:
        name: the client's method; of those that have none the request, as ``GET /sapi/…``.
        method: the HTTP method.
        path: as ``/api/v3/order``.
        security: what must be sent: nothing, the key, or key and signature.
        weights: by their first day; each holds until the next.
        kind: the request that it takes; None: it takes no order.
        order_count: how many orders it adds to the order rate.
        changes: what is no longer the same after it. A request that changes something is sent once.
        parameters: name → what may be given; ``timestamp`` and ``signature`` are added when it is
            sent. Given as lines (`pretrade.client.endpoints.parameters.listed`); those of orders
            follow from the kind.
        one_of: of each group at least one must be given.
        not_together: of each group one at most may be given.
        client_order_ids: the ids that the client makes if none are given; by the first one the
            order is found.
        found_by: the endpoint that is asked when the reply is lost; empty: none is.
        websocket: its method of the WebSocket API; empty: it has none. That of orders follows from
            the kind.
        title: as in the exchange's documentation.
        since: the first day; None: before 2022-09-30.
        until: the day it was retired; None: it was not.
        absent: a day on which the exchange's own clients did not have it; None: they had it.
        free_since: from this day on a request that succeeds weighs nothing.
        counted_by: whose limit it weighs on: that of the address, or of the account.
        placement: where the parameters go; those of orders go into the body.
    """

    name: str
    method: str
    path: str
    security: Security
    weights: tuple[Weight, ...]
    kind: RequestKind | None = None
    order_count: int = 0
    changes: Literal["nothing", "orders", "account"] = "nothing"
    parameters: Mapping[str, Parameter] = attrs.field(
        converter=listed,
        default=attrs.Factory(lambda row: of_kind(row.kind), takes_self=True),
        hash=False,
        repr=False,
    )
    one_of: tuple[tuple[str, ...], ...] = ()
    not_together: tuple[tuple[str, ...], ...] = ()
    client_order_ids: tuple[str, ...] = ()
    found_by: str = ""
    websocket: str = attrs.field(
        default=attrs.Factory(lambda row: _METHODS.get(row.kind, ""), takes_self=True)
    )
    title: str
    since: date | None = None
    until: date | None = None
    absent: date | None = None
    free_since: date | None = None
    counted_by: Literal["IP", "UID"] = "IP"
    placement: Literal["query", "body"] = attrs.field(
        default=attrs.Factory(lambda row: "query" if row.kind is None else "body", takes_self=True)
    )

    def weight(self, params: Mapping[str, object], on: date, *, succeeded: bool = False) -> int:
        """Return what a request weighs.

        Args:
            params: its parameters; the weight of some depends on them.
            on: the day; before 2022-09-30 the weight of that day is given.
            succeeded: the exchange has accepted it. Before it has, count the full weight.
        """
        if succeeded and self.free_since is not None and self.free_since <= on:
            return 0
        held = [one for one in self.weights if one.since <= on]
        return (held[-1] if held else self.weights[0]).of(params)

    @property
    def mandatory(self) -> tuple[str, ...]:
        """The parameters that must be given whatever the others are."""
        return tuple(name for name, one in self.parameters.items() if one.mandatory)

    @property
    def own_limits(self) -> bool:
        """Its requests count against limits of its own, not those of exchangeInfo."""
        return self.path.startswith("/sapi/")

    @property
    def called(self) -> str:
        """What it is called in messages: ``new_order()``, or ``GET /sapi/v1/system/status``."""
        return f"{self.name}()" if self.name.isidentifier() else self.name

    @property
    def places_orders(self) -> bool:
        """It may place an order: never to be sent twice."""
        return self.order_count > 0

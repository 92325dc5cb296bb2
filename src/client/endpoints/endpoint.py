"""One row of the table of endpoints: `Endpoint`."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

import attrs

from pretrade.client.endpoints.security import Security
from pretrade.client.endpoints.weight import Weight


@attrs.frozen(kw_only=True)
class Endpoint:
    """One endpoint of the exchange.

    Attributes:
        name: the client's method.
        method: the HTTP method.
        path: as ``/api/v3/order``.
        security: what must be sent: nothing, the key, or key and signature.
        weights: by their first day; each holds until the next.
        order_count: how many orders it adds to the order rate.
        parameters: what may be given; ``timestamp`` and ``signature`` are added when it is sent.
        mandatory: those that must be given whatever the others are.
        title: as in the exchange's documentation.
        since: the first day; None: before 2022-09-30.
        until: the day it was retired; None: it was not.
        free_since: from this day on a request that succeeds weighs nothing.
        placement: where the parameters go.
    """

    name: str
    method: str
    path: str
    security: Security
    weights: tuple[Weight, ...]
    order_count: int = 0
    parameters: tuple[str, ...] = ()
    mandatory: tuple[str, ...] = ()
    title: str
    since: date | None = None
    until: date | None = None
    free_since: date | None = None
    placement: Literal["query", "body"] = "query"

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
    def own_limits(self) -> bool:
        """Its requests count against limits of its own, not those of exchangeInfo."""
        return self.security is Security.MARGIN

    @property
    def places_orders(self) -> bool:
        """It may place an order: never to be sent twice."""
        return self.order_count > 0

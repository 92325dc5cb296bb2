"""Faults on demand, for the requests that come next: `Faults`."""

from collections.abc import Mapping
from typing import Any

import attrs

from pretrade.client.endpoints import ENDPOINTS
from pretrade.client.errors import ExchangeError, TransportFailed
from pretrade.testing.offline.endpoints.handlers import PRIVATE
from pretrade.testing.offline.refusals import broken_server, refuse

ERROR, LATENCY, LOST_REPLY = "error", "latency", "lost_reply"
DISCONNECT, RULES, WIPE = "disconnect", "rules", "wipe"
_TIMING = -1021  # about the timestamp, which only signed requests have


@attrs.define
class PlannedFault:
    """One fault that waits for its requests.

    Attributes:
        kind: ``error``, ``latency`` or ``lost_reply``.
        code: the exchange's code, or an HTTP status of 500 and more; of a reply that is lost, what
            comes in its place (0: nothing does).
        msg: its text; None: the usual one.
        status: its HTTP status; None: the usual one.
        milliseconds: how much later everything happens.
        times: how many requests it still hits.
        endpoint: the only endpoint it hits; None: those that it can happen to.
    """

    kind: str
    code: int = 0
    msg: str | None = None
    status: int | None = None
    milliseconds: int = 0
    times: int = 1
    endpoint: str | None = None

    def hits(self, endpoint: str) -> bool:
        """Tell whether it happens to a request."""
        if self.endpoint is not None:
            return endpoint == self.endpoint
        if self.kind == LOST_REPLY:
            return ENDPOINTS[endpoint].changes != "nothing"
        return endpoint in PRIVATE if self.code == _TIMING else True

    def error(self) -> ExchangeError:
        """Return what an error fault raises."""
        if self.code >= 500:
            return broken_server(self.code)
        return refuse(self.code, self.msg, status=self.status)


class Faults:
    """The faults that wait, oldest first."""

    __slots__ = ("_waiting",)

    def __init__(self) -> None:
        """Start with none."""
        self._waiting: list[PlannedFault] = []

    def __bool__(self) -> bool:
        """Tell whether any waits."""
        return bool(self._waiting)

    def add(self, fault: PlannedFault) -> None:
        """Let a fault wait."""
        self._waiting.append(fault)

    def clear(self) -> None:
        """Forget them all."""
        self._waiting.clear()

    def take(self, endpoint: str) -> PlannedFault | None:
        """Return the fault that happens to a request, if any; it happens once less."""
        for fault in self._waiting:
            if fault.hits(endpoint):
                fault.times -= 1
                if fault.times <= 0:
                    self._waiting.remove(fault)
                return fault
        return None


def is_unknown(code: int) -> bool:
    """Tell whether a code leaves open what became of a request: -1006, -1007, a server's error."""
    return code >= 500 or code in {-1006, -1007}


def lost(fault: PlannedFault) -> Exception:
    """Return what a client sees when a request was carried out and its reply did not come."""
    return fault.error() if fault.code else TransportFailed("the reply was lost", sent=True)


def with_rows(raw: Mapping[str, Any], rows: list[Mapping[str, Any]]) -> dict[str, Any]:
    """Return an exchangeInfo in which these rows of symbols replace those of the same name."""
    newer = {row["symbol"]: row for row in rows}
    symbols = [newer.pop(row["symbol"], row) for row in raw["symbols"]]
    return {**raw, "symbols": [*symbols, *newer.values()]}

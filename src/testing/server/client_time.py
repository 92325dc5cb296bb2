"""How the timestamps of clients are read: `ClientTime`; the machine's clock: `WallClock`.

A real client stamps its requests with the time of its machine. The exchange's time may be another:
it stands still, or was advanced. So a timestamp is read on the clock that it is nearer to.
"""

import time
from collections.abc import Mapping

from pretrade.client.errors import ExchangeError
from pretrade.testing.offline.endpoints.timing import judge_window


class WallClock:
    """Tells milliseconds since 1970, and remembers what it told last.

    Given to an `OfflineExchange` as its clock, the exchange follows the machine's time; what it is
    advanced comes on top.

    Attributes:
        latest: what it told last.
    """

    __slots__ = ("latest",)

    def __init__(self) -> None:
        """Read the clock for the first time."""
        self.latest = 0
        self()

    def __call__(self) -> int:
        """Return the machine's time."""
        self.latest = time.time_ns() // 1_000_000
        return self.latest


class ClientTime:
    """The machine's clock beside that of an exchange.

    Args:
        clock: the machine's; None: clients ask the exchange for the time, and use that alone.
        real_time: the exchange's clock follows ``clock``.
    """

    __slots__ = ("_clock", "_real_time")

    def __init__(self, clock: WallClock | None = None, *, real_time: bool = False) -> None:
        """Keep the clock."""
        self._clock = clock
        self._real_time = real_time and clock is not None

    def on_exchange(self, params: Mapping[str, str], now: int) -> Mapping[str, str]:
        """Return parameters whose ``timestamp`` is one of the exchange's clock.

        What is in time by the machine's clock gets the exchange's time itself, so that a run on an
        exchange whose time stands still leaves the same journal each time.

        Args:
            params: of a signed request.
            now: the exchange's time.
        """
        given = params.get("timestamp", "")
        if self._clock is None or not (given.isascii() and given.isdigit() and len(given) < 20):
            return params
        machine, stamp = self._clock(), int(given)
        stamp = stamp // 1000 if len(given) > 15 else stamp
        if abs(stamp - now) <= abs(stamp - machine):
            return params
        try:
            judge_window(params, machine)
        except ExchangeError:
            return {**params, "timestamp": str(max(0, stamp + now - machine))}
        return {**params, "timestamp": str(now)}

    def lead(self, now: int) -> int:
        """Return how many milliseconds an exchange in real time is ahead of the machine.

        Args:
            now: the exchange's time, read a moment ago.
        """
        return now - self._clock.latest if self._clock is not None and self._real_time else 0

"""The machine's clock, for the apps that real clients use: `WallClock`."""

import time


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

"""How far the local clock is from the exchange's: `ServerTime`."""

from typing import Self

import attrs

AHEAD = 1000
"""From this many milliseconds ahead of the exchange a request is refused ("Timing security")."""


@attrs.frozen
class ServerTime:
    """An estimate from replies to ``GET /api/v3/time``.

    The exchange read its clock somewhere between sending and receiving: halfway, we take it. The
    sample of the shortest round trip is off by the least and is kept. After a -1021 begin anew with
    ``ServerTime()``: the clock has drifted, and old samples tell of the past.

    Attributes:
        offset_ms: how far the local clock is ahead; negative: behind.
        round_trip_ms: of the sample that is kept; None when there is none.

    >>> time = ServerTime().sampled(sent=11_000, received=11_040, server=9_260)
    >>> time.offset_ms, time.timestamp(20_000)
    (1760, 18240)
    >>> time.explain()
    '+1760 ms ahead; requests more than 1000 ms ahead are refused; recvWindow cannot fix this'
    """

    offset_ms: int = 0
    round_trip_ms: int | None = None

    @property
    def known(self) -> bool:
        """There is a sample."""
        return self.round_trip_ms is not None

    def sampled(self, *, sent: int, received: int, server: int) -> Self:
        """Return the better of this and a new sample, all in milliseconds.

        Args:
            sent: the local clock before the request.
            received: the local clock after the reply.
            server: ``serverTime`` of the reply.
        """
        round_trip = received - sent
        if self.round_trip_ms is not None and self.round_trip_ms < round_trip:
            return self
        return type(self)((sent + received) // 2 - server, round_trip)

    def timestamp(self, now: int) -> int:
        """Return the exchange's time at a local time."""
        return now - self.offset_ms

    def explain(self, recv_window: int = 5000) -> str:
        """Return how far off the local clock is and what that means, as one sentence."""
        if self.round_trip_ms is None:
            return "not measured"
        offset = self.offset_ms
        if offset >= AHEAD:
            return (
                f"{offset:+d} ms ahead; requests more than {AHEAD} ms ahead are refused; "
                "recvWindow cannot fix this"
            )
        if -offset > recv_window:
            return (
                f"{offset:+d} ms behind; requests older than recvWindow {recv_window} are refused"
            )
        if offset:
            return f"{offset:+d} ms {'ahead' if offset > 0 else 'behind'}; that is close enough"
        return "exact"

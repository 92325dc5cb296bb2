"""What a client takes from the machine unless it is given: the time, and ids that are unique."""

import time
import uuid


def machine_clock() -> int:
    """Return this machine's time, in milliseconds since 1970."""
    return time.time_ns() // 1_000_000


def unique_id() -> str:
    """Return a client order id of 35 of the 36 characters that the exchange takes.

    >>> first, second = unique_id(), unique_id()
    >>> len(first), first == second
    (35, False)
    """
    return f"pt-{uuid.uuid4().hex}"

"""Events of a user data stream, as the exchange documents them, with the fields a test changes."""

from typing import Any

START = 1_700_000_000_000
"""The time at which the histories begin, in milliseconds; 2023-11-14, 22:13:20 UTC."""

Event = dict[str, Any]

_EXECUTIONS = {"PARTIALLY_FILLED": "TRADE", "FILLED": "TRADE", "PENDING_NEW": "NEW"}


def report(order_id: int = 17, status: str = "NEW", at: int = 0, **changes: object) -> Event:
    """Return an executionReport of a BUY of 1 ETH; ``at`` counts milliseconds from the start."""
    time = START + at
    who = {"e": "executionReport", "E": time + 1, "s": "ETHBTC", "c": f"id-{order_id}"}
    what = {"S": "BUY", "o": "LIMIT", "f": "GTC", "q": "1.00000000", "p": "0.10264410"}
    more = {"P": "0.00000000", "F": "0.00000000", "g": -1, "C": "", "i": order_id, "r": "NONE"}
    state = {"x": _EXECUTIONS.get(status, status), "X": status}
    fill = {"l": "0.00000000", "z": "0.00000000", "L": "0.00000000", "n": "0", "N": None}
    when = {"T": time, "t": -1, "I": 8641984 + at, "O": START}
    rest = {"w": True, "m": False, "M": False, "Z": "0.00", "Y": "0.00", "Q": "0.00"}
    return {**who, **what, **more, **state, **fill, **when, **rest, **changes}


def canceled(order_id: int = 17, at: int = 0, **changes: object) -> Event:
    """Return the report of a cancel: it has an id of its own in ``c``."""
    ids = {"c": "cancel-1", "C": f"id-{order_id}"}
    return {**report(order_id, "CANCELED", at), **ids, **changes}


def position(asset: str, free: str, locked: str = "0", at: int = 0) -> Event:
    """Return an outboundAccountPosition of one asset."""
    balances = [{"a": asset, "f": free, "l": locked}]
    time = START + at
    return {"e": "outboundAccountPosition", "E": time + 1, "u": time, "B": balances}


def delta(asset: str, amount: str, at: int = 0) -> Event:
    """Return a balanceUpdate."""
    time = START + at
    return {"e": "balanceUpdate", "E": time + 1, "a": asset, "d": amount, "T": time}


def list_status(kind: str, *order_ids: int, at: int = 0, **changes: object) -> Event:
    """Return a listStatus of an OCO."""
    orders = [{"s": "ETHBTC", "i": number, "c": f"id-{number}"} for number in order_ids]
    who = {"e": "listStatus", "E": START + at + 1, "s": "ETHBTC", "g": 2, "c": "OCO", "C": "list-1"}
    state = {"l": kind, "L": "ALL_DONE" if kind == "ALL_DONE" else "EXECUTING", "r": "NONE"}
    return {**who, **state, "T": START + at, "O": orders, **changes}

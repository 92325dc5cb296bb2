"""Rebuilds an exchange from its journal: `replay`."""

import contextlib
import json
from collections.abc import Iterable
from typing import Any

from pretrade.client.errors import ExchangeError, TransportFailed
from pretrade.exchange_info import ExchangeInfo
from pretrade.testing.offline.exchange import OfflineExchange


def replay(journal: str | Iterable[str]) -> OfflineExchange:
    """Return an exchange in the state in which the journal ends.

    Everything that was told and asked is told and asked again, at its time; what came of it comes
    again, and stands in the journal of the new exchange.

    Args:
        journal: `OfflineExchange.journal`, or its lines.

    Raises:
        ValueError: it is no journal.
    """
    lines = journal.splitlines() if isinstance(journal, str) else journal
    records = [json.loads(line) for line in lines]
    if len(records) < 2 or records[0].get("kind") != "start":
        message = "a journal begins with a record of kind 'start'"
        raise ValueError(message)
    first, own, *rest = records
    info = ExchangeInfo.load(
        json.loads(first["rules"]),
        every_notional=first["everyNotional"],
        strict_stops=first["strictStops"],
    )
    exchange = OfflineExchange(
        info,
        first["prices"],
        own["balances"],
        clock=int(first["at"]),
        fee_rate=first["feeRate"],
        permissions=own["permissions"],
    )
    for record in rest:
        _again(exchange, record)
    return exchange


def _again(exchange: OfflineExchange, record: dict[str, Any]) -> None:
    details = {name: one for name, one in record.items() if name not in {"kind", "at"}}
    if record["kind"] == "control":
        exchange.repeat_control(int(record["at"]), **details)
    elif record["kind"] == "request":
        with contextlib.suppress(ExchangeError, TransportFailed):  # as it was the first time
            exchange.repeat_request(int(record["at"]), **details)

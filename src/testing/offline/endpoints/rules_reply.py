"""The ``exchangeInfo`` endpoint."""

from collections.abc import Mapping
from typing import Any

from pretrade.testing.offline.endpoints.asked_symbols import asked_symbols, read_names
from pretrade.testing.offline.endpoints.request_parameters import read
from pretrade.testing.offline.exchange_state import ExchangeState
from pretrade.testing.offline.refusals import refuse

Json = dict[str, Any]


def exchange_info(state: ExchangeState, params: Mapping[str, str]) -> Json:
    """Return the rules in force: of one symbol, of some, of those with a permission, or of all."""
    read("exchange_info", params, state.rulebook)
    names = asked_symbols(state, params)
    rules = state.info.raw
    rows = rules["symbols"]
    if names is not None:
        if "permissions" in params:
            raise refuse(-1128)
        rows = [row for row in rows if row["symbol"] in names]
    elif "permissions" in params:
        asked = _permissions(params["permissions"])
        rows = [row for row in rows if not asked.isdisjoint(permissions_of(row))]
    if "symbolStatus" in params:
        rows = [row for row in rows if row.get("status") == params["symbolStatus"]]
    return {**rules, "serverTime": state.now, "symbols": list(rows)}


def _permissions(text: str) -> frozenset[str]:
    return frozenset(read_names(text, "permissions") if text.startswith("[") else [text])


def permissions_of(row: Mapping[str, Any]) -> frozenset[str]:
    """Return every permission that a symbol names."""
    own: list[str] = row.get("permissions") or []
    sets: list[list[str]] = row.get("permissionSets") or []
    return frozenset(own).union(*sets)

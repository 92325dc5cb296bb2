"""Which symbols a request asks about: one, some, or all."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from pretrade.json_values import is_array
from pretrade.testing.offline.book.sim_market import SimMarket
from pretrade.testing.offline.endpoints.lookup import listed_market, unlisted
from pretrade.testing.offline.exchange_state import ExchangeState
from pretrade.testing.offline.refusals import illegal_text, refuse

Params = Mapping[str, str]

_SYMBOLS_RANGE = r'^\[("[A-Z0-9-_.]{1,20}"(,"[A-Z0-9-_.]{1,20}"){0,}){0,1}\]$'
"""As the exchange prints it (ccxt/go-binance#267, 2021-06-04)."""


def asked_symbols(state: ExchangeState, params: Params) -> list[str] | None:
    """Return the names in ``symbol`` or ``symbols``; None when neither was sent.

    Raises:
        ExchangeError: -1128 for both, -1100 for what is no array of names, -1121 for unknown ones.
    """
    if "symbol" in params and "symbols" in params:
        raise refuse(-1128)
    if "symbol" in params:
        names = [params["symbol"]]
    elif "symbols" in params:
        names = read_names(params["symbols"], "symbols", _SYMBOLS_RANGE)
    else:
        return None
    for name in names:
        if name not in state.info:
            raise unlisted(state, name)
    return names


def read_names(text: str, parameter: str, legal_range: str = '["A","B"]') -> list[str]:
    """Read a JSON array of names.

    Args:
        text: what was sent.
        parameter: as what it was sent.
        legal_range: what the refusal calls legal.

    Raises:
        ExchangeError: -1100: it is none.
    """
    try:
        names = json.loads(text)
    except (ValueError, RecursionError):
        names = None
    if is_array(names) and names and all(isinstance(name, str) for name in names):
        return list(names)
    raise illegal_text(parameter, legal_range)


def answer_each(
    state: ExchangeState, params: Params, answer: Callable[[SimMarket], dict[str, Any]]
) -> Any:  # noqa: ANN401  an object or an array
    """Answer for one symbol, or with an array for some or for all that have a price or a book."""
    if "symbol" in params and "symbols" not in params:
        return answer(listed_market(state, params))
    names = asked_symbols(state, params)
    if names is None:
        markets = [one for _, one in sorted(state.markets.items()) if one.has_prices]
    else:
        markets = [state.market(name) for name in names]
    phase = params.get("symbolStatus")
    return [answer(one) for one in markets if phase is None or one.symbol.status == phase]

"""What a test does to the exchange: `CONTROLS`, by the names in the journal.

Each takes what it was told as the journal keeps it, texts included, so that a replay can tell it
again; each judges that before it changes anything.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any

from pretrade.decimals import multiply
from pretrade.errors import InvalidFacts
from pretrade.facts.fact_values import fact_decimal, fact_list, fact_mapping, fact_text
from pretrade.testing.offline.book.instrument import judge_rows
from pretrade.testing.offline.book.outside_book import Level
from pretrade.testing.offline.book.sim_market import SimMarket
from pretrade.testing.offline.endpoints.handlers import PRIVATE, PUBLIC
from pretrade.testing.offline.endpoints.rules_reply import permissions_of
from pretrade.testing.offline.events.user_data_events import BalanceUpdate
from pretrade.testing.offline.exchange_state import ExchangeState
from pretrade.testing.offline.faults import (
    DISCONNECT,
    ERROR,
    LATENCY,
    LOST_REPLY,
    RULES,
    WIPE,
    Faults,
    PlannedFault,
    is_unknown,
    with_rows,
)
from pretrade.testing.offline.journal import Document
from pretrade.testing.offline.matching import outside_moves
from pretrade.testing.offline.matching.triggers import run_triggers

_SECOND = Decimal(1000)


def amounts(given: Mapping[str, Any], path: str) -> dict[str, Decimal]:
    """Read name → number.

    Raises:
        InvalidFacts: one is no number.
    """
    return {name: fact_decimal(number, f"{path}.{name}") for name, number in given.items()}


def prices(given: Mapping[str, Any]) -> dict[str, Decimal]:
    """Read symbol → price.

    Raises:
        InvalidFacts: one is no price.
    """
    return {name: _price(number) for name, number in given.items()}


def fee(given: Any) -> Decimal:  # noqa: ANN401  any number
    """Read a fee, as a fraction of what is received.

    Raises:
        InvalidFacts: it is none, or all of it.
    """
    rate = fact_decimal(given, "fee_rate")
    if rate >= 1:
        raise InvalidFacts("fee_rate", f"{given!r} leaves nothing; 0.1 % is 0.001")
    return rate


def _price(given: Any) -> Decimal:  # noqa: ANN401  any number
    price = fact_decimal(given, "price")
    if not price:
        raise InvalidFacts("price", f"{given!r} is no price; nothing trades at 0")
    return price


def _levels(given: Any, path: str) -> list[Level]:  # noqa: ANN401  any JSON
    pairs = [fact_list(pair, path) for pair in fact_list(given, path)]
    return [(_price(price), fact_decimal(quantity, path)) for price, quantity in pairs]


def _trade(state: ExchangeState, _: Faults, symbol: str, price: Any, quantity: Any) -> None:  # noqa: ANN401
    at, size = _price(price), fact_decimal(quantity, "quantity")
    market = state.market(symbol)
    outside_moves.trade(state, market, at, size)
    run_triggers(state, market)
    state.finish((market,))


def _move(state: ExchangeState, _: Faults, symbol: str, price: Any) -> None:  # noqa: ANN401
    at, market = _price(price), state.market(symbol)
    outside_moves.move(state, market, at)
    run_triggers(state, market)
    state.finish((market,))


def _book(state: ExchangeState, _: Faults, symbol: str, bids: Any, asks: Any) -> None:  # noqa: ANN401
    bid_levels, ask_levels = _levels(bids, "bids"), _levels(asks, "asks")
    if bid_levels and ask_levels and max(bid_levels)[0] >= min(ask_levels)[0]:
        raise InvalidFacts("bids", "the highest bid must be below the lowest ask")
    market = state.market(symbol)
    outside_moves.set_book(state, market, bid_levels, ask_levels)
    run_triggers(state, market)
    state.finish((market,))


def _advance(state: ExchangeState, _: Faults, seconds: Any) -> None:  # noqa: ANN401
    state.clock.advance(_milliseconds(seconds))


def _milliseconds(seconds: Any) -> int:  # noqa: ANN401  any number
    return int(multiply(fact_decimal(seconds, "seconds"), _SECOND))


def _deposit(state: ExchangeState, _: Faults, asset: str, amount: Any, account: str) -> None:  # noqa: ANN401
    paid, live = fact_decimal(amount, "amount"), state.account(account)
    state.leave(asset, paid)
    live.wallet.credit(asset, paid)
    state.tell(live, BalanceUpdate(account, state.now, asset, paid))
    state.finish()


def _add_account(
    state: ExchangeState,
    _: Faults,
    account: str,
    balances: Mapping[str, Any],
    permissions: Iterable[str] | None,
    can_trade: bool,  # noqa: FBT001  as the journal has it
) -> None:
    held = amounts(balances, "balances")
    if account in state.accounts:
        message = "this API key has an account already"
        raise ValueError(message)
    if permissions is None:
        rows: Iterable[Mapping[str, Any]] = state.info.raw["symbols"]
        permissions = {name for row in rows for name in permissions_of(row)} or {"SPOT"}
    live = state.open_account(account, held, frozenset(permissions))
    live.can_trade = can_trade


def _reset(state: ExchangeState, faults: Faults) -> None:
    faults.clear()
    state.clear()


def _inject(state: ExchangeState, faults: Faults, fault: Any, **details: Any) -> None:  # noqa: ANN401
    text = str(fault)
    if text.lstrip("-").isdigit():
        details, text = {"code": text, **details}, ERROR
    if text not in _FAULTS:
        raise InvalidFacts("fault", f"{text!r} is no fault; there are {', '.join(_FAULTS)}")
    takes = (*_DETAILS, "symbols") if text == RULES else _DETAILS
    for name in details.keys() - set(takes):
        raise InvalidFacts(name, f"is no detail of {text!r}; there are {', '.join(takes)}")
    rows = details.pop("symbols", None)
    fault_of_requests = _fault(text, **details)  # judged with every fault: some send all of it
    if text == RULES:
        _change_rules(state, rows)
    elif text in _AT_ONCE:
        _AT_ONCE[text](state)
    else:
        faults.add(fault_of_requests)


def _fault(  # noqa: PLR0913  what a fault may say
    kind: str,
    *,
    code: Any = -1000,  # noqa: ANN401
    seconds: Any = 0,  # noqa: ANN401
    times: Any = 1,  # noqa: ANN401
    msg: str | None = None,
    status: Any = None,  # noqa: ANN401
    endpoint: str | None = None,
) -> PlannedFault:
    if endpoint is not None and endpoint not in PUBLIC and endpoint not in PRIVATE:
        known = ", ".join([*PUBLIC, *PRIVATE])
        raise InvalidFacts("endpoint", f"{endpoint!r} is none; there are {known}")
    hits = _whole(times, "times")
    if hits < 1:
        raise InvalidFacts("times", f"{times!r} hits no request; give 1 or more")
    number = _whole(code, "code")
    return PlannedFault(
        kind=kind,
        code=number if kind == ERROR or (kind == LOST_REPLY and is_unknown(number)) else 0,
        msg=None if msg is None else fact_text(msg, "msg"),
        status=None if status is None else _whole(status, "status"),
        milliseconds=_milliseconds(seconds),
        times=hits,
        endpoint=endpoint,
    )


def _whole(given: Any, name: str) -> int:  # noqa: ANN401  a number or its text
    try:
        return int(str(given))
    except ValueError as error:
        raise InvalidFacts(name, f"{given!r} is not a whole number") from error


def _disconnect(state: ExchangeState) -> None:
    listeners = [state.market_listeners, *(one.listeners for one in state.accounts.values())]
    told = [one for group in listeners for one in group.values()]
    for group in listeners:
        group.clear()
    for _, disconnected in told:
        if disconnected is not None:
            disconnected()


def _change_rules(state: ExchangeState, symbols: Any) -> None:  # noqa: ANN401  rows, or their text
    rows = symbols.content if isinstance(symbols, Document) else symbols
    rows = json.loads(rows) if isinstance(rows, str) else rows
    changed = [fact_mapping(row, "symbols") for row in fact_list(rows, "symbols")]
    judge_rows(changed)
    newer = state.info.reloaded(with_rows(state.info.raw, changed))
    for row in changed:
        SimMarket(newer[row["symbol"]], None)  # filters are read here: before anything changes
    state.follow(newer)


def _wipe(state: ExchangeState) -> None:
    state.clear()


_AT_ONCE: Mapping[str, Callable[[ExchangeState], None]] = {
    DISCONNECT: _disconnect,
    WIPE: _wipe,
}
_FAULTS = (ERROR, LATENCY, LOST_REPLY, RULES, *_AT_ONCE)
_DETAILS = ("code", "seconds", "times", "msg", "status", "endpoint")

CONTROLS: Mapping[str, Callable[..., None]] = {
    "trade": _trade,
    "price": _move,
    "book": _book,
    "advance": _advance,
    "deposit": _deposit,
    "add_account": _add_account,
    "inject": _inject,
    "reset": _reset,
}
"""What the exchange can be told, by name."""

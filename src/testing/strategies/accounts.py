"""States of an account: `accounts`."""

from typing import Any

from hypothesis import strategies as st

from pretrade.facts.account import Account
from pretrade.filters import ACCOUNT_FILTERS
from pretrade.symbol import Symbol
from pretrade.testing.strategies import balances, open_orders
from pretrade.testing.strategies.drawing import some_of
from pretrade.testing.strategies.usual import usual_of


def accounts(
    symbol: Symbol, *, breaking: str | None = None, complete: bool = True
) -> st.SearchStrategy[Account]:
    """Return accounts that may trade a symbol and can afford it.

    They have its permissions, enough of both assets for the largest usual order, a few open orders
    here and elsewhere, and room for more under every limit. So legal orders are certain to pass.

    Args:
        symbol: what is traded.
        breaking: the id of a rule that orders of these accounts break, all of them or some: limits
            are reached (``MAX_NUM_ORDERS``, ``MAX_POSITION``, ``ORDER_RATE``, …), nothing is held
            (``BALANCE``), permissions are lacking (``PERMISSIONS``), trading is disabled
            (``CAN_TRADE``), an open order has an id to use again
            (``DUPLICATE_CLIENT_ORDER_ID``).
        complete: everything is known; False: any part may be missing.

    >>> from importlib.resources import files
    >>> from hypothesis import given
    >>> from pretrade import ExchangeInfo
    >>> sample = files("pretrade") / "sample" / "exchange_info.json"
    >>> symbol = ExchangeInfo.load(sample.read_bytes())["BTCUSDT"]
    >>> @given(accounts(symbol), accounts(symbol, breaking="MAX_NUM_ORDERS"))
    ... def test_limits(rich, full):
    ...     assert symbol.headroom(rich).orders > 0
    ...     assert symbol.headroom(full).orders == 0
    >>> test_limits()

    Raises:
        ValueError: no state of an account breaks that rule, or the symbol lacks what it goes by.
    """
    if breaking is not None:
        _require(symbol, breaking)
    return _accounts(symbol, breaking, complete=complete)


@st.composite
def _accounts(draw: st.DrawFn, symbol: Symbol, breaking: str | None, *, complete: bool) -> Account:
    usual = usual_of(symbol)
    parts: dict[str, Any] = {
        "permissions": balances.permissions(draw, symbol, lacking=breaking == "PERMISSIONS"),
        "balances": balances.balances(draw, usual, breaking),
        "open_orders": open_orders.open_orders(draw, usual, breaking),
        "order_counts": balances.order_counts(draw, symbol, full=breaking == "ORDER_RATE"),
        "can_trade": breaking != "CAN_TRADE",
    }
    missing = () if complete else some_of(draw, list(parts))
    return Account(**{name: known for name, known in parts.items() if name not in missing})


def _require(symbol: Symbol, rule: str) -> None:
    """See that an account can break a rule on this symbol.

    Raises:
        ValueError: it cannot.
    """
    position = usual_of(symbol).position
    possible = {
        **dict.fromkeys(open_orders.counts(symbol), True),
        "" if position is None else position.rule: True,
        "ORDER_RATE": bool(symbol.exchange.order_limits),
        "PERMISSIONS": bool(symbol.fields.permission_sets),
        **dict.fromkeys(("BALANCE", "CAN_TRADE", "DUPLICATE_CLIENT_ORDER_ID"), True),
    }
    if possible.get(rule):
        return
    if rule in possible or rule in ACCOUNT_FILTERS:
        raise ValueError(f"{symbol.name} has nothing by which an account could break {rule}")
    known = ", ".join(filter(None, possible))
    raise ValueError(f"no state of an account breaks {rule!r}; those that it may break: {known}")

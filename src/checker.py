"""A function that judges the same kind of order again and again: `Checker`."""

from collections.abc import Callable, Mapping
from typing import Any

from pretrade.enums import LIMIT_MAKER, PRICED_TYPES, RequestKind
from pretrade.facts.account import Account
from pretrade.facts.market import Market, market_of
from pretrade.order import Request, read_request
from pretrade.order.parameters import WIRE_NAMES
from pretrade.report.report import Report
from pretrade.rulebook import AsOf

Judge = Callable[[Request, Market | None, Account | None, AsOf], Report]

_TIMED_TYPES = PRICED_TYPES - {LIMIT_MAKER}


class Checker:
    """Judges orders on one symbol that differ in a few parameters only."""

    __slots__ = ("_class", "_fixed", "_judge", "_kind", "_names", "_symbol")

    def __init__(
        self,
        judge: Judge,
        symbol: str,
        kind: RequestKind | str | None,
        fixed: Mapping[str, Any],
    ) -> None:
        """Keep the parameters that stay; see `Symbol.checker`."""
        self._judge = judge
        self._symbol = symbol
        self._kind = kind
        self._fixed = {"symbol": symbol, **_by_wire_name(fixed)}
        if str(fixed.get("type", "")).upper() in _TIMED_TYPES:
            self._fixed.setdefault("timeInForce", "GTC")
        self._class: type[Request] = Request
        self._names: tuple[str, ...] | None = None

    def __call__(
        self,
        *,
        market: Market | Mapping[str, Market] | None = None,
        account: Account | None = None,
        as_of: AsOf = None,
        **values: Any,  # noqa: ANN401  the parameters of the request
    ) -> Report:
        """Judge one order with these values for the parameters that change.

        Raises:
            TypeError: a keyword that no request has.
            ValueError: they name another symbol.
        """
        names = tuple(values)
        if names == self._names:  # as last time: they are known, and spelt as the exchange does
            request = self._class.from_params({**self._fixed, **values})
        else:
            named = _by_wire_name(values)
            request = read_request(None, self._kind, {**self._fixed, **named})
            self._class = type(request)
            self._names = names if names == tuple(named) else None
        if request.symbol is not None and request.symbol != self._symbol:
            message = f"the order is for {request.symbol}, not for {self._symbol}"
            raise ValueError(message)
        return self._judge(request, market_of(market, self._symbol), account, as_of)


def _by_wire_name(keywords: Mapping[str, Any]) -> dict[str, Any]:
    """Spell every parameter as the exchange does, so that one spelling replaces the other."""
    named = {WIRE_NAMES.get(name, name): value for name, value in keywords.items()}
    if len(named) < len(keywords):
        message = f"a parameter is given twice among {', '.join(keywords)}"
        raise TypeError(message)
    return named

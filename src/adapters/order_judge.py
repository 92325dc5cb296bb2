"""Judges orders on their way out: `OrderJudge`."""

import functools
import inspect
from collections.abc import Callable, Generator, Mapping
from typing import Any, Literal, TypeVar, get_args

import attrs

from pretrade.adapters.fetched_facts import Facts, FetchedFacts, prices_in
from pretrade.adapters.held_rules import HeldRules
from pretrade.adapters.order_endpoints import JUDGED
from pretrade.client.endpoints import MARGIN_KINDS
from pretrade.enums import RequestKind
from pretrade.exchange_info import ExchangeInfo
from pretrade.facts.account import Account
from pretrade.facts.market import Market, market_of
from pretrade.json_values import show
from pretrade.report.report import OrderRejected, Report

Validate = Literal["strict", "known", "off"]
MarketFacts = Market | Mapping[str, Market] | Callable[[], Any] | None
AccountFacts = Account | Callable[[], Any] | None
MissingFacts = Literal["fetch"] | Callable[[str, frozenset[str]], Any] | None
"""What gives the facts that an order lacks: symbol, their names → market and account."""

_Known = TypeVar("_Known", Market, Account)
_UNKNOWN: tuple[object, ...] = (None, {})  # of a fact, and of averages over minutes
_WAYS: tuple[str, ...] = get_args(Validate)


def _one_of_the_ways(_gate: object, _field: object, given: str) -> None:
    if given not in _WAYS:
        message = f"validate={given!r} is not one of {', '.join(_WAYS)}"
        raise ValueError(message)


def _fetch_or_callable(_gate: object, _field: object, given: object) -> None:
    if not (given is None or given == "fetch" or callable(given)):
        message = f"facts= takes 'fetch' or a callable (symbol, missing), not {given!r}"
        raise ValueError(message)


@attrs.frozen(eq=False)
class OrderJudge:
    """What an order must pass before it is sent.

    Attributes:
        rules: the rules.
        market: prices of one symbol or of several, or what gives them.
        account: the account, or what gives it.
        facts: what gives the facts that these lack; ``fetch``: `fetched`.
        validate: ``strict`` also refuses what could not be judged in full; ``off`` judges nothing.
        fetched: asks the client for facts.
        rejected: makes the exception, of a kind that the callers of the library catch.
    """

    rules: HeldRules
    market: MarketFacts
    account: AccountFacts
    facts: MissingFacts = attrs.field(validator=_fetch_or_callable)
    validate: str = attrs.field(validator=_one_of_the_ways)
    fetched: FetchedFacts
    rejected: Callable[[Report], OrderRejected]

    def admit(self, endpoint: str, parameters: Mapping[str, Any]) -> None:
        """Judge one order.

        Args:
            endpoint: one of `pretrade.adapters.order_endpoints`.
            parameters: what will be sent, by wire name.

        Raises:
            OrderRejected: the exchange would refuse it; nothing may be sent.
        """
        steps = self._steps(endpoint, parameters)
        value = None
        while True:
            try:
                value = steps.send(value)
            except StopIteration:
                return

    async def admit_async(self, endpoint: str, parameters: Mapping[str, Any]) -> None:
        """Judge one order as `admit` does, and wait for facts that are awaitable."""
        steps = self._steps(endpoint, parameters)
        step: Callable[[], Any] = functools.partial(steps.send, None)
        while True:
            try:
                value = step()
            except StopIteration:
                return
            try:
                value = await value if inspect.isawaitable(value) else value
            except Exception as error:  # noqa: BLE001  whoever asked for it may know better
                step = functools.partial(steps.throw, error)
            else:
                step = functools.partial(steps.send, value)

    def _steps(self, endpoint: str, parameters: Mapping[str, Any]) -> Generator[Any, Any, None]:
        """Yield what may have to be awaited, take its value, and judge."""
        if self.validate == "off":
            return
        kind = JUDGED[endpoint]
        info = yield from self.rules.steps()
        market = yield self.market() if callable(self.market) else self.market
        account = yield self.account() if callable(self.account) else self.account
        check = functools.partial(info.check, parameters, request=kind)
        report = check(market=market, account=account)
        symbol = str(parameters.get("symbol"))  # without one the order is refused already
        missing = frozenset(fact for one in report.unevaluated for fact in one.missing)
        for names in self._stages(missing, kind):
            if names and report.ok:
                prices, state = yield from self._found(info, symbol, names)
                market = _completed(market_of(market, symbol), prices)
                account = _completed(account, state)
                report = check(market=market, account=account)
        self._let_pass(report)

    def _stages(self, missing: frozenset[str], kind: RequestKind) -> tuple[frozenset[str], ...]:
        """Return the missing facts in the order in which they are asked for.

        Prices weigh little, and most orders that are refused are refused by them.
        """
        if self.facts is None:
            return ()
        if callable(self.facts):
            return (missing,)
        prices = prices_in(missing)
        # What the client would fetch is the spot account.
        return (prices,) if kind in MARGIN_KINDS else (prices, missing - prices)

    def _found(
        self, info: ExchangeInfo, symbol: str, names: frozenset[str]
    ) -> Generator[Any, Any, Facts]:
        """Yield what gives the facts that an order lacks, take its value, and return them."""
        if callable(self.facts):
            return _facts_of((yield self.facts(symbol, names)))
        return (yield from self.fetched.steps(info, symbol, names))

    def _let_pass(self, report: Report) -> None:
        if not (report.certain if self.validate == "strict" else report.ok):
            raise self.rejected(report)


def _facts_of(given: Any) -> Facts:  # noqa: ANN401  what a program's callable returned
    match given:
        case (Market() | None as market, Account() | None as account):
            return market, account
        case _:
            message = (
                "facts= must return (market, account), either of them None; "
                f"it returned {show(given)}"
            )
            raise TypeError(message)


def _completed(known: _Known | None, found: _Known | None) -> _Known | None:
    """Return what was known, with what was found besides."""
    if known is None or found is None:
        return found if known is None else known
    names = [field.name for field in attrs.fields(type(found)) if field.init]
    given = {name: getattr(found, name) for name in names}
    return attrs.evolve(known, **{name: one for name, one in given.items() if one not in _UNKNOWN})

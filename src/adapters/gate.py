"""Judges orders on their way out: `Gate`."""

import inspect
from collections.abc import Callable, Generator, Mapping
from typing import Any, Literal, get_args

import attrs

from pretrade.account import Account
from pretrade.adapters.held_rules import HeldRules
from pretrade.adapters.order_endpoints import JUDGED
from pretrade.market import Market
from pretrade.report import OrderRejected, Report
from pretrade.violation import Unevaluated

Validate = Literal["strict", "known", "off"]
MarketFacts = Market | Mapping[str, Market] | Callable[[], Any] | None
AccountFacts = Account | Callable[[], Any] | None

_WAYS: tuple[str, ...] = get_args(Validate)


def _one_of_the_ways(_gate: object, _field: object, given: str) -> None:
    if given not in _WAYS:
        message = f"validate={given!r} is not one of {', '.join(_WAYS)}"
        raise ValueError(message)


@attrs.frozen(eq=False)
class Gate:
    """What an order must pass before it is sent.

    Attributes:
        rules: the rules.
        market: prices of one symbol or of several, or what gives them.
        account: the account, or what gives it.
        validate: ``strict`` also refuses what could not be judged in full; ``off`` judges nothing.
    """

    rules: HeldRules
    market: MarketFacts
    account: AccountFacts
    validate: str = attrs.field(validator=_one_of_the_ways)

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
        value = None
        while True:
            try:
                value = steps.send(value)
            except StopIteration:
                return
            if inspect.isawaitable(value):
                value = await value

    def _steps(self, endpoint: str, parameters: Mapping[str, Any]) -> Generator[Any, Any, None]:
        """Yield what may have to be awaited, take its value, and judge."""
        if self.validate == "off":
            return
        strict = self.validate == "strict"
        kind = JUDGED.get(endpoint)
        if kind is None:
            if strict:
                raise OrderRejected(Report(unevaluated=(Unevaluated(endpoint, ()),)))
            return
        info = yield from self.rules.steps()
        market = yield self.market() if callable(self.market) else self.market
        account = yield self.account() if callable(self.account) else self.account
        report = info.check(parameters, request=kind, market=market, account=account)
        report.raise_for_violations(strict=strict)

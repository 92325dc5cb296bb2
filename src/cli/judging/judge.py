"""Puts orders to the rules: a given order becomes a `JudgedOrder`, a bad line stays what it is."""

from collections.abc import Mapping
from datetime import date
from typing import Generic, Protocol, TypeVar

import attrs

from pretrade import Account, InvalidExchangeInfo, Market
from pretrade.cli.input.order_line import BadLine, GivenOrder
from pretrade.cli.input.rules_file import Rules
from pretrade.enums import RequestKind

Answer_co = TypeVar("Answer_co", covariant=True)


@attrs.frozen
class JudgedOrder(Generic[Answer_co]):
    """An order and the answer to it: a report, or a fit."""

    given: GivenOrder
    answer: Answer_co


class Question(Protocol[Answer_co]):
    """What is asked about each order: ``info.check`` or ``info.fit``."""

    def __call__(
        self,
        order: Mapping[str, object],
        /,
        *,
        request: RequestKind,
        market: Market | Mapping[str, Market],
        account: Account | None,
        as_of: date | None,
    ) -> Answer_co:
        """Answer it for one order."""
        ...


@attrs.frozen
class Judge:
    """The rules and the facts that orders are judged by.

    Attributes:
        rules: the exchangeInfo.
        markets: symbol → prices, for orders that bring none along.
        account: the account, for orders that bring none along.
        as_of: the date whose rules hold; None: that of the exchangeInfo.
    """

    rules: Rules
    markets: Mapping[str, Market]
    account: Account | None
    as_of: date | None

    def ask(
        self, question: Question[Answer_co], given: GivenOrder | BadLine
    ) -> JudgedOrder[Answer_co] | BadLine:
        """Ask about one order; what cannot be answered makes its line a bad one."""
        if isinstance(given, BadLine):
            return given
        try:
            answer = question(
                given.parameters,
                request=given.request,
                market=given.market or self.markets,
                account=given.account or self.account,
                as_of=self.as_of,
            )
        except InvalidExchangeInfo as error:
            return BadLine(given.line, f"{self.rules.name}: {error}; save the exchangeInfo again")
        except Exception as error:  # noqa: BLE001  a bug of ours must not stop the others
            return BadLine(given.line, f"pretrade failed on it ({error!r:.99}); report this bug")
        return JudgedOrder(given, answer)

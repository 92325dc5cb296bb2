"""Judges what was read: a given order becomes a `Judged`, a bad line stays what it is."""

from collections.abc import Mapping
from datetime import date

import attrs

from pretrade import Account, InvalidExchangeInfo, Market, Report
from pretrade.cli.order_line import BadLine, GivenOrder
from pretrade.cli.rules_file import Rules


@attrs.frozen
class Judged:
    """An order and the report on it."""

    given: GivenOrder
    report: Report


Verdict = Judged | BadLine


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

    def verdict(self, given: GivenOrder | BadLine) -> Verdict:
        """Judge one order; what cannot be judged makes its line a bad one."""
        if isinstance(given, BadLine):
            return given
        try:
            report = self.rules.info.check(
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
        return Judged(given, report)

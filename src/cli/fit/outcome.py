"""What ``fit`` gives back for one order: `Outcome`."""

from collections.abc import Mapping
from datetime import date

import attrs

from pretrade import Account, Change, ExchangeInfo, Market, Report
from pretrade.cli.fit.fit_arguments import FitOptions
from pretrade.enums import RequestKind


@attrs.frozen
class Outcome:
    """The nearest legal order, as it would be sent.

    Attributes:
        order: wire names and texts; None: a legal order was insisted on, and there is none.
        changes: what was moved.
        report: what is said of the nearest order, whether it is given back or not.
    """

    order: Mapping[str, str] | None
    changes: tuple[Change, ...]
    report: Report


@attrs.frozen
class Fitter:
    """Fits orders as the options say; it is the question that the judge is asked."""

    info: ExchangeInfo
    options: FitOptions

    def __call__(
        self,
        order: Mapping[str, object],
        /,
        *,
        request: RequestKind,
        market: Market | Mapping[str, Market],
        account: Account | None,
        as_of: date | None,
    ) -> Outcome:
        """Fit one order."""
        options = self.options
        fit = self.info.fit(
            order,
            request=request,
            market=market,
            account=account,
            price=options.price,
            quantity=options.quantity,
            tolerance=options.tolerance,
            as_of=as_of,
        )
        # Not left to `info.fit`: what it raises may lack the report, and that is to be shown.
        if options.insist and not fit:
            return Outcome(None, (), fit.report)
        return Outcome(fit.order.to_params(), fit.changes, fit.report)

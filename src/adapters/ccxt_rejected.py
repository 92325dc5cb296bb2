"""What `guard_ccxt` raises: rejections that are exceptions of ccxt, too.

Imported by `guard_ccxt` alone: whoever has an exchange of ccxt has ccxt.
"""

# The library is untyped.
# pyright: basic

from ccxt.base.errors import InsufficientFunds, InvalidOrder

from pretrade.report.report import OrderRejected, Report


class CcxtOrderRejected(OrderRejected, InvalidOrder):
    """The exchange would refuse the order. ccxt's programs do not send an InvalidOrder again."""

    @classmethod
    def of(cls, report: Report) -> "CcxtOrderRejected":
        """Return the rejection that is of the kind that ccxt makes of the exchange's answer."""
        poor = report.first is not None and report.first.rule == "BALANCE"
        return CcxtInsufficientFunds(report) if poor else cls(report)


class CcxtInsufficientFunds(CcxtOrderRejected, InsufficientFunds):
    """The account cannot pay the order.

    Programs tell it from other refusals: where a stop is an InvalidOrder, freqtrade sells at once;
    where funds are insufficient it looks for the orders that hold them (freqtradebot.py of 2026.9).
    """

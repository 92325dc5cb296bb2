"""What `guard` raises: a rejection that is an exception of python-binance, too.

Imported by `guard` alone: whoever has a client of python-binance has the library.
"""

# The library is untyped.
# pyright: basic

import json

from binance.exceptions import BinanceAPIException, BinanceOrderException

from pretrade.report.report import OrderRejected, Report


class BinanceOrderRejected(OrderRejected, BinanceAPIException, BinanceOrderException):
    """The exchange would refuse the order.

    Its ``code``, ``message`` and ``status_code`` are those of the exchange's answer, so that what
    sends again after some of them does here as it does there. Code 0: it was not judged in full,
    and the exchange has no answer for that. There is no ``response``, as nothing was sent.
    """

    def __init__(self, report: Report) -> None:
        """Keep the report, and what the exchange would answer."""
        first = report.first
        code, msg = (first.code, first.msg) if first else (0, str(OrderRejected(report)))
        BinanceAPIException.__init__(self, None, 400, json.dumps({"code": code, "msg": msg}))
        self.report = report

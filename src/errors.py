"""Every exception that pretrade raises on purpose.

::

    PretradeError
    ├── InvalidExchangeInfo (ValueError)   the exchangeInfo cannot be read; ``path`` says where
    ├── InvalidFacts (ValueError)          a market or account fact, or a number to be sized, is
    │                                      not what it should be
    ├── OrderRejected                      ``raise_for_violations`` found something; its ``report``
    │   │                                  has it all (it lives in `pretrade.report.report`)
    │   ├── CcxtOrderRejected              ``guard_ccxt``'s: a ``ccxt.InvalidOrder`` too
    │   │   └── CcxtInsufficientFunds      for want of balance: a ``ccxt.InsufficientFunds`` too
    │   └── BinanceOrderRejected           ``guard``'s: a ``BinanceAPIException`` and a
    │                                      ``BinanceOrderException`` of python-binance too
    └── CannotFit                          no legal number or order is left; its ``reasons`` say
                                           why (it lives in `pretrade.sizing`)

A bad *order* is never an exception: it is a report. A misspelt keyword is a plain ``TypeError``.
"""


class PretradeError(Exception):
    """The root of every error that pretrade raises on purpose."""


class InvalidExchangeInfo(PretradeError, ValueError):
    """An exchangeInfo that cannot be read.

    Attributes:
        path: where in the document, as ``$.symbols[3].filters[0].stepSize``.
        reason: what is wrong there.
    """

    def __init__(self, path: str, reason: str) -> None:
        """Keep the place and the reason; the message joins them."""
        super().__init__(path, reason)
        self.path = path
        self.reason = reason

    def __str__(self) -> str:
        """Return the place and the reason as one line."""
        return f"{self.path}: {self.reason}"


class InvalidFacts(PretradeError, ValueError):
    """A market or account fact that cannot be read, as a last price of ``"abc"``."""

    def __init__(self, path: str, reason: str) -> None:
        """Keep the place and the reason; the message joins them."""
        super().__init__(path, reason)
        self.path = path
        self.reason = reason

    def __str__(self) -> str:
        """Return the place and the reason as one line."""
        return f"{self.path}: {self.reason}"

"""The rules that orders are judged by, wherever they come from: `HeldRules`."""

from collections.abc import Callable, Generator
from typing import Any, Self

import attrs

from pretrade.errors import InvalidExchangeInfo
from pretrade.exchange_info import ExchangeInfo
from pretrade.info.document import Source
from pretrade.json_values import is_object

Rules = ExchangeInfo | Source | Callable[[], Any]
"""Rules, what they are loaded from, or what gives either."""


def _read(given: Any) -> ExchangeInfo:  # noqa: ANN401  load checks it
    return given if isinstance(given, ExchangeInfo) else ExchangeInfo.load(given)


def read_reply(reply: object) -> ExchangeInfo:
    """Read what the exchange has sent. A text of its own is not taken for the path of a file.

    Raises:
        InvalidExchangeInfo: it cannot be read.
    """
    if not is_object(reply):
        raise InvalidExchangeInfo("exchangeInfo", "is not a JSON object")
    return ExchangeInfo.load(reply)


@attrs.define(eq=False, repr=False)
class HeldRules:
    """Rules, read once for each document that the source gives.

    Attributes:
        source: gives the document, or an awaitable of it.
        read: the document → the rules.
        once: ask the source once and keep what it gave.
    """

    source: Callable[[], Any]
    read: Callable[[Any], ExchangeInfo] = _read
    once: bool = False
    _document: object = None
    _info: ExchangeInfo | None = None

    @classmethod
    def of(cls, rules: Rules) -> Self:
        """Return what the caller gave; what can be loaded is loaded now.

        Raises:
            InvalidExchangeInfo: it cannot be read.
        """
        if callable(rules):
            return cls(rules)
        info = _read(rules)
        return cls(lambda: info)

    def steps(self) -> Generator[Any, Any, ExchangeInfo]:
        """Yield what the source gives, take its value, and return the rules."""
        if self._info is not None and self.once:
            return self._info
        document = yield self.source()
        if self._info is None or document is not self._document:
            self._info = self.read(document)
            self._document = document
        return self._info

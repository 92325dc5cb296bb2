"""The exchange's rules that a client judges by, with their age: `RulesState`, `RulesChanged`."""

from collections.abc import Mapping
from typing import Any, Self

import attrs

from pretrade.exchange_info import ExchangeInfo
from pretrade.info.diff import RuleChange
from pretrade.info.document import Source


@attrs.frozen
class RulesChanged:
    """The exchange's rules for a symbol differ from those that were held.

    Attributes:
        symbol: which symbol; None: the exchange as a whole.
        changes: what differs.
    """

    symbol: str | None
    changes: tuple[RuleChange, ...]

    def __str__(self) -> str:
        """Return the changes as one line."""
        return "; ".join(map(str, self.changes))


@attrs.frozen
class RulesState:
    """An exchangeInfo and when it was read; times are in milliseconds since 1970.

    Attributes:
        info: the rules.
        read_at: when they were read; of rules that were given, their serverTime. None: unknown.
        symbols_read_at: when single symbols were read anew.
    """

    info: ExchangeInfo
    read_at: int | None
    symbols_read_at: Mapping[str, int] = attrs.field(factory=dict[str, int], hash=False)

    @classmethod
    def given(cls, rules: ExchangeInfo | Source) -> Self:
        """Hold rules that the caller has: an ExchangeInfo, or what `ExchangeInfo.load` takes.

        Raises:
            InvalidExchangeInfo: they cannot be read.
            OSError: the file cannot be read.
        """
        info = rules if isinstance(rules, ExchangeInfo) else ExchangeInfo.load(rules)
        time: object = info.raw.get("serverTime")
        return cls(info, time if isinstance(time, int) and time > 0 else None)

    def age(self, now: int, symbol: str | None = None) -> int | None:
        """Return how old the rules (of one symbol) are, in milliseconds; None: unknown.

        >>> held = RulesState.given({"symbols": [], "serverTime": 1664496000000})
        >>> held.age(1664496090000)
        90000
        """
        read_at = self.symbols_read_at.get(symbol or "", self.read_at)
        return None if read_at is None else max(0, now - read_at)

    def renewed(
        self, document: Mapping[str, Any], now: int, symbol: str | None = None
    ) -> tuple["RulesState", tuple[RulesChanged, ...]]:
        """Return the rules as a newer reply has them, and what has changed.

        Args:
            document: the parsed reply of exchangeInfo.
            now: when it was read.
            symbol: the only one that the reply tells of; None: it tells of all.

        Raises:
            InvalidExchangeInfo: the reply cannot be read.
        """
        fresh = self.info.reloaded(document)
        if symbol is None:
            return RulesState(fresh, now), _changes(self.info, fresh)
        held, read = self.info.raw, fresh.raw
        old, new = _only(held, symbol), _only(read, symbol)
        others = [row for row in held["symbols"] if row["symbol"] != symbol]
        merged = {**held, **read, "symbols": [*others, *new.raw["symbols"]]}
        return attrs.evolve(
            self,
            info=self.info.reloaded(merged),
            symbols_read_at={**self.symbols_read_at, symbol: now},
        ), _changes(old, new)


def _only(document: Mapping[str, Any], symbol: str) -> ExchangeInfo:
    """Return the rules of one symbol, with those of the exchange as a whole."""
    rows = [row for row in document["symbols"] if row["symbol"] == symbol]
    return ExchangeInfo.load({**document, "symbols": rows})


def _changes(old: ExchangeInfo, new: ExchangeInfo) -> tuple[RulesChanged, ...]:
    """Return what changed, symbol by symbol."""
    grouped: dict[str | None, list[RuleChange]] = {}
    for change in old.diff(new):
        grouped.setdefault(change.symbol, []).append(change)
    return tuple(RulesChanged(symbol, tuple(changes)) for symbol, changes in grouped.items())

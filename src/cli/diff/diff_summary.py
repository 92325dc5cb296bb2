"""Sums up what changed between two exchangeInfo documents: `DiffSummary`."""

from collections.abc import Sequence
from typing import Self

import attrs

from pretrade import RuleChange

_TRADING = "TRADING"


@attrs.frozen
class DiffSummary:
    """How many symbols came, went, stopped and went on, and how many other values changed."""

    added: int
    removed: int
    halted: int
    resumed: int
    values: int

    @classmethod
    def of(cls, changes: Sequence[RuleChange]) -> Self:
        """Count changes."""
        words = [what_happened(change) for change in changes]
        return cls(
            added=words.count("added"),
            removed=words.count("removed"),
            halted=words.count("halted"),
            resumed=words.count("resumed"),
            values=words.count(""),
        )

    def __str__(self) -> str:
        """Return the counts as one line."""
        counts = (
            (self.added, "symbol", "added"),
            (self.removed, "symbol", "removed"),
            (self.halted, "symbol", "halted"),
            (self.resumed, "symbol", "resumed"),
            (self.values, "value", "changed"),
        )
        told = [f"{n} {what}{'' if n == 1 else 's'} {verb}" for n, what, verb in counts if n]
        return ", ".join(told) or "no rule changed"


def what_happened(change: RuleChange) -> str:
    """Return what a change did to its symbol, in a word; nothing when it changed some value.

    >>> what_happened(RuleChange("BTCUSDT", "SYMBOL_STATUS", "status", "TRADING", "BREAK"))
    'halted'
    """
    if change.rule == "SYMBOL" and change.field == "symbol":
        return "added" if change.old is None else "removed"
    if change.rule == "SYMBOL_STATUS" and change.old == _TRADING:
        return "halted"
    if change.rule == "SYMBOL_STATUS" and change.new == _TRADING:
        return "resumed"
    return ""

"""Where pretrade and the oracle differ, and the exchange's documents are with the oracle.

Each row is a fault of pretrade that is not cured yet. Whoever cures it takes the row away: the
differential says so when a row is met no more.
"""

from collections.abc import Mapping

#: rule -> kinds of requests of which pretrade says too little, and why that is wrong
TOO_LITTLE: Mapping[str, tuple[frozenset[str], str]] = {}
#: rule -> kinds of requests of which pretrade names a fact too many
TOO_MUCH: Mapping[str, tuple[frozenset[str], str]] = {
    "MIN_NOTIONAL": (
        frozenset({"oto", "otoco", "opo", "opoco"}),
        "a pegged pending order follows the book of the fill, not today's",
    ),
}
TODAYS_BOOK = frozenset({"best_bid", "best_ask"})


def is_too_little(kind: str, rule: str) -> bool:
    """Say whether pretrade is known to say too little here."""
    return kind in TOO_LITTLE.get(rule, (frozenset[str](),))[0]


def is_too_much(kind: str, rule: str, facts: frozenset[str]) -> bool:
    """Say whether pretrade is known to name one fact too many here."""
    known = kind in TOO_MUCH.get(rule, (frozenset[str](),))[0]
    return known and "working_fill" in facts and bool(facts & TODAYS_BOOK)

"""Where pretrade and the oracle differ, and the exchange's documents are with the oracle.

Each row is a fault of pretrade that is not cured yet. Whoever cures it takes the row away: the
differential says so when a row is met no more.
"""

from collections.abc import Mapping

#: rule -> kinds of requests of which pretrade says too little, and why that is wrong
TOO_LITTLE: Mapping[str, tuple[frozenset[str], str]] = {
    "ZERO_NOTIONAL": (
        frozenset({"opo", "opoco"}),
        "the pending order has no quantity before the fill: not known is not passed",
    ),
    "ICEBERG_QUANTITY": (
        frozenset({"opo", "opoco"}),
        "the pending order has no quantity before the fill: not known is not passed",
    ),
    "PERMISSIONS": (
        frozenset({"amend"}),
        "order_amend_keep_priority.md names permissions among the reasons for a failure",
    ),
    "SPOT_ALLOWED": (
        frozenset({"amend"}),
        "order_amend_keep_priority.md names restrictions among the reasons for a failure",
    ),
    "SYMBOL_STATUS": (
        frozenset({"amend"}),
        "errors.md: 'Market is closed.' is among the messages of -2038",
    ),
    "DUPLICATE_CLIENT_ORDER_ID": (
        frozenset({"amend"}),
        "errors.md: 'Duplicate order sent.' is among the messages of -2038",
    ),
    "MAX_NUM_ORDER_AMENDS": (
        frozenset({"amend"}),
        "without the open orders nobody knows how often the order was amended",
    ),
}
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

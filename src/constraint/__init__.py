"""The two forms in which every numeric rule is said: a `Comparison` and a `Grid`.

::

    left {<=, >=, <, >} right      each side: (a number - facts) x at most two factors
    field = origin (mod step)      a grid; one kind binds the digits as written

They are written with operators, as ``PRICE * QUANTITY >= named("minNotional", 10)``, and say
nothing but the rule: who reads them is below `pretrade.region`.
"""

from pretrade.constraint.comparison import (
    AMOUNT,
    DELTA,
    ICEBERG,
    ICEBERGS,
    MIRRORED,
    PRICE,
    QUANTITY,
    STOP_PRICE,
    WORTH,
    Comparison,
    Constraint,
    Term,
    Unknown,
    field,
    named,
)
from pretrade.constraint.grid import Grid, meet
from pretrade.constraint.judged_price import PEG, at_each_price, followed
from pretrade.constraint.meaning import Sentence, is_trivial, meaning
from pretrade.constraint.span import INFINITY, MOST, QUANTUM, Interval, Span, solve, within

__all__ = [
    "AMOUNT",
    "DELTA",
    "ICEBERG",
    "ICEBERGS",
    "INFINITY",
    "MIRRORED",
    "MOST",
    "PEG",
    "PRICE",
    "QUANTITY",
    "QUANTUM",
    "STOP_PRICE",
    "WORTH",
    "Comparison",
    "Constraint",
    "Grid",
    "Interval",
    "Sentence",
    "Span",
    "Term",
    "Unknown",
    "at_each_price",
    "field",
    "followed",
    "is_trivial",
    "meaning",
    "meet",
    "named",
    "solve",
    "within",
]

"""Bounds of one field, or product, that are one fact times a number: put in at once. `Band`."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from pretrade.constraint import QUANTUM, Comparison
from pretrade.constraint.span import NOTHING
from pretrade.decimals import ONE, ZERO, add, multiply
from pretrade.facts import Fact, Facts, Number
from pretrade.region.row import Read, Row

Test = tuple[Read, Decimal, Decimal, Decimal | None, Decimal | None]
"""What reads a field or a product, its interval, its step, and where that is counted from.

No step: any value between the ends; no origin: the steps are counted from 0.
"""


class End(NamedTuple):
    """One end of one interval.

    Attributes:
        test: its index.
        is_low: which end.
        number: what the fact is multiplied with; None: nothing.
        nudge: how far a strict bound is from the inclusive one.
    """

    test: int
    is_low: bool
    number: Decimal | None
    nudge: Decimal


class Band(NamedTuple):
    """The ends that one fact sets.

    Attributes:
        fact: whose value they are.
        off_at_zero: whether a value of 0 sets nothing.
        ends: what it sets.
        rows: the constraints that they come from.
    """

    fact: Fact
    off_at_zero: bool
    ends: list[End]
    rows: list[Row]


def bands_of(rows: Sequence[Row], keys: Sequence[tuple[str, ...]]) -> tuple[list[Band], list[Row]]:
    """Tell the rows that are ``field(s)  relation  number x fact`` from those that are not.

    Args:
        rows: constraints that need facts.
        keys: the fields of each test.
    """
    bands: dict[tuple[str, bool], Band] = {}
    others: list[Row] = []
    for row in rows:
        end = _end(row, keys)
        if end is None:
            others.append(row)
            continue
        fact, off = row.facts[0], row.of.off_at_zero is not None
        band = bands.setdefault((fact.name, off), Band(fact, off, [], []))
        if band.fact is fact:
            band.ends.append(end)
            band.rows.append(row)
        else:  # another way to read a fact of the same name
            others.append(row)
    return list(bands.values()), others


def _end(row: Row, keys: Sequence[tuple[str, ...]]) -> End | None:
    of = row.of
    if not isinstance(of, Comparison) or row.lacking or row.gate or of.optional or of.after:
        return None
    right, plain = of.right, of.left.number == ONE and not of.left.facts
    guard = of.off_at_zero
    simple = plain and len(right.facts) == 1 and not (right.less or right.fields)
    if not simple or row.left not in keys or (guard is not None and guard is not right.facts[0]):
        return None
    strict = len(of.relation) == 1
    if strict and (right.number != ONE or len(row.left) > 1):
        return None
    nudge = ZERO if not strict else QUANTUM if of.relation == ">" else QUANTUM.copy_negate()
    number = None if right.number == ONE else Decimal(right.number)
    return End(keys.index(row.left), of.relation[0] == ">", number, nudge)


def narrow(tests: list[Test], band: Band, facts: Facts) -> bool:
    """Put one fact into the intervals that it bounds; False: it is not known."""
    value: Number | None = band.fact.read(facts)
    if value is None:
        return False
    if not value and band.off_at_zero:
        return True
    for index, is_low, number, nudge in band.ends:
        read, low, high, step, origin = tests[index]
        limit = Decimal(value) if number is None else multiply(number, value)
        if nudge:
            limit = add(limit, nudge)
        if is_low:
            tests[index] = read, max(low, limit), high, step, origin
        elif limit < ZERO:
            tests[index] = read, NOTHING.low, NOTHING.high, step, origin
        else:
            tests[index] = read, low, min(high, limit), step, origin
    return True

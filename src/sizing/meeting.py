"""Where the steps of several rules meet, and which of them are to blame when they do not."""

from collections.abc import Iterable, Sequence
from itertools import combinations

from pretrade.sizing.limit import Kind, Limit
from pretrade.sizing.progression import Progression

EVERYTHING = Progression(1)
"""Every number that can be written."""


def meet(row: Progression | None, limits: Iterable[Limit]) -> Progression | None:
    """Return where the steps among the limits meet a row; None: nowhere."""
    for limit in limits:
        if limit.kind is Kind.STEP:
            steps = limit.progression
            row = row.meet(steps) if row and steps else None
    return row


def never_meeting(steps: Iterable[Limit]) -> tuple[Limit, ...]:
    """Return two steps that never meet: where all of them do not, there are two that do not."""
    return next(pair for pair in combinations(steps, 2) if not meet(EVERYTHING, pair))


def that_count(steps: Sequence[Limit]) -> list[Limit]:
    """Leave out the steps that follow from another one.

    >>> from decimal import Decimal
    >>> from pretrade.sizing.limit import stepping
    >>> fine, coarse = stepping("A", "step", Decimal(1)), stepping("B", "step", Decimal(5))
    >>> [one.rule for one in that_count([fine, coarse, fine])]
    ['B']
    """
    counting: list[Limit] = []
    for step in steps:
        if any(meet(one.progression, (step,)) == one.progression for one in counting):
            continue
        counting = [one for one in counting if meet(one.progression, (step,)) != step.progression]
        counting.append(step)
    return counting

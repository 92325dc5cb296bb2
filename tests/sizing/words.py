"""What sizing says, in few words."""

from collections.abc import Callable
from decimal import Decimal
from typing import ParamSpec

import pytest

from pretrade import NO_REFERENCE_PRICE, CannotFit, Fit, Market

P = ParamSpec("P")

TODAY = "2026-11-22"
BEFORE_ZERO = "2022-01-01"
"""Ticks and steps are counted from the minimum."""


def average(price: str) -> Market:
    return Market(average_prices={5: price}, reference_price=NO_REFERENCE_PRICE)


def reasons(call: Callable[P, object], *given: P.args, **more: P.kwargs) -> list[str]:
    """Why a call finds nothing legal."""
    with pytest.raises(CannotFit) as caught:
        call(*given, **more)
    return list(caught.value.reasons)


def moves(fit: Fit) -> list[str]:
    """What a fit changed, without the reasons."""
    return [f"{one.field} {one.to_dict()['old']} {one.to_dict()['new']}" for one in fit.changes]


def left(fit: Fit) -> list[str]:
    """What is still wrong after a fit."""
    return [one.rule for one in fit.report.violations]


def decimals(*texts: str) -> tuple[Decimal, ...]:
    return tuple(map(Decimal, texts))

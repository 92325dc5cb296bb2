"""The sentences of what is broken, while it is in doubt whether the exchange minds."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from pretrade.wording.values import given, limit, show

if TYPE_CHECKING:
    from pretrade.violation import Violation


def _stop_price_band(v: "Violation") -> str:
    d = v.details
    ((_, words, value),) = d["factors"]
    beyond = "below" if d["relation"] == ">=" else "above"
    return (
        f"{v.field} {given(v)} is {beyond} {show(d['right'])}, which is {limit(v)} times the {words} "
        f"{show(value)}; the documents keep only price in this band, "
        "one report of 2026-08-15 says that a stop beyond it is refused too"
    )


DOUBTS: Mapping[str, Callable[["Violation"], str]] = {"evidence:stop_price_band": _stop_price_band}
"""What is missing → why that leaves a violation in doubt."""

"""The sentences of what is broken, while it is in doubt whether the exchange minds."""

from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING

from pretrade.wording.values import given, limit, show

if TYPE_CHECKING:
    from pretrade.report.violation import Violation


_BANDS = ("PERCENT_PRICE", "PERCENT_PRICE_BY_SIDE")
_STOP_BEYOND_BAND = (
    "the documents keep only price in this band, "
    "one report of 2026-08-15 says that a stop beyond it is refused too"
)


def beyond_band(rules: Collection[str], band: str) -> tuple[str, ...]:
    """Return what is better known of stops beyond a band of prices, for each rule that sets it.

    Args:
        rules: the ids of the rules that set it.
        band: which one it is, in words.
    """
    return tuple(f"{rule}: {band}; {_STOP_BEYOND_BAND}" for rule in _BANDS if rule in rules)


def _stop_price_band(v: "Violation") -> str:
    d = v.details
    ((_, words, value),) = d["factors"]
    beyond = "below" if d["relation"] == ">=" else "above"
    return (
        f"{v.field} {given(v)} is {beyond} {show(d['right'])}, which is {limit(v)} times the "
        f"{words} {show(value)}; {_STOP_BEYOND_BAND}"
    )


def _pegged_legs(v: "Violation") -> str:
    d = v.details
    (_, words, _), _ = d["factors"]
    side = "above" if d["relation"] == ">" else "below"
    return (
        f"{v.field} {given(v)} follows the {words} {show(d['left'])}, which is not {side} the last "
        f"price {limit(v)}; no document says whether a pegged leg of an OCO must be"
    )


def _amended_filters(v: "Violation") -> str:
    return (
        f"{v.field} {given(v)} does not keep {v.bound.name if v.bound else ''} {limit(v)}; no "
        "document says which filters an amended order must pass"
    )


def _sor_books(v: "Violation") -> str:
    d = v.details
    return (
        f"{show(d['left'])} would be above {v.bound.name if v.bound else ''} {limit(v)} at the "
        "price of the symbol's own book; smart order routing takes the best of several books"
    )


DOUBTS: Mapping[str, Callable[["Violation"], str]] = {
    "evidence:stop_price_band": _stop_price_band,
    "evidence:pegged_legs": _pegged_legs,
    "evidence:amended_filters": _amended_filters,
    "evidence:sor_books": _sor_books,
}
"""What is missing → why that leaves a violation in doubt."""

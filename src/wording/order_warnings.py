"""The sentences of what may become of an order that the exchange takes."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from pretrade.wording.values import given, limit, name, show

if TYPE_CHECKING:
    from pretrade.report.violation import OrderWarning


def _price_range(w: "OrderWarning") -> str:
    n = w.numbers
    beyond = "above" if n["relation"] == ">" else "below"
    range_ = f"{show(n['limit'])}, which is {name(w)} {limit(w)} times the reference price"
    what = "the order" if n["at_once"] else "what is left when it gets there"
    trade = f"{n['of']} {show(n['trade'])}"
    return f"{trade} is {beyond} {range_} {show(n['reference'])}: {what} would {_EXPIRE}"


_EXPIRE = "become EXPIRED (EXECUTION_RULE_PRICE_RANGE_EXCEEDED)"


def _remainder(w: "OrderWarning") -> str:
    n = w.numbers
    sold, worth = show(n["sold"]), show(n["worth"])
    what = " × ".join([*n["others"], sold]) + f" = {worth}" if n["others"] else sold
    return (
        f"of {w.field} {given(w)}, less a commission of 0.1 percent and down to a whole lot, the "
        f"order would sell {sold}: {what} is below {name(w)} {limit(w)}, so it may be refused when "
        "it is placed"
    )


def _expires(w: "OrderWarning") -> str:
    return f"{w.field} {given(w)} is not above {name(w)} {limit(w)}: the order would become EXPIRED"


WARNINGS: Mapping[str, Callable[["OrderWarning"], str]] = {
    "PRICE_RANGE": _price_range,
    "AMENDED_ORDER": _expires,
    "LOT_SIZE": _remainder,
    "MARKET_LOT_SIZE": _remainder,
    "MIN_NOTIONAL": _remainder,
    "NOTIONAL": _remainder,
}
"""Rule → how its warning is said. Each rule that warns has a row."""

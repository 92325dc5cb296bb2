"""The sentences of what may become of an order that the exchange takes."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from pretrade.wording.values import limit, name, show

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

WARNINGS: Mapping[str, Callable[["OrderWarning"], str]] = {"PRICE_RANGE": _price_range}
"""Rule → how its warning is said. Each rule that warns has a row."""

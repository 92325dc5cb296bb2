"""Orders that the exchange would refuse for one reason: `illegal_orders`."""

from collections.abc import Mapping
from functools import partial

from hypothesis import strategies as st

from pretrade.account import Account
from pretrade.filters import FILTERS
from pretrade.market import Market
from pretrade.order import Order
from pretrade.report import Report
from pretrade.rulebook import AsOf
from pretrade.symbol import Symbol
from pretrade.testing.strategies.bad_orders import forms_for, recipes
from pretrade.testing.strategies.breakable import BREAKABLE_RULES, STATE_RULES
from pretrade.testing.strategies.chooser import Chooser
from pretrade.testing.strategies.form import FORMS
from pretrade.testing.strategies.scene import Scene
from pretrade.testing.strategies.search import Search
from pretrade.testing.strategies.single_orders import nearly_legal_order


def illegal_orders(
    symbol: Symbol,
    rule: str,
    *,
    market: Market | Mapping[str, Market] | None = None,
    account: Account | None = None,
    as_of: AsOf = None,
) -> st.SearchStrategy[Order]:
    """Return orders that break one rule: ``symbol.check`` with the same facts has its violation.

    They keep every other rule where that is possible. Where it is not (a quantity below ``minQty``
    that is also worth too little), they break as few others as can be.

    They shrink towards few parameters and numbers that are only just illegal.

    Args:
        symbol: whose rules hold.
        rule: its id, one of `BREAKABLE_RULES`, as ``LOT_SIZE`` or ``BALANCE``.
        market: the prices; percent filters, triggers and the like need them.
        account: its state; balances, counts and the like need it. ``accounts(symbol,
            breaking=rule)`` makes accounts that fit.
        as_of: the date whose rules hold; else the exchangeInfo's, else today.

    >>> from importlib.resources import files
    >>> from hypothesis import given
    >>> from pretrade import ExchangeInfo
    >>> sample = files("pretrade") / "sample" / "exchange_info.json"
    >>> symbol = ExchangeInfo.load(sample.read_bytes())["BTCUSDT"]
    >>> @given(illegal_orders(symbol, "LOT_SIZE"))
    ... def test_it_is_refused(order):
    ...     assert "LOT_SIZE" in [one.rule for one in symbol.check(order).violations]
    >>> test_it_is_refused()

    Raises:
        ValueError: there is no such rule, no single order can break it, or none can on this symbol
            with these facts.
    """
    if rule not in BREAKABLE_RULES:
        raise ValueError(f"{rule!r} is none of the rules that one order can break: {_LISTED}")
    scene = Scene.of(symbol, market, account, as_of)
    if rule not in FILTERS or rule in scene.sizing.filters:
        for forms in forms_for(rule, scene):
            groups = [list(recipes(rule, group, scene)) for group in forms]
            found = [group for group in groups if group]
            search = Search(f"{symbol.name}, {rule}", found, partial(_faults, rule), scene.report)
            if search.succeeds():
                return _illegal_orders(search)
    raise ValueError(_why_none(rule, scene))


_LISTED = ", ".join(BREAKABLE_RULES)


@st.composite
def _illegal_orders(draw: st.DrawFn, search: Search) -> Order:
    return search.order(draw)


def _faults(rule: str, report: Report) -> int | None:
    """Count the other rules that are broken, but for those that numbers could not help."""
    broken = {one.rule for one in report.violations}
    return len(broken - {rule} - STATE_RULES) if rule in broken else None


def _why_none(rule: str, scene: Scene) -> str:
    name = scene.symbol.name
    if rule in FILTERS and rule not in scene.sizing.filters:
        return f"no order on {name} breaks {rule}: it has no such filter"
    lacking: dict[str, None] = {}
    for form in (form for group in FORMS for form in group):
        order = nearly_legal_order(form, scene, Chooser())
        for one in scene.report(order).unevaluated if order else ():
            lacking |= dict.fromkeys(one.missing if one.rule == rule else ())
    if lacking:
        return f"no order on {name} is known to break {rule} without {', '.join(lacking)}"
    return f"no order on {name} breaks {rule} with these facts on this date"

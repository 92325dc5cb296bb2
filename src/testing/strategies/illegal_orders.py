"""Orders that the exchange would refuse for one reason: `illegal_orders`, `BREAKABLE_RULES`."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import overload

from hypothesis import strategies as st

from pretrade.check import AccountRule, Rule, Scope
from pretrade.facts.account import Account
from pretrade.facts.market import Market
from pretrade.filters import ACCOUNT_FILTERS, REQUEST_FILTERS
from pretrade.order import Order
from pretrade.rulebook import AsOf
from pretrade.rules import ACCOUNT_RULES, AFTER_FILTERS, BEFORE_FILTERS, LAST, RULES
from pretrade.symbol import Symbol
from pretrade.testing.strategies.drawing import Chooser
from pretrade.testing.strategies.form import FORMS, Form
from pretrade.testing.strategies.mistakes import MISTAKES, mistaken
from pretrade.testing.strategies.search import Recipe, Search
from pretrade.testing.strategies.setting import Setting

_OTHERS = frozenset({Scope.LIST, Scope.AMEND})
# A symbol judges only orders that name it; nothing is to be broken; no check can know the time.
# The others are broken by requests other than new orders.
_NEVER = frozenset({"SYMBOL", "SYMBOL_FILTERS", "TIMING"}) | {
    *("OPO_SIDES", "SOR_ALLOWED", "UNSUPPORTED_OPERATION", "UNSUPPORTED_TYPE"),
}


class BreakableRules(Sequence[str]):
    """The ids of the rules that a single order can break, as the tables of checks have them now."""

    def __iter__(self) -> Iterator[str]:
        """Yield them in the order of the exchange."""
        found = (*BEFORE_FILTERS, *REQUEST_FILTERS.items(), *AFTER_FILTERS, *ACCOUNT_RULES)
        for one in (*found, *ACCOUNT_FILTERS.items(), *LAST):
            rule, check = one if isinstance(one, tuple) else (one.rule_id, one)
            if check.scope not in _OTHERS and rule not in _NEVER:
                yield rule

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[str]: ...
    def __getitem__(self, index: int | slice) -> str | Sequence[str]:
        """Return one of them, or some."""
        return tuple(self)[index]

    def __len__(self) -> int:
        """Return how many there are."""
        return sum(1 for _ in self)

    def __repr__(self) -> str:
        """Show them all."""
        return repr(tuple(self))


BREAKABLE_RULES = BreakableRules()
"""The ids of the rules that `illegal_orders` can break, in the order of the exchange."""


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
        known = ", ".join(BREAKABLE_RULES)
        raise ValueError(f"{rule!r} is none of the rules that one order can break: {known}")
    setting = Setting.of(symbol, market, account, as_of)
    if _is_there(rule, symbol):
        for forms in _forms(rule, symbol):
            search = Search(
                f"{symbol.name}, {rule}",
                forms,
                lambda form: _recipes(rule, form, setting),
                lambda order: _faults(rule, order, setting),
            )
            found = search.strategy()
            if found is not None:
                return found
    raise ValueError(_why_none(rule, setting))


def _is_there(rule: str, symbol: Symbol) -> bool:
    """Tell whether a symbol has a rule: what is no filter, every one has."""
    is_filter = rule in REQUEST_FILTERS or rule in ACCOUNT_FILTERS
    return not is_filter or rule in symbol.filters or rule in symbol.exchange.filters


def _forms(rule: str, symbol: Symbol) -> Iterator[list[list[Form]]]:
    """Yield the forms that break no other rule, then the rest; by order type."""
    for clean in (True, False):
        groups = [
            [form for form in group if (not form.refusals(symbol.fields) - {rule}) is clean]
            for group in FORMS
        ]
        yield [*filter(None, groups)]


def _recipes(rule: str, form: Form, setting: Setting) -> Iterator[Recipe]:
    """Yield each way in which orders of a form might break a rule."""
    if rule in MISTAKES or _is_of_words(rule):
        yield partial(mistaken, rule, form, setting)
        return
    for row in setting.region(form).plan.rows:
        if row.rule == rule and not row.is_disputed:
            yield partial(setting.nearly_legal_order, form, broken=row)


def _is_of_words(rule: str) -> bool:
    return any(one.rule_id == rule and isinstance(one, Rule | AccountRule) for one in RULES)


def _faults(rule: str, order: Order, setting: Setting) -> int | None:
    """Count the other rules that are broken, but for those that another order would break too."""
    violations = setting.report(order).violations
    if all(one.rule != rule for one in violations):
        return None
    return len({one.rule for one in violations if one.field not in {None, "symbol"}} - {rule})


def _why_none(rule: str, setting: Setting) -> str:
    name = setting.symbol.name
    if not _is_there(rule, setting.symbol):
        return f"no order on {name} breaks {rule}: it has no such filter"
    found: list[tuple[str, ...]] = []
    for form in (form for group in FORMS for form in group):
        order = setting.nearly_legal_order(form, Chooser())
        unevaluated = setting.report(order).unevaluated if order else ()
        found += [one.missing for one in unevaluated if one.rule == rule]
    # Where one form lacks less than another, its facts are enough.
    enough = {name for one in found if not any({*one} > {*less} for less in found) for name in one}
    lacking = dict.fromkeys(name for one in found for name in one if name in enough)
    if lacking:
        return f"no order on {name} is known to break {rule} without {', '.join(lacking)}"
    return f"no order on {name} breaks {rule} with these facts on this date"

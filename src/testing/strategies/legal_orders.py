"""Orders that the exchange would take: `legal_orders`."""

from collections.abc import Mapping
from functools import partial

from hypothesis import strategies as st

from pretrade.enums import BUY, LIMIT, SELL
from pretrade.facts.account import Account
from pretrade.facts.market import Market
from pretrade.order import Order
from pretrade.report.report import Report
from pretrade.rulebook import AsOf
from pretrade.symbol import Symbol
from pretrade.testing.strategies.drawing import Chooser
from pretrade.testing.strategies.form import FORMS, Form
from pretrade.testing.strategies.search import Search
from pretrade.testing.strategies.setting import Setting


def legal_orders(
    symbol: Symbol,
    *,
    market: Market | Mapping[str, Market] | None = None,
    account: Account | None = None,
    as_of: AsOf = None,
) -> st.SearchStrategy[Order]:
    """Return orders that pass ``symbol.check`` with the same facts.

    They are of every type that the symbol takes and can be legal with these facts: MARKET by
    quantity and by ``quoteOrderQty``, stops on their side of the market, trailing stops, icebergs.
    What the symbol does not say that it takes is left out. A rule that lacks a fact is not minded;
    with all facts the orders are certain to pass.

    They shrink towards few parameters, small quantities, and prices near the market.

    Args:
        symbol: whose rules hold.
        market: the prices.
        account: the state of the account.
        as_of: the date whose rules hold; else the exchangeInfo's, else today.

    >>> from importlib.resources import files
    >>> from hypothesis import given
    >>> from pretrade import ExchangeInfo, Market
    >>> sample = files("pretrade") / "sample" / "exchange_info.json"
    >>> symbol = ExchangeInfo.load(sample.read_bytes())["BTCUSDT"]
    >>> market = Market(last_price="27000", average_prices={5: "27001.5"})
    >>> @given(legal_orders(symbol, market=market))
    ... def test_it_passes(order):
    ...     assert symbol.check(order, market=market).ok
    >>> test_it_passes()

    Raises:
        ValueError: no order can be legal, as where the symbol is closed or the account empty.
    """
    setting = Setting.of(symbol, market, account, as_of)

    groups = [[form for form in group if not form.refusals(symbol.fields)] for group in FORMS]
    search = Search(
        symbol.name,
        [*filter(None, groups)],
        lambda form: [partial(setting.legal_order, form)],
        lambda order: 0 if setting.report(order).ok else None,
    )
    found = search.strategy()
    if found is None:
        raise ValueError(_why_none(setting))
    return found


def _why_none(setting: Setting) -> str:
    broken: dict[str, None] = {}
    for side in (BUY, SELL):
        order = setting.nearly_legal_order(Form(side, LIMIT, ("price", "quantity")), Chooser())
        report = Report() if order is None else setting.report(order)
        broken |= dict.fromkeys(one.rule for one in report.violations)
    reasons = f": it would break {', '.join(broken)}" if broken else ""
    return f"no order on {setting.symbol.name} is legal with these facts{reasons}"

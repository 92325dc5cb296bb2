"""Markets and accounts of which everything is known, and reports in few words."""

from collections.abc import Iterable
from typing import Any

from pretrade import NO_REFERENCE_PRICE, Account, Market, OpenOrder, Report, Symbol, Violation
from tests.symbols import Json

RICH = Account(
    permissions=["SPOT", "MARGIN"],
    balances=dict.fromkeys(("BTC", "ETH", "BNB", "USDT", "FDUSD", "WLD", "XRP"), "1000000000"),
    open_orders=[],
    order_counts={("SECOND", 10): 0, ("DAY", 1): 0},
    can_trade=True,
)
"""An account of which everything is known, and that can pay for every order."""


def market_at(price: str, **known: Any) -> Market:  # noqa: ANN401  any field of a market
    """A market at one price, whatever is asked for."""
    none: Any = NO_REFERENCE_PRICE
    facts: Json = {"last_price": price, "average_prices": {5: price}, "reference_price": none}
    return Market(**{**facts, **known})


def open_orders(count: int, order_type: str, symbol: str) -> Iterable[OpenOrder]:
    return [OpenOrder(symbol, "SELL", order_type, "1") for _ in range(count)]


def the_only(report: Report) -> Violation:
    """The one thing that is wrong, where all else was judged and passes."""
    (violation,) = report.violations
    assert report.complete, str(report)
    return violation


def rules(report: Report) -> list[str]:
    """The rules that refuse, in the order of the report."""
    return [violation.rule for violation in report.violations]


def permitted(*permissions: str) -> Account:
    """The rich account, with these permissions."""
    return RICH.with_reply({"permissions": [*permissions]})


def holding(*existing: OpenOrder) -> Account:
    """The rich account, with these open orders."""
    return Account(
        permissions=RICH.permissions,
        balances=RICH.balances,
        open_orders=existing,
        order_counts=RICH.order_counts,
        can_trade=True,
    )


def buy(symbol: Symbol, quantity: object, price: object = "100") -> Report:
    """Check a BUY LIMIT, as a bot author does."""
    return symbol.check(
        side="BUY",
        type="LIMIT",
        timeInForce="GTC",
        quantity=quantity,
        price=price,
        market=market_at(str(price)),
        account=RICH,
    )

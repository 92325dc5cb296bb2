"""Where an order is made: a symbol, a date and what is known: `Setting`."""

from collections.abc import Mapping
from decimal import Decimal

import attrs

from pretrade.enums import PRICED_TYPES, TimeInForce
from pretrade.facts.account import Account, account_of
from pretrade.facts.market import UNKNOWN_MARKET, Market, market_of
from pretrade.order import Order, Request
from pretrade.region.region import Region
from pretrade.region.row import Row
from pretrade.report.report import Report
from pretrade.rulebook import AsOf
from pretrade.symbol import Symbol
from pretrade.testing.strategies.drawing import Chooser
from pretrade.testing.strategies.form import Form
from pretrade.testing.strategies.points import Numbers, Points

_WORDS = tuple(word.value for word in TimeInForce)


@attrs.frozen(eq=False)
class Setting:
    """A symbol at a date, and the facts.

    Attributes:
        symbol: whose rules hold.
        as_of: the date; None: the exchangeInfo's own.
    """

    symbol: Symbol
    market: Market
    account: Account
    as_of: AsOf

    @classmethod
    def of(
        cls,
        symbol: Symbol,
        market: Market | Mapping[str, Market] | None,
        account: Account | None,
        as_of: AsOf,
    ) -> "Setting":
        """Put a setting together from what a caller gave."""
        prices = market_of(market, symbol.name) or UNKNOWN_MARKET
        return cls(symbol, prices, account_of(account), as_of)

    def legal_order(self, form: Form, chooser: Chooser) -> Order | None:
        """Return an order whose numbers keep every bound; None: these choices lead nowhere."""
        return self._order(form, self.points(form, chooser).inside(), chooser)

    def nearly_legal_order(
        self, form: Form, chooser: Chooser, broken: Row | None = None
    ) -> Order | None:
        """Return an order that breaks one constraint, and keeps as many others as it can."""
        return self._order(form, self.points(form, chooser).outside(broken), chooser)

    def points(self, form: Form, chooser: Chooser) -> Points:
        """Return what draws the numbers of orders of a form."""
        return Points(form.fields, self.region(form), chooser, self.price)

    def region(self, form: Form) -> Region:
        """Return what binds orders of a form."""
        extra = [name for name in form.fields if name not in {"price", "quantity"}]
        return self.symbol.region_of(
            form.type,
            form.side,
            *extra,
            market=self.market,
            account=self.account,
            as_of=self.as_of,
        )

    def report(self, order: Request) -> Report:
        """Judge an order."""
        return self.symbol.check(order, market=self.market, account=self.account, as_of=self.as_of)

    def _order(self, form: Form, numbers: Numbers | None, chooser: Chooser) -> Order | None:
        if numbers is None:
            return None
        given: dict[str, object] = {
            "symbol": self.symbol.name,
            "side": form.side,
            "type": form.type,
        }
        if form.type in PRICED_TYPES:
            # LIMIT_MAKER chooses for nothing: else it were shorter, and LIMIT would shrink to it.
            word = chooser.pick(_WORDS)
            if form.is_timed:
                given["timeInForce"] = "GTC" if "icebergQty" in form.fields else word
        return Order.from_params({**given, **numbers})

    @property
    def price(self) -> Decimal | None:
        """A price that is near the market; None: nothing is known of it."""
        market = self.market
        averages = market.average_prices.values()
        known = (market.last_price, *averages, market.best_bid, market.best_ask)
        return next((price for price in known if price), None)

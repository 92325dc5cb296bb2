"""One symbol of the exchange, ready to judge orders: `Symbol`."""

from collections.abc import Mapping
from typing import Any

import attrs

from pretrade.checker import Checker
from pretrade.enums import BUY, MARKET, OrderType, RequestKind
from pretrade.facts.account import UNKNOWN_ACCOUNT, Account, account_of
from pretrade.facts.market import UNKNOWN_MARKET, Market, market_of
from pretrade.facts.my_filters import MyFilters
from pretrade.headroom import Headroom, headroom
from pretrade.info.exchange import Exchange
from pretrade.info.own_filters import rules_of_account
from pretrade.info.symbol_rules import Filters, SymbolRules
from pretrade.order import Request, Shape, read_request
from pretrade.region.plan import Plan
from pretrade.report.report import Report
from pretrade.rulebook import AsOf, Rulebook
from pretrade.sizing import SymbolFits, SymbolLists, SymbolPlans, SymbolRounding
from pretrade.sizing.legal import Legal
from pretrade.sizing.rounding import Rounder
from pretrade.sizing.sized import shape_of
from pretrade.symbol_fields import SymbolFields

_MOST_OWN = 64  # accounts whose filters are their own, each with its plans
_MOST_PLANS = 512  # a caller that invents shapes without end must not fill the memory


@attrs.frozen(eq=False, repr=False)
class Symbol(SymbolRounding, SymbolPlans, SymbolLists, SymbolFits):
    """The rules of one symbol at one exchange.

    >>> from pretrade import ExchangeInfo
    >>> info = ExchangeInfo.load({"symbols": [{"symbol": "BTCUSDT", "status": "TRADING"}]})
    >>> symbol = info["BTCUSDT"]
    >>> symbol.status, symbol.check(side="HOLD", type="MARKET", quantity="1").first.msg
    ('TRADING', 'Invalid side.')
    """

    rules: SymbolRules
    exchange: Exchange
    is_own: bool = False
    """Whether these are the rules of one account: see `for_account`."""
    _plans: dict[Shape | tuple[Shape, Rulebook], Plan] = attrs.field(
        factory=dict[Any, Any], init=False
    )
    """By shape those of the exchange's own day; by shape and rulebook those of others."""
    _rounders: dict[str | tuple[str, bool, Rulebook], Rounder] = attrs.field(
        factory=dict[Any, Any], init=False
    )
    """Likewise by field; by field, whether of MARKET orders, and rulebook the others."""
    _own: dict[MyFilters, "Symbol"] = attrs.field(factory=dict[Any, Any], init=False)

    @property
    def name(self) -> str:
        """Its name, as ``BTCUSDT``."""
        return self.rules.fields.symbol

    @property
    def fields(self) -> SymbolFields:
        """What exchangeInfo says of it besides its filters."""
        return self.rules.fields

    @property
    def status(self) -> str | None:
        """Its phase, as ``TRADING`` or ``BREAK`` (None when it is not known)."""
        return self.rules.fields.status

    @property
    def filters(self) -> Filters:
        """FilterType → filter; ``filters.unknown`` has those that pretrade does not know."""
        return self.rules.filters

    @property
    def raw(self) -> dict[str, Any]:
        """The JSON object it was read from: a copy, made anew each time; edits stay in it."""
        return self.rules.raw

    def check(
        self,
        order: Request | Mapping[str, object] | None = None,
        /,
        *,
        request: RequestKind | str | None = None,
        market: Market | Mapping[str, Market] | None = None,
        account: Account | None = None,
        as_of: AsOf = None,
        **parameters: Any,  # noqa: ANN401  the parameters of the request
    ) -> Report:
        """Judge one request on this symbol; its ``symbol`` parameter may be left out.

        Args:
            order: a request object, or a mapping of the exchange's own parameter names.
            request: what a mapping or keywords are, as ``oco``; a new order by default.
            market: the prices of the symbol.
            account: the state of the account.
            as_of: the date whose rules hold; else the exchangeInfo's, else today.
            **parameters: the request as keywords, in either spelling.

        Raises:
            TypeError: a keyword that no request has, or a mapping and keywords together.
            ValueError: the order is for another symbol.
        """
        judged = read_request(order, request, parameters, symbol=self.name)
        if "symbol" not in judged.shape.given:
            judged = judged.replace(symbol=self.name)
        if judged.symbol is not None and judged.symbol != self.name:
            message = f"the order is for {judged.symbol}, not for {self.name}"
            raise ValueError(message)
        return self.judge(judged, market_of(market, self.name), account, as_of)

    def judge(
        self, request: Request, market: Market | None, account: Account | None, as_of: AsOf = None
    ) -> Report:
        """Judge a request object: what `check` does once it has read one."""
        # The usual cases are told apart before anything is called: two calls are a fiftieth of all.
        known = account if type(account) is Account else account_of(account)
        own = self if known.my_filters is None else self.for_account(known)
        plan = own._plans.get(request.shape) if as_of is None else None  # noqa: SLF001
        if plan is None:
            plan = own.plan(request.shape, as_of)
        return plan.check(request, market or UNKNOWN_MARKET, known)

    def plan(self, shape: Shape, as_of: AsOf = None) -> Plan:
        """Return what binds requests of a shape at a date."""
        exchange = self.exchange
        rulebook = exchange.rulebook(as_of)
        key = shape if rulebook is exchange.own_rulebook else (shape, rulebook)
        plan = self._plans.get(key)
        if plan is None:
            plan = exchange.plan(shape, rulebook, self.fields, self.filters)
            if shape.is_regular:
                if len(self._plans) >= _MOST_PLANS:
                    self._plans.clear()
                self._plans[key] = plan
        return plan

    def plan_for(
        self, shape: Shape, as_of: AsOf = None, account: Account = UNKNOWN_ACCOUNT
    ) -> Plan:
        """Return what binds requests of a shape at a date, by an account's own filters."""
        return self.for_account(account).plan(shape, as_of)

    def for_account(self, account: Account) -> "Symbol":
        """Return the symbol by the filters that an account has of its own; without any, itself.

        `check`, `fit`, `headroom` and whatever else takes ``account=`` do this themselves. Ask the
        symbol returned for what takes none, as `min_quantity` and ``filters``.

        >>> from pretrade import Account, ExchangeInfo
        >>> info = ExchangeInfo.load({"symbols": [{"symbol": "BTCUSDT", "filters": []}]})
        >>> own = {"symbolFilters": [{"filterType": "MAX_NUM_ORDERS", "maxNumOrders": 5}]}
        >>> account = Account(my_filters={"BTCUSDT": own})
        >>> info["BTCUSDT"].for_account(account).filters["MAX_NUM_ORDERS"].max_num_orders
        5

        Raises:
            InvalidFacts: a value of them cannot be read.
        """
        own = None if account.my_filters is None else account.my_filters.get(self.name)
        if own is None or self.is_own:
            return self
        found = self._own.get(own)
        if found is None:
            if len(self._own) >= _MOST_OWN:
                self._own.clear()
            rules, exchange = rules_of_account(self.rules, self.exchange, own)
            found = self._own[own] = type(self)(rules, exchange, is_own=True)
        return found

    def rounder(self, name: str, order_type: OrderType, as_of: AsOf = None) -> Rounder:
        """Return the legal values of a field by itself, made ready for rounding."""
        usual = as_of is None and order_type is not MARKET
        found = self._rounders.get(name) if usual else None
        return self._rounder_of(name, order_type, as_of) if found is None else found

    def _rounder_of(self, name: str, order_type: OrderType, as_of: AsOf) -> Rounder:
        on_market, rulebook = order_type is MARKET, self.exchange.rulebook(as_of)
        usual = not on_market and rulebook is self.exchange.own_rulebook
        key = name if usual else (name, on_market, rulebook)
        found = self._rounders.get(key)
        if found is None:
            plan = self.plan_for(shape_of(order_type, BUY), as_of)
            legal = Legal(plan.region(UNKNOWN_MARKET, UNKNOWN_ACCOUNT), name, {})
            found = self._rounders[key] = Rounder.of(legal)
        return found

    def checker(
        self,
        *,
        request: RequestKind | str | None = None,
        **fixed: Any,  # noqa: ANN401
    ) -> Checker:
        """Return a function that judges orders which differ in a few parameters only.

        Like ``Order.limit``, a type that has a time in force gets GTC unless one is given.

        Args:
            request: the kind of request.
            **fixed: the parameters that stay, in either spelling.

        >>> from pretrade import ExchangeInfo
        >>> symbol = ExchangeInfo.load({"symbols": [{"symbol": "BTCUSDT"}]})["BTCUSDT"]
        >>> check = symbol.checker(type="LIMIT", side="BUY")
        >>> check(quantity="1", price="27000").ok
        True
        """
        return Checker(self.judge, self.name, request, fixed)

    def headroom(self, account: Account) -> Headroom:
        """Return how many more orders, algo orders, icebergs and lists fit, and how much position.

        >>> from pretrade import Account, ExchangeInfo
        >>> symbol = ExchangeInfo.load(
        ...     {
        ...         "symbols": [
        ...             {
        ...                 "symbol": "BTCUSDT",
        ...                 "filters": [{"filterType": "MAX_NUM_ORDERS", "maxNumOrders": 200}],
        ...             }
        ...         ]
        ...     }
        ... )["BTCUSDT"]
        >>> symbol.headroom(Account(open_orders=[])).orders
        200
        """
        known = account_of(account)
        return headroom(
            lambda shape: self.plan_for(shape, account=known).region(UNKNOWN_MARKET, known)
        )

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle and copy by the rules: plans and sizings are made anew where they are needed."""
        return type(self), (self.rules, self.exchange, self.is_own)

    def __repr__(self) -> str:
        """Name the symbol and its filters."""
        return f"Symbol({self.name!r}, filters={list(self.filters)})"

"""The state of the offline exchange and what all its operations share: `ExchangeState`."""

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import count
from typing import Any

from pretrade.decimals import ZERO, add, subtract
from pretrade.exchange_info import ExchangeInfo
from pretrade.rulebook import Rulebook
from pretrade.testing.offline.book.book_order import BookList, BookOrder
from pretrade.testing.offline.book.order_counts import OrderCounts
from pretrade.testing.offline.book.sim_account import Event, Listener, SimAccount, fingerprint
from pretrade.testing.offline.book.sim_market import SimMarket
from pretrade.testing.offline.book.wallet import Wallet
from pretrade.testing.offline.clock import VirtualClock
from pretrade.testing.offline.events import market_events
from pretrade.testing.offline.events.market_events import copied
from pretrade.testing.offline.events.user_data_events import (
    AccountPosition,
    ExecutionReportEvent,
    ListStatusEvent,
)
from pretrade.testing.offline.journal import Journal
from pretrade.testing.offline.refusals import refuse
from pretrade.testing.offline.reply_fields import ReplyFields

Json = dict[str, Any]
_DAY = 86_400_000


class ExchangeState:
    """Markets, accounts, time and ids; what happens on them is in the modules beside this one.

    Attributes:
        now: the time of the operation that is under way, in milliseconds.
        outside: asset → what the rest of the world gained (negative: gave).
        fees: asset → what the exchange earned.
    """

    def __init__(
        self,
        info: ExchangeInfo,
        prices: dict[str, Decimal],
        clock: VirtualClock,
        fee_rate: Decimal,
        journal: Journal,
    ) -> None:
        """Open the markets that have a price."""
        self.info = info
        self.start_prices = prices
        self.clock = clock
        self.fee_rate = fee_rate
        self.journal = journal
        self.accounts: dict[str, SimAccount] = {}
        self.market_listeners: dict[int, Listener] = {}
        self.listener_ids = count(1)
        self._prints: dict[str, str] = {}
        self._outgoing: list[tuple[Callable[[Json], object], Json]] = []
        self._told: dict[str, SimAccount] = {}
        self._fields: tuple[int, ReplyFields] | None = None
        self.now = clock.read()
        self.clear()

    def clear(self) -> None:
        """Put everything back to the start: no orders, the first balances and prices."""
        self.markets: dict[str, SimMarket] = {}
        self.outside: dict[str, Decimal] = {}
        self.fees: dict[str, Decimal] = {}
        self.order_ids, self.list_ids, self.trade_ids = count(1), count(1), count(1)
        self.allocation_ids = count(0)
        self.prevented_ids, self._execution_ids, self._name_numbers = count(1), count(1), count(1)
        for symbol, price in self.start_prices.items():
            self.markets[symbol] = SimMarket(self.info[symbol], price)
        for name, account in self.accounts.items():
            self.accounts[name] = self._renewed(account)

    def _renewed(self, account: SimAccount) -> SimAccount:
        renewed = self._account(account.name, account.start, account.permissions)
        renewed.can_trade = account.can_trade
        renewed.listeners = account.listeners
        return renewed

    # ------------------------------------------------------------------------------ look-ups

    def begin(self) -> int:
        """Start an operation: all of it happens at this time."""
        self.now = self.clock.read()
        return self.now

    def follow(self, info: ExchangeInfo) -> None:
        """Keep these rules from now on; open orders stay as they are."""
        self.info = info
        self._fields = None
        for name, market in self.markets.items():
            market.follow(info[name])
        for account in self.accounts.values():
            account.counts.watch(info.exchange.order_limits)

    def market(self, symbol: str) -> SimMarket:
        """Return the market of a symbol that is listed."""
        market = self.markets.get(symbol)
        if market is None:
            market = self.markets[symbol] = SimMarket(self.info[symbol], None)
        return market

    @property
    def as_of(self) -> date | None:
        """The day whose rules hold, when exchangeInfo does not name one: that of the clock."""
        if self.info.exchange.day is not None:
            return None
        return datetime.fromtimestamp(self.now / 1000, UTC).date()

    @property
    def rulebook(self) -> Rulebook:
        """The rules in force."""
        return self.info.exchange.rulebook(self.as_of)

    @property
    def fields(self) -> ReplyFields:
        """Which later fields replies have on the day whose rules hold."""
        day = self.now // _DAY
        if self._fields is None or self._fields[0] != day:
            today = self.as_of or self.info.exchange.day or date.min
            self._fields = (day, ReplyFields.on(today))
        return self._fields[1]

    # ------------------------------------------------------------------------------ accounts

    def open_account(
        self, name: str, balances: dict[str, Decimal], permissions: frozenset[str]
    ) -> SimAccount:
        """Open an account; its balances come from the rest of the world."""
        account = self.accounts[name] = self._account(name, balances, permissions)
        return account

    def _account(
        self,
        name: str,
        balances: Mapping[str, Decimal],
        permissions: frozenset[str],
    ) -> SimAccount:
        for asset, amount in balances.items():
            self.leave(asset, amount)
        counts = OrderCounts(self.info.exchange.order_limits)
        return SimAccount(name, dict(balances), permissions, counts, Wallet(balances))

    def name_of(self, api_key: str) -> str:
        """Return the fingerprint of a key."""
        name = self._prints.get(api_key)
        if name is None:
            name = fingerprint(api_key)
            if name in self.accounts:
                self._prints[api_key] = name
        return name

    def account(self, name: str | None) -> SimAccount:
        """Return the account of a fingerprint.

        Raises:
            ExchangeError: -2014 without a key, -2015 for one that nobody has.
        """
        if name is None:
            raise refuse(-2014)
        found = self.accounts.get(name)
        if found is None:
            raise refuse(-2015)
        return found

    def enter(self, asset: str, amount: Decimal) -> None:
        """Note what the rest of the world gained; its loss is what accounts and fees gained."""
        self.outside[asset] = add(self.outside.get(asset, ZERO), amount)

    def leave(self, asset: str, amount: Decimal) -> None:
        """Note what the rest of the world gave."""
        self.outside[asset] = subtract(self.outside.get(asset, ZERO), amount)

    # ------------------------------------------------------------------------------ ids

    def next_name(self) -> str:
        """Return a client order id for a request that brought none."""
        return f"offline{next(self._name_numbers):015d}"

    # ------------------------------------------------------------------------------ events

    def report(
        self,
        order: BookOrder,
        execution: str,
        **details: Any,  # noqa: ANN401  as the event takes them
    ) -> int:
        """Tell the account what became of its order; return the number of the report."""
        now = order.updated = self.now
        number = next(self._execution_ids)
        event = ExecutionReportEvent(order, execution, now, number, self.fields, **details)
        self.tell(self.accounts[order.account], event)
        return number

    def report_list(self, listing: BookList, kind: str = "") -> None:
        """Tell the account that a list started, is done, or is ``UPDATED``."""
        listing.updated = self.now
        state = "EXEC_STARTED" if listing.is_open else "ALL_DONE"
        event = ListStatusEvent(listing, self.now, kind or state)
        self.tell(self.accounts[listing.account], event)

    def tell(self, account: SimAccount, event: Event) -> None:
        """Note an event; it goes out when the operation is over."""
        self.journal.event(event)
        account.inbox.append(event)
        self._told[account.name] = account
        if account.listeners:
            self._outgoing += [(one, event.render()) for one, _ in account.listeners.values()]

    def finish(self, markets: Iterable[SimMarket] = ()) -> None:
        """End an operation: report the balances that changed, and the books."""
        told, self._told = self._told, {}
        for account in told.values():
            touched, account.wallet.touched = account.wallet.touched, {}
            if touched:
                account.updated = self.now
                self.tell(account, AccountPosition(account, touched, self.now))
        self._told.clear()  # to tell them was to note them again
        for market in markets:
            wanted = bool(self.market_listeners)
            for update in market_events.updates(market, self.now, wanted=wanted):
                for listener, _ in self.market_listeners.values():
                    self._outgoing.append((listener, copied(update)))

    def deliver(self) -> None:
        """Call the listeners. Everything is settled by now: they may place orders themselves."""
        while self._outgoing:
            outgoing, self._outgoing = self._outgoing, []
            for listener, event in outgoing:
                listener(event)

"""What a client knows of prices and of the account, and when it no longer relies on it.

A fact that may have changed is *unknown*: it never refuses an order. Facts that were read are
relied on for `most_age`. A request of the client's own that may change the account makes balances
and open orders unknown until they are read again, or until the user data stream has told of a
change of that time. While the stream feeds the account it does not age.
"""

from collections.abc import Mapping
from typing import Any

import attrs

from pretrade.client.state.account_part import AccountPart
from pretrade.client.user_data.event_fields import Event, event_of
from pretrade.errors import InvalidFacts
from pretrade.facts.account import UNKNOWN_ACCOUNT, Account
from pretrade.facts.market import Market

_FEEDS = frozenset({"outboundAccountPosition", "balanceUpdate", "executionReport", "listStatus"})
_ENDS = frozenset({"eventStreamTerminated", "listenKeyExpired"})


@attrs.frozen
class Reading:
    """A reading of the account that has begun.

    Attributes:
        at: when it began, by the exchange's clock, early rather than late.
        changes: how many changes of the client's own there had been by then.
    """

    at: int
    changes: int


def _no_funds() -> AccountPart:
    return AccountPart("outboundAccountPosition", "u")


def _no_orders() -> AccountPart:
    return AccountPart("executionReport", "T")


@attrs.define
class FactsState:
    """Prices and account as last heard. Times are in milliseconds since 1970.

    Attributes:
        most_age: for how long facts that were read are relied on; None: for ever.
        streaming: the user data stream feeds the account.
    """

    most_age: int | None
    streaming: bool = False
    _markets: dict[str, Market] = attrs.field(factory=dict[str, Market])
    _funds: AccountPart = attrs.field(factory=_no_funds)
    _orders: AccountPart = attrs.field(factory=_no_orders)
    _changes: int = 0
    _changing: int = 0
    _reading: int = 0
    _heard: list[Event] = attrs.field(factory=list[Event])

    def market(self, symbol: str, now: int) -> Market | None:
        """Return the prices of a symbol; None: unknown, or too old."""
        market = self._markets.get(symbol)
        return None if market is None or self._is_old(market.at, now) else market

    def markets(self, now: int) -> Mapping[str, Market]:
        """Return the prices of all symbols that are not too old."""
        return {name: one for name, one in self._markets.items() if not self._is_old(one.at, now)}

    def read_market(self, symbol: str, market: Market) -> None:
        """Take over the prices of a symbol; their ``at`` says when they were read."""
        self._markets[symbol] = market

    def account(self, now: int) -> Account:
        """Return the account as far as it can be relied on."""
        funds, orders = self._known(self._funds, now), self._known(self._orders, now)
        return attrs.evolve(funds, open_orders=orders.open_orders, order_counts=None)

    def _known(self, part: AccountPart, now: int) -> Account:
        if self._changing or (not self.streaming and self._is_old(part.read_at, now)):
            return UNKNOWN_ACCOUNT
        return part.account() or UNKNOWN_ACCOUNT

    def _is_old(self, at: int | None, now: int) -> bool:
        return self.most_age is not None and (at is None or now - at > self.most_age)

    def account_age(self, now: int) -> int | None:
        """Return how long ago the account's funds were read; None: never."""
        read_at = self._funds.read_at
        return None if read_at is None else max(0, now - read_at)

    def begin_reading(self, at: int) -> Reading:
        """Say that the account is asked for. `end_reading` must follow.

        Args:
            at: the exchange's clock, early rather than late.
        """
        self._reading += 1
        return Reading(at, self._changes)

    def end_reading(self) -> None:
        """Say that an answer has come, or will not."""
        self._reading -= 1
        if not self._reading:
            self._heard.clear()

    def read_funds(self, reading: Reading, reply: Mapping[str, Any], now: int) -> None:
        """Take over an ``account`` reply, unless it was asked for before a change of one's own."""
        self._take(self._funds, reading, Account().with_reply(reply), now)

    def read_open_orders(self, reading: Reading, reply: list[Any], now: int) -> None:
        """Take over an ``openOrders`` reply of all symbols, unless it was asked for too early."""
        self._take(self._orders, reading, Account(open_orders=tuple(reply)), now)

    def _take(self, part: AccountPart, reading: Reading, account: Account, now: int) -> None:
        if reading.changes != self._changes:
            return
        part.read(account, reading.at, now)
        for event in self._heard:
            part.apply(event)

    def forget_old(self, now: int) -> None:
        """Forget what is too old: a stream that begins now does not tell what was missed."""
        if self.streaming:
            return
        if self._is_old(self._funds.read_at, now):
            self._funds.state = None
        if self._is_old(self._orders.read_at, now):
            self._orders.state = None

    def apply(self, event: Mapping[str, Any]) -> None:
        """Apply an event of the user data stream. `forget_old` goes before.

        Raises:
            InvalidFacts: the event cannot be read; what it told is missing, so nothing that is
                known of the account is relied on any more.
        """
        try:
            self._funds.apply(event)
            self._orders.apply(event)
        except InvalidFacts:
            self.forget_account()
            raise
        if self._reading:
            self._heard.append(event)
        kind = event_of(event).get("e")
        self.streaming = kind in _FEEDS or (self.streaming and kind not in _ENDS)

    def begin_change(self) -> None:
        """Say that a request goes out that may change the account. `end_change` must follow."""
        self._changing += 1

    def end_change(self, at: int | None) -> None:
        """Say what became of it.

        Args:
            at: when it changed the account, by the exchange's clock, or the latest time at which
                it may have; None: it certainly changed nothing.
        """
        self._changing -= 1
        if at is not None:
            self._changes += 1
            self._funds.changes(at)
            self._orders.changes(at)

    def forget_account(self) -> None:
        """Rely on nothing that is known of the account, as after the stream was lost."""
        self.streaming = False
        self._funds, self._orders = _no_funds(), _no_orders()

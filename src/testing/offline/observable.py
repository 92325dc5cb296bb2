"""What can be seen of an offline exchange: its events and its state: `Observable`."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from pretrade.exchange_info import ExchangeInfo
from pretrade.facts.account import Account
from pretrade.facts.balance import Balance
from pretrade.facts.market import Market
from pretrade.testing.offline.book.sim_account import OFFLINE_KEY
from pretrade.testing.offline.book.sim_account_view import full_facts
from pretrade.testing.offline.exchange_state import ExchangeState
from pretrade.testing.offline.journal import Journal

Json = dict[str, Any]


class Observable:
    """Events, balances, prices and the journal of an exchange."""

    _engine: ExchangeState
    _journal: Journal

    def events(self, api_key: str = OFFLINE_KEY) -> list[Json]:
        """Return the user data events of an account since it was asked last, oldest first."""
        account = self._engine.account(self._engine.name_of(api_key))
        inbox, account.inbox = account.inbox, []
        return [event.render() for event in inbox]

    def subscribe(
        self,
        api_key: str,
        callback: Callable[[Json], object],
        *,
        disconnected: Callable[[], object] | None = None,
    ) -> Callable[[], None]:
        """Call ``callback`` with every user data event of an account from now on.

        It is called when the operation is over, and may place orders itself.

        Args:
            api_key: whose events.
            callback: takes an event, which it may keep.
            disconnected: called once when ``disconnect`` is injected; no event comes after that.

        Returns:
            What ends the subscription.
        """
        name = self._engine.name_of(api_key)
        self._engine.account(name)
        number = next(self._engine.listener_ids)
        self._engine.account(name).listeners[number] = (callback, disconnected)

        def unsubscribe() -> None:
            self._engine.account(name).listeners.pop(number, None)

        return unsubscribe

    def subscribe_market(
        self,
        callback: Callable[[Json], object],
        *,
        disconnected: Callable[[], object] | None = None,
    ) -> Callable[[], None]:
        """Call ``callback`` with every trade, bookTicker and depth event of every symbol.

        The symbol is the event's ``s``; a bookTicker has no ``e``, as on the exchange.

        Returns:
            What ends the subscription.
        """
        number = next(self._engine.listener_ids)
        self._engine.market_listeners[number] = (callback, disconnected)

        def unsubscribe() -> None:
            self._engine.market_listeners.pop(number, None)

        return unsubscribe

    @property
    def now(self) -> int:
        """The exchange's time, in milliseconds since 1970."""
        return self._engine.begin()

    @property
    def info(self) -> ExchangeInfo:
        """The rules in force."""
        return self._engine.info

    @property
    def journal(self) -> str:
        """Every request, verdict, event and control so far, as JSON lines.

        One object a line, keys sorted, numbers as text. Accounts are named by the fingerprint of
        their key. The same script gives the same journal, byte for byte.
        """
        return self._journal.text

    @property
    def fees(self) -> Mapping[str, Decimal]:
        """Asset → what the exchange took."""
        return dict(self._engine.fees)

    @property
    def outside(self) -> Mapping[str, Decimal]:
        """Asset → what the rest of the world gained; negative: what it gave.

        What all accounts hold, the fees and this add up to 0, to the last digit.
        """
        return dict(self._engine.outside)

    def balances(self, api_key: str = OFFLINE_KEY) -> Mapping[str, Balance]:
        """Return what an account holds, by asset."""
        wallet = self._engine.account(self._engine.name_of(api_key)).wallet
        return {asset: wallet.balance(asset) for asset in wallet.assets()}

    def balance(self, asset: str, *, api_key: str = OFFLINE_KEY) -> Balance:
        """Return what an account holds of one asset."""
        return self._engine.account(self._engine.name_of(api_key)).wallet.balance(asset)

    def order_counts(self, api_key: str = OFFLINE_KEY) -> Mapping[tuple[str, int], int]:
        """Return how many orders count against each limit: ("SECOND", 10) → 3."""
        account = self._engine.account(self._engine.name_of(api_key))
        return dict(account.counts.at(self.now))

    def market(self, symbol: str) -> Market:
        """Return the prices of a symbol, as `check` takes them.

        Raises:
            KeyError: it is not listed.
        """
        return self._engine.market(symbol).facts(self.now)

    def facts(self, api_key: str = OFFLINE_KEY) -> Account:
        """Return an account as `check` takes it: balances, open orders, counts, permissions."""
        return full_facts(self._engine.account(self._engine.name_of(api_key)), self.now)

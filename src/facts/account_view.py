"""What rules may ask of an account, told of or kept: `AccountView`."""

from collections.abc import Collection, Mapping
from collections.abc import Set as AbstractSet
from typing import Protocol

from pretrade.facts.account import Account
from pretrade.facts.balance import Balance
from pretrade.facts.open_orders import OpenOrder, OpenOrderCounts


class KeptAccount(Protocol):
    """An account that somebody keeps, as it is judged. None means unknown.

    An `Account` is one that was told of; an offline exchange shows one that it keeps. What is asked
    for here both answer: rules are given either, and so can ask for nothing that only one has.
    """

    @property
    def permissions(self) -> frozenset[str] | None:
        """What it may trade, as ``{"SPOT", "MARGIN"}``."""
        ...

    @property
    def order_counts(self) -> Mapping[tuple[str, int], int] | None:
        """(interval, number of intervals) → orders placed, as ``("SECOND", 10): 3``."""
        ...

    @property
    def can_trade(self) -> bool | None:
        """Whether it may trade at all."""
        ...

    @property
    def prevent_sor(self) -> bool | None:
        """Whether its orders are kept from smart order routing."""
        ...

    def balance(self, asset: str | None) -> Balance | None:
        """Return what it holds of an asset."""
        ...

    @property
    def open_orders(self) -> tuple[OpenOrder, ...] | None:
        """Its open orders on all symbols: for who asks about one; their counts are below."""
        ...

    def open_on(self, symbol: str | None) -> OpenOrderCounts | None:
        """Return the counts of its open orders on one symbol."""
        ...

    @property
    def open_anywhere(self) -> OpenOrderCounts | None:
        """The counts of its open orders on all symbols."""
        ...

    @property
    def open_client_order_ids(self) -> Collection[str] | None:
        """The client order ids of its open orders."""
        ...

    def open_order_ids(self, client_order_id: str) -> AbstractSet[tuple[str, int | None]]:
        """Return symbol and order id of each open order of a client order id; None: not known."""
        ...

    @property
    def open_list_client_order_ids(self) -> Collection[str | None] | None:
        """The client order ids of its open order lists; None among them: of one it is unknown."""
        ...


AccountView = Account | KeptAccount
"""An account as rules and constraints see it."""

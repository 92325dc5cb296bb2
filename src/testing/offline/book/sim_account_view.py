"""An account of the offline exchange as `check` sees it: `SimAccountView`, and `full_facts`."""

from collections.abc import Collection, Mapping
from collections.abc import Set as AbstractSet

from pretrade.decimals import ZERO, subtract
from pretrade.facts.account import Account
from pretrade.facts.balance import Balance
from pretrade.facts.open_orders import OpenOrder, OpenOrderCounts
from pretrade.testing.offline.book.book_order import BookOrder
from pretrade.testing.offline.book.sim_account import SimAccount


class SimAccountView:
    """A kept account (`pretrade.facts.account_view.KeptAccount`), for one check.

    An `Account` built from the lists of balances and open orders would cost a walk through all of
    them for every order. This one asks the account, whose counts are kept as orders come and go. It
    is good until something changes; a new one is made for each check.
    """

    __slots__ = ("_account", "order_counts")

    def __init__(self, account: SimAccount, now: int) -> None:
        """Look at an account at a time."""
        self._account = account
        self.order_counts: Mapping[tuple[str, int], int] = account.counts.at(now)

    @property
    def permissions(self) -> frozenset[str]:
        """What it may trade."""
        return self._account.permissions

    @property
    def can_trade(self) -> bool:
        """Whether it may trade at all."""
        return self._account.can_trade

    @property
    def prevent_sor(self) -> bool:
        """Whether its orders are kept from smart order routing: none here is."""
        return False

    def balance(self, asset: str | None) -> Balance | None:
        """Return what it holds of an asset."""
        return None if asset is None else self._account.wallet.balance(asset)

    @property
    def open_orders(self) -> tuple[OpenOrder, ...]:
        """Its open orders on all symbols: made anew each time it is asked."""
        return tuple(map(_open_order, self._account.open.values()))

    def open_on(self, symbol: str | None) -> OpenOrderCounts:
        """Return the counts of its open orders on one symbol."""
        return self._account.counted_on(symbol or "")[0].snapshot()

    @property
    def open_anywhere(self) -> OpenOrderCounts:
        """The counts of its open orders on all symbols."""
        return self._account.everywhere.snapshot()

    @property
    def open_client_order_ids(self) -> Collection[str]:
        """The client order ids of its open orders."""
        return self._account.open_names.keys()

    def open_order_ids(self, client_order_id: str) -> AbstractSet[tuple[str, int | None]]:
        """Return symbol and order id of the open order of a client order id."""
        order = self._account.open_names.get(client_order_id)
        return set() if order is None else {(order.symbol, order.order_id)}

    @property
    def open_list_client_order_ids(self) -> Collection[str]:
        """The client order ids of its open order lists."""
        listings = (order.listing for order in self._account.open.values())
        return {one.client_order_id for one in listings if one is not None}


def full_facts(account: SimAccount, now: int) -> Account:
    """Return the same as an `Account` of its own, which stays when things change."""
    view, wallet = SimAccountView(account, now), account.wallet
    return Account(
        permissions=view.permissions,
        balances={asset: wallet.balance(asset) for asset in wallet.assets()},
        open_orders=view.open_orders,
        order_counts=dict(view.order_counts),
        can_trade=view.can_trade,
        prevent_sor=view.prevent_sor,
    )


def _open_order(order: BookOrder) -> OpenOrder:
    return OpenOrder(
        symbol=order.symbol,
        side=order.side,
        type=order.type,
        quantity=order.quantity if order.has_quantity else None,
        executed=subtract(order.quantity, order.remaining),  # or kept from it: not to come
        iceberg_qty=order.request.iceberg_qty or ZERO,
        client_order_id=order.client_order_id,
        order_list_id=order.list_id,
        status=order.status,
        order_id=order.order_id,
        list_client_order_id=None if order.listing is None else order.listing.client_order_id,
        amendments=len(order.amendments),
    )

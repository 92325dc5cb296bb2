"""What `check` asks of an account, answered from running counts: `AccountFacts`."""

from collections.abc import Collection
from collections.abc import Set as AbstractSet
from typing import Any

from pretrade.decimals import ZERO, subtract
from pretrade.facts.account import Account
from pretrade.facts.balance import Balance
from pretrade.facts.open_orders import OpenOrder, Tally
from pretrade.testing.offline.book.sim_account import SimAccount

_put = object.__setattr__  # an account is frozen once it is built


class AccountFacts(Account):
    """The facts of a live account at one moment, for one check.

    An `Account` built from the lists of balances and open orders would cost a walk through all of
    them for every order. This one asks the live account, whose counts are kept as orders come and
    go. It is good until something changes; a new one is made for each check.
    """

    __slots__ = ("_live",)
    _live: SimAccount

    def __init__(self, live: SimAccount, now: int) -> None:
        """Look at an account at a time."""
        _put(self, "_live", live)
        _put(self, "permissions", live.permissions)
        _put(self, "order_counts", live.counts.at(now))
        _put(self, "can_trade", live.can_trade)
        _put(self, "open_orders", ())  # known; who asks for counts gets those below

    def balance(self, asset: str | None) -> Balance | None:
        """Return what the account holds of an asset."""
        return None if asset is None else self._live.wallet.balance(asset)

    def open_on(self, symbol: str | None) -> Tally | None:
        """Return the counts of the open orders on one symbol."""
        return self._live.tallies(symbol or "")[0].tally()

    @property
    def open_anywhere(self) -> Tally | None:  # pyright: ignore[reportIncompatibleVariableOverride]  # read once: nothing to keep
        """The counts of the open orders on all symbols."""
        return self._live.everywhere.tally()

    @property
    def open_client_order_ids(self) -> Any:  # noqa: ANN401  # pyright: ignore[reportIncompatibleVariableOverride]  # a view: no copy
        """The client order ids of the open orders."""
        return self._live.open_names.keys()

    def open_order_ids(self, client_order_id: str) -> AbstractSet[tuple[str, int | None]]:
        """Return symbol and order id of the open order of a client order id."""
        order = self._live.open_names[client_order_id]
        return {(order.symbol, order.order_id)}

    @property
    def open_list_client_order_ids(self) -> Collection[str | None]:
        """The client order ids of the open order lists."""
        listings = (order.listing for order in self._live.open.values())
        return {one.client_order_id for one in listings if one is not None}


def full_facts(live: SimAccount, now: int) -> Account:
    """Return the same as an `Account` of its own, which stays when things change."""
    return Account(
        permissions=live.permissions,
        balances={asset: live.wallet.balance(asset) for asset in live.wallet.assets()},
        open_orders=[
            OpenOrder(
                symbol=order.symbol,
                side=order.side,
                type=order.type,
                quantity=order.quantity,
                executed=subtract(order.quantity, order.remaining),  # or kept from it: not to come
                iceberg_qty=order.request.iceberg_qty or ZERO,
                client_order_id=order.client_order_id,
                order_list_id=order.list_id,
                status=order.status,
                order_id=order.order_id,
                list_client_order_id=None
                if order.listing is None
                else order.listing.client_order_id,
            )
            for order in live.open.values()
        ],
        order_counts=dict(live.counts.at(now)),
        can_trade=live.can_trade,
    )

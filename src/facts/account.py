"""What is known of an account: `Account`. None means unknown, which is not the same as nothing.

Without ``open_orders`` the count filters are unevaluated; an empty list passes them.
"""

from collections.abc import Collection, Mapping
from collections.abc import Set as AbstractSet
from typing import Any

import attrs

from pretrade.decimals import ZERO
from pretrade.errors import InvalidFacts
from pretrade.facts.balance import (
    Balance,
    Balances,
    balances_of_ccxt,
    balances_of_reply,
    read_balances,
)
from pretrade.facts.fact_values import (
    expect_names,
    fact_list,
    fact_mapping,
    fact_name,
    optional_bool,
)
from pretrade.facts.my_filters import OwnFilters, read_my_filters
from pretrade.facts.open_order_index import OpenOrderIndex
from pretrade.facts.open_orders import OpenOrder, OpenOrderCounts, count_open, read_open_orders
from pretrade.facts.order_counts import OrderCounts, counts_of_reply, read_order_counts
from pretrade.json_values import is_array, is_object


def _permissions(given: object) -> frozenset[str] | None:
    if given is None:
        return None
    permissions = fact_list(given, "permissions")
    return frozenset(fact_name(permission, "permissions") for permission in permissions)


def _balances(given: object) -> Balances | None:
    return None if given is None else read_balances(given)


def _can_trade(given: object) -> bool | None:
    return optional_bool(given, "canTrade")


def _prevent_sor(given: object) -> bool | None:
    return optional_bool(given, "preventSor")


def _opened(account: "Account") -> OpenOrderIndex:
    return OpenOrderIndex(account.open_orders or ())


@attrs.frozen
class Account:
    """The state of an account. None means unknown.

    Attributes:
        permissions: as ``{"SPOT", "MARGIN"}``.
        balances: asset → `Balance` (or just the free amount); an asset not listed is 0.
        open_orders: those of **all** symbols that are NEW, PENDING_NEW or PARTIALLY_FILLED.
        order_counts: (interval, number of intervals) → orders placed, as ``("SECOND", 10): 3``.
        can_trade: the account may trade at all.
        prevent_sor: its orders are kept from smart order routing.
        my_filters: symbol → the ``myFilters`` reply of it: its filters stand in place of those of
            the exchangeInfo. A value of one that cannot be read raises InvalidFacts when an order
            on the symbol is judged.

    >>> account = Account(balances={"BTC": Balance("1", "0.5"), "USDT": "100"}, open_orders=[])
    >>> account.balance("BTC").total, account.balance("DOGE").free
    (Decimal('1.5'), Decimal('0'))

    Raises:
        InvalidFacts: a value is not what it should be.
    """

    permissions: frozenset[str] | None = attrs.field(default=None, converter=_permissions)
    balances: Balances | None = attrs.field(default=None, converter=_balances, hash=False)
    open_orders: tuple[OpenOrder, ...] | None = attrs.field(
        default=None, converter=read_open_orders
    )
    order_counts: OrderCounts | None = attrs.field(
        default=None, converter=read_order_counts, hash=False
    )
    can_trade: bool | None = attrs.field(default=None, converter=_can_trade)
    prevent_sor: bool | None = attrs.field(default=None, converter=_prevent_sor)
    my_filters: OwnFilters | None = attrs.field(default=None, converter=read_my_filters, hash=False)
    _opened: OpenOrderIndex = attrs.field(
        init=False, eq=False, repr=False, default=attrs.Factory(_opened, takes_self=True)
    )

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle and copy by what was given: read-only mappings cannot be."""
        balances = None if self.balances is None else dict(self.balances)
        counts = None if self.order_counts is None else dict(self.order_counts)
        own = None if self.my_filters is None else dict(self.my_filters)
        words = self.can_trade, self.prevent_sor
        return type(self), (self.permissions, balances, self.open_orders, counts, *words, own)

    def balance(self, asset: str | None) -> Balance | None:
        """Return what the account holds of an asset; None when that is unknown."""
        balances = self.balances
        return None if balances is None or asset is None else balances.get(asset, _EMPTY)

    def open_on(self, symbol: str | None) -> OpenOrderCounts | None:
        """Return the counts of the open orders on one symbol; None when unknown."""
        if not self.open_orders:  # told apart before anything is made: it is asked of each account
            return None if self.open_orders is None else _NO_ORDERS
        return self._opened.by_symbol.get(symbol, _NO_ORDERS)

    @property
    def open_anywhere(self) -> OpenOrderCounts | None:
        """The counts of the open orders on all symbols; None when unknown."""
        if not self.open_orders:
            return None if self.open_orders is None else _NO_ORDERS
        return self._opened.anywhere

    @property
    def open_client_order_ids(self) -> frozenset[str] | None:
        """The client order ids of the open orders; None when unknown."""
        if not self.open_orders:
            return None if self.open_orders is None else _NO_IDS
        return self._opened.client_order_ids

    def open_order_ids(self, client_order_id: str) -> AbstractSet[tuple[str, int | None]]:
        """Return symbol and order id of each open order of a client order id; None: not known.

        Order ids are numbers of one symbol: another symbol may have the same.
        """
        return self._opened.order_ids.get(client_order_id, _NO_ORDER_IDS)

    @property
    def open_list_client_order_ids(self) -> Collection[str | None] | None:
        """The client order ids of the open order lists; None when unknown.

        None among them: of one it is unknown.
        """
        return None if self.open_orders is None else self._opened.list_client_order_ids

    @classmethod
    def from_json(cls, raw: Mapping[str, object]) -> "Account":
        """Read ``{canTrade, permissions, balances, openOrders, orderCounts, myFilters}``.

        Each part has the shape of the exchange's own reply; any key may be missing: unknown.
        ``myFilters`` is a mapping symbol → reply.

        >>> account = Account.from_json({"balances": [{"asset": "BTC", "free": "1"}]})
        >>> account.balance("BTC")
        Balance(free=Decimal('1'), locked=Decimal('0'))

        Raises:
            InvalidFacts: a value is not what it should be.
        """
        return cls().with_reply(raw)

    @classmethod
    def from_ccxt(cls, balance: Mapping[str, Any]) -> "Account":
        """Read what ccxt's ``fetch_balance`` returns for the spot account.

        The exchange's own reply is below its ``info``; where it is an ``account`` reply that is
        read: exact texts, and the permissions besides. Else the floats of ``free`` and ``used``
        stand for their shortest texts.

        >>> account = Account.from_ccxt({"free": {"BTC": 0.1}, "used": {"BTC": 0.2}})
        >>> account.balance("BTC")
        Balance(free=Decimal('0.1'), locked=Decimal('0.2'))

        Raises:
            InvalidFacts: it is no balance of ccxt, or a value is not what it should be.
        """
        given = fact_mapping(balance, "balance")
        info = given.get("info")
        if is_object(info) and "balances" in info:
            return cls().with_reply(info)
        if is_object(info) and "positions" in info:
            raise InvalidFacts("balance.info", "is of a futures account; give the spot account's")
        return cls(balances=balances_of_ccxt(given))

    def with_reply(self, reply: Any) -> "Account":  # noqa: ANN401  any JSON of the exchange
        """Return a copy with what an ``account``, ``openOrders`` or ``rateLimit/order`` reply says.

        >>> reply = {"rateLimitType": "ORDERS", "interval": "SECOND", "intervalNum": 10, "count": 3}
        >>> Account().with_reply([reply]).order_counts["SECOND", 10]
        3

        An empty array is an ``openOrders`` reply: no open orders.
        """
        if is_array(reply):
            rows = fact_list(reply, "account")
            counts = rows and "intervalNum" in fact_mapping(rows[0], "account[0]")
            reply = {"orderCounts" if counts else "openOrders": rows}
        known = fact_mapping(reply, "account")
        if "symbolFilters" in known:
            reason = "does not say of which symbol it is; give it to Account.with_my_filters"
            raise InvalidFacts("myFilters", f"the reply {reason}")
        told = known.keys() >= _TOLD_BY_REPLY
        expect_names(known, "account", _PARTS, _ALSO_TOLD, reply=told, advice=_ADVICE)
        changes: dict[str, Any] = {
            own: read(known[name])
            for name, (own, read) in _PARTS.items()
            if known.get(name) is not None
        }
        return attrs.evolve(self, **changes)

    def with_my_filters(self, symbol: str, reply: Mapping[str, Any]) -> "Account":
        """Return a copy that has the filters which a ``myFilters`` reply of a symbol tells.

        >>> own = {"filterType": "MAX_ASSET", "asset": "USDT", "limit": "42.00000000"}
        >>> account = Account().with_my_filters("BTCUSDT", {"assetFilters": [own]})
        >>> [one["limit"] for one in account.my_filters["BTCUSDT"].asset_filters]
        ['42.00000000']

        Raises:
            InvalidFacts: it is no such reply.
        """
        mine: Mapping[str, object] = {symbol: reply}
        return attrs.evolve(self, my_filters={**(self.my_filters or {}), **mine})


_PARTS = {
    "canTrade": ("can_trade", _can_trade),
    "preventSor": ("prevent_sor", _prevent_sor),
    "permissions": ("permissions", _permissions),
    "balances": ("balances", balances_of_reply),
    "openOrders": ("open_orders", read_open_orders),
    "orderCounts": ("order_counts", counts_of_reply),
    "myFilters": ("my_filters", read_my_filters),
}
_ALSO_TOLD = frozenset(
    {
        *("makerCommission", "takerCommission", "buyerCommission", "sellerCommission"),
        *("commissionRates", "canWithdraw", "canDeposit", "brokered", "uid"),
        *("requireSelfTradePrevention", "updateTime", "accountType"),
    }
)
"""What an ``account`` reply tells besides; no rule asks for it."""

_ADVICE = "; an asset goes into balances"
_TOLD_BY_REPLY = frozenset({"canTrade", "balances", "updateTime"})
"""What tells an ``account`` reply: the exchange may add to it, whoever wrote it by hand may not."""

_EMPTY = Balance(ZERO)
_NO_ORDERS = count_open(())
_NO_IDS: frozenset[str] = frozenset()
_NO_ORDER_IDS: frozenset[tuple[str, int | None]] = frozenset()

UNKNOWN_ACCOUNT = Account()
"""Nothing is known of the account."""


def account_of(account: Any) -> Account:  # noqa: ANN401  checked here
    """Return the account of what ``account=`` was given.

    Raises:
        TypeError: it is not an Account.
    """
    if account is None:
        return UNKNOWN_ACCOUNT
    if isinstance(account, Account):
        return account
    message = "account= takes an Account; see Account.from_json"
    raise TypeError(message)

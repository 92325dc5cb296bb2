"""Applies the events of a user data stream to an account: `UserDataState`.

Pure: an event gives a new state, nothing is read and nothing is sent. Source: user data stream
documentation of 2022-08-08, and of 2026 for what came later.
"""

from collections.abc import Mapping
from functools import cached_property
from typing import Any, Self

import attrs

from pretrade.client.user_data.asset_record import AssetRecord, Delta, Position
from pretrade.client.user_data.event_fields import MICROSECONDS, event_of, text_field
from pretrade.client.user_data.execution_report import ExecutionReport
from pretrade.client.user_data.list_status import ListStatus
from pretrade.client.user_data.order_records import OrderRecords
from pretrade.client.user_data.order_windows import DAY, order_counts
from pretrade.decimals import ZERO
from pretrade.facts.account import Account, account_of
from pretrade.facts.balance import Balance

_NOTHING = Balance(ZERO)


def _orders_of(state: "UserDataState") -> OrderRecords:
    return OrderRecords(state.start.open_orders or ())


@attrs.frozen(kw_only=True)
class UserDataState:
    """An account, and every event of its user data stream applied to it.

    Events may come twice and out of order: a late one changes nothing that a later one said, and
    never reopens an order that is closed. What the account did not know stays unknown: a stream
    tells of changes only.

    Args:
        account: the account as it was read: where the stream starts from.
        at: when it was asked for, by the exchange's clock, in milliseconds since 1970; the account
            contains what happened before, so such events are passed over. None: just before the
            first event.

    >>> state = UserDataState(Account(balances={"BTC": "1"}, open_orders=[]))
    >>> state = state.apply(
    ...     {
    ...         "e": "outboundAccountPosition",
    ...         "E": 1564034571105,
    ...         "u": 1564034571073,
    ...         "B": [{"a": "BTC", "f": "0.75", "l": "0.25"}],
    ...     }
    ... )
    >>> state.account.balance("BTC")
    Balance(free=Decimal('0.75'), locked=Decimal('0.25'))

    Raises:
        TypeError: ``account`` is not an Account.
    """

    start: Account = attrs.field(kw_only=False, alias="account", converter=account_of)
    at: int | None = None
    _assets: Mapping[str, AssetRecord] = attrs.field(factory=dict[str, AssetRecord], hash=False)
    _orders: OrderRecords = attrs.field(default=attrs.Factory(_orders_of, takes_self=True))
    _oldest: int | None = None
    _newest: int | None = None

    def apply(self, event: Mapping[str, Any]) -> Self:
        """Return the state after one more event, in any of the wrappings of the exchange.

        Events of other kinds, and replies on the same connection, change nothing.

        Raises:
            InvalidFacts: the event cannot be read; the path names the field.
        """
        inner = event_of(event)
        if "e" not in inner:
            return self
        match text_field(inner, "e"):
            case "executionReport":
                return self._reported(ExecutionReport.read(inner))
            case "outboundAccountPosition":
                return self._positioned(Position.read(inner))
            case "balanceUpdate":
                return self._moved(Delta.read(inner))
            case "listStatus":
                return self._listed(ListStatus.read(inner))
            case _:
                return self

    @cached_property
    def account(self) -> Account:
        """The account as it is after the events, at the time of the newest of them."""
        return self._account_at(self._newest)

    def account_at(self, now: int) -> Account:
        """Return the account as it is at a moment, in milliseconds of the exchange's clock.

        It differs from `account` in its order counts only: they fall when an interval ends, and
        no event says so.
        """
        return self._account_at(now * MICROSECONDS)

    def _account_at(self, now: int | None) -> Account:
        counts = self.start.order_counts
        since = self._oldest if self.at is None else self.at * MICROSECONDS
        if counts is not None and now is not None and since is not None:
            counts = order_counts(counts, since, max(now, since), self._orders.all())
        known = self.start.open_orders is not None
        return attrs.evolve(
            self.start,
            balances=self._balances(),
            open_orders=tuple(self._orders.orders()) if known else None,
            order_counts=counts,
        )

    def _balances(self) -> Mapping[str, Balance] | None:
        balances = self.start.balances
        if balances is None:
            return None
        return {**balances, **{asset: record.balance for asset, record in self._assets.items()}}

    def _reported(self, report: ExecutionReport) -> Self:
        if self._is_before_start(report.at):
            return self
        return self._changed(report.at, orders=self._orders.heard(report, self._forgotten))

    def _listed(self, status: ListStatus) -> Self:
        if not status.is_done or self._is_before_start(status.at):
            return self
        return self._changed(status.at, orders=self._orders.listed(status, self._forgotten))

    def _positioned(self, position: Position) -> Self:
        if self._is_before_start(position.at):
            return self
        told = {
            asset: self._asset(asset).positioned(position.mark, balance)
            for asset, balance in position.balances.items()
        }
        return self._changed(position.at, assets={**self._assets, **told})

    def _moved(self, delta: Delta) -> Self:
        # Cleared in the very millisecond of the start: the account has it already.
        if self._is_before_start(delta.at - MICROSECONDS):
            return self
        moved = self._asset(delta.asset).moved(delta)
        return self._changed(delta.at, assets={**self._assets, delta.asset: moved})

    def _asset(self, asset: str) -> AssetRecord:
        found = self._assets.get(asset)
        return AssetRecord(self.start.balance(asset) or _NOTHING) if found is None else found

    def _changed(self, at: int, **changes: Any) -> Self:  # noqa: ANN401  orders or assets
        oldest = at if self._oldest is None else min(at, self._oldest)
        newest = at if self._newest is None else max(at, self._newest)
        return attrs.evolve(self, oldest=oldest, newest=newest, **changes)

    def _is_before_start(self, at: int) -> bool:
        return self.at is not None and at < self.at * MICROSECONDS

    @property
    def _forgotten(self) -> int:
        """What is older comes no more: a connection lives 24 hours at the most."""
        return 0 if self._newest is None else self._newest - DAY

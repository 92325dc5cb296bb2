"""What the user data stream says: a class for each event.

An event keeps what it needs and is written out when somebody reads it: most never are.

Source: "User Data Streams", documentation of 2022-08-08; fields added since are dated in
`pretrade.testing.offline.reply_fields`.
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import attrs

from pretrade.decimals import ZERO
from pretrade.testing.offline.book.amounts import show
from pretrade.testing.offline.book.book_order import OPEN, BookList, BookOrder
from pretrade.testing.offline.book.sim_account import AccountTrade, SimAccount
from pretrade.testing.offline.reply_fields import ReplyFields

Json = dict[str, Any]


class ExecutionReportEvent:
    """An ``executionReport``: an order as a change left it, written out when somebody reads it."""

    __slots__ = (
        "_execution",
        "_execution_id",
        "_expiry_reason",
        "_fields",
        "_is_working",
        "_names",
        "_order",
        "_prevented",
        "_quantity",
        "_state",
        "_status",
        "_trade",
        "_trailing_time",
        "_working_floor",
        "account",
        "at",
    )

    def __init__(  # noqa: PLR0913  what tells one report from another
        self,
        order: BookOrder,
        execution: str,
        now: int,
        execution_id: int,
        fields: ReplyFields,
        *,
        name: str = "",
        former: str = "",
        trade: AccountTrade | None = None,
        prevented: Json | None = None,
    ) -> None:
        """Keep what may change again.

        Args:
            order: after the change.
            execution: NEW, CANCELED, REPLACED, TRADE, EXPIRED or TRADE_PREVENTION.
            now: the time of the change.
            execution_id: counts the reports.
            fields: which later fields there are.
            name: the client order id of the cancel; the order's own is then ``C``.
            former: the client order id that it had before it was amended.
            trade: what was traded.
            prevented: the fields of a match that was prevented.
        """
        self.account = order.account
        self.at = now
        self._order = order
        self._execution = execution
        self._execution_id = execution_id
        self._fields = fields
        self._names = (name, order.client_order_id) if name else (order.client_order_id, former)
        self._trade = trade
        self._prevented = prevented
        self._status = order.status
        self._quantity = order.quantity_text
        self._state = (order.executed, order.spent)
        self._is_working = order.is_working
        self._working_floor = order.working_floor
        self._trailing_time = order.trailing_time
        self._expiry_reason = order.expiry_reason

    def render(self) -> Json:
        """Return the event."""
        order, (name, former), trade = self._order, self._names, self._trade
        instrument, request = order.instrument, order.request
        executed, spent = self._state
        event: Json = {
            "e": "executionReport",
            "E": self.at,
            "s": instrument.name,
            "c": name,
            "S": order.side.value,
            "o": order.type.value,
            "f": order.time_in_force,
            "q": self._quantity,
            "p": order.price_text,
            "P": instrument.in_quote(request.stop_price or ZERO),
            "F": instrument.in_base(request.iceberg_qty or ZERO),
            "g": order.list_id,
            "C": former,
            "x": self._execution,
            "X": self._status,
            "r": "NONE",
            "i": order.order_id,
            "z": instrument.in_base(executed),
            **(_nothing_traded(order) if trade is None else _traded(trade)),
            "T": self.at,
            "I": self._execution_id,
            "w": self._is_working and self._status in OPEN,
            "M": False,
            "O": order.created,
            "Z": instrument.in_quote(spent),
            "Q": instrument.in_quote(request.quote_order_qty or ZERO),
        }
        self._add_conditional(event)
        return event

    def _add_conditional(self, event: Json) -> None:
        """Add what only some orders have, and what came later."""
        order, request = self._order, self._order.request
        optional = {
            "d": request.trailing_delta,
            "j": request.strategy_id,
            "J": request.strategy_type,
        }
        event |= {name: value for name, value in optional.items() if value is not None}
        if self._working_floor is not None:
            event |= {"k": self._working_floor, "uS": True}
        if self._fields.working_time:
            if self._trailing_time >= 0:
                event["D"] = self._trailing_time
            if self._is_working:
                event["W"] = order.working_time
            event["V"] = order.prevention
        if self._fields.expiry_reason and self._expiry_reason:
            event["eR"] = self._expiry_reason
        event |= self._prevented or {}


def _nothing_traded(order: BookOrder) -> Json:
    instrument = order.instrument
    return {
        "l": instrument.in_base(ZERO),
        "L": instrument.in_quote(ZERO),
        "n": "0",
        "N": None,
        "t": -1,
        "m": False,
        "Y": instrument.in_quote(ZERO),
    }


def _traded(side: AccountTrade) -> Json:
    trade, instrument = side.trade, side.order.instrument
    allocated = side.allocation is not None
    return {
        "l": instrument.in_base(trade.quantity),
        "L": instrument.in_quote(trade.price),
        "n": show(side.commission),
        "N": side.commission_asset,
        "t": trade.trade_id,
        "m": side.is_maker,
        "Y": instrument.in_quote(trade.quote),
        **({"b": "ONE_PARTY_TRADE_REPORT", "a": side.allocation} if allocated else {}),
    }


class AccountPosition:
    """An ``outboundAccountPosition``: what is free and locked of the assets that changed."""

    __slots__ = ("_amounts", "_updated", "account", "at")

    def __init__(self, account: SimAccount, assets: Iterable[str], now: int) -> None:
        """Keep the amounts."""
        free, locked = account.wallet.free, account.wallet.locked
        self.account = account.name
        self.at = now
        self._updated = account.updated
        self._amounts = tuple((one, free.get(one, ZERO), locked.get(one, ZERO)) for one in assets)

    def render(self) -> Json:
        """Return the event."""
        return {
            "e": "outboundAccountPosition",
            "E": self.at,
            "u": self._updated,
            "B": [
                {"a": asset, "f": show(free), "l": show(locked)}
                for asset, free, locked in self._amounts
            ],
        }


@attrs.frozen
class BalanceUpdate:
    """A ``balanceUpdate``: a deposit."""

    account: str
    at: int
    asset: str
    delta: Decimal

    def render(self) -> Json:
        """Return the event."""
        event = {"e": "balanceUpdate", "E": self.at, "a": self.asset, "d": show(self.delta)}
        return {**event, "T": self.at}


def _orders(listing: BookList) -> tuple[tuple[str, int, str], ...]:
    return tuple((one.symbol, one.order_id, one.client_order_id) for one in listing.orders)


@attrs.frozen
class ListStatusEvent:
    """A ``listStatus``: an order list started, is done, or an order of it has another id.

    Attributes:
        kind: EXEC_STARTED, ALL_DONE or UPDATED.
    """

    listing: BookList
    at: int
    kind: str
    _orders: tuple[tuple[str, int, str], ...] = attrs.field(
        init=False, default=attrs.Factory(lambda event: _orders(event.listing), takes_self=True)
    )

    @property
    def account(self) -> str:
        """Whose list it is."""
        return self.listing.account

    def render(self) -> Json:
        """Return the event."""
        listing = self.listing
        return {
            "e": "listStatus",
            "E": self.at,
            "s": listing.symbol,
            "g": listing.list_id,
            "c": listing.contingency.value,
            "l": self.kind,
            "L": "ALL_DONE" if self.kind == "ALL_DONE" else "EXECUTING",
            "r": "NONE",
            "C": listing.client_order_id,
            "T": self.at,
            "O": [
                {"s": symbol, "i": order_id, "c": name} for symbol, order_id, name in self._orders
            ],
        }

"""Offline exchanges that take every kind of order list, and lists of BTCUSDT in few words."""

from typing import Any

from pretrade.testing import OfflineExchange
from tests.testing.offline.boxes import BTC, Json, box, row, rules

FLAGS: Json = dict.fromkeys(("ocoAllowed", "otoAllowed", "opoAllowed", "amendAllowed"), True)
NOW = 1_780_000_000_000
"""2026-05-28."""


def today(*symbols: Json, **more: Any) -> OfflineExchange:  # noqa: ANN401  what else a box takes
    """An exchange of 2026 on which BTCUSDT trades at 60 000, with 1 000 USDT and no BTC."""
    listed = symbols or (row(**FLAGS),)
    return box(rules(serverTime=NOW, symbols=list(listed), **more.pop("rules", {})), **more)


def working(side: str = "BUY", quantity: str = "0.01", price: str = "59000") -> Json:
    """The parameters of a working LIMIT order, good till cancelled."""
    given = {"Type": "LIMIT", "Side": side, "TimeInForce": "GTC"}
    given |= {"Quantity": quantity, "Price": price}
    return {"symbol": BTC, **{f"working{name}": value for name, value in given.items()}}


def pending(**parameters: str) -> Json:
    """The parameters of a pending SELL."""
    return {"pendingSide": "SELL", **{f"pending{n}": value for n, value in parameters.items()}}


TARGET = pending(Type="LIMIT", Price="63000", TimeInForce="GTC")
BRACKET = pending(AboveType="LIMIT_MAKER", AbovePrice="62000") | pending(
    BelowType="STOP_LOSS", BelowStopPrice="58000"
)
OTO = {**working(), **TARGET, "pendingQuantity": "0.009"}
OTOCO = {**working(), **BRACKET, "pendingQuantity": "0.009"}
OPO = {**working(), **TARGET}
OPOCO = {**working(), **BRACKET}

"""The orders that are judged: four kinds on BTCUSDT of the packaged sample, 64 of each.

Each kind comes clean, with one thing wrong, and with ten or more; `verify` holds them to that. The
market and the account are the packaged ones, or others with every order.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from importlib.resources import files
from typing import Any

import attrs

import pretrade

OWN = "pretrade"
COUNT = 64
Params = dict[str, str]

_SAMPLE = files("pretrade") / "sample"
DOCUMENT: dict[str, Any] = json.loads((_SAMPLE / "exchange_info.json").read_text("utf-8"))
MARKET_REPLY = json.loads((_SAMPLE / "market.json").read_text("utf-8"))["BTCUSDT"]
ACCOUNT_REPLY = json.loads((_SAMPLE / "account.json").read_text("utf-8"))

INFO = pretrade.ExchangeInfo.load(DOCUMENT)
SYMBOL = INFO["BTCUSDT"]
MARKET = pretrade.Market.from_json(MARKET_REPLY)
ACCOUNT = pretrade.Account.from_json(ACCOUNT_REPLY)

MARKETS = [attrs.evolve(MARKET, last_price=f"27000.{index:02}") for index in range(COUNT)]
ACCOUNTS = [
    attrs.evolve(ACCOUNT, order_counts={("SECOND", 10): index % 9, ("DAY", 1): index})
    for index in range(COUNT)
]
POOR = pretrade.Account(
    permissions=["LEVERAGED"],
    can_trade=False,
    balances={},
    open_orders=[
        pretrade.OpenOrder("BTCUSDT", "BUY", "STOP_LOSS_LIMIT", "1", client_order_id=str(index))
        for index in range(1001)
    ],
    order_counts={("SECOND", 10): 50, ("DAY", 1): 160_000},
)
"""An account that may do nothing."""


def _limit(index: int) -> Params:
    return {
        "symbol": "BTCUSDT",
        "side": "BUY",
        "type": "LIMIT",
        "timeInForce": "GTC",
        "quantity": f"0.0{1000 + index}",
        "price": f"{26900 + index}.5{index % 10}",
    }


def _market(index: int) -> Params:
    return {"symbol": "BTCUSDT", "side": "BUY", "type": "MARKET", "quantity": f"0.0{1000 + index}"}


def _stop_loss_limit(index: int) -> Params:
    return {
        "symbol": "BTCUSDT",
        "side": "SELL",
        "type": "STOP_LOSS_LIMIT",
        "timeInForce": "GTC",
        "quantity": f"0.0{1000 + index}",
        "price": f"{25900 + index}.5{index % 10}",
        "stopPrice": f"{26000 + index}.5{index % 10}",
    }


def _oco(index: int) -> Params:
    return {
        "symbol": "BTCUSDT",
        "side": "SELL",
        "quantity": f"0.0{1000 + index}",
        "price": f"{28000 + index}.5{index % 10}",
        "stopPrice": f"{26000 + index}.5{index % 10}",
        "stopLimitPrice": f"{25900 + index}.5{index % 10}",
        "stopLimitTimeInForce": "GTC",
    }


_KINDS: Mapping[str, Callable[[int], Params]] = {
    "LIMIT": _limit,
    "MARKET": _market,
    "STOP_LOSS_LIMIT": _stop_loss_limit,
    "OCO": _oco,
}


def _off_step(params: Params) -> Params:
    return {**params, "quantity": f"{params['quantity']}5"}


def _all_wrong(params: Params) -> Params:
    # Not the stop price: whether the percent band binds it nobody knows for sure.
    wrong = [name for name in params if name.lower().endswith("price") and name != "stopPrice"]
    prices = dict.fromkeys(wrong, "99999999.0051234567")
    return {**params, **prices, "quantity": "9000000.0000051234"}


@attrs.frozen
class Batch:
    """64 requests of one kind and one verdict.

    Attributes:
        name: the kind.
        verdict: how much is wrong with each of them.
        request: what a mapping is, for ``check``.
        params: the requests as wire parameters.
        objects: the same as `Order` or `Oco`.
        account: by which they are judged.
    """

    name: str
    verdict: str
    request: str
    params: Sequence[Params]
    objects: Sequence[pretrade.Order | pretrade.Oco]
    account: pretrade.Account

    def verify(self) -> None:
        """Judge all of them, so that no figure stands for another verdict than it says."""
        for params in self.params:
            report = INFO.check(params, request=self.request, market=MARKET, account=self.account)
            # Whether all orders of a list counted in 2022 nobody has told.
            assert report.complete or len(report.violations) >= 10, report
            assert _VERDICTS[self.verdict][2](len(report.violations)), report


_Verdict = tuple[Callable[[Params], Params], pretrade.Account, Callable[[int], bool]]
_VERDICTS: Mapping[str, _Verdict] = {
    "passing": (dict, ACCOUNT, lambda count: count == 0),
    "1 violation": (_off_step, ACCOUNT, lambda count: count == 1),
    "10 or more violations": (_all_wrong, POOR, lambda count: count >= 10),
}


def _batch(name: str, verdict: str) -> Batch:
    alter, account, _ = _VERDICTS[verdict]
    params = [alter(_KINDS[name](index)) for index in range(COUNT)]
    is_list = name == "OCO"
    read = pretrade.Oco.from_params if is_list else pretrade.Order.from_params
    objects = [read(one) for one in params]
    return Batch(name, verdict, "oco" if is_list else "order", params, objects, account)


BATCHES = [_batch(name, verdict) for verdict in _VERDICTS for name in _KINDS]
LIMIT = BATCHES[0]
"""The passing LIMIT orders."""

ICEBERGS = [
    pretrade.Order.from_params({**one, "icebergQty": f"0.00{500 + index}"})
    for index, one in enumerate(LIMIT.params)
]
"""The same, of which a half is shown."""

OFF_GRID = [(f"0.0{1000 + index}45", f"{26900 + index}.51{index % 10}5") for index in range(COUNT)]
"""Quantity and price as a strategy's arithmetic hands them over: near the grid, not on it."""

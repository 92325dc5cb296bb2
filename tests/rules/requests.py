"""A symbol that takes every order, a market, an account, and shorthands to judge requests there."""

from pretrade import Account, ExchangeInfo, Market, Report, Unevaluated, Violation
from tests.symbols import BASE_DATE, Json, exchange, lot_size, price_filter, symbol_json

LATER = "2026-01-15"
"""When every kind of request was there."""

SYMBOL: dict[str, object] = symbol_json("BTC", "USDT", pegInstructionsAllowed=True)
PRICE_FILTER = price_filter()
LOT_SIZE = lot_size("0.00001", "0.00001")

MARKET = Market(last_price="20000", average_prices={5: "20000"}, best_bid="19999", best_ask="20001")
ACCOUNT = Account(
    permissions=["SPOT", "MARGIN"],
    balances={"BTC": "1000000000", "USDT": "1000000000"},
    open_orders=[],
    order_counts={("SECOND", 10): 0, ("DAY", 1): 0},
    can_trade=True,
)
NOTHING_KNOWN = Account()

_PRICES: dict[tuple[str, str], dict[str, object]] = {
    ("LIMIT", "BUY"): {"price": "19000"},
    ("LIMIT", "SELL"): {"price": "21000"},
    ("LIMIT_MAKER", "BUY"): {"price": "19000"},
    ("LIMIT_MAKER", "SELL"): {"price": "21000"},
    ("MARKET", "BUY"): {},
    ("MARKET", "SELL"): {},
    ("STOP_LOSS", "BUY"): {"stopPrice": "21000"},
    ("STOP_LOSS", "SELL"): {"stopPrice": "19000"},
    ("STOP_LOSS_LIMIT", "BUY"): {"stopPrice": "21000", "price": "21500"},
    ("STOP_LOSS_LIMIT", "SELL"): {"stopPrice": "19000", "price": "18500"},
    ("TAKE_PROFIT", "BUY"): {"stopPrice": "19000"},
    ("TAKE_PROFIT", "SELL"): {"stopPrice": "21000"},
    ("TAKE_PROFIT_LIMIT", "BUY"): {"stopPrice": "19000", "price": "18500"},
    ("TAKE_PROFIT_LIMIT", "SELL"): {"stopPrice": "21000", "price": "21500"},
}
TYPES = tuple(dict.fromkeys(order_type for order_type, _ in _PRICES))
STOP_TYPES = ("STOP_LOSS", "STOP_LOSS_LIMIT", "TAKE_PROFIT", "TAKE_PROFIT_LIMIT")
TIMED_TYPES = ("LIMIT", "STOP_LOSS_LIMIT", "TAKE_PROFIT_LIMIT")
PRICED_TYPES = (*TIMED_TYPES, "LIMIT_MAKER")
SINGLE_KINDS = ("order", "testOrder", "cancelReplace", "marginOrder")
LIST_KINDS = ("oco", "marginOco", "orderListOco")
KINDS = (*SINGLE_KINDS, *LIST_KINDS)
OTO_KINDS = ("oto", "opo", "marginOto")
OTOCO_KINDS = ("otoco", "opoco", "marginOtoco")
LATER_KINDS = (*OTO_KINDS, *OTOCO_KINDS, "sorOrder", "sorTestOrder", "amend")
PLACING_KINDS = tuple(kind for kind in KINDS if kind != "testOrder")


def listing(*filters: Json, rate_limits: object = None, **fields: object) -> ExchangeInfo:
    """Return an exchangeInfo of one symbol; a field of None is left out."""
    symbol = symbol_json("BTC", "USDT", *filters, **{"pegInstructionsAllowed": True, **fields})
    return exchange(symbol, rate_limits=rate_limits or [])


LISTED = listing()


def without_nones(params: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in params.items() if value is not None}


def order(order_type: str, side: str = "BUY", /, **changes: object) -> dict[str, object]:
    """Return the parameters of an order that is legal; a change to None leaves one out."""
    timed = {"timeInForce": "GTC"} if order_type in TIMED_TYPES else {}
    params = {"symbol": "BTCUSDT", "side": side, "type": order_type, **timed, "quantity": "0.01"}
    prices = _PRICES.get((order_type, side)) or _PRICES[order_type, "BUY"]
    return without_nones({**params, **prices, **changes})


def oco(side: str = "SELL", /, **changes: object) -> dict[str, object]:
    """Return the parameters of a legal OCO whose stop is a STOP_LOSS_LIMIT."""
    selling = side == "SELL"
    params: dict[str, object] = {
        "symbol": "BTCUSDT",
        "side": side,
        "quantity": "0.01",
        "price": "21000" if selling else "19000",
        "stopPrice": "19000" if selling else "21000",
        "stopLimitPrice": "18500" if selling else "21500",
        "stopLimitTimeInForce": "GTC",
    }
    return without_nones({**params, **changes})


def order_list_oco(side: str = "SELL", /, **changes: object) -> dict[str, object]:
    """Return the parameters of a legal orderList/oco whose stop is a STOP_LOSS_LIMIT."""
    limit, stop = ("above", "below") if side == "SELL" else ("below", "above")
    single = oco(side)
    params: dict[str, object] = {
        "symbol": "BTCUSDT",
        "side": side,
        "quantity": "0.01",
        f"{limit}Type": "LIMIT_MAKER",
        f"{limit}Price": single["price"],
        f"{stop}Type": "STOP_LOSS_LIMIT",
        f"{stop}StopPrice": single["stopPrice"],
        f"{stop}Price": single["stopLimitPrice"],
        f"{stop}TimeInForce": "GTC",
    }
    return without_nones({**params, **changes})


def oto(kind: str = "oto", /, **changes: object) -> dict[str, object]:
    """Return the parameters of a legal list with pending orders: a BUY, then a SELL, or an OCO."""
    params: dict[str, object] = {
        "symbol": "BTCUSDT",
        "workingType": "LIMIT",
        "workingSide": "BUY",
        "workingQuantity": "0.01",
        "workingPrice": "19000",
        "workingTimeInForce": "GTC",
        "pendingSide": "SELL",
    }
    if kind not in {"opo", "opoco"}:
        params["pendingQuantity"] = "0.01"
    if kind in OTO_KINDS:
        params |= {"pendingType": "LIMIT", "pendingPrice": "21000", "pendingTimeInForce": "GTC"}
    else:
        params |= {
            "pendingAboveType": "LIMIT_MAKER",
            "pendingAbovePrice": "21000",
            "pendingBelowType": "STOP_LOSS_LIMIT",
            "pendingBelowStopPrice": "18000",
            "pendingBelowPrice": "17900",
            "pendingBelowTimeInForce": "GTC",
        }
    return without_nones({**params, **changes})


def request(kind: str, /, **changes: object) -> dict[str, object]:
    """Return the parameters of a legal request of a kind: a LIMIT BUY, or a selling OCO."""
    if kind in {"oco", "marginOco"}:
        return oco(**changes)
    if kind == "orderListOco":
        return order_list_oco(**changes)
    if kind == "cancelReplace":
        changes = {"cancelReplaceMode": "STOP_ON_FAILURE", "cancelOrderId": 7, **changes}
    if kind in {*OTO_KINDS, *OTOCO_KINDS}:
        return oto(kind, **changes)
    if kind == "amend":
        return without_nones({"symbol": "BTCUSDT", "orderId": 7, "newQty": "0.5", **changes})
    return order("LIMIT", **changes)


def judge(  # noqa: PLR0913  the facts of a check
    params: dict[str, object],
    info: ExchangeInfo = LISTED,
    *,
    kind: str = "order",
    market: Market = MARKET,
    account: Account = ACCOUNT,
    as_of: str = BASE_DATE,
) -> Report:
    return info.check(params, request=kind, market=market, account=account, as_of=as_of)


Answer = tuple[int, str, str | None, str | None]


def found(report: Report, rule: str) -> list[Violation]:
    return [violation for violation in report.violations if violation.rule == rule]


def answers(report: Report, rule: str) -> list[Answer]:
    """Return code, text, field and value (as sent) of every violation of a rule."""
    return [(one.code, one.msg, one.field, one.to_dict()["value"]) for one in found(report, rule)]


def fields(report: Report, rule: str) -> list[str | None]:
    return [one.field for one in found(report, rule)]


def offers(report: Report, rule: str) -> list[list[str]]:
    """Return the suggestions of every violation of a rule, as text."""
    return [one.to_dict()["suggestions"] for one in found(report, rule)]


def open_questions(report: Report, rule: str) -> list[Unevaluated]:
    return [one for one in report.unevaluated if one.rule == rule]


def lacking(report: Report, rule: str) -> list[str] | None:
    """Return the facts that a rule misses; None when it was evaluated."""
    open_ = open_questions(report, rule)
    return [fact for one in open_ for fact in one.missing] if open_ else None


def passes(report: Report, rule: str) -> bool:
    """Tell whether a rule was evaluated and refused nothing."""
    return not found(report, rule) and not open_questions(report, rule)

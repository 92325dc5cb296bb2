"""How long one check of a passing LIMIT order takes, beside the least that three filters cost.

Both are measured in one run, interleaved, and compared by their minima: absolute times depend on
the machine and its mood, the ratio hardly. Run it with ``make bench``.
"""

import json
import time
from collections.abc import Callable
from decimal import Decimal
from importlib.resources import files

import pretrade

ORDERS = 64
ROUNDS = 200

SAMPLE = files("pretrade") / "sample"
INFO = pretrade.ExchangeInfo.load((SAMPLE / "exchange_info.json").read_bytes())
MARKET = pretrade.Market.from_json(json.loads((SAMPLE / "market.json").read_text())["BTCUSDT"])
ACCOUNT = pretrade.Account.from_json(json.loads((SAMPLE / "account.json").read_text()))

DICTS = [
    {
        "symbol": "BTCUSDT",
        "side": "BUY",
        "type": "LIMIT",
        "timeInForce": "GTC",
        "quantity": f"0.0{1000 + index}",
        "price": f"{26900 + index}.5{index % 10}",
    }
    for index in range(ORDERS)
]
BUILT = [pretrade.Order.from_params(params) for params in DICTS]
PAIRS = [(Decimal(params["quantity"]), Decimal(params["price"])) for params in DICTS]


def bare_decimals() -> None:
    """PRICE_FILTER, LOT_SIZE and NOTIONAL, written out, of numbers already parsed."""
    tick, step, least = Decimal("0.01"), Decimal("0.00001"), Decimal(10)
    low, high, few, many = Decimal("0.01"), Decimal(1000000), Decimal("0.00001"), Decimal(9000)
    for quantity, price in PAIRS:
        ok = low <= price <= high and not price % tick
        ok = ok and few <= quantity <= many and not quantity % step
        ok = ok and price * quantity >= least
        assert ok


def check_from_order() -> None:
    """Everything: all filters and rules, market and account given."""
    for order in BUILT:
        INFO.check(order, market=MARKET, account=ACCOUNT)


def check_from_dict() -> None:
    """The same from wire parameters."""
    for params in DICTS:
        INFO.check(params, market=MARKET, account=ACCOUNT)


def check_by_checker() -> None:
    """The same through ``symbol.checker``."""
    checker = INFO["BTCUSDT"].checker(type="LIMIT", side="BUY")
    for params in DICTS:
        checker(quantity=params["quantity"], price=params["price"], market=MARKET, account=ACCOUNT)


def build_order() -> None:
    """Only build the order."""
    for params in DICTS:
        pretrade.Order.from_params(params)


def main() -> None:
    """Print a line for each way, the ratio to the bare decimals last."""
    report = INFO.check(BUILT[0], market=MARKET, account=ACCOUNT)
    assert report.certain, report
    ways: list[Callable[[], None]] = [
        bare_decimals,
        check_from_order,
        check_from_dict,
        check_by_checker,
        build_order,
    ]
    least = dict.fromkeys(ways, float("inf"))
    for _ in range(ROUNDS):
        for way in ways:
            start = time.perf_counter()
            way()
            least[way] = min(least[way], time.perf_counter() - start)
    for way in ways:
        micros = least[way] / ORDERS * 1e6
        ratio = least[way] / least[bare_decimals]
        print(f"{way.__name__:18} {micros:7.2f} us   {ratio:5.1f} x bare decimals")


if __name__ == "__main__":
    main()

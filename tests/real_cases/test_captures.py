"""Every exchangeInfo that was captured from 2019 to 2026 loads, and takes orders on its own grid.

The captures are megabytes of public data and are not in the tree: the folder is that of the
environment variable PRETRADE_CAPTURES, else ../shared/data/exchange_info beside the tree. Without
it these tests are skipped, and say so.
"""

import functools
import json
import os
from decimal import ROUND_CEILING, Context, Decimal, localcontext
from pathlib import Path

import pytest

from pretrade import NO_REFERENCE_PRICE, Account, ExchangeInfo, Market, Report
from tests.symbols import Json

_ROOT = Path(__file__).parents[2]
_BESIDE = _ROOT.parent / "shared" / "data" / "exchange_info"
_FOLDER = Path(os.environ.get("PRETRADE_CAPTURES", _BESIDE))
_CAPTURES = sorted(_FOLDER.glob("*.json"))
_SAMPLE = 200

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not _CAPTURES,
        reason=f"NO CAPTURES TESTED: no exchangeInfo in {_FOLDER.name}/; set PRETRADE_CAPTURES",
    ),
]
captures = pytest.mark.parametrize("path", _CAPTURES, ids=[path.stem for path in _CAPTURES])


@captures
def test_a_capture_loads_symbol_by_symbol(path: Path) -> None:
    document = _document(path)
    info = ExchangeInfo.load(path)

    assert [*info] == [symbol["symbol"] for symbol in document["symbols"]]
    assert {name: info[name].raw for name in info} == {
        symbol["symbol"]: symbol for symbol in document["symbols"]
    }
    assert info.raw == document


@captures
def test_a_capture_loads_at_once_and_holds_no_unknown_filter(path: Path) -> None:
    info = ExchangeInfo.load(path, eager=True)

    assert info.warnings == ()
    assert {kind for symbol in info.values() for kind in symbol.filters.unknown} == set()
    for name, symbol in info.items():
        assert symbol.name == name
        assert [*symbol.filters] == [one["filterType"] for one in symbol.raw["filters"]]


@captures
def test_a_capture_is_read_the_same_from_a_path_bytes_a_text_and_a_document(path: Path) -> None:
    raw = path.read_bytes()
    sources = (path, str(path), raw, raw.decode(), json.loads(raw))

    infos = [ExchangeInfo.load(source) for source in sources]

    assert all(not infos[0].diff(info) for info in infos)
    assert len({len(info) for info in infos}) == 1


@captures
def test_a_typical_order_on_the_grid_of_a_trading_symbol_is_accepted(path: Path) -> None:
    info = ExchangeInfo.load(path)

    for raw in _spread(path, trading=True):
        report = _judge(info, raw)
        assert report.ok, f"{raw['symbol']}: {report}"
        assert _missing(report) <= _not_in(raw), f"{raw['symbol']}: {report}"


@captures
def test_half_a_tick_and_half_a_step_off_the_grid_are_refused(path: Path) -> None:
    info = ExchangeInfo.load(path)

    for raw in _spread(path, trading=True):
        report = _judge(info, raw, off=Decimal("0.5"))
        refused = {one.rule for one in report.violations}
        assert {"PRICE_FILTER", "LOT_SIZE"} <= refused, f"{raw['symbol']}: {report}"


@captures
def test_a_leveraged_token_is_open_to_accounts_that_may_trade_such_tokens(path: Path) -> None:
    """They are spot orders by the permission LEVERAGED, with isSpotTradingAllowed false.

    Real ones were taken: github.com/ccxt/ccxt/issues/8194, sammchardy/python-binance/issues/922.
    """
    info = ExchangeInfo.load(path)

    for raw in _document(path)["symbols"]:
        if raw["status"] == "TRADING" and _is_leveraged(raw):
            report = _judge(info, raw)
            assert report.certain, f"{raw['symbol']}: {report}"


@captures
def test_a_symbol_that_is_not_trading_is_refused_first_of_all_for_that(path: Path) -> None:
    info = ExchangeInfo.load(path)

    for raw in _spread(path, trading=False):
        first = _judge(info, raw).first
        assert first is not None
        assert (first.rule, first.code, first.msg) == ("SYMBOL_STATUS", -1013, "Market is closed.")


# ------------------------------------------------------------------------------- orders on a grid


@functools.cache
def _document(path: Path) -> Json:
    document: Json = json.loads(path.read_bytes())
    return document


def _spread(path: Path, *, trading: bool) -> list[Json]:
    """About 200 symbols from all over the capture, or all of fewer."""
    symbols: list[Json] = _document(path)["symbols"]
    wanted = [one for one in symbols if (one["status"] == "TRADING") is trading]
    return wanted[:: max(1, len(wanted) // _SAMPLE)]


def _is_leveraged(raw: Json) -> bool:
    return "LEVERAGED" in (raw.get("permissions") or ())


def _judge(info: ExchangeInfo, raw: Json, off: Decimal = Decimal(0)) -> Report:
    """Judge a LIMIT BUY that all is known of, by so many ticks and steps off the grid."""
    filters: dict[str, Json] = {one["filterType"]: one for one in raw["filters"]}
    tick, step, price, quantity = _amounts(filters, raw["baseAssetPrecision"])
    minutes = {one["avgPriceMins"] for one in filters.values() if "avgPriceMins" in one}
    market = Market(
        last_price=price,
        average_prices=dict.fromkeys(minutes, price),
        best_bid=price - tick,
        best_ask=price + tick,
        reference_price=NO_REFERENCE_PRICE,
    )
    account = Account(
        permissions=_permissions(raw),
        balances={raw["quoteAsset"]: price * quantity},
        open_orders=[],
        order_counts={one.window: 0 for one in info.exchange.rate_limits},
        can_trade=True,
    )
    order = {
        "symbol": raw["symbol"],
        "side": "BUY",
        "type": "LIMIT",
        "timeInForce": "GTC",
        "quantity": quantity + off * step,
        "price": price + off * tick,
    }
    return info.check(order, market=market, account=account)


def _amounts(filters: dict[str, Json], precision: int) -> tuple[Decimal, ...]:
    """Tick, step, a price of at most a thousand ticks, and twice the least quantity at that."""
    with localcontext(Context(prec=60)):
        prices, lots = filters["PRICE_FILTER"], filters["LOT_SIZE"]
        tick, step = Decimal(prices["tickSize"]), Decimal(lots["stepSize"])
        lowest, least = Decimal(prices["minPrice"]), Decimal(lots["minQty"])
        highest = Decimal(prices["maxPrice"])
        notional = filters.get("NOTIONAL") or filters["MIN_NOTIONAL"]
        assert step >= Decimal((0, (1,), -precision))
        price = lowest + 1000 * tick
        if highest:  # 0 is no maximum
            price = min(price, highest - (highest - lowest) % tick)
        worth = 2 * Decimal(notional["minNotional"]) / price
        steps = ((worth - least) / step).to_integral_value(ROUND_CEILING)
        quantity = least + max(steps, Decimal(0)) * step
    return tick, step, price, quantity


def _permissions(raw: Json) -> list[str]:
    sets: list[list[str]] = raw.get("permissionSets") or [raw.get("permissions") or []]
    return [permission for one in sets for permission in one]


def _missing(report: Report) -> set[str]:
    return {fact for one in report.unevaluated for fact in one.missing}


def _not_in(raw: Json) -> set[str]:
    """The facts that a capture of that age cannot give."""
    later = ("isSpotTradingAllowed", "permissions")
    return {f"symbol:{name}" for name in later if name not in raw}

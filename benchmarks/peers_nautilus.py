"""nautilus_trader: its own Binance parser, and its risk engine with a funded cash account.

The engine looks at precision, at the least and greatest quantity, at notional and at the balance.
Nothing connects anywhere.
"""

# mypy: disable-error-code="import-not-found, import-untyped"
# Compiled, without types.

import json
from typing import Any

import msgspec
from nautilus_trader.accounting.factory import AccountFactory
from nautilus_trader.adapters.binance.common.constants import BINANCE_VENUE
from nautilus_trader.adapters.binance.spot.providers import BinanceSpotInstrumentProvider
from nautilus_trader.adapters.binance.spot.schemas.market import (
    BinanceSpotExchangeInfo,
    BinanceSpotSymbolInfo,
)
from nautilus_trader.cache.cache import Cache
from nautilus_trader.common.component import Logger, MessageBus, TestClock
from nautilus_trader.common.factories import OrderFactory
from nautilus_trader.core.uuid import UUID4
from nautilus_trader.model.currencies import BTC, USDT
from nautilus_trader.model.data import QuoteTick
from nautilus_trader.model.enums import AccountType, OrderSide
from nautilus_trader.model.events import AccountState
from nautilus_trader.model.identifiers import AccountId, StrategyId, TraderId
from nautilus_trader.model.objects import AccountBalance, Money, Price, Quantity
from nautilus_trader.portfolio.portfolio import Portfolio
from nautilus_trader.risk.engine import RiskEngine

from benchmarks.documents import Document
from benchmarks.measure import Case
from benchmarks.orders import COUNT, DOCUMENT, LIMIT, OFF_GRID
from benchmarks.yardsticks import MAKE_QTY

LIBRARY = "nautilus_trader"
_TRADER = TraderId("BENCH-001")
_RICH = ((50_000_000, USDT), (20_000, BTC))


def rounding_cases() -> list[Case]:
    """Return its rounding pair."""
    instrument = _bitcoin(TestClock())
    floats = [(float(quantity), float(price)) for quantity, price in OFF_GRID]

    def rounding() -> None:
        for quantity, price in floats:
            instrument.make_qty(quantity, round_down=True)
            instrument.make_price(price)

    return [Case(*MAKE_QTY, rounding, COUNT)]


def check_cases() -> list[Case]:
    """Return the building of its orders, and its checks of them."""
    clock = TestClock()
    instrument = _bitcoin(clock)
    risk = _risk_engine(instrument, clock)
    factory = OrderFactory(trader_id=_TRADER, strategy_id=StrategyId("S-1"), clock=clock)

    def built(quantity: str, price: str) -> Any:  # noqa: ANN401  compiled, without types
        amounts = Quantity.from_str(quantity), Price.from_str(price)
        return factory.limit(instrument.id, OrderSide.BUY, *amounts)

    orders = [built(one["quantity"], one["price"]) for one in LIMIT.params]
    check, check_risk = risk._check_order, risk._check_orders_risk  # noqa: SLF001
    assert all(check(instrument, one) and check_risk(instrument, [one]) for one in orders)

    def build() -> None:
        for one in LIMIT.params:
            built(one["quantity"], one["price"])

    def look() -> None:
        for order in orders:
            check(instrument, order)

    def look_closer() -> None:
        for order in orders:
            check(instrument, order)
            check_risk(instrument, [order])

    return [
        Case(LIBRARY, "OrderFactory.limit alone: its checks need an order", build, COUNT),
        Case(LIBRARY, "RiskEngine: decimals, least and greatest quantity", look, COUNT),
        Case(LIBRARY, "RiskEngine: the same, notional and balance", look_closer, COUNT),
    ]


def load_cases(document: Document) -> list[Case]:
    """Return its reading of a document, from bytes to instruments."""
    decoder = msgspec.json.Decoder(BinanceSpotExchangeInfo)

    def read() -> object:
        return _instruments(decoder.decode(document.raw).symbols, TestClock())

    return [Case(LIBRARY, "decode + instrument of every symbol", read)]


def _bitcoin(clock: Any) -> Any:  # noqa: ANN401
    raw = json.dumps(DOCUMENT["symbols"][0]).encode()
    return _instruments([msgspec.json.decode(raw, type=BinanceSpotSymbolInfo)], clock)[0]


def _instruments(symbols: Any, clock: Any) -> list[Any]:  # noqa: ANN401
    """Run its parser alone: a provider as usual would connect."""
    provider = BinanceSpotInstrumentProvider.__new__(BinanceSpotInstrumentProvider)
    provider._venue, provider._clock = BINANCE_VENUE, clock  # noqa: SLF001
    provider._log, provider._log_warnings = Logger("bench"), False  # noqa: SLF001
    provider._instruments, provider._currencies = {}, {}  # noqa: SLF001
    for symbol in symbols:
        provider._parse_instrument(symbol, None, 0)  # noqa: SLF001
    return list(provider._instruments.values())  # noqa: SLF001


def _risk_engine(instrument: Any, clock: Any) -> Any:  # noqa: ANN401
    bus = MessageBus(trader_id=_TRADER, clock=clock)
    cache = Cache(database=None)
    cache.add_instrument(instrument)
    portfolio = Portfolio(msgbus=bus, cache=cache, clock=clock)
    risk = RiskEngine(portfolio=portfolio, msgbus=bus, cache=cache, clock=clock)
    for endpoint in ("ExecEngine.process", "ExecEngine.execute"):
        bus.register(endpoint=endpoint, handler=lambda _: None)
    balances = [
        AccountBalance(Money(much, asset), Money(0, asset), Money(much, asset))
        for much, asset in _RICH
    ]
    state = AccountState(
        account_id=AccountId("BINANCE-001"),
        account_type=AccountType.CASH,
        base_currency=None,
        reported=True,
        balances=balances,
        margins=[],
        info={},
        event_id=UUID4(),
        ts_event=0,
        ts_init=0,
    )
    cache.add_account(AccountFactory.create(state))
    lot = Quantity.from_str("1.00000")
    bid, ask = Price.from_str("26999.99"), Price.from_str("27000.01")
    cache.add_quote_tick(QuoteTick(instrument.id, bid, ask, lot, lot, 0, 0))
    return risk

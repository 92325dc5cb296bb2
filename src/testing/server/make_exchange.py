"""Opens exchanges for servers: `open_app`."""

from collections.abc import Mapping

from pretrade.exchange_info import ExchangeInfo
from pretrade.info.document import Source
from pretrade.order.keywords import Number
from pretrade.testing.offline import OFFLINE_KEY, OfflineExchange
from pretrade.testing.server.exchange_app import ExchangeApp
from pretrade.testing.server.wall_clock import WallClock


def open_app(  # noqa: PLR0913  what an exchange starts with
    info: ExchangeInfo | Source,
    prices: Mapping[str, Number] | None = None,
    balances: Mapping[str, Number] | None = None,
    *,
    keys: Mapping[str, str] | None = None,
    fee_rate: Number = "0.001",
    real_time: bool = True,
    strict_stops: bool = False,
) -> ExchangeApp:
    """Return the app to a new exchange for real clients, who stamp requests with the time.

    Args:
        info: the rules.
        prices: symbol → price, as those of `OfflineExchange`.
        balances: asset → what each account has free.
        keys: API key → secret, each with an account of its own; None: ``offline-key`` and
            ``offline-secret``.
        fee_rate: what the exchange takes of what is received, as a fraction.
        real_time: the exchange's clock follows the machine's. Else it starts at the serverTime of
            the rules, and moves only when it is advanced.
        strict_stops: refuse stop prices beyond the percent band, as `OfflineExchange` does.

    Raises:
        KeyError: a price for a symbol that is not listed.
        InvalidFacts: a number that is none.
        ValueError: a key that no header could carry, or no secret.
    """
    rules = info if isinstance(info, ExchangeInfo) else ExchangeInfo.load(info)
    for symbol in prices or ():
        if symbol not in rules:
            raise KeyError(symbol)
    clock = WallClock()
    source = clock if real_time else None
    exchange = OfflineExchange(
        rules, prices, balances, clock=source, fee_rate=fee_rate, strict_stops=strict_stops
    )
    for key in keys or ():
        if key != OFFLINE_KEY:
            exchange.add_account(key, balances)
    return ExchangeApp(exchange, keys, clock=clock, real_time=real_time)

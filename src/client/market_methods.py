"""The methods for the exchange's rules, clock and prices: `MarketMethods`."""

from pretrade.client.caller import Caller, R
from pretrade.client.methods import asking


class MarketMethods(Caller[R]):
    """Endpoints that need no key. Parameters are the exchange's own, in either spelling."""

    ping = asking("ping")
    time = asking("time", "It sets no clock: see `sync_time`.")
    exchange_info = asking(
        "exchange_info", "Of one ``symbol``, of ``symbols``, by ``permissions``, or of all."
    )
    depth = asking("depth")
    trades = asking("trades")
    klines = asking("klines")
    avg_price = asking("avg_price")
    reference_price = asking(
        "reference_price", "It precedes average and last price; refused with -2043: there is none."
    )
    reference_price_calculation = asking("reference_price_calculation")
    execution_rules = asking("execution_rules")
    ticker_24hr = asking("ticker_24hr")
    ticker_price = asking("ticker_price")
    book_ticker = asking("book_ticker")

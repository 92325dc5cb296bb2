"""The methods for the exchange's rules, clock and prices: `MarketMethods`."""

from pretrade.client.caller import Caller, R


class MarketMethods(Caller[R]):
    """Endpoints that need no key. Parameters are the exchange's own, in either spelling."""

    def ping(self) -> R:
        """Test connectivity; the reply is empty."""
        return self._call("ping", {})

    def time(self) -> R:
        """Return the exchange's time. It sets no clock: see `sync_time`."""
        return self._call("time", {})

    def exchange_info(self, **parameters: object) -> R:
        """Return the rules: of one ``symbol``, of ``symbols``, by ``permissions``, or all."""
        return self._call("exchange_info", parameters)

    def depth(self, symbol: str, **parameters: object) -> R:
        """Return the order book; ``limit`` levels."""
        return self._call("depth", {"symbol": symbol, **parameters})

    def trades(self, symbol: str, **parameters: object) -> R:
        """Return the latest trades of all traders; up to ``limit``."""
        return self._call("trades", {"symbol": symbol, **parameters})

    def klines(self, symbol: str, interval: str, **parameters: object) -> R:
        """Return candlesticks; ``startTime`` and ``endTime`` in milliseconds, ``limit``."""
        return self._call("klines", {"symbol": symbol, "interval": interval, **parameters})

    def avg_price(self, symbol: str) -> R:
        """Return the volume-weighted average price and over how many minutes it is."""
        return self._call("avg_price", {"symbol": symbol})

    def reference_price(self, symbol: str) -> R:
        """Return the price that precedes average and last price; refused with -2043: none."""
        return self._call("reference_price", {"symbol": symbol})

    def ticker_24hr(self, **parameters: object) -> R:
        """Return price changes of 24 hours: of one ``symbol``, of ``symbols``, or all."""
        return self._call("ticker_24hr", parameters)

    def ticker_price(self, **parameters: object) -> R:
        """Return the price of the last trade: of one ``symbol``, of ``symbols``, or all."""
        return self._call("ticker_price", parameters)

    def book_ticker(self, **parameters: object) -> R:
        """Return best bid and ask: of one ``symbol``, of ``symbols``, or all."""
        return self._call("book_ticker", parameters)

"""All that can be asked of an offline exchange over HTTP: `ExchangeApp`; `open_app` makes one."""

from collections.abc import Mapping

from pretrade.exchange_info import ExchangeInfo
from pretrade.info.document import Source
from pretrade.order.keywords import Number
from pretrade.testing.offline import OFFLINE_KEY, OfflineExchange
from pretrade.testing.server.api import Api
from pretrade.testing.server.client_time import ClientTime, WallClock
from pretrade.testing.server.key_ring import KeyRing
from pretrade.testing.server.rest.control_api import PREFIX, ControlApi
from pretrade.testing.server.rest.http_messages import HttpRequest, HttpResponse
from pretrade.testing.server.rest.rest_api import RestApi


class ExchangeApp:
    """Answers HTTP requests: the exchange's own and the control routes. No sockets.

    >>> from pretrade.testing import OfflineExchange
    >>> app = ExchangeApp(OfflineExchange({"symbols": []}))
    >>> app.respond(HttpRequest("GET", "/api/v3/time")).body
    b'{"serverTime":1664496000000}'

    Attributes:
        exchange: what answers.
        api: the exchange's own endpoints, for whichever protocol.
    """

    def __init__(
        self,
        exchange: OfflineExchange,
        keys: Mapping[str, str] | None = None,
        *,
        clock: WallClock | None = None,
        real_time: bool = False,
    ) -> None:
        """Open it.

        Args:
            exchange: with an account for each key.
            keys: API key → secret; None: ``offline-key`` and ``offline-secret``.
            clock: the machine's, for clients that stamp their requests with its time; None: they
                know the exchange's.
            real_time: the exchange's clock is ``clock``; an injected latency makes replies wait.

        Raises:
            ValueError: a key that no header could carry, or no secret.
        """
        self.exchange = exchange
        time = ClientTime(clock, real_time=real_time)
        self.api = Api(exchange, KeyRing(keys), time)
        self._rest = RestApi(self.api)
        self._control = ControlApi(exchange, self.reset)

    def reset(self) -> None:
        """Wipe the exchange, and forget what addresses have used of their limits."""
        self.exchange.reset()
        self.api.limiter.clear()

    def respond(self, request: HttpRequest) -> HttpResponse:
        """Return the answer to a request, whatever it is; nothing is raised."""
        if request.path.startswith(PREFIX):
            return self._control.respond(request)
        return self._rest.respond(request)


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

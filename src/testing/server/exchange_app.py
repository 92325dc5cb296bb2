"""All that can be asked of an offline exchange over HTTP: `ExchangeApp`."""

from collections.abc import Mapping

from pretrade.testing.offline import OfflineExchange
from pretrade.testing.server.api import Api
from pretrade.testing.server.client_time import ClientTime
from pretrade.testing.server.key_ring import KeyRing
from pretrade.testing.server.rest.control_api import PREFIX, ControlApi
from pretrade.testing.server.rest.http_messages import HttpRequest, HttpResponse
from pretrade.testing.server.rest.rest_api import RestApi
from pretrade.testing.server.wall_clock import WallClock


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

"""The client that blocks: `Client`."""

import os
from types import TracebackType
from typing import Self, Unpack

from pretrade.client.account_methods import AccountMethods
from pretrade.client.environments import Environment
from pretrade.client.flows.flow import Flow, run_sync
from pretrade.client.flows.refresh_facts import refresh
from pretrade.client.http.reply import Reply
from pretrade.client.http.transport import Transport
from pretrade.client.inspection import Inspection
from pretrade.client.keys.secret import Secret
from pretrade.client.keys.signer import Signer
from pretrade.client.market_methods import MarketMethods
from pretrade.client.order_methods import OrderMethods
from pretrade.client.state.make_client_state import Settings, hidden, hidden_text, open_session


class Client(Inspection[Reply], MarketMethods[Reply], OrderMethods[Reply], AccountMethods[Reply]):
    """Checks every order, and only then signs and sends it.

    One client belongs to one thread. Use it as a context manager, or `close` it.

    >>> client = Client(environment="testnet", rules={"symbols": []})
    >>> client
    Client(testnet, https://testnet.binance.vision)
    >>> client.close()
    """

    def __init__(  # noqa: PLR0913  what a caller may set
        self,
        api_key: str | Secret | None = None,
        api_secret: str | bytes | Secret | Signer | None = None,
        *,
        environment: Environment | str,
        passphrase: str | bytes | Secret | None = None,
        transport: Transport | None = None,
        timeout: float = 10.0,
        deadline: float | None = 300.0,
        **settings: Unpack[Settings],
    ) -> None:
        """Make a client; nothing is sent yet.

        Args:
            api_key: the API key.
            api_secret: the secret key, or the PEM of an RSA or Ed25519 key, or what signs. If
                neither is given, both are looked for in ``BINANCE_API_KEY`` and
                ``BINANCE_API_SECRET`` (testnet: ``BINANCE_TESTNET_…``, demo: ``BINANCE_DEMO_…``).
            environment: ``live``, ``testnet`` or ``demo``. It has no default.
            passphrase: that of an encrypted PEM.
            transport: what sends, and is not closed; None: httpx2 (extra ``client``).
            timeout: seconds to wait: to connect, to write, and for each part of a reply.
            deadline: seconds that one call may take in all: its requests with the whole of their
                replies, the waits between them, and the search for a lost reply. None: no limit.
            **settings: see `Settings`.

        Raises:
            WrongEnvironment: the environment is none, or the address is another one's.
            InvalidKey: the secret cannot be read.
            InvalidExchangeInfo: the rules cannot be read.
            TypeError: no environment is given, or a setting that there is not.
            ImportError: no transport is given and httpx2 is not installed.
        """
        api_key, api_secret = hidden_text(api_key), hidden(api_secret)
        passphrase = hidden_text(passphrase)
        keys = (api_key, api_secret, passphrase)
        self._state = open_session(keys, environment, os.environ, settings)
        self._owns_transport = transport is None
        self._transport = _httpx2() if transport is None else transport
        self._times = timeout, deadline

    def refresh(
        self,
        symbol: str | None = None,
        *,
        prices: bool = True,
        account: bool = True,
        open_orders: bool = True,
        order_counts: bool = False,
    ) -> None:
        """Read the facts that orders are judged by.

        Args:
            symbol: whose prices to read.
            prices: last price, average price, best bid and ask, if a symbol is given.
            account: balances and permissions.
            open_orders: of all symbols.
            order_counts: how many orders the exchange counts in each interval.
        """
        flow = refresh(
            self._state,
            symbol,
            prices=prices,
            account=account,
            open_orders=open_orders,
            order_counts=order_counts,
        )
        run_sync(flow, self._transport, *self._times)

    def close(self) -> None:
        """Close the connections."""
        if self._owns_transport:
            self._transport.close()

    def __enter__(self) -> Self:
        """Return the client."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Close the connections."""
        self.close()

    def _run(self, flow: Flow[Reply]) -> Reply:
        return run_sync(flow, self._transport, *self._times)


def _httpx2() -> Transport:
    # Here, since httpx2 is an extra.
    from pretrade.client.http.httpx2_transport import Httpx2Transport  # noqa: PLC0415

    return Httpx2Transport()

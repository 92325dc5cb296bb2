"""The client for async programs: `AsyncClient`."""

import os
from collections.abc import Coroutine
from types import TracebackType
from typing import Any, Self, TypeAlias, Unpack

from pretrade.client.account_methods import AccountMethods
from pretrade.client.environments import Environment
from pretrade.client.flows.flow import Flow, run_async
from pretrade.client.flows.refresh_facts import refresh
from pretrade.client.http.reply import Reply
from pretrade.client.http.transport import AsyncTransport
from pretrade.client.inspection import Inspection
from pretrade.client.keys.secret import Secret
from pretrade.client.keys.signer import Signer
from pretrade.client.market_methods import MarketMethods
from pretrade.client.order_methods import OrderMethods
from pretrade.client.state.make_client_state import Settings, hidden, hidden_text, open_session

Awaited: TypeAlias = Coroutine[Any, Any, Reply]
"""What the methods return: to be awaited for the reply."""


class AsyncClient(
    Inspection[Awaited], MarketMethods[Awaited], OrderMethods[Awaited], AccountMethods[Awaited]
):
    """Checks every order, and only then signs and sends it; the same as `Client`, to be awaited.

    One client belongs to one event loop; its tasks share it. Use it as an async context manager,
    or `close` it.
    """

    def __init__(  # noqa: PLR0913  what a caller may set
        self,
        api_key: str | Secret | None = None,
        api_secret: str | bytes | Secret | Signer | None = None,
        *,
        environment: Environment | str,
        passphrase: str | bytes | Secret | None = None,
        transport: AsyncTransport | None = None,
        timeout: float = 10.0,
        deadline: float | None = 300.0,
        **settings: Unpack[Settings],
    ) -> None:
        """Make a client; see `pretrade.client.Client`. ``transport`` is an `AsyncTransport`."""
        api_key, api_secret = hidden_text(api_key), hidden(api_secret)
        passphrase = hidden_text(passphrase)
        keys = (api_key, api_secret, passphrase)
        self._state = open_session(keys, environment, os.environ, settings)
        self._owns_transport = transport is None
        self._transport = _httpx2() if transport is None else transport
        self._times = timeout, deadline

    async def refresh(
        self,
        symbol: str | None = None,
        *,
        prices: bool = True,
        account: bool = True,
        open_orders: bool = True,
        order_counts: bool = False,
    ) -> None:
        """Read the facts that orders are judged by; see `pretrade.client.Client.refresh`."""
        flow = refresh(
            self._state,
            symbol,
            prices=prices,
            account=account,
            open_orders=open_orders,
            order_counts=order_counts,
        )
        await run_async(flow, self._transport, *self._times)

    async def close(self) -> None:
        """Close the connections."""
        if self._owns_transport:
            await self._transport.close()

    async def __aenter__(self) -> Self:
        """Return the client."""
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Close the connections."""
        await self.close()

    def _run(self, flow: Flow[Reply]) -> Awaited:
        return run_async(flow, self._transport, *self._times)


def _httpx2() -> AsyncTransport:
    # Here, since httpx2 is an extra.
    from pretrade.client.http.httpx2_transport import Httpx2AsyncTransport  # noqa: PLC0415

    return Httpx2AsyncTransport()

"""What a client holds, and the methods that show it and keep it up to date: `Inspection`."""

from collections.abc import Mapping
from typing import Any

from pretrade.client.caller import Caller, R
from pretrade.client.endpoints import ENDPOINTS
from pretrade.client.endpoints.chapters import endpoint_named
from pretrade.client.endpoints.keyword_parameters import parameters_of
from pretrade.client.environments import PLACES, Environment, is_loopback
from pretrade.client.flows.call_request import call_request
from pretrade.client.flows.calls import sync_time
from pretrade.client.flows.judging import account_of_session
from pretrade.client.flows.ordering import find_pending, pending_of, read, sent_params
from pretrade.client.flows.refresh_rules import read_rules
from pretrade.client.http.signed import ShownRequest, explain
from pretrade.client.limits.limit_tracker import LimitTracker
from pretrade.client.state.rules_state import RulesChanged
from pretrade.client.state.sent_order import SentOrder
from pretrade.client.state.server_time import ServerTime
from pretrade.client.streams import stream_path
from pretrade.exchange_info import ExchangeInfo
from pretrade.facts.account import Account
from pretrade.facts.market import Market
from pretrade.order import Request


class Inspection(Caller[R]):
    """Rules, prices, account, limits and clock of a client."""

    @property
    def environment(self) -> Environment:
        """Where orders go."""
        return self._state.environment

    @property
    def base_url(self) -> str:
        """The address of the environment."""
        return self._state.base_url

    @property
    def rules(self) -> ExchangeInfo | None:
        """What orders are judged by; None: not read yet."""
        held = self._state.rules
        return None if held is None else held.info

    def rules_age(self, symbol: str | None = None) -> int | None:
        """Return how old the rules (of one symbol) are, in milliseconds; None: unknown."""
        held = self._state.rules
        return None if held is None else held.age(self._state.clock(), symbol)

    @property
    def rules_changes(self) -> tuple[RulesChanged, ...]:
        """What the exchange was found to have changed, oldest first."""
        return tuple(self._state.rules_changes)

    def refresh_rules(self, symbol: str | None = None) -> R:
        """Read the rules anew, of one symbol or of all; the reply is that of exchangeInfo."""
        return self._run(read_rules(self._state, symbol))

    def call(
        self,
        request: str,
        /,
        *,
        unchecked: object = None,  # a mapping; any wider, so that **parameters may be any dict
        **parameters: object,
    ) -> R:
        """Send a request to any endpoint of the base document of 2022-09-30.

        Names, values and what goes together are checked first. An order is judged as by its method,
        and a cancel looked for as by its own. What moves funds or changes a setting is sent once.

        Args:
            request: method and path, as ``GET /sapi/v1/capital/config/getall``.
            unchecked: a mapping of parameters that are newer than what is known of the endpoint, by
                their name on the wire; they are sent as they are. An order takes none.
            **parameters: the exchange's own, in either spelling.

        Raises:
            LookupError: there is no such endpoint.
            TypeError: it has no such parameter, one is missing, or two do not go together.
            ValueError: a value is not what the parameter takes.
            OutcomeUnknown: the reply to something that changes the account was lost. It was not
                sent twice.
            ClientError: it was refused, or not sent.

        Warns:
            MayBeGone: the exchange has retired it, or its own clients no longer have it.
        """
        return self._run(call_request(self._state, request, parameters, unchecked))

    def stream_url(self, *names: str) -> str:
        """Return the address of a WebSocket stream, or of several in one connection.

        Args:
            *names: as ``btcusdt@trade``, ``!miniTicker@arr``, or the listen key of a user data
                stream. One connection takes up to 1024.

        Raises:
            TypeError: a name is no text.
            ValueError: there is no stream of this name; it names the one that may be meant. Or
                there are more than one connection takes.

        Warns:
            MayBeGone: the exchange has retired a stream, or no longer documents it.
        """
        base = PLACES[self.environment].stream_url
        if is_loopback(self.base_url):
            base = self.base_url.replace("http", "ws", 1)
        return base + stream_path(names)

    def limits_of(self, request: str) -> LimitTracker:
        """Return what is used of the limits of an endpoint; below ``/sapi`` each has its own.

        Raises:
            LookupError: there is no such endpoint.
        """
        return self._state.tracker_of(endpoint_named(request))

    def market(self, symbol: str) -> Market | None:
        """Return the prices that orders are judged by; None: not read, or too long ago."""
        return self._state.facts.market(symbol, self._state.clock())

    @property
    def account_state(self) -> Account:
        """The account as far as it can be relied on; what is unknown is None."""
        return account_of_session(self._state)

    @property
    def account_age(self) -> int | None:
        """How long ago balances were read, in milliseconds; None: never."""
        return self._state.facts.account_age(self._state.clock())

    def apply(self, event: Mapping[str, Any]) -> None:
        """Apply an event of the user data stream to the account.

        From the first event on the account is taken to be fed by the stream and does not age,
        until ``eventStreamTerminated`` or ``listenKeyExpired`` comes. Call `refresh` once after
        the stream is connected, and `forget_account` when the connection breaks.

        Raises:
            InvalidFacts: the event cannot be read; the account is unknown until it is refreshed.
        """
        self._state.facts.forget_old(self._state.clock())
        self._state.facts.apply(event)

    def forget_account(self) -> None:
        """Rely on nothing that is known of the account, until it is refreshed."""
        self._state.facts.forget_account()

    @property
    def pending(self) -> Mapping[str, SentOrder]:
        """The orders that were sent and whose outcome is not known, by client order id.

        An order is here while it is out. It stays after `OutcomeUnknown`, and when the call was
        interrupted (a cancelled task, Ctrl-C), until `find_pending` or `forget_pending`.
        """
        return pending_of(self._state)

    def find_pending(self, client_order_id: str) -> R:
        """Look for a pending order as for one whose reply was lost; what is found is the reply.

        Raises:
            KeyError: there is no such order among `pending`.
            OutcomeUnknown: it is not found; it stays pending.
        """
        return self._run(find_pending(self._state, client_order_id))

    def forget_pending(self, client_order_id: str) -> None:
        """Drop a pending order: you know what became of it.

        Raises:
            KeyError: there is no such order among `pending`.
        """
        self._state.settle(self.pending[client_order_id])

    @property
    def limits(self) -> LimitTracker:
        """What is used of the exchange's limits; ``limits.plan(n)`` tells what is left."""
        return self._state.tracker

    @property
    def server_time(self) -> ServerTime:
        """How far this machine's clock is from the exchange's, as far as measured."""
        return self._state.server_time

    @property
    def now(self) -> int:
        """The exchange's clock as far as it is known, in milliseconds since 1970."""
        return self._state.exchange_now

    def sync_time(self) -> R:
        """Measure how far this machine's clock is off. A -1021 does so by itself."""
        return self._run(sync_time(self._state))

    def reset_circuit_breaker(self) -> None:
        """Let orders be sent again that were refused too often, as after a deposit."""
        self._state.breaker.reset()

    def explain(
        self,
        method: str,
        order: Request | Mapping[str, object] | None = None,
        /,
        **parameters: object,
    ) -> ShownRequest:
        """Return the request that a method would send, and the exact text that is signed.

        Nothing is sent or judged, and the key is not shown.

        Args:
            method: its name, as ``new_order``.
            order: of methods that take one.
            **parameters: the order, or the parameters of other methods.

        Raises:
            KeyError: there is no such method.
            TypeError: the method does not take that.
        """
        state, endpoint = self._state, ENDPOINTS[method]
        params: dict[str, object] = {}
        if endpoint.kind is not None:
            params |= sent_params(state, endpoint, read(endpoint, order, parameters))
        else:
            params |= parameters_of(endpoint, parameters)
        if endpoint.security.signed:
            params.setdefault("recvWindow", state.recv_window)
        return explain(
            endpoint,
            params,
            base_url=state.base_url,
            signer=state.signer,
            timestamp=state.exchange_now,
        )

    def __repr__(self) -> str:
        """Name the environment and the address; keys are not shown."""
        state = getattr(self, "_state", None)  # None in a traceback of the constructor
        where = "" if state is None else f"{state.environment.value}, {state.base_url}"
        return f"{type(self).__name__}({where})"

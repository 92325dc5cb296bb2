"""What one client knows, holds and is set to: `ClientState`. Its flows are beside."""

from collections.abc import Callable
from datetime import date

import attrs

from pretrade.client.endpoints.endpoint import Endpoint
from pretrade.client.environments import Environment
from pretrade.client.errors import MissingKey
from pretrade.client.instants import instant
from pretrade.client.keys.secret import Secret
from pretrade.client.keys.signer import Signer
from pretrade.client.limits.limit_tracker import LimitTracker
from pretrade.client.limits.rate_limits import own_limit
from pretrade.client.state.circuit_breaker import CircuitBreaker
from pretrade.client.state.facts_state import FactsState
from pretrade.client.state.rules_state import RulesChanged, RulesState
from pretrade.client.state.sent_order import SentOrder
from pretrade.client.state.server_time import ServerTime
from pretrade.client.validate import Validate


def _new_tracker(state: "ClientState") -> LimitTracker:
    return LimitTracker((), lambda: state.exchange_now)


@attrs.define(repr=False, eq=False)
class ClientState:
    """The state of a client. It belongs to one thread or one event loop.

    Attributes:
        environment: where orders go.
        base_url: its address.
        api_key: None: none was given and none was found.
        signer: signs requests; None: there is no secret.
        missing: why there is no key.
        clock: milliseconds since 1970 on this machine.
        new_id: makes client order ids.
        validate: what happens to orders before they are sent.
        recv_window: how many milliseconds a request is good for.
        wait_for_limits: wait, and go on once, where a limit is reached; orders never wait.
        query_waits: milliseconds before each query for an order whose reply was lost.
        on_rules_changed: is told what changed.
        rules: what orders are judged by; None: not read yet.
        reading_rules: they are being read for the first time.
        facts: prices and the account.
        breaker: stops a loop on one refused order.
        tracker: what is used of the limits.
        own_trackers: of the endpoints that have limits of their own, by name.
        server_time: how far off the clock is.
        order_counts_known: the exchange has said how many orders it counts.
        rules_changes: every change that was found, oldest first.
        pending: orders that were sent and whose outcome is not known, oldest first.
    """

    environment: Environment
    base_url: str
    api_key: Secret | None
    signer: Signer | None
    missing: MissingKey | None
    clock: Callable[[], int]
    new_id: Callable[[], str]
    validate: Validate
    recv_window: int
    wait_for_limits: bool
    query_waits: tuple[int, ...]
    on_rules_changed: Callable[[RulesChanged], object] | None
    rules: RulesState | None
    facts: FactsState
    breaker: CircuitBreaker
    tracker: LimitTracker = attrs.field(
        init=False, default=attrs.Factory(_new_tracker, takes_self=True)
    )
    server_time: ServerTime = attrs.field(factory=ServerTime)
    reading_rules: bool = False
    order_counts_known: bool = False
    rules_changes: list[RulesChanged] = attrs.field(factory=list[RulesChanged])
    own_trackers: dict[str, LimitTracker] = attrs.field(factory=dict[str, LimitTracker])
    pending: list[SentOrder] = attrs.field(factory=list[SentOrder])

    @property
    def exchange_now(self) -> int:
        """The exchange's clock as far as it is known, in milliseconds since 1970."""
        return self.server_time.timestamp(self.clock())

    @property
    def today(self) -> date:
        """The exchange's day (UTC), whose rules hold."""
        return instant(self.exchange_now).date()

    def tracker_of(self, endpoint: Endpoint) -> LimitTracker:
        """Return what counts the limits of an endpoint: below ``/sapi`` each has its own."""
        if not endpoint.own_limits:
            return self.tracker
        if endpoint.name not in self.own_trackers:
            limits = [own_limit(endpoint.counted_by)]
            self.own_trackers[endpoint.name] = LimitTracker(limits, lambda: self.exchange_now)
        return self.own_trackers[endpoint.name]

    def settle(self, sent: SentOrder) -> None:
        """Take note that the outcome of an order is known, or asked for no more."""
        if sent in self.pending:
            self.pending.remove(sent)

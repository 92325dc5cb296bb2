"""Every exception of the client, below `ClientError`.

::

    ClientError (PretradeError)
    ├── ExchangeError            the exchange refused; ``code``, ``msg``, ``name``, ``fault``
    │   └── CancelReplaceFailed  a cancel-replace failed, wholly or in part; each leg's outcome
    ├── LimitReached             too many requests or orders; ``until`` when it is over
    │   └── Banned               the address is banned (HTTP 418)
    ├── OutcomeUnknown           nobody can say whether the order was placed
    ├── TransportFailed          no reply; ``sent`` says whether the request may have arrived
    ├── MalformedReply           a reply that is not what the exchange sends
    ├── NotServed                refused before the exchange looked at the request
    │   ├── FirewallBlocked      by its firewall (HTTP 403)
    │   ├── RestrictedLocation   for the place from which it came (HTTP 451)
    │   └── EndpointRetired      as its endpoint is gone (HTTP 410)
    ├── CircuitOpen              the same order was refused too often; it is not sent again
    ├── InvalidKey               a key that cannot be read
    ├── MissingKey               a key that is not there
    └── WrongEnvironment         it is not clear, or contradicts itself, where orders go

An order that is refused before it is sent is `pretrade.OrderRejected`.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from pretrade.client.leg_outcome import LegOutcome
from pretrade.error_codes import ErrorCode, Fault, error_code
from pretrade.errors import PretradeError
from pretrade.info.diff import RuleChange
from pretrade.json_values import is_object

_OUTCOME_UNKNOWN_CODES = frozenset({-1006, -1007})


class ClientError(PretradeError):
    """The root of the client's errors."""

    @property
    def outcome_unknown(self) -> bool:
        """The request may have been carried out: ask before sending it again."""
        return False


class ExchangeError(ClientError):
    """The exchange answered with an error.

    Attributes:
        code: as -1013.
        msg: the exchange's text.
        status: the HTTP status.
        data: what came besides code and text; None when nothing did.
        rules_changed: how the symbol's rules differ from those that the order was checked by,
            once they were fetched again.

    >>> error = ExchangeError(
    ...     -1021, "Timestamp for this request is outside of the recvWindow.", 400
    ... )
    >>> error.name, error.retryable, error.fault.value
    ('INVALID_TIMESTAMP', True, 'caller')
    """

    def __init__(self, code: int, msg: str, status: int, data: Any = None) -> None:  # noqa: ANN401  JSON
        """Keep the answer's parts."""
        super().__init__(code, msg, status, data)
        self.code = code
        self.msg = msg
        self.status = status
        self.data = data
        self.rules_changed: tuple[RuleChange, ...] = ()

    @property
    def _meaning(self) -> ErrorCode:
        return error_code(self.code)

    @property
    def name(self) -> str:
        """The exchange's name of the code, as ``INVALID_TIMESTAMP``."""
        return self._meaning.name

    @property
    def retryable(self) -> bool:
        """The same request may do better later. An order's outcome must be known before that."""
        return self._meaning.retryable

    @property
    def fault(self) -> Fault:
        """Who can do something about it: ``caller``, ``exchange``, ``network`` or ``account``."""
        return self._meaning.fault

    @property
    def outcome_unknown(self) -> bool:
        """HTTP 5XX, -1006 and -1007 leave open whether the request was carried out."""
        return self.status >= 500 or self.code in _OUTCOME_UNKNOWN_CODES

    def __str__(self) -> str:
        """Return code, name and text as one line."""
        changed = "".join(f"; now {change}" for change in self.rules_changed)
        return f"{self.code} {self.name}: {self.msg} (HTTP {self.status}){changed}"


class CancelReplaceFailed(ExchangeError):
    """A cancel-replace of which not both legs succeeded (-2021, -2022; HTTP 409 in part).

    Attributes:
        cancel: what became of the cancel.
        new_order: what became of the new order. NOT_ATTEMPTED still counts as an order.
    """

    def __init__(self, code: int, msg: str, status: int, data: Any = None) -> None:  # noqa: ANN401  JSON
        """Keep the answer's parts and tell its legs apart."""
        super().__init__(code, msg, status, data)
        legs: Mapping[str, Any] = data if is_object(data) else {}
        self.cancel = LegOutcome.of(legs.get("cancelResult"), legs.get("cancelResponse"))
        self.new_order = LegOutcome.of(legs.get("newOrderResult"), legs.get("newOrderResponse"))

    def __str__(self) -> str:
        """Return the code, the text and what became of each leg."""
        return f"{super().__str__()}; cancel {self.cancel}; new order {self.new_order}"


class LimitReached(ClientError):
    """Too many requests or orders: the exchange said so (429), or the tracker before sending.

    Attributes:
        limit: which, as ``50 ORDERS per 10 SECOND``, or the exchange's text.
        until: when to go on, UTC; None when the exchange did not say.
        code: the exchange's code, as -1003 (0: it gave none); None when the tracker refused and
            nothing was sent.
    """

    def __init__(self, limit: str, until: datetime | None = None, code: int | None = None) -> None:
        """Keep the limit and the time."""
        super().__init__(limit, until, code)
        self.limit = limit
        self.until = until
        self.code = code

    @property
    def sent(self) -> bool:
        """The exchange refused the request; else it was never sent."""
        return self.code is not None

    def __str__(self) -> str:
        """Return the limit and when to go on."""
        code = f"{self.code} " if self.code else ""
        if self.until is None:
            return f"{code}{self.limit}; wait before you go on"
        return f"{code}{self.limit}; wait until {self.until.isoformat()}"


class Banned(LimitReached):
    """The address is banned for going on after 429s (HTTP 418): for 2 minutes up to 3 days."""


class OutcomeUnknown(ClientError):
    """The request was sent and may have been carried out. Do not send it again: look for it.

    Attributes:
        client_order_id: by which the order (or order list) can be found; empty: there is none.
        reason: why the outcome is unknown.
        found: what the exchange has under that id; None when it has nothing, or did not answer.
    """

    def __init__(self, client_order_id: str, reason: str, found: Any = None) -> None:  # noqa: ANN401  JSON
        """Keep the id, the reason and what was found."""
        super().__init__(client_order_id, reason, found)
        self.client_order_id = client_order_id
        self.reason = reason
        self.found = found

    @property
    def outcome_unknown(self) -> bool:
        """Yes."""
        return True

    def __str__(self) -> str:
        """Return the reason and what to do."""
        own = self.client_order_id
        sought = f"client order id {own!r}" if own else "what it changes"
        return f"{self.reason}; query {sought} before sending again"


class TransportFailed(ClientError):
    """No reply came: no connection, a time-out, or a connection that broke.

    Attributes:
        reason: what happened.
        sent: the request may have arrived. False: nothing was sent.
    """

    def __init__(self, reason: str, sent: bool) -> None:  # noqa: FBT001  kept as given, for pickle
        """Keep the reason and whether anything was sent."""
        super().__init__(reason, sent)
        self.reason = reason
        self.sent = sent

    @property
    def outcome_unknown(self) -> bool:
        """Whether something was sent."""
        return self.sent

    def __str__(self) -> str:
        """Return the reason and whether anything was sent."""
        return f"{self.reason} ({'perhaps' if self.sent else 'nothing was'} sent)"


class MalformedReply(ClientError):
    """A reply that is not JSON, an error without code and text, or no answer to what was asked.

    Attributes:
        status: the HTTP status.
        excerpt: how the reply begins.
    """

    def __init__(self, status: int, excerpt: str) -> None:
        """Keep the status and the beginning."""
        super().__init__(status, excerpt)
        self.status = status
        self.excerpt = excerpt

    @property
    def outcome_unknown(self) -> bool:
        """A reply that broke off, or HTTP 5XX, may follow what was carried out."""
        return self.status < 300 or self.status >= 500

    def __str__(self) -> str:
        """Return the status and the beginning."""
        return f"the reply (HTTP {self.status}) is not what the exchange sends: {self.excerpt}"


class NotServed(ClientError):
    """Refused before the exchange looked at the request: nothing was carried out.

    Attributes:
        excerpt: the text that came, or how the page begins.
    """

    _refused = "the exchange does not serve this request"

    def __init__(self, excerpt: str) -> None:
        """Keep the text."""
        super().__init__(excerpt)
        self.excerpt = excerpt

    def __str__(self) -> str:
        """Return who refused and the text."""
        return f"{self._refused}: {self.excerpt}"


class FirewallBlocked(NotServed):
    """HTTP 403: the web application firewall refused, for a rate limit or a request's words."""

    _refused = "blocked by the firewall before the exchange (HTTP 403)"


class RestrictedLocation(NotServed):
    """HTTP 451: the exchange serves no requests from where this one came; its terms say which."""

    _refused = "not served where this request comes from (HTTP 451)"


class EndpointRetired(NotServed):
    """HTTP 410: there is no such endpoint any more, as ``userDataStream`` since 2026-02-20."""

    _refused = "the exchange has retired this endpoint (HTTP 410)"


class CircuitOpen(ClientError):
    """The same order was refused again and again; it was not sent once more. Change the order.

    Attributes:
        count: how many times the exchange refused it.
        last: the last refusal.
    """

    def __init__(self, count: int, last: ExchangeError) -> None:
        """Keep the count and the last refusal."""
        super().__init__(count, last)
        self.count = count
        self.last = last

    def __str__(self) -> str:
        """Return the count and the last refusal."""
        refused = f"not sent: this order was refused {self.count} times, last with {self.last}"
        return f"{refused}; change it, or call reset_circuit_breaker() when the cause is gone"


class InvalidKey(ClientError):
    """A key that cannot be read. The text never shows it."""


class MissingKey(ClientError):
    """A key that is needed and was neither given nor found. The text says where to put it."""


class WrongEnvironment(ClientError):
    """It is not clear, or contradicts itself, to which exchange orders would go."""

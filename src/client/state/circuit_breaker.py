"""Stops a loop that sends one refused order again and again: `CircuitBreaker`."""

from collections import OrderedDict
from collections.abc import Mapping

from pretrade.client.errors import CircuitOpen, ExchangeError

_NOT_PART_OF_THE_ORDER = frozenset(
    {
        *("recvWindow", "timestamp", "newOrderRespType"),
        *("newClientOrderId", "cancelNewClientOrderId", "listClientOrderId"),
        *("limitClientOrderId", "stopClientOrderId", "aboveClientOrderId", "belowClientOrderId"),
    }
)
_MOST_ORDERS = 1000  # a bot that changes its price at every attempt must not fill memory

Key = tuple[str, frozenset[tuple[str, str]]]
"""An endpoint, and what of the parameters makes the order what it is."""


def key_of(endpoint: str, params: Mapping[str, object]) -> Key:
    """Return what two equal orders share; ids are new for each attempt."""
    parts = [
        (name, str(value))
        for name, value in params.items()
        if value is not None and name not in _NOT_PART_OF_THE_ORDER
    ]
    return endpoint, frozenset(parts)


class CircuitBreaker:
    """Counts equal refusals of equal orders. It never looks at a clock: change the order, or reset.

    A loop on one refusal has used up a day's 100000 orders (hummingbot, issue 462).

    >>> breaker, order = CircuitBreaker(most=1), {"symbol": "BTCUSDT", "side": "BUY"}
    >>> breaker.refused("new_order", order, ExchangeError(-2010, "Insufficient balance.", 400))
    >>> breaker.check("new_order", {**order, "newClientOrderId": "other"})
    Traceback (most recent call last):
    pretrade.client.errors.CircuitOpen: not sent: this order was refused 1 times, last with \
-2010 NEW_ORDER_REJECTED: Insufficient balance. (HTTP 400); change it, or call \
reset_circuit_breaker() when the cause is gone
    """

    def __init__(self, most: int = 3) -> None:
        """Allow so many equal refusals of one order."""
        self._most = most
        self._refusals: OrderedDict[Key, tuple[int, ExchangeError]] = OrderedDict()

    def check(self, endpoint: str, params: Mapping[str, object]) -> None:
        """Do nothing if an order may be sent.

        Raises:
            CircuitOpen: it was refused too often, each time with the same code.
        """
        count, last = self._refusals.get(key_of(endpoint, params), (0, None))
        if last is not None and count >= self._most:
            raise CircuitOpen(count, last)

    def refused(self, endpoint: str, params: Mapping[str, object], error: ExchangeError) -> None:
        """Count a refusal. One that may pass by itself, or leaves the outcome open, is none."""
        if error.retryable or error.outcome_unknown:
            return
        key = key_of(endpoint, params)
        count, last = self._refusals.pop(key, (0, None))
        same = last is not None and last.code == error.code
        self._refusals[key] = (count + 1 if same else 1, error)
        if len(self._refusals) > _MOST_ORDERS:
            self._refusals.popitem(last=False)

    def accepted(self, endpoint: str, params: Mapping[str, object]) -> None:
        """Forget the refusals of an order that was accepted."""
        self._refusals.pop(key_of(endpoint, params), None)

    def reset(self) -> None:
        """Forget all refusals: the cause is gone, as after a deposit."""
        self._refusals.clear()

"""RECV_WINDOW: ``recvWindow`` above 60000 milliseconds (-1131); 60000 itself passes.

Source: change log of 2019-08-15 (before it any window was taken); a real answer.
"""

from pretrade.check import Rule, Scope, unreadable
from pretrade.facts import Facts, Venue
from pretrade.order import Order, OrderList, Shape
from pretrade.violation import Bound, Findings, rejection

_MOST = 60000


def applies(shape: Shape, venue: Venue) -> bool:
    """Requests with a ``recvWindow``, since 2019-08-15."""
    return "recvWindow" in shape.given and venue.rulebook.recv_window_limited


def check(request: Order | OrderList, facts: Facts) -> Findings:  # noqa: ARG001
    """Refuse windows above the maximum."""
    value = request.recv_window
    if value is None:
        return unreadable("RECV_WINDOW", request, "recvWindow")
    if value <= _MOST:
        return ()
    msg = "'recvWindow' must be less than 60000."
    bound = Bound("maximum", _MOST)
    return rejection("RECV_WINDOW", -1131, msg, "recvWindow", value, bound, _MOST)


RECV_WINDOW = Rule("RECV_WINDOW", applies, check, Scope.REQUEST)

"""RECV_WINDOW: ``recvWindow`` above 60000 milliseconds (-1131); 60000 itself passes.

Source: change log of 2019-08-15 (before it any window was taken); a real answer.
"""

from collections.abc import Iterator

from pretrade.check import NumericRule, Scope
from pretrade.constraint import Constraint, field, named
from pretrade.context import Context
from pretrade.order import Shape
from pretrade.order.syntax import LONGEST_WINDOW, WINDOW_TOO_LONG

_SHORT_ENOUGH = field("recvWindow") <= named("maximum", LONGEST_WINDOW)


def constraints(shape: Shape, context: Context) -> Iterator[Constraint]:
    """Bind ``recvWindow``, since 2019-08-15."""
    if "recvWindow" in shape.given and context.rulebook.recv_window_limited:
        yield _SHORT_ENOUGH


RECV_WINDOW = NumericRule("RECV_WINDOW", constraints, -1131, WINDOW_TOO_LONG, Scope.ANY)

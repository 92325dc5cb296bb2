"""SYNTAX: a value that the exchange could not read (-1100; -1130, -1145, -1210, -1211 for words).

Decimals are digits with at most one point: no sign, exponent or comma. Symbols are upper case:
``btcusdt`` is -1100, not -1121; since 2025-12-02 they may hold letters beyond ASCII. ``recvWindow``
takes up to three decimals since 2025-08-28, only digits before.

Source: real answers, which print the legal ranges; change log of 2025-08-12 and 2025-12-02.
"""

from decimal import Decimal

from pretrade.check import Rule, Scope
from pretrade.context import Context
from pretrade.decimals import remainder
from pretrade.facts import Facts
from pretrade.order import Request, Shape
from pretrade.order.syntax import INTEGER_RANGE, SYMBOL_RANGE, is_ascii_symbol
from pretrade.rules._malformed import check_of
from pretrade.violation import Findings, rejection

_ONE = Decimal(1)
_MSG = "Illegal characters found in parameter '{}'; legal range is '{}'."
_check_malformed = check_of("SYNTAX")


def applies(shape: Shape, context: Context) -> bool:
    """Whether a value could not be read, or is one whose syntax depends on the date."""
    return bool(shape.malformed) or not context.listed or "recvWindow" in shape.given


def check(request: Request, facts: Facts) -> Findings:
    """Refuse what cannot be read."""
    found = _check_malformed(request, facts)
    if not facts.context.listed and request.symbol is not None:
        found += _check_symbol(request.symbol, facts)
    window = getattr(request, "recv_window", None)
    if (
        window is not None
        and not facts.context.rulebook.recv_window_decimals
        and remainder(window, _ONE)
    ):
        msg = _MSG.format("recvWindow", INTEGER_RANGE)
        found += rejection("SYNTAX", -1100, msg, "recvWindow", window, legal="digits")
    return found


def is_legal_symbol(name: str, *, unicode_symbols: bool) -> bool:
    """Tell whether a name could be a symbol at all."""
    if is_ascii_symbol(name):
        return True
    letters = name.replace("-", "").replace("_", "").replace(".", "")
    return unicode_symbols and len(name) <= 20 and letters.isalnum() and name == name.upper()


def _check_symbol(name: str, facts: Facts) -> Findings:
    if is_legal_symbol(name, unicode_symbols=facts.context.rulebook.unicode_symbols):
        return ()
    msg = _MSG.format("symbol", SYMBOL_RANGE)
    legal = "up to 20 upper-case letters, digits and -_."
    return rejection("SYNTAX", -1100, msg, "symbol", name, None, legal=legal)


SYNTAX = Rule("SYNTAX", applies, check, Scope.REQUEST)

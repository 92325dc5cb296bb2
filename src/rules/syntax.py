r"""SYNTAX: a value that the exchange could not read (-1100; -1130, -1145, -1210, -1211 for words).

Decimals are digits with at most one point: no sign, exponent or comma. Symbols are upper case:
``btcusdt`` is -1100, not -1121; since 2025-12-02 they may hold letters beyond ASCII, and 50
characters instead of 20. ``recvWindow`` takes up to three decimals since 2025-08-28, only digits
before. ``side`` is letters, whatever the word. ``sideEffectType`` AUTO_BORROW_REPAY is taken since
2024-01-01 [ours]; one third party has it retired on 2026-10-14: from then on it is unevaluated.

Source: real answers, which print the legal ranges; change log of 2025-08-12 and 2025-12-02; "Margin
Account New Order (TRADE)"; JKorf/Binance.Net#1340 (an AUTO_BORROW_REPAY that was taken on
2024-02-02); the documentation of the crate rustrade-execution 0.19.0 (its retirement).
"""

import re
from decimal import Decimal

from pretrade.check import Rule, Scope
from pretrade.context import Context
from pretrade.enums import OTO_KINDS
from pretrade.facts.fact import Facts
from pretrade.order import Request, Shape
from pretrade.order.parameters import AUTO_BORROW_REPAY, PARAMETERS
from pretrade.order.syntax import ILLEGAL_CHARACTERS, INTEGER, INTEGER_RANGE
from pretrade.report.violation import Findings, missing, rejection
from pretrade.rulebook import Rulebook
from pretrade.rules._malformed import check_of

_RULE = "SYNTAX"
_check_malformed = check_of(_RULE)
_ASCII_SYMBOLS = (
    "^[A-Z0-9-_.]{1,20}$",
    re.compile("[A-Z0-9_.-]{1,20}").fullmatch,
    "up to 20 upper-case letters, digits and -_.",
)
_SYMBOLS = (
    r"^[\w\-._&&[^a-z]]{1,50}$",
    re.compile(r"(?:(?![a-z])[\w.-]){1,50}").fullmatch,
    "up to 50 letters (none of a to z), digits and -_.",
)
"""The pattern that the exchange prints, what asks it, and how people say it."""


def applies(shape: Shape, context: Context) -> bool:
    """Whether a value could not be read, or is one whose syntax depends on the date."""
    dated = not shape.given.isdisjoint(("recvWindow", "sideEffectType"))
    return bool(shape.malformed) or not context.listed or dated


def check(request: Request, facts: Facts) -> Findings:
    """Refuse what cannot be read."""
    rulebook = facts.context.rulebook
    found = _check_malformed(request, facts)
    if not facts.context.listed and request.symbol is not None:
        found += _check_symbol(request.symbol, rulebook)
    window: Decimal | None = request.known("recvWindow")
    if window is not None and not rulebook.recv_window_decimals and _has_point(window):
        msg = ILLEGAL_CHARACTERS.format(name="recvWindow", legal_range=INTEGER_RANGE)
        found += rejection(_RULE, -1100, msg, "recvWindow", window, legal=INTEGER.legal)
    return found + _check_side_effect(request, rulebook)


def is_legal_symbol(name: str, rulebook: Rulebook) -> bool:
    """Tell whether a name could be a symbol at all."""
    _, is_legal, _ = _SYMBOLS if rulebook.unicode_symbols else _ASCII_SYMBOLS
    return is_legal(name) is not None


def illegal_symbol(rulebook: Rulebook) -> str:
    """Return the exchange's text for a name that could not be one."""
    legal_range, _, _ = _SYMBOLS if rulebook.unicode_symbols else _ASCII_SYMBOLS
    return ILLEGAL_CHARACTERS.format(name="symbol", legal_range=legal_range)


def _check_symbol(name: str, rulebook: Rulebook) -> Findings:
    if is_legal_symbol(name, rulebook):
        return ()
    _, _, legal = _SYMBOLS if rulebook.unicode_symbols else _ASCII_SYMBOLS
    return rejection(_RULE, -1100, illegal_symbol(rulebook), "symbol", name, legal=legal)


def _has_point(window: Decimal) -> bool:
    exponent = window.as_tuple().exponent
    return exponent != 0


def _check_side_effect(request: Request, rulebook: Rulebook) -> Findings:
    effect, waits = request.known("sideEffectType"), request.kind in OTO_KINDS
    legal = "NO_SIDE_EFFECT or MARGIN_BUY" if waits else "NO_SIDE_EFFECT, MARGIN_BUY or AUTO_REPAY"
    if effect == AUTO_BORROW_REPAY:
        if waits or rulebook.auto_borrow_repay_retired:
            return missing(_RULE, "evidence:auto_borrow_repay")
        if rulebook.auto_borrow_repay:
            return ()
    elif not (waits and effect == "AUTO_REPAY"):
        return ()
    syntax = PARAMETERS["sideEffectType"]
    msg = syntax.msg.format(name="sideEffectType")
    return rejection(_RULE, syntax.code, msg, "sideEffectType", effect, legal=legal)


SYNTAX = Rule(_RULE, applies, check, Scope.ANY)

"""A request read as far as it can be read, with the facts around it."""

import dataclasses
import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from property_tests.oracle.legs import ALGO, PRICED, Leg, number
from property_tests.oracle.requests.forms import Form, always_needed, forms_of, names_of
from property_tests.oracle.verdicts import Verdicts

Json = Mapping[str, Any]

DECIMAL = r"[0-9]{1,20}(\.[0-9]{1,20})?"
DIGITS = r"[0-9]{1,20}"
CLIENT_ID = r"[a-zA-Z0-9_-]{1,36}"
DECIMAL_WINDOW_FROM = dt.date(2025, 8, 28)
ANY_LETTERS_FROM = dt.date(2025, 12, 2)
TYPES = PRICED | ALGO | {"MARKET"}
SIDES = {"BUY", "SELL"}
TIMES_IN_FORCE = {"GTC", "IOC", "FOK"}
AMOUNTS = ("price", "quantity", "stopPrice", "icebergQty")
WORDS = {
    "newOrderRespType": {"ACK", "RESULT", "FULL"},
    "sideEffectType": {"NO_SIDE_EFFECT", "MARGIN_BUY"},
    "pegPriceType": {"PRIMARY_PEG", "MARKET_PEG"},
    "pegOffsetType": {"PRICE_LEVEL"},
    "computeCommissionRates": {"true", "false"},
}
TRUTHS = {"isIsolated", "autoRepayAtCancel"}


@dataclass(frozen=True)
class Sheet:
    """What a rule may look at."""

    kind: str
    request: Mapping[str, str]
    exchange_info: Json
    market: Json
    account: Json
    as_of: dt.date
    out: Verdicts
    #: names that were sent and cannot be read, empty ones among them
    unreadable: set[str] = dataclasses.field(default_factory=set[str])

    @property
    def symbol(self) -> Json | None:
        """The symbol's row, None when there is none."""
        name = self.request.get("symbol")
        rows: Sequence[Json] = self.exchange_info["symbols"]
        return next((row for row in rows if row["symbol"] == name), None)

    @property
    def forms(self) -> list[Form]:
        """The orders of the request."""
        return forms_of(self.kind)

    def names(self) -> set[str]:
        """Every parameter of this kind."""
        return names_of(self.kind)

    def needed(self) -> set[str]:
        """Every parameter that is mandatory whatever the types are."""
        return always_needed(self.kind)

    def refuse(self, rule: str, name: str | None, leg: str | None = None) -> None:
        """Record that a rule refuses the request."""
        self.out.violated.add((rule, name, "", leg))

    def word(self, form: Form, plain: str) -> str:
        """Read one of an order's words, in capitals; empty when it says nothing that counts."""
        wire = form.names.get(plain)
        said = "" if wire is None else self.request.get(wire, "").upper()
        known = {"type": TYPES, "side": SIDES, "timeInForce": TIMES_IN_FORCE}.get(plain)
        return said if known is None or said in known else ""

    def sent(self, form: Form, plain: str) -> bool:
        """Say whether an order has a parameter, readable or not."""
        return form.names.get(plain) in self.request

    def amount(self, wire: str | None) -> Fraction | None:
        """Read a number; None when it was not sent, or cannot be read."""
        if wire is None or wire not in self.request or wire in self.unreadable:
            return None
        return number(self.request[wire])

    def field(self, rule: str, name: str) -> Any:  # noqa: ANN401  what JSON has there
        """Read a field of the symbol; record that it is not there."""
        value = (self.symbol or {}).get(name)
        if value is None:
            self.out.miss(rule, f"symbol:{name}")
        return value

    def flag(self, rule: str, name: str) -> bool | None:
        """Read a flag of the symbol; record that it is not there."""
        value: bool | None = self.field(rule, name)
        return value

    def legs(self) -> list[Leg]:
        """Give the orders as the filters take them: what cannot be read was not sent."""
        return [self.leg(form) for form in self.forms]

    def leg(self, form: Form) -> Leg:
        """Give one order as the filters take it."""
        numbers = (*AMOUNTS, "trailingDelta")
        values = {plain: self.amount(form.names.get(plain)) for plain in numbers}
        peg = self.word(form, "pegPriceType")
        level = self.amount(form.names.get("pegOffsetValue"))
        return Leg(
            form.leg,
            self.word(form, "type"),
            self.word(form, "side"),
            form.names,
            {plain: value for plain, value in values.items() if value is not None},
            peg if peg in WORDS["pegPriceType"] else None,
            int(level or 0),
            form.shared,
            form.waits,
            frozenset(plain for plain, wire in form.names.items() if wire in self.request),
        )


def legal(plain: str, value: str, as_of: dt.date) -> bool:
    """Say whether the exchange can read a value; `plain` is the name without its order."""
    if plain == "symbol":
        later = r"(?![^a-z]*[a-z])[\w.-]{1,50}"
        return (
            re.fullmatch(later if as_of >= ANY_LETTERS_FROM else r"[A-Z0-9_.-]{1,20}", value)
            is not None
        )
    patterns = {
        "side": r"[a-zA-Z]{1,36}",
        "recvWindow": DIGITS + (r"(\.[0-9]{1,3})?" if as_of >= DECIMAL_WINDOW_FROM else ""),
        **dict.fromkeys((*AMOUNTS, "newQty"), DECIMAL),
        **dict.fromkeys(
            (
                "trailingDelta",
                "strategyId",
                "strategyType",
                "pegOffsetValue",
                "orderId",
                "timestamp",
            ),
            DIGITS,
        ),
        **dict.fromkeys(
            ("clientOrderId", "listClientOrderId", "origClientOrderId", "newClientOrderId"),
            CLIENT_ID,
        ),
    }
    if plain in patterns:
        return re.fullmatch(patterns[plain], value) is not None
    if plain in TRUTHS:
        return value.upper() in {"TRUE", "FALSE"}
    return plain not in WORDS or value in WORDS[plain]


def plain_names(sheet: Sheet) -> dict[str, str]:
    """Give wire name -> the name without its order."""
    plain = {name: name for name in sheet.names()}
    for form in sheet.forms:
        plain.update({wire: name for name, wire in form.names.items()})
    return plain

"""Numbers that no symbol takes: too large, too fine, nothing."""

import datetime as dt
from collections.abc import Iterator
from fractions import Fraction

from property_tests.oracle.legs import PRICED, Leg
from property_tests.oracle.question import Question
from property_tests.oracle.requests.forms import Form
from property_tests.oracle.requests.sheet import AMOUNTS, Sheet

OVERFLOW_FROM = dt.date(2022, 12, 5)
MOST_UNITS = 2**63 - 1
ICEBERG_TYPES = {"LIMIT", "STOP_LOSS_LIMIT", "TAKE_PROFIT_LIMIT"}
OF_BASE = {"quantity", "icebergQty", "newQty"}


def amounts(sheet: Sheet) -> Iterator[tuple[str, str, str | None]]:
    """Give every amount that can be read: plain name, wire name, leg."""
    found: dict[str, tuple[str, str, str | None]] = {}
    for form in sheet.forms:
        for plain in AMOUNTS:
            wire = form.names.get(plain)
            if wire is not None and sheet.amount(wire) is not None:
                found[wire] = (plain, wire, None if wire in form.shared else form.leg)
    if sheet.kind == "amend" and sheet.amount("newQty") is not None:
        found["newQty"] = ("newQty", "newQty", None)
    yield from found.values()


def digits(sheet: Sheet) -> None:
    """Judge OVERFLOW, PRECISION and ZERO_VALUE of every amount."""
    for plain, wire, leg in amounts(sheet):
        value = sheet.amount(wire) or Fraction(0)
        if value == 0 and plain != "icebergQty":
            sheet.refuse("ZERO_VALUE", wire, leg)
        name = "baseAssetPrecision" if plain in OF_BASE else "quoteAssetPrecision"
        symbol = sheet.symbol or {}
        precision = symbol.get(name)
        if precision is None and name == "quoteAssetPrecision":
            precision = symbol.get("quotePrecision")
        if precision is None:
            sheet.out.miss("PRECISION", f"symbol:{name}")
            if sheet.as_of >= OVERFLOW_FROM:
                sheet.out.miss("OVERFLOW", f"symbol:{name}")
            continue
        if len(sheet.request[wire].partition(".")[2]) > int(precision):
            sheet.refuse("PRECISION", wire, leg)
        if value * 10 ** int(precision) > MOST_UNITS and sheet.as_of >= OVERFLOW_FROM:
            sheet.refuse("OVERFLOW", wire, leg)


def worth_nothing(sheet: Sheet, asked: Question) -> None:
    """Judge ZERO_NOTIONAL: price x quantity, cut to the quote asset's decimals."""
    symbol = sheet.symbol or {}
    decimals = symbol.get("quoteAssetPrecision", symbol.get("quotePrecision", 8))
    for leg in sheet.legs():
        quantity = leg.get("quantity")
        if leg.type not in PRICED:
            continue
        if "quantity" not in leg.names:
            sheet.out.miss("ZERO_NOTIONAL", "working_fill")
            continue
        prices = known_prices(sheet, asked, leg)
        if quantity is not None and any(
            price * quantity * 10 ** int(decimals) < 1 for price in prices
        ):
            sheet.refuse("ZERO_NOTIONAL", leg.names["quantity"], leg.name)


def known_prices(sheet: Sheet, asked: Question, leg: Leg) -> list[Fraction]:
    """Give the prices at which an order may rest; record what lacks."""
    prices = [] if leg.price is None else [leg.price]
    if leg.peg is None:
        return prices
    if leg.waits:
        sheet.out.miss("ZERO_NOTIONAL", "working_fill")
        return prices
    followed = asked.pegged_price(leg)
    if isinstance(followed, str):
        sheet.out.miss("ZERO_NOTIONAL", followed)
    elif followed > 0:
        prices.append(followed)
    return prices


def icebergs(sheet: Sheet) -> None:
    """Judge ICEBERG_TIME_IN_FORCE and ICEBERG_QUANTITY."""
    for form in sheet.forms:
        leg = sheet.leg(form)
        if leg.iceberg is None:
            continue
        if sheet.word(form, "timeInForce") in {"IOC", "FOK"} and leg.type in ICEBERG_TYPES:
            sheet.refuse("ICEBERG_TIME_IN_FORCE", form.names["timeInForce"], form.leg)
        whole = leg.get("quantity")
        if sheet.kind == "sorTestOrder":
            sheet.out.miss("ICEBERG_QUANTITY", "matching_engine")
        elif "quantity" not in form.names:
            sheet.out.miss("ICEBERG_QUANTITY", "working_fill")
        elif whole is not None and leg.iceberg > whole:
            sheet.refuse("ICEBERG_QUANTITY", form.names["icebergQty"], form.leg)


def stays_within(form: Form, leg: Leg) -> bool:
    """Say whether an order knows its own quantity."""
    return "quantity" in form.names and leg.get("quantity") is not None

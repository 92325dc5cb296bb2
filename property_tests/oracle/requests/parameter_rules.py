"""Names and texts: what is unknown, empty, unreadable, missing or too much."""

import datetime as dt
from collections.abc import Sequence

from property_tests.oracle.legs import ALGO, PRICED, number
from property_tests.oracle.requests.forms import LISTS, OPOS, PAIRS, SORS, Form
from property_tests.oracle.requests.ids import UNSUPPORTED_OPERATION, UNSUPPORTED_TYPE
from property_tests.oracle.requests.sheet import Sheet, legal, plain_names

TIMING_FROM = dt.date(2024, 12, 12)
FIRST_TIMESTAMP = 1483228800000
TRAILING_NEEDS_PRICE_FROM = dt.date(2026, 6, 15)

#: CHANGELOG.md of 2023-08-08, 2024-06-11, 2025-04-21 and 2025-12-02
SINCE = {
    **dict.fromkeys(SORS, dt.date(2023, 8, 8)),
    **dict.fromkeys(("oto", "otoco"), dt.date(2024, 6, 11)),
    "amend": dt.date(2025, 5, 7),
    **dict.fromkeys(OPOS, dt.date(2025, 12, 18)),
}

FORBIDDEN = {
    "LIMIT": {"stopPrice", "trailingDelta"},
    "MARKET": {"timeInForce", "price", "stopPrice", "trailingDelta", "icebergQty"},
    "STOP_LOSS": {"timeInForce", "price", "icebergQty"},
    "TAKE_PROFIT": {"timeInForce", "price", "icebergQty"},
    "STOP_LOSS_LIMIT": set[str](),
    "TAKE_PROFIT_LIMIT": set[str](),
    "LIMIT_MAKER": {"timeInForce", "stopPrice", "trailingDelta"},
}
WITH_TIME = {"LIMIT", "STOP_LOSS_LIMIT", "TAKE_PROFIT_LIMIT"}
WORD_RULES = {"side": "SIDE", "type": "ORDER_TYPE_VALUE", "timeInForce": "TIME_IN_FORCE"}


def names_and_texts(sheet: Sheet) -> None:
    """Find unknown names, empty values and values that cannot be read."""
    plain = plain_names(sheet)
    for name, value in sheet.request.items():
        if name not in plain:
            sheet.refuse("UNKNOWN_PARAMETER", name)
        elif not value:
            sheet.refuse("EMPTY_PARAMETER", name)
            sheet.unreadable.add(name)
        elif not legal(plain[name], value, sheet.as_of):
            sheet.refuse("SYNTAX", name)
            sheet.unreadable.add(name)
        elif plain[name] in WORD_RULES and not any(
            sheet.word(form, plain[name])
            for form in sheet.forms
            if form.names.get(plain[name]) == name
        ):
            sheet.refuse(WORD_RULES[plain[name]], name)
            sheet.unreadable.add(name)


def missing(sheet: Sheet) -> None:
    """Find what must be there and is not."""
    for name in sheet.needed() - set(sheet.request):
        need(sheet, name)
    by_price = {"workingPrice", "workingPegPriceType"}
    if sheet.kind in LISTS and not by_price & set(sheet.request):
        need(sheet, "workingPrice")
    for form in sheet.forms:
        missing_of_type(sheet, form)
    if sheet.kind == "amend" and not {"orderId", "origClientOrderId"} & set(sheet.request):
        need(sheet, "origClientOrderId")
    if sheet.kind in PAIRS and "pendingBelowType" not in sheet.request:
        sheet.out.miss("MANDATORY_PARAMETER", "order:pendingBelowType")
        sheet.unreadable.add("pendingBelowType")


def missing_of_type(sheet: Sheet, form: Form) -> None:
    """Find what the type of an order needs; of a type that has no place here nothing is missed."""
    for wire in needed_by_type(sheet, form):
        if wire not in sheet.request and has_place(sheet, form):
            need(sheet, wire)
        elif wire not in sheet.request:
            sheet.unreadable.add(wire)
    stops = [form.names[name] for name in ("stopPrice", "trailingDelta") if name in form.names]
    asked = sheet.word(form, "type") in ALGO and has_place(sheet, form)
    if asked and stops and not set(stops) & set(sheet.request):
        need(sheet, stops[0])


def need(sheet: Sheet, name: str) -> None:
    """Record a missing parameter."""
    if name != "pendingBelowType":
        sheet.refuse("MANDATORY_PARAMETER", name)
        sheet.unreadable.add(name)


def needed_by_type(sheet: Sheet, form: Form) -> Sequence[str]:
    """Give what the type of an order asks for besides."""
    order_type = sheet.word(form, "type")
    needed: list[str] = []
    if order_type in WITH_TIME:
        needed.append("timeInForce")
    if order_type in PRICED and not sheet.sent(form, "pegPriceType"):
        needed.append("price")
    return [form.names[name] for name in needed]


def forbidden(sheet: Sheet) -> None:
    """Find what the type of an order does not take."""
    for form in sheet.forms:
        if not has_place(sheet, form):
            continue
        for plain in FORBIDDEN.get(sheet.word(form, "type"), set()):
            if plain == "price" and trails_on_margin(sheet, form):
                # its type takes no price, and what trails must name one: nobody says which wins
                if sheet.sent(form, plain):
                    sheet.out.miss("FORBIDDEN_PARAMETER", "evidence:margin_trailing_price")
            elif sheet.sent(form, plain):
                sheet.refuse("FORBIDDEN_PARAMETER", form.names[plain], form.leg)


def in_time(sheet: Sheet) -> None:
    """The exchange has the request on that day; since when margin lists are there is not known."""
    first = SINCE.get(sheet.kind)
    if first is not None and sheet.as_of < first:
        sheet.refuse(UNSUPPORTED_OPERATION, None)


def types_of_places(sheet: Sheet) -> None:
    """Compare types with what their place takes: a working order, an order through SOR."""
    for form in sheet.forms:
        if not has_place(sheet, form):
            sheet.refuse(UNSUPPORTED_TYPE, form.names["type"], form.leg)


def has_place(sheet: Sheet, form: Form) -> bool:
    """Say whether an order's type is one for its place; of others nothing more is asked."""
    order_type = sheet.word(form, "type")
    if form.leg == "working":
        return order_type in {"LIMIT", "LIMIT_MAKER", ""}
    return sheet.kind not in SORS or order_type in {"LIMIT", "MARKET", ""}


def numbers_of_all(sheet: Sheet) -> None:
    """Judge strategyType, recvWindow and timestamp."""
    for form in sheet.forms:
        strategy = sheet.amount(form.names.get("strategyType"))
        if strategy is not None and strategy < 1_000_000:
            sheet.refuse("STRATEGY_TYPE", form.names["strategyType"], form.leg)
    window = sheet.amount("recvWindow")
    if window is not None and window > 60_000 and sheet.as_of >= dt.date(2019, 8, 15):
        sheet.refuse("RECV_WINDOW", "recvWindow")
    stamp = sheet.amount("timestamp")
    if stamp is not None and sheet.as_of >= TIMING_FROM:
        sheet.out.miss(
            "TIMING", "evidence:old_timestamp" if stamp < FIRST_TIMESTAMP else "server_time"
        )


def pegs(sheet: Sheet) -> None:
    """Judge whether an order may follow the book, and whether there is something to follow."""
    for form in sheet.forms:
        offsets = [
            form.names[name] for name in ("pegOffsetType", "pegOffsetValue") if name in form.names
        ]
        sent = [name for name in offsets if name in sheet.request]
        if len(sent) == 1:
            sheet.refuse("PEGGED_PRICE", form.names["pegOffsetValue"], form.leg)
        level = sheet.amount(form.names.get("pegOffsetValue"))
        if level is not None and level > 100:
            sheet.refuse("PEGGED_PRICE", form.names["pegOffsetValue"], form.leg)
        wire = form.names.get("pegPriceType", "")
        if not sent and wire not in sheet.request:
            continue
        if misused(sheet, form):
            sheet.refuse("PEGGED_PRICE", wire, form.leg)
        if sheet.flag("PEGGED_PRICE", "pegInstructionsAllowed") is False:
            sheet.refuse("PEGGED_PRICE", wire, form.leg)
        if wire not in sheet.request:
            sheet.out.miss("PEGGED_PRICE", f"order:{wire}")
            continue
        followed(sheet, form)


def misused(sheet: Sheet, form: Form) -> bool:
    """Say whether a type and its time in force do not go with a peg."""
    order_type, peg = sheet.word(form, "type"), sheet.word(form, "pegPriceType")
    if order_type in {"MARKET", "STOP_LOSS", "TAKE_PROFIT"}:
        return True
    if order_type == "LIMIT_MAKER":
        return peg == "MARKET_PEG"
    return (
        order_type == "LIMIT"
        and peg == "PRIMARY_PEG"
        and sheet.word(form, "timeInForce") in {"IOC", "FOK"}
    )


def followed(sheet: Sheet, form: Form) -> None:
    """Look at the side of the book that an order follows, if it follows one today."""
    leg = sheet.leg(form)
    if leg.peg is None or leg.type not in PRICED:
        return
    if leg.waits:
        sheet.out.miss("PEGGED_PRICE", "working_fill")
    elif leg.peg_level:
        sheet.out.miss("PEGGED_PRICE", "book_depth")
    elif leg.side:
        own = leg.peg == "PRIMARY_PEG"
        key, fact = (
            ("bidPrice", "best_bid") if own == (leg.side == "BUY") else ("askPrice", "best_ask")
        )
        if sheet.market.get(key) is None:
            sheet.out.miss("PEGGED_PRICE", fact)
        elif number(sheet.market[key]) == 0:
            sheet.refuse("PEGGED_PRICE", form.names["pegPriceType"], form.leg)


def trailing_on_margin(sheet: Sheet) -> None:
    """From 2026-06-15 a margin list's trailing order must name its price."""
    for form in sheet.forms:
        if trails_on_margin(sheet, form) and not sheet.sent(form, "price"):
            need(sheet, form.names["price"])


def trails_on_margin(sheet: Sheet, form: Form) -> bool:
    """Say whether an order of a margin list trails, since that day."""
    margin = sheet.kind.startswith("margin") and sheet.as_of >= TRAILING_NEEDS_PRICE_FROM
    return margin and sheet.sent(form, "trailingDelta")

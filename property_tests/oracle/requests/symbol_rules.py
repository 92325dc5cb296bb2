"""What the symbol takes: its types and flags, its phase, its markets."""

from collections.abc import Sequence

from property_tests.oracle.requests.forms import LISTS, MARGIN, OPOS, PAIRS, SORS
from property_tests.oracle.requests.ids import (
    AMEND_ALLOWED,
    OPO_ALLOWED,
    OPO_SIDES,
    OTO_ALLOWED,
    SOR_ALLOWED,
)
from property_tests.oracle.requests.sheet import Sheet


def types(sheet: Sheet) -> None:
    """Every type is among the symbol's."""
    if not sheet.forms:
        return
    listed: Sequence[str] | None = sheet.field("ORDER_TYPE", "orderTypes")
    for form in sheet.forms:
        order_type = sheet.word(form, "type")
        if listed is not None and order_type and order_type not in listed:
            sheet.refuse("ORDER_TYPE", form.names["type"], form.leg)


def flags(sheet: Sheet) -> None:
    """Judge the flags that a request needs, and those that one of its orders needs."""
    for kinds, rule, flag in (
        (LISTS, OTO_ALLOWED, "otoAllowed"),
        (OPOS, OPO_ALLOWED, "opoAllowed"),
        (PAIRS, "OCO_ALLOWED", "ocoAllowed"),
        ({"amend"}, AMEND_ALLOWED, "amendAllowed"),
    ):
        if sheet.kind not in kinds or sheet.flag(rule, flag) is not False:
            continue
        if rule == "OCO_ALLOWED" and sheet.kind not in OPOS:
            # faqs/opo.md states it of OPOCO; of OTOCO no document does
            sheet.out.miss(rule, "evidence:oco_of_otoco")
        else:
            sheet.refuse(rule, None)
    for form in sheet.forms:
        shown = sheet.amount(form.names["icebergQty"])
        if sheet.sent(form, "icebergQty") and shown != 0:  # unreadable, it may be one
            allowed = sheet.flag("ICEBERG_ALLOWED", "icebergAllowed")
            if allowed is False:
                sheet.refuse("ICEBERG_ALLOWED", form.names["icebergQty"], form.leg)
        if sheet.sent(form, "trailingDelta"):
            allowed = sheet.flag("TRAILING_STOP_ALLOWED", "allowTrailingStop")
            if allowed is False:
                sheet.refuse("TRAILING_STOP_ALLOWED", form.names["trailingDelta"], form.leg)


def opo_sides(sheet: Sheet) -> None:
    """The working order of an OPO buys, what it pays for is sold."""
    if sheet.kind not in OPOS:
        return
    for form in sheet.forms:
        wire, only = form.names["side"], "SELL" if form.waits else "BUY"
        if sheet.word(form, "side") not in {"", only}:
            sheet.refuse(OPO_SIDES, wire, None if wire in form.shared else form.leg)


def routed(sheet: Sheet) -> None:
    """Whether a symbol is in a SOR is stated; what is answered when it is not is not."""
    if sheet.kind not in SORS:
        return
    if sheet.kind == "sorTestOrder":
        sheet.out.miss(SOR_ALLOWED, "matching_engine")
    elif sheet.account.get("preventSor") is None:
        sheet.out.miss(SOR_ALLOWED, "prevent_sor")
    elif sheet.account["preventSor"]:
        sheet.out.miss(SOR_ALLOWED, "evidence:prevented_sor")
    sors = sheet.exchange_info.get("sors")
    if sors is None:
        sheet.out.miss(SOR_ALLOWED, "exchange:sors")
    elif not any(sheet.request.get("symbol") in sor["symbols"] for sor in sors):
        sheet.out.miss(SOR_ALLOWED, "evidence:symbol_without_sor")


def self_trade_prevention(sheet: Sheet) -> None:
    """A mode is one that the symbol lists, if it lists any."""
    mode = sheet.request.get("selfTradePreventionMode")
    listed = (sheet.symbol or {}).get("allowedSelfTradePreventionModes")
    if mode and "selfTradePreventionMode" in sheet.names() and listed and mode not in listed:
        sheet.refuse("SELF_TRADE_PREVENTION", "selfTradePreventionMode")


def open_for_trading(sheet: Sheet) -> None:
    """Judge SYMBOL_STATUS, SPOT_ALLOWED and MARGIN_ALLOWED."""
    status: str | None = sheet.field("SYMBOL_STATUS", "status")
    amends = sheet.kind == "amend"
    if status not in {None, "TRADING"} and amends:  # of new orders only the documents speak
        sheet.out.miss("SYMBOL_STATUS", "evidence:amended_symbol")
    elif status not in {None, "TRADING"}:
        sheet.refuse("SYMBOL_STATUS", "symbol")
    margin, row = sheet.kind in MARGIN, sheet.symbol or {}
    rule = "MARGIN_ALLOWED" if margin else "SPOT_ALLOWED"
    name = "isMarginTradingAllowed" if margin else "isSpotTradingAllowed"
    sets: list[Sequence[str]] = [row.get("permissions") or [], *(row.get("permissionSets") or [])]
    if not margin and any("LEVERAGED" in one for one in sets):
        return
    if sheet.kind == "sorTestOrder":
        if not row.get(name):
            sheet.out.miss(rule, "matching_engine")
    elif sheet.flag(rule, name) is False:
        if amends:
            sheet.out.miss(rule, "evidence:amended_symbol")
        else:
            sheet.refuse(rule, "symbol")


def known_symbol(sheet: Sheet) -> None:
    """The symbol is in the document."""
    name = sheet.request.get("symbol")
    if name and "symbol" not in sheet.unreadable and sheet.symbol is None:
        sheet.refuse("SYMBOL", "symbol")

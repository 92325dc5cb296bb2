"""The one question that the oracle answers about these requests."""

import datetime as dt

from property_tests.oracle.account_filters import OWN_QUANTITY_FROM
from property_tests.oracle.judgement import FILTERS, unknown
from property_tests.oracle.question import Json, Question
from property_tests.oracle.requests import (
    account_rules,
    amend,
    pairs,
    parameter_rules,
    symbol_rules,
    value_rules,
)
from property_tests.oracle.requests.forms import LISTS, SORS
from property_tests.oracle.requests.list_filters import judge_list
from property_tests.oracle.requests.sheet import Sheet
from property_tests.oracle.verdicts import Verdicts

ENGINE = "matching_engine"


def judge_request(  # noqa: PLR0913 -- every fact by its name, as the library takes them
    exchange_info: Json,
    request: Json,
    *,
    kind: str,
    market: Json | None = None,
    account: Json | None = None,
    as_of: dt.date,
) -> Sheet:
    """Judge a request of one of the later kinds by every rule and filter."""
    sheet = Sheet(
        kind,
        {name: value for name, value in request.items() if value is not None},
        exchange_info,
        market or {},
        account or {},
        as_of,
        Verdicts(),
    )
    parameter_rules.in_time(sheet)
    parameter_rules.names_and_texts(sheet)
    parameter_rules.missing(sheet)
    parameter_rules.forbidden(sheet)
    parameter_rules.types_of_places(sheet)
    parameter_rules.numbers_of_all(sheet)
    parameter_rules.trailing_on_margin(sheet)
    symbol_rules.known_symbol(sheet)
    symbol_rules.opo_sides(sheet)
    pairs.pair_types(sheet)
    if sheet.symbol is not None:
        with_symbol(sheet, sheet.symbol)
    return sheet


def with_symbol(sheet: Sheet, symbol: Json) -> None:
    """Judge what needs the symbol's row."""
    asked = Question(
        symbol,
        sheet.legs(),
        sheet.kind in LISTS,
        sheet.kind == "sorTestOrder",
        sheet.market,
        sheet.account,
        sheet.as_of,
    )
    parameter_rules.pegs(sheet)
    value_rules.digits(sheet)
    value_rules.worth_nothing(sheet, asked)
    value_rules.icebergs(sheet)
    symbol_rules.types(sheet)
    symbol_rules.flags(sheet)
    symbol_rules.routed(sheet)
    symbol_rules.self_trade_prevention(sheet)
    symbol_rules.open_for_trading(sheet)
    pairs.pair_prices(sheet)
    if sheet.kind == "amend":
        of_amendment(sheet, asked)
        return
    filters(sheet, asked)
    if asked.is_test:
        for rule in ("PERMISSIONS", "CAN_TRADE", "BALANCE"):
            sheet.out.miss(rule, ENGINE)
        if asked.legs[0].type == "LIMIT_MAKER":
            sheet.out.miss("POST_ONLY", ENGINE)
        if "newClientOrderId" in sheet.request:
            sheet.out.miss("DUPLICATE_CLIENT_ORDER_ID", ENGINE)
        return
    account_rules.permitted(sheet)
    account_rules.ids(sheet, asked.open_orders())
    account_rules.rate(sheet, len(asked.legs))
    account_rules.maker_only(sheet, asked, asked.legs[0])
    account_rules.funds(sheet, asked, asked.legs[0])
    account_rules.later(sheet)


def filters(sheet: Sheet, asked: Question) -> None:
    """Judge every filter of the symbol and of the exchange."""
    info = sheet.exchange_info
    for rule in [*asked.symbol["filters"], *info.get("exchangeFilters", [])]:
        judgement = FILTERS.get(rule["filterType"], unknown)
        if cannot_be_judged(rule, sheet, asked):
            continue
        if sheet.kind in SORS or rule["filterType"] not in FILTERS:
            judgement(rule, asked, sheet.out)
        else:
            judge_list(rule, asked, sheet.out, judgement)


def cannot_be_judged(rule: Json, sheet: Sheet, asked: Question) -> bool:
    """Say whether a parameter that cannot be read leaves a filter without a question."""
    name, first = rule["filterType"], asked.legs[0]
    if name == "PERCENT_PRICE_BY_SIDE":
        return not first.side
    vague = [one for one in sheet.forms if one.names["icebergQty"] in sheet.unreadable]
    if "ICEBERG_ORDERS" in name and asked.is_list:
        return bool(vague)
    if name == "ICEBERG_PARTS" and any("quantity" not in one.names for one in vague):
        sheet.out.miss(name, "working_fill")
    if "ALGO_ORDERS" in name and not all(leg.type for leg in asked.legs):
        return True
    if name == "MAX_POSITION" and not asked.is_list:
        counts = sheet.as_of >= OWN_QUANTITY_FROM
        return first.get("quantity") is None and counts and not asked.is_test
    if asked.is_test and "ICEBERG_ORDERS" in name and "icebergQty" in sheet.unreadable:
        sheet.out.miss(name, ENGINE)
    return False


def of_amendment(sheet: Sheet, asked: Question) -> None:
    """Judge an amendment by the account's rules and the filters of quantities."""
    account_rules.permitted(sheet)
    amend.judge_amendment(sheet, asked)

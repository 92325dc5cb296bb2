"""What the account may do, has open, and can pay."""

from collections.abc import Sequence
from fractions import Fraction

from property_tests.oracle.legs import ALGO, PRICED, Leg, number
from property_tests.oracle.question import Json, Question
from property_tests.oracle.requests.forms import MARGIN, OPOS, SORS
from property_tests.oracle.requests.sheet import Sheet

NAMELESS = "open_orders:clientOrderId"


def permitted(sheet: Sheet) -> None:
    """Judge PERMISSIONS and CAN_TRADE."""
    symbol = sheet.symbol or {}
    sets: Sequence[Sequence[str]] = symbol.get("permissionSets") or []
    plain: Sequence[str] = symbol.get("permissions") or []
    wanted: Sequence[Sequence[str]] = sets or ([plain] if plain else [])
    if not wanted:
        sheet.out.miss("PERMISSIONS", "symbol:permissions")
    elif sheet.account.get("permissions") is None:
        sheet.out.miss("PERMISSIONS", "permissions")
    elif any(not set(one) & set(sheet.account["permissions"]) for one in wanted):
        sheet.refuse("PERMISSIONS", "symbol")
    if sheet.account.get("canTrade") is None:
        sheet.out.miss("CAN_TRADE", "can_trade")
    elif not sheet.account["canTrade"]:
        sheet.refuse("CAN_TRADE", None)


def own_ids(sheet: Sheet) -> dict[str, str | None]:
    """Give the parameters that name an order, with its leg; one name must not be there twice."""
    own: dict[str, str | None] = {}
    for form in sheet.forms:
        wire = form.names["clientOrderId"]
        if wire in sheet.request and wire not in sheet.unreadable:
            own[wire] = form.leg
    said = [sheet.request[wire] for wire in own]
    for position, wire in enumerate(own):
        if sheet.request[wire] in said[:position]:
            sheet.refuse("DUPLICATE_CLIENT_ORDER_ID", wire)
    return own


def ids(sheet: Sheet, orders: Sequence[Json] | None) -> None:
    """Judge DUPLICATE_CLIENT_ORDER_ID: among the list's own orders, and among open ones."""
    own = own_ids(sheet)
    of_list = sheet.request.get("listClientOrderId")
    if "listClientOrderId" in sheet.unreadable or "listClientOrderId" not in sheet.names():
        of_list = None
    if not own and of_list is None:
        return
    if orders is None:
        sheet.out.miss("DUPLICATE_CLIENT_ORDER_ID", "open_orders")
        return
    taken = {order.get("clientOrderId") for order in orders}
    for wire, leg in own.items():
        if sheet.request[wire] in taken:
            sheet.refuse("DUPLICATE_CLIENT_ORDER_ID", wire, leg)
        elif None in taken:  # every order has a name: this one was not told
            sheet.out.miss("DUPLICATE_CLIENT_ORDER_ID", NAMELESS)
    if of_list is not None:
        list_id(sheet, orders, of_list)


def list_id(sheet: Sheet, orders: Sequence[Json], of_list: str) -> None:
    """Compare a list's name with those of the open lists."""
    in_lists = [order for order in orders if int(order.get("orderListId", -1)) != -1]
    if any(order.get("listClientOrderId") == of_list for order in in_lists):
        sheet.refuse("DUPLICATE_CLIENT_ORDER_ID", "listClientOrderId")
    elif any(order.get("listClientOrderId") is None for order in in_lists):
        sheet.out.miss("DUPLICATE_CLIENT_ORDER_ID", "open_orders:listClientOrderId")


def rate(sheet: Sheet, added: int) -> None:
    """Judge ORDER_RATE: each interval's count and what the request adds."""
    if sheet.exchange_info.get("rateLimits") is None:
        sheet.out.miss("ORDER_RATE", "exchange:rateLimits")
        return
    for limit in sheet.exchange_info["rateLimits"]:
        if limit["rateLimitType"] != "ORDERS":
            continue
        counts: Sequence[Json] = sheet.account.get("orderCounts") or []
        same: list[int] = [
            one["count"]
            for one in counts
            if (one["interval"], one["intervalNum"]) == (limit["interval"], limit["intervalNum"])
        ]
        if not same:
            sheet.out.miss("ORDER_RATE", "order_counts")
        elif same[0] + added > limit["limit"]:
            sheet.refuse("ORDER_RATE", None)


def maker_only(sheet: Sheet, asked: Question, leg: Leg) -> None:
    """Judge POST_ONLY of the order that goes to the book at once."""
    if leg.type != "LIMIT_MAKER" or not leg.side or leg.price is None:
        return
    key, fact = ("askPrice", "best_ask") if leg.side == "BUY" else ("bidPrice", "best_bid")
    best = asked.market_price(key)
    if best is None:
        sheet.out.miss("POST_ONLY", fact)
    elif best > 0 and (leg.price >= best if leg.side == "BUY" else leg.price <= best):
        sheet.refuse("POST_ONLY", leg.names["price"], leg.name)


def later(sheet: Sheet) -> None:
    """Name what of the pending orders only the fill of the working one tells."""
    for leg in sheet.legs():
        if not leg.waits:
            continue
        if sheet.kind not in OPOS:
            sheet.out.miss("BALANCE", "working_fill")
        named = leg.names["price"] in sheet.request
        if leg.type == "LIMIT_MAKER" and (named or leg.peg is None):
            sheet.out.miss("POST_ONLY", "working_fill")
        if leg.names["stopPrice"] in sheet.request and leg.type in ALGO:
            sheet.out.miss("TRIGGER_PRICE", "working_fill")


def funds(sheet: Sheet, asked: Question, leg: Leg) -> None:
    """Judge BALANCE of the order that goes to the book at once."""
    symbol, quantity = sheet.symbol, leg.get("quantity")
    if symbol is None or not leg.side or quantity is None:
        return
    asset = symbol["quoteAsset"] if leg.side == "BUY" else symbol["baseAsset"]
    needs, lacking = needed(asked, leg, quantity)
    free = balance(sheet, asset)
    if "book_depth" in lacking:
        sheet.out.miss("BALANCE", "book_depth")
        lacking.clear()
        if not needs:
            return
    if free is None:
        if needs and lacking:  # at its own price, besides the one that it follows
            sheet.out.miss("BALANCE", f"balance:{asset}")
        lacking.append(f"balance:{asset}")
    elif needs and max(needs) > free:
        if sheet.kind in SORS and leg.type == "MARKET" and leg.side == "BUY":
            # faqs/sor_faq.md: the best price across all the books, and only one is known
            sheet.out.miss("BALANCE", "evidence:sor_books")
        elif sheet.kind in MARGIN and sheet.request.get("sideEffectType") == "MARGIN_BUY":
            sheet.out.miss("BALANCE", f"borrowable:{asset}")
        else:
            sheet.refuse("BALANCE", leg.names["quantity"], leg.name)
    if lacking:
        sheet.out.miss("BALANCE", *lacking)


def needed(asked: Question, leg: Leg, quantity: Fraction) -> tuple[list[Fraction], list[str]]:
    """Give what an order costs, at each of its prices, and what lacks to tell."""
    if leg.side == "SELL":
        return [quantity], []
    price = leg.get("price") if not leg.type else leg.price
    prices = [] if price is None else [price]
    lacking: list[str] = []
    if leg.peg is not None and leg.type in PRICED:
        followed = asked.pegged_price(leg)
        if isinstance(followed, str):
            lacking.append(followed)
        else:
            prices.append(followed)
    if leg.type in {"STOP_LOSS", "TAKE_PROFIT"}:  # refused as a working order, and judged as ever
        last = asked.market_price("lastPrice")
        prices, lacking = ([], ["last_price"]) if last is None else ([last], [])
    if leg.type == "MARKET":
        met = estimate(asked)
        prices += [] if met is None else [met]
        lacking += ["best_ask"] if met is None else []
    return [price * quantity for price in prices], lacking


def estimate(asked: Question) -> Fraction | None:
    """Give the price at which a MARKET order probably buys: the ask, an average, the last one."""
    averages: Json = asked.market.get("avgPrice") or {}
    known: list[str | None] = [
        asked.market.get("askPrice"),
        *averages.values(),
        asked.market.get("lastPrice"),
    ]
    return next((number(one) for one in known if one is not None and number(one) > 0), None)


def balance(sheet: Sheet, asset: str) -> Fraction | None:
    """Give what is free of an asset, None when unknown."""
    rows = sheet.account.get("balances")
    if rows is None:
        return None
    return sum((number(row["free"]) for row in rows if row["asset"] == asset), Fraction(0))

"""MIN_NOTIONAL, NOTIONAL and MAX_ASSET: what the order is worth."""

from dataclasses import dataclass
from fractions import Fraction

from property_tests.oracle.legs import PRICED, Leg, number
from property_tests.oracle.question import Json, Question
from property_tests.oracle.verdicts import Verdicts


@dataclass(frozen=True)
class Worth:
    """One product that a filter looks at."""

    amount: Fraction
    product: str
    leg: Leg
    #: the plain parameter that the violation is filed under
    filed: str


def times(leg: Leg, first: str, second: str, filed: str) -> list[Worth]:
    """Multiply two parameters of a leg; no product when one was not sent."""
    one, two = leg.get(first), leg.get(second)
    if one is None or two is None:
        return []
    return [Worth(one * two, f"{leg.names[first]}*{leg.names[second]}", leg, filed)]


def quote_worth(leg: Leg) -> list[Worth]:
    """A quoteOrderQty is its own notional."""
    quote = leg.get("quoteOrderQty")
    return [] if quote is None else [Worth(quote, "quoteOrderQty", leg, "quoteOrderQty")]


def priced_worth(
    name: str, asked: Question, out: Verdicts, leg: Leg, amount: str = "quantity"
) -> list[Worth]:
    """Price x quantity, for the types that have a limit price; of a peg, the price it follows."""
    worths = [] if leg.price is None else times(leg, "price", amount, amount)
    quantity = leg.get(amount)
    if leg.peg is None or leg.type not in PRICED or quantity is None or not leg.side:
        return worths
    pegged = asked.pegged_price(leg)
    if isinstance(pegged, str):
        out.miss(name, pegged)
    elif pegged > 0 or amount == "icebergQty":
        worths.append(Worth(pegged * quantity, f"peg*{leg.names[amount]}", leg, amount))
    return worths


def refuse(name: str, bound: str, worth: Worth, out: Verdicts) -> None:
    """Record a notional out of bounds; what a quantity is worth is each leg's own."""
    field, _ = worth.leg.place(worth.filed)
    out.violated.add((name, field, bound, worth.leg.name))
    out.products.add((name, worth.product, bound, worth.leg.name))


def market_worth(rule: Json, asked: Question, out: Verdicts, leg: Leg) -> list[Worth]:
    """Average x quantity, or quoteOrderQty itself; records the average when it lacks."""
    quantity = leg.get("quantity")
    if quantity is None:
        return quote_worth(leg)
    average = asked.average(int(rule.get("avgPriceMins", 0)))
    if isinstance(average, set):
        out.miss(rule["filterType"], *average)
        return []
    return [Worth(average * quantity, "average*quantity", leg, "quantity")]


def flag(rule: Json, name: str, out: Verdicts) -> bool:
    """Tell whether a filter says that it applies to MARKET orders; record that it does not say."""
    if rule.get(name) is None:
        out.miss(rule["filterType"], f"symbol:{name}")
    return bool(rule.get(name))


def min_notional(rule: Json, asked: Question, out: Verdicts) -> None:
    """No product of the order is worth less than the minimum."""
    minimum = number(rule["minNotional"])
    for leg in asked.legs:
        worths: list[Worth] = []
        if leg.type == "MARKET":
            if flag(rule, "applyToMarket", out):
                worths += market_worth(rule, asked, out, leg)
        else:
            worths += priced_worth("MIN_NOTIONAL", asked, out, leg)
            worths += times(leg, "stopPrice", "quantity", "quantity")
            if leg.iceberg is not None:
                worths += priced_worth("MIN_NOTIONAL", asked, out, leg, "icebergQty")
        for worth in worths:
            if worth.amount < minimum:
                refuse("MIN_NOTIONAL", "minNotional", worth, out)


def notional(rule: Json, asked: Question, out: Verdicts) -> None:
    """Price x quantity lies in the range; MARKET orders only where a flag says so."""
    for leg in asked.legs:
        if leg.type == "MARKET":
            check_min = flag(rule, "applyMinToMarket", out)
            check_max = flag(rule, "applyMaxToMarket", out)
            wanted = check_min or check_max
            worths = market_worth(rule, asked, out, leg) if wanted else []
        else:
            check_min = check_max = True
            worths = priced_worth("NOTIONAL", asked, out, leg)
        for worth in worths:
            if check_min and worth.amount < number(rule["minNotional"]):
                refuse("NOTIONAL", "minNotional", worth, out)
            if check_max and worth.amount > number(rule["maxNotional"]):
                refuse("NOTIONAL", "maxNotional", worth, out)


def max_asset(rule: Json, asked: Question, out: Verdicts) -> None:
    """Not more than `limit` of an asset in one order, whether it is base or quote."""
    limit = number(rule["limit"])
    if asked.is_test:
        if rule["asset"] in {asked.symbol["baseAsset"], asked.symbol["quoteAsset"]}:
            out.miss("MAX_ASSET", "matching_engine")
        return
    for leg in asked.legs:
        worths: list[Worth] = []
        if rule["asset"] == asked.symbol["baseAsset"]:
            worths += base_amount(asked, out, leg)
        if rule["asset"] == asked.symbol["quoteAsset"]:
            worths += quote_amount(asked, out, leg)
        for worth in worths:
            if worth.amount > limit:
                field = "quantity" if leg.get("quantity") is not None else "quoteOrderQty"
                out.violated.add(("MAX_ASSET", field, "limit", None))


def base_amount(asked: Question, out: Verdicts, leg: Leg) -> list[Worth]:
    """Give the quantity, or the one that quoteOrderQty would come to."""
    quantity, quote = leg.get("quantity"), leg.get("quoteOrderQty")
    if quantity is not None:
        return [Worth(quantity, "quantity", leg, "quantity")]
    if quote is None:
        return []
    price = asked.expected_price()
    if isinstance(price, str):
        out.miss("MAX_ASSET", price)
        return []
    return [Worth(quote / price, "quoteOrderQty/price", leg, "quoteOrderQty")]


def quote_amount(asked: Question, out: Verdicts, leg: Leg) -> list[Worth]:
    """Give the notional by the order's own price, else by a price of the market."""
    if leg.type in PRICED:
        return priced_worth("MAX_ASSET", asked, out, leg)
    own = quote_worth(leg) or times(leg, "stopPrice", "quantity", "quantity")
    quantity = leg.get("quantity")
    if own or quantity is None:
        return own
    price = asked.expected_price()
    if isinstance(price, str):
        out.miss("MAX_ASSET", price)
        return []
    return [Worth(price * quantity, "market*quantity", leg, "quantity")]

"""A suggestion put into the order that it was made for, and what may be said against it.

Nothing here knows how suggestions are found: the order with the suggestion in it is judged anew.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

import pretrade
from property_tests.oracle.legs import legs_of
from property_tests.strategies import Case
from property_tests.strategies.requests import Request

#: what account and market allow (steps 11 to 13): it binds no suggestion but its own
OF_THE_MOMENT = {
    "PERMISSIONS",
    "CAN_TRADE",
    "DUPLICATE_CLIENT_ORDER_ID",
    "MAX_NUM_ORDERS",
    "MAX_NUM_ALGO_ORDERS",
    "MAX_NUM_ICEBERG_ORDERS",
    "MAX_NUM_ORDER_LISTS",
    "MAX_NUM_ORDER_AMENDS",
    "EXCHANGE_MAX_NUM_ORDERS",
    "EXCHANGE_MAX_NUM_ALGO_ORDERS",
    "EXCHANGE_MAX_NUM_ICEBERG_ORDERS",
    "EXCHANGE_MAX_NUM_ORDER_LISTS",
    "MAX_POSITION",
    "ORDER_RATE",
    "TRIGGER_PRICE",
    "POST_ONLY",
    "BALANCE",
}
#: rules that refuse a parameter whatever its number is
WHATEVER_THE_NUMBER = {
    "FORBIDDEN_PARAMETER",
    "QUOTE_ORDER_QTY",
    "PARAMETER_COMBINATION",
    "ORDER_TYPE",
    "ICEBERG_ALLOWED",
    "ICEBERG_TIME_IN_FORCE",
    "TRAILING_STOP_ALLOWED",
}
MARKET_CODE = -2010

Suggestion = Decimal | int | str
Key = tuple[str, str | None, str | None]


def key(violation: pretrade.Violation) -> Key:
    """Name a violation by rule, field and bound."""
    bound = violation.bound
    return violation.rule, violation.field, None if bound is None else bound.name


def of_the_request(violation: pretrade.Violation) -> bool:
    """Tell whether a violation follows from the request and the symbol (steps 1 to 10).

    Legs of an OCO that contradict each other do, legs on the wrong side of the market do not.
    """
    if violation.rule == "OCO_PRICES":
        return violation.code != MARKET_CODE
    return violation.rule not in OF_THE_MOMENT


def is_number(suggestion: Suggestion) -> bool:
    """Tell a number from a word."""
    try:
        Decimal(suggestion)
    except InvalidOperation:
        return False
    return True


def wire_text(suggestion: Suggestion) -> str:
    """Write a number as it would be sent: its own digits, no exponent."""
    return format(suggestion, "f") if isinstance(suggestion, Decimal) else str(suggestion)


@dataclass(frozen=True)
class Judge:
    """Judges requests with the facts of one case."""

    info: pretrade.ExchangeInfo
    case: Case
    market: pretrade.Market | None
    account: pretrade.Account | None

    @classmethod
    def of(cls, case: Case, info: pretrade.ExchangeInfo | None = None) -> "Judge":
        """Read the facts of a case."""
        return cls(
            info or pretrade.ExchangeInfo.load(case.exchange_info),
            case,
            None if case.market is None else pretrade.Market.from_json(case.market),
            None if case.account is None else pretrade.Account.from_json(case.account),
        )

    def judge(self, request: Request) -> pretrade.Report:
        """Judge a request of the case's kind."""
        return self.info.check(
            request,
            request=self.case.kind,
            market=self.market,
            account=self.account,
            as_of=self.case.as_of,
        )

    def mendings(self) -> Iterator["Mending"]:
        """Put each suggested number of each violation in, each alone."""
        before = self.judge(self.case.request)
        for violation in before.violations:
            for suggestion in filter(is_number, violation.suggestions):
                assert violation.field is not None, violation
                request = {**self.case.request, violation.field: wire_text(suggestion)}
                after = self.judge(request)
                yield Mending(self.case, violation, suggestion, before, request, after)


@dataclass(frozen=True)
class Mending:
    """An order with one suggestion put in, judged before and after."""

    case: Case
    violation: pretrade.Violation
    suggestion: Suggestion
    before: pretrade.Report
    request: Request
    after: pretrade.Report

    def __str__(self) -> str:
        """Show it in a form to copy."""
        case = self.case
        (symbol,) = case.exchange_info["symbols"]
        fields = ("symbol", "baseAssetPrecision", "quoteAssetPrecision", "filters")
        shown = {name: symbol[name] for name in fields if name in symbol}
        return (
            f"{self.violation}\n"
            f"    suggested: {self.suggestion!r} for {self.violation.field}; then: {self.after}\n"
            f"    request={case.request} kind={case.kind!r} as_of={case.as_of}\n"
            f"    market={case.market}\n    account={case.account}\n    symbol={shown}"
        )


def left(mending: Mending) -> set[str]:
    """Name the bounds of its own rule that the field breaks still."""
    rule, field, _ = key(mending.violation)
    same = [one for one in mending.after.violations if (one.rule, one.field) == (rule, field)]
    return {f"{one.rule} {key(one)[2]}" for one in same}


def blamed(mending: Mending) -> set[str]:
    """Name the other rules of request and symbol that refuse the suggested number."""
    rule, field, _ = key(mending.violation)
    return {
        f"{one.rule} {key(one)[2]}"
        for one in mending.after.violations
        if one.field == field and one.rule != rule and of_the_request(one)
        if one.rule not in WHATEVER_THE_NUMBER
    }


def refused_anyway(mending: Mending) -> set[str]:
    """Name the rules that refuse the field whatever its number is."""
    field = mending.violation.field
    blaming = {one.rule for one in mending.after.violations if one.field == field}
    return blaming & WHATEVER_THE_NUMBER


def brought(mending: Mending) -> set[str]:
    """Name what request and symbol refuse only since the suggestion is in, whatever is blamed."""
    known = {key(one) for one in mending.before.violations}
    new = [one for one in mending.after.violations if of_the_request(one)]
    return {f"{one.rule} {one.field} {key(one)[2]}" for one in new if key(one) not in known}


def disarmed(mending: Mending) -> set[str]:
    """Name the stops whose limit price went through their own stop price.

    Also those whose two prices were one, and whose limit price now rests beyond the trigger: above
    the stop price of a SELL, below that of a BUY.
    """
    old, new = (
        _sides(request, mending.case.kind) for request in (mending.case.request, mending.request)
    )
    resting = 1 if mending.request["side"] == "SELL" else -1
    return {
        f"{leg or 'order'}"
        for leg, was in old.items()
        if (was and new[leg] == -was) or (not was and new[leg] == resting)
    }


def _sides(request: Request, kind: str) -> dict[str | None, int]:
    """Say of each stop with a limit price on which side of its stop price that is."""
    sides: dict[str | None, int] = {}
    for leg in legs_of(request, kind):
        stop = leg.get("stopPrice")
        if leg.price is not None and stop is not None:
            sides[leg.name] = (leg.price > stop) - (leg.price < stop)
    return sides


#: what may be said against a suggestion → finds it
LAWS: dict[str, Callable[[Mending], set[str]]] = {
    "its own rule is cured": left,
    "no other rule refuses it": blamed,
    "nothing is suggested where no number is taken": refused_anyway,
    "nothing else is broken by it": brought,
    "no stop is disarmed": disarmed,
}

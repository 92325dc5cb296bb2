"""Mistakes that are not in the size of a number: wrong names, texts, words, combinations."""

from collections.abc import Callable, Mapping
from decimal import Decimal

import attrs

from pretrade.decimals import plain
from pretrade.enums import LIMIT_MAKER, MARKET, PRICED_TYPES, STOP_TYPES
from pretrade.order import CancelReplace, MarginOrder, Order
from pretrade.order.parameters import AMOUNTS
from pretrade.rules.forbidden_parameter import FORBIDDEN
from pretrade.rules.mandatory_parameter import BY_TYPE
from pretrade.testing.strategies.drawing import Chooser
from pretrade.testing.strategies.form import Form
from pretrade.testing.strategies.setting import Setting

Parameters = Mapping[str, object]


@attrs.frozen(eq=False)
class Draft:
    """A good order that is about to get a mistake.

    Attributes:
        order: the order.
        form: side, type, ….
        setting: the symbol and the facts.
        chooser: chooses the mistake.
    """

    order: Order
    form: Form
    setting: Setting
    chooser: Chooser

    @property
    def given(self) -> Parameters:
        """Its parameters."""
        return self.order.given()

    @property
    def numbers(self) -> Mapping[str, Decimal]:
        """Those of its parameters that are numbers."""
        return {name: self.order.value(name) for name in self.form.fields}

    @property
    def size(self) -> Decimal:
        """Its quantity, or its amount of the quote asset."""
        return self.numbers.get("quantity") or self.numbers["quoteOrderQty"]

    def with_one(self, name: str, *values: object) -> Parameters:
        """Return the parameters with one of these values added, or in the place of its own."""
        return {**self.given, name: self.chooser.pick(values)}


_OTHER_NAMES = ("postOnly", "reduceOnly", "limitPrice", "stopLimitPrice", "isIsolated")
_FORMATS = ("-{}", "+{}", "{}e0", " {}", "{}.", "{},0", "$ {}", "0x{}", "{}" + "0" * 41)
_MODES = ("NONE", "EXPIRE_TAKER", "EXPIRE_MAKER", "EXPIRE_BOTH", "DECREMENT", "EXPIRE_NOBODY")
_LEAST_STRATEGY_TYPE = 1_000_000
_WIDEST_WINDOW = 60_000
_MOST_LEVELS = 100


def _unknown_parameter(draft: Draft) -> Parameters:
    return draft.with_one(draft.chooser.pick(_OTHER_NAMES), "1")


def _syntax(draft: Draft) -> Parameters:
    name = draft.chooser.pick([one for one in draft.numbers if one in AMOUNTS])
    number = plain(draft.numbers[name])
    return draft.with_one(name, *(one.format(number) for one in _FORMATS))


def _empty_parameter(draft: Draft) -> Parameters:
    return draft.with_one(draft.chooser.pick([*draft.numbers, "side", "type"]), "")


def _side(draft: Draft) -> Parameters:
    return draft.with_one("side", "LONG", "SHORT", "B", "BUY_SELL")


def _order_type_value(draft: Draft) -> Parameters:
    return draft.with_one("type", "STOP", "STOP_MARKET", "TRAILING_STOP_MARKET", "POST_ONLY")


def _time_in_force(draft: Draft) -> Parameters | None:
    return draft.with_one("timeInForce", "GTD", "GTX", "DAY") if draft.form.is_timed else None


def _forbidden_parameter(draft: Draft) -> Parameters:
    name = draft.chooser.pick(FORBIDDEN[draft.form.type])
    price = draft.numbers.get("price", draft.setting.price)
    values = {"timeInForce": "GTC", "trailingDelta": 100, "price": price, "stopPrice": price}
    return draft.with_one(name, values.get(name) or draft.size)


def _mandatory_parameter(draft: Draft) -> Parameters:
    order_type = draft.form.type
    needed = [{"type"}, {"side"}, *({name} for name in BY_TYPE[order_type])]
    if order_type is MARKET:
        needed.append({"quantity", "quoteOrderQty"})
    if order_type in STOP_TYPES:
        needed.append({"stopPrice", "trailingDelta"})
    left_out = draft.chooser.pick(needed[::-1])
    return {name: value for name, value in draft.given.items() if name not in left_out}


def _parameter_combination(draft: Draft) -> Parameters | None:
    if draft.form.type is not MARKET:
        return None
    return {"quantity": draft.size, "quoteOrderQty": draft.size, **draft.given}


def _pegged_price(draft: Draft) -> Parameters:
    if draft.form.type not in PRICED_TYPES:
        return draft.with_one("pegPriceType", "PRIMARY_PEG", "MARKET_PEG")
    level = _MOST_LEVELS + 1 + draft.chooser.index(0, _MOST_LEVELS)
    pegs: list[Parameters] = [
        {"pegPriceType": "PRIMARY_PEG", "pegOffsetValue": 1},
        {"pegPriceType": "PRIMARY_PEG", "pegOffsetType": "PRICE_LEVEL"},
        {"pegPriceType": "PRIMARY_PEG", "pegOffsetType": "PRICE_LEVEL", "pegOffsetValue": level},
    ]
    if draft.form.type is LIMIT_MAKER:
        pegs.append({"pegPriceType": "MARKET_PEG"})
    return {**draft.given, **draft.chooser.pick(pegs)}


def _strategy_type(draft: Draft) -> Parameters:
    missing = draft.chooser.index(0, _LEAST_STRATEGY_TYPE - 1)
    return draft.with_one("strategyType", _LEAST_STRATEGY_TYPE - 1 - missing)


def _recv_window(draft: Draft) -> Parameters:
    more = draft.chooser.index(0, _WIDEST_WINDOW)
    return draft.with_one("recvWindow", _WIDEST_WINDOW + 1 + more)


def _self_trade_prevention(draft: Draft) -> Parameters:
    listed = draft.setting.symbol.fields.allowed_self_trade_prevention_modes or frozenset()
    others = [mode for mode in _MODES if mode not in listed]
    return draft.with_one("selfTradePreventionMode", *others)


def _iceberg_time_in_force(draft: Draft) -> Parameters | None:
    if not ("icebergQty" in draft.numbers and draft.form.is_timed):
        return None
    return draft.with_one("timeInForce", "IOC", "FOK")


def _duplicate_client_order_id(draft: Draft) -> Parameters | None:
    ids = sorted(set(draft.setting.account.open_client_order_ids or ()) - {""})
    return draft.with_one("newClientOrderId", *ids) if ids else None


def _margin_allowed(draft: Draft) -> Parameters | None:
    return None if "trailingDelta" in draft.numbers else draft.given


def _cancel_replace_allowed(draft: Draft) -> Parameters:
    return {**draft.given, "cancelReplaceMode": "STOP_ON_FAILURE", "cancelOrderId": 1}


MISTAKES: Mapping[str, Callable[[Draft], Parameters | None]] = {
    "UNKNOWN_PARAMETER": _unknown_parameter,
    "SYNTAX": _syntax,
    "EMPTY_PARAMETER": _empty_parameter,
    "SIDE": _side,
    "ORDER_TYPE_VALUE": _order_type_value,
    "TIME_IN_FORCE": _time_in_force,
    "FORBIDDEN_PARAMETER": _forbidden_parameter,
    "MANDATORY_PARAMETER": _mandatory_parameter,
    "PARAMETER_COMBINATION": _parameter_combination,
    "PEGGED_PRICE": _pegged_price,
    "STRATEGY_TYPE": _strategy_type,
    "RECV_WINDOW": _recv_window,
    "SELF_TRADE_PREVENTION": _self_trade_prevention,
    "ICEBERG_TIME_IN_FORCE": _iceberg_time_in_force,
    "DUPLICATE_CLIENT_ORDER_ID": _duplicate_client_order_id,
    "MARGIN_ALLOWED": _margin_allowed,
    "CANCEL_REPLACE_ALLOWED": _cancel_replace_allowed,
}
"""Rule id → a good order → the parameters of a bad one; None: it cannot be had from that order."""

_KINDS: Mapping[str, type[Order]] = {
    "MARGIN_ALLOWED": MarginOrder,
    "CANCEL_REPLACE_ALLOWED": CancelReplace,
}
"""Rules that bind other requests than new orders."""


def mistaken(rule: str, form: Form, setting: Setting, chooser: Chooser) -> Order | None:
    """Return an order with the mistake that breaks a rule about words; None: it cannot have it.

    What is no mistake of the order, but one of the symbol or the account, a good order breaks as
    it is.
    """
    order = setting.nearly_legal_order(form, chooser)
    if order is None or rule not in MISTAKES:
        return order
    given = MISTAKES[rule](Draft(order, form, setting, chooser))
    return None if given is None else _KINDS.get(rule, Order).from_params(given)

"""The ``order/cancelReplace`` endpoint.

Filters and order counts are judged before anything is cancelled: what they refuse is refused whole.
What only the matching engine can refuse (the trigger, post-only, the funds, a duplicate id) is
judged once more when the cancel is done, and is then the failure of the new order.

Source: "Cancel an Existing Order and Send a New Order", documentation of 2022-09-30.
"""

from collections.abc import Mapping
from typing import Any

from pretrade.client.errors import CancelReplaceFailed, ExchangeError
from pretrade.order import CancelReplace, Order
from pretrade.testing.offline.book.sim_account import SimAccount
from pretrade.testing.offline.book.sim_account_view import SimAccountView
from pretrade.testing.offline.book.sim_market import SimMarket
from pretrade.testing.offline.endpoints.cancelling import cancel_one
from pretrade.testing.offline.endpoints.lookup import find_order
from pretrade.testing.offline.endpoints.place_order import carry_out, judge, make_order
from pretrade.testing.offline.exchange_state import ExchangeState
from pretrade.testing.offline.refusals import refuse, refused

Json = dict[str, Any]
_CANCEL_ONLY = (
    "cancelReplaceMode",
    "cancelOrderId",
    "cancelOrigClientOrderId",
    "cancelNewClientOrderId",
    "cancelRestrictions",
    "orderRateLimitExceededMode",
)
_CANCELLED = ("cancelOrderId", "cancelOrigClientOrderId")
_JUDGED_LATER = frozenset({"TRIGGER_PRICE", "POST_ONLY", "BALANCE", "DUPLICATE_CLIENT_ORDER_ID"})


def cancel_replace(state: ExchangeState, account: SimAccount, params: Mapping[str, str]) -> Json:
    """Cancel an order and place another."""
    request = CancelReplace.from_params(params)
    market = _judge_before(state, account, request)
    cancelled, cancel_reply = _cancel(state, account, market, params)
    stop = params["cancelReplaceMode"] == "STOP_ON_FAILURE"
    placed: str
    new_reply: Json | None
    if not cancelled and stop:
        placed, new_reply = "NOT_ATTEMPTED", None
        account.counts.add(request.rate_count, state.now)
    else:
        placed, new_reply = _place(state, account, params)
    state.finish((market,))
    data = {
        "cancelResult": "SUCCESS" if cancelled else "FAILURE",
        "newOrderResult": placed,
        "cancelResponse": cancel_reply,
        "newOrderResponse": new_reply,
    }
    if cancelled and placed == "SUCCESS":
        return data
    raise _failure(data)


def _judge_before(state: ExchangeState, account: SimAccount, request: CancelReplace) -> SimMarket:
    """Refuse what is refused before anything is cancelled."""
    name = request.symbol or ""
    if name not in state.info:
        return judge(state, account, request)
    market = state.market(name)
    plan = market.symbol.plan_for(request.shape, state.as_of)
    report = plan.check(request, market.facts(state.now), SimAccountView(account, state.now))
    for violation in report.violations:
        if violation.rule not in _JUDGED_LATER:
            raise refused(violation)
    return market


def _cancel(
    state: ExchangeState, account: SimAccount, market: SimMarket, params: Mapping[str, str]
) -> tuple[bool, Json]:
    try:
        order = find_order(state, account, market, params, _CANCELLED)
        if order is None or not order.is_open:
            raise refuse(-2011)
        name = params.get("cancelNewClientOrderId") or state.next_name()
        return True, cancel_one(state, order, name, params.get("cancelRestrictions"))
    except ExchangeError as error:
        return False, _answer(error)


def _place(
    state: ExchangeState, account: SimAccount, params: Mapping[str, str]
) -> tuple[str, Json]:
    request = Order.from_params(
        {name: value for name, value in params.items() if name not in _CANCEL_ONLY}
    )
    try:
        market = judge(state, account, request)
        order = make_order(state, account, market, request)
    except ExchangeError as error:
        return "FAILURE", _answer(error)
    finally:
        account.counts.add(request.rate_count, state.now)
    return "SUCCESS", carry_out(state, order)


def _answer(error: ExchangeError) -> Json:
    return {"code": error.code, "msg": error.msg}


def _failure(data: Json) -> CancelReplaceFailed:
    partly = "SUCCESS" in {data["cancelResult"], data["newOrderResult"]}
    answer = refuse(-2021 if partly else -2022)
    return CancelReplaceFailed(answer.code, answer.msg, answer.status, data)

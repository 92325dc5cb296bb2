"""What happens to an order before it is sent: it is judged, and fitted where that is asked for."""

import attrs

from pretrade.client.endpoints import MARGIN_KINDS
from pretrade.client.flows.flow import Flow
from pretrade.client.flows.refresh_rules import rules_of
from pretrade.client.limits.rate_limits import ORDERS
from pretrade.client.state.age_text import age_text
from pretrade.client.state.client_state import ClientState
from pretrade.client.validate import Validate
from pretrade.facts.account import UNKNOWN_ACCOUNT, Account
from pretrade.order import Request
from pretrade.report.report import OrderRejected, Report
from pretrade.sizing import Change


@attrs.frozen
class Judged:
    """A request that may be sent.

    Attributes:
        request: as it will be sent, but for ids.
        changes: what a fit changed.
        report: what was found; None: it was not judged.
    """

    request: Request
    changes: tuple[Change, ...] = ()
    report: Report | None = None


def judge(state: ClientState, request: Request, validate: Validate, *, fit: bool) -> Flow[Judged]:
    """Judge a request by the rules and facts that the state holds.

    Raises:
        OrderRejected: it would be refused; its notes tell how old rules and facts are.
        LimitReached: nothing is wrong with it but the number of orders.
        ClientError: the rules cannot be had.
    """
    if validate is Validate.OFF and not fit:
        return Judged(request)
    info = (yield from rules_of(state)).info
    now = state.clock()
    markets, account = state.facts.markets(now), _account_for(state, request)
    if fit:
        fitted = info.fit(request, market=markets, account=account, as_of=state.today)
        judged = Judged(fitted.order, fitted.changes, fitted.report)
    else:
        report = info.check(request, market=markets, account=account, as_of=state.today)
        judged = Judged(request, (), report)
    if validate is not Validate.OFF and judged.report is not None:
        _refuse(state, judged.request, judged.report, strict=validate is Validate.STRICT)
    return judged


def _account_for(state: ClientState, request: Request) -> Account:
    """Return what is known of the account that a request is for; of margin accounts, nothing."""
    return UNKNOWN_ACCOUNT if request.kind in MARGIN_KINDS else account_of_session(state)


def account_of_session(state: ClientState) -> Account:
    """Return what is known of the account: facts, and the tracker's counts of orders."""
    account = state.facts.account(state.clock())
    if not state.order_counts_known:
        return account
    usages = state.tracker.headroom(state.exchange_now)
    limits = ((usage.limit, usage.used) for usage in usages)
    counts = {limit.window: used for limit, used in limits if limit.rate_limit_type == ORDERS}
    return attrs.evolve(account, order_counts=counts)


def _refuse(state: ClientState, request: Request, report: Report, *, strict: bool) -> None:
    rules = {violation.rule for violation in report.violations}
    if rules == {"ORDER_RATE"}:  # that passes by itself, and the tracker knows when
        state.tracker.admit(0, request.rate_count, state.exchange_now)
    try:
        report.raise_for_violations(strict=strict)
    except OrderRejected as error:
        for note in _ages(state, request.symbol or ""):
            error.add_note(note)
        raise


def _ages(state: ClientState, symbol: str) -> list[str]:
    """Say how old what it was judged by is: a refusal may be due to that."""
    now, facts = state.clock(), state.facts
    market = facts.market(symbol, now)
    ages = {
        "the rules are": None if state.rules is None else state.rules.age(now, symbol),
        "the prices are": None if market is None or market.at is None else now - market.at,
        "the account is": None if facts.streaming else facts.account_age(now),
    }
    return [f"{what} {age_text(age)} old" for what, age in ages.items() if age is not None]

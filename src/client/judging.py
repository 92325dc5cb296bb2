"""What happens to an order before it is sent: it is judged, and fitted where that is asked for."""

import attrs

from pretrade.account import UNKNOWN_ACCOUNT, Account
from pretrade.client.age_text import age_text
from pretrade.client.flow import Flow
from pretrade.client.rate_limits import ORDERS
from pretrade.client.rules_flows import rules_of
from pretrade.client.session import Session
from pretrade.client.validate import Validate
from pretrade.enums import RequestKind
from pretrade.order import Request
from pretrade.report import OrderRejected, Report
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


def judge(session: Session, request: Request, validate: Validate, *, fit: bool) -> Flow[Judged]:
    """Judge a request by the rules and facts that the session holds.

    Raises:
        OrderRejected: it would be refused; its notes tell how old rules and facts are.
        LimitReached: nothing is wrong with it but the number of orders.
        ClientError: the rules cannot be had.
    """
    if validate is Validate.OFF and not fit:
        return Judged(request)
    info = (yield from rules_of(session)).info
    now = session.clock()
    markets, account = session.facts.markets(now), _account_for(session, request)
    if fit:
        fitted = info.fit(request, market=markets, account=account, as_of=session.today)
        judged = Judged(fitted.order, fitted.changes, fitted.report)
    else:
        report = info.check(request, market=markets, account=account, as_of=session.today)
        judged = Judged(request, (), report)
    if validate is not Validate.OFF and judged.report is not None:
        _refuse(session, judged.request, judged.report, strict=validate is Validate.STRICT)
    return judged


def _account_for(session: Session, request: Request) -> Account:
    """Return what is known of the account that a request is for; of margin accounts, nothing."""
    margin = request.kind in {RequestKind.MARGIN_ORDER, RequestKind.MARGIN_OCO}
    return UNKNOWN_ACCOUNT if margin else account_of_session(session)


def account_of_session(session: Session) -> Account:
    """Return what is known of the account: facts, and the ledger's counts of orders."""
    account = session.facts.account(session.clock())
    if not session.order_counts_known:
        return account
    usages = session.ledger.headroom(session.exchange_now)
    limits = ((usage.limit, usage.used) for usage in usages)
    counts = {limit.window: used for limit, used in limits if limit.rate_limit_type == ORDERS}
    return attrs.evolve(account, order_counts=counts)


def _refuse(session: Session, request: Request, report: Report, *, strict: bool) -> None:
    rules = {violation.rule for violation in report.violations}
    if rules == {"ORDER_RATE"}:  # that passes by itself, and the ledger knows when
        session.ledger.admit(0, request.rate_count, session.exchange_now)
    try:
        report.raise_for_violations(strict=strict)
    except OrderRejected as error:
        for note in _ages(session, request.symbol or ""):
            error.add_note(note)
        raise


def _ages(session: Session, symbol: str) -> list[str]:
    """Say how old what it was judged by is: a refusal may be due to that."""
    now, facts = session.clock(), session.facts
    market = facts.market(symbol, now)
    ages = {
        "the rules are": None if session.rules is None else session.rules.age(now, symbol),
        "the prices are": None if market is None or market.at is None else now - market.at,
        "the account is": None if facts.streaming else facts.account_age(now),
    }
    return [f"{what} {age_text(age)} old" for what, age in ages.items() if age is not None]

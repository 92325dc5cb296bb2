"""The shape that the MAX_NUM_* and EXCHANGE_MAX_NUM_* filters share: open ones plus added ones."""

from pretrade.facts import OPEN_ORDERS
from pretrade.violation import ACCOUNT_CODE, Bound, Findings, filter_failure, missing


def too_many(rule: str, already: int | None, added: int, bound_name: str, limit: int) -> Findings:
    """Say what is wrong with a request that does not keep a limit of open orders.

    Args:
        rule: the filterType.
        already: how many are open; None: unknown.
        added: how many the request opens.
        bound_name: what exchangeInfo calls the limit.
        limit: how many may be open.
    """
    if already is None:
        return missing(rule, OPEN_ORDERS)
    bound = Bound(bound_name, limit)
    return (
        filter_failure(
            rule, None, already + added, bound, code=ACCOUNT_CODE, already=already, added=added
        ),
    )

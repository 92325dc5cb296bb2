"""The margin endpoints: orders are judged, and then refused for want of a margin account.

The accounts of the offline exchange are spot accounts. What the exchange says to one without a
margin account is -3003 (margin error codes of the exchange).
"""

from collections.abc import Mapping
from datetime import date
from typing import NoReturn

from pretrade.exchange_info import ExchangeInfo
from pretrade.order import MarginOco, MarginOrder, Request
from pretrade.testing.offline.endpoints.refusals import refuse, refused

_REQUESTS: Mapping[str, type[Request]] = {
    "new_margin_order": MarginOrder,
    "new_margin_oco": MarginOco,
}


def judge_margin(
    info: ExchangeInfo, endpoint: str, params: Mapping[str, str], on: date
) -> NoReturn:
    """Refuse a margin order: for what is wrong with it, else because there is no margin account.

    Raises:
        ExchangeError: always.
    """
    request = _REQUESTS[endpoint].from_params(params)
    first = info.check(request, as_of=on).first
    raise refuse(-3003, "Margin account does not exist.") if first is None else refused(first)

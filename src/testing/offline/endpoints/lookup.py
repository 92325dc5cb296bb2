"""How a request names a market, an order or a list."""

from collections.abc import Mapping

from pretrade.client.errors import ExchangeError
from pretrade.rules.syntax import illegal_symbol, is_legal_symbol
from pretrade.testing.offline.book.book_order import BookList, BookOrder
from pretrade.testing.offline.book.sim_account import SimAccount
from pretrade.testing.offline.book.sim_market import SimMarket
from pretrade.testing.offline.endpoints.request_parameters import number
from pretrade.testing.offline.exchange_state import ExchangeState
from pretrade.testing.offline.refusals import not_sent, refuse

Params = Mapping[str, str]


def listed_market(state: ExchangeState, params: Params) -> SimMarket:
    """Return the market of the ``symbol`` that was sent.

    Raises:
        ExchangeError: it is not listed, or in another phase than was asked for (``symbolStatus``).
    """
    symbol = params["symbol"]
    if symbol not in state.info:
        raise unlisted(state, symbol)
    market = state.market(symbol)
    if params.get("symbolStatus", market.symbol.status) != market.symbol.status:
        raise refuse(-1220)
    return market


def unlisted(state: ExchangeState, symbol: str) -> ExchangeError:
    """Return the refusal of a symbol that is not listed: no symbol, or no name of one."""
    rulebook = state.rulebook
    if is_legal_symbol(symbol, rulebook):
        return refuse(-1121)
    return refuse(-1100, illegal_symbol(rulebook))


def find_order(
    state: ExchangeState,
    account: SimAccount,
    market: SimMarket,
    params: Params,
    names: tuple[str, str] = ("orderId", "origClientOrderId"),
) -> BookOrder | None:
    """Return the order that is meant; None when there is no such order of the account.

    When both ids are sent, the order id wins; since 2025-04-24 both must mean the same order.

    Args:
        state: the exchange.
        account: whose order it is.
        market: on which it was placed.
        params: what was sent.
        names: the parameters that name the order id and the client order id.
    """
    by_id, by_name = names
    order_id, name = number(params, by_id), params.get(by_name)
    if order_id is None and name is None:
        raise not_sent(by_name, by_id)
    if order_id is None:
        found = account.open_names.get(name or "") or account.names.get(name or "")
    else:
        found = account.orders.get(order_id)
    if found is None or found.symbol != market.name:
        return None
    both = order_id is not None and name is not None
    if both and state.fields.both_ids_match and found.client_order_id != name:
        return None
    return found


def find_list(account: SimAccount, params: Params, by_name: str) -> BookList | None:
    """Return the order list that is meant; None when the account has no such list."""
    list_id, name = number(params, "orderListId"), params.get(by_name)
    if list_id is not None:
        return account.lists.get(list_id)
    if name is None:
        raise not_sent(by_name, "orderListId")
    named = [one for one in account.lists.values() if one.client_order_id == name]
    return named[-1] if named else None

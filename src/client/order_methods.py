"""The methods that place, test, replace and cancel orders: `OrderMethods`."""

from collections.abc import Mapping

from pretrade.client.caller import Caller, R
from pretrade.client.flows.cancelling import cancel
from pretrade.client.methods import placing


class OrderMethods(Caller[R]):
    """Every order is checked before it is sent, and sent once.

    The methods that take an order take it in three ways: as an object (`pretrade.Order`, …), as a
    mapping of the exchange's parameter names, or as keywords in either spelling. Ids that are not
    given are made. They all raise:

    - `pretrade.OrderRejected`: refused locally, nothing was sent; its ``report`` says why.
    - `ExchangeError`: the exchange refused; ``rules_changed`` says if its rules have changed.
    - `OutcomeUnknown`: the reply was lost and the order was not found. It was not sent twice.
    - `LimitReached`, `CircuitOpen`, `MissingKey`, `TransportFailed`, `NotServed`: see
      `pretrade.client.errors`.

    What interrupts a call while its order is out, as a cancelled task or Ctrl-C, gets a note and
    the attribute ``client_order_id``; the order stays in ``pending``.
    """

    new_order = placing("new_order")
    test_order = placing("test_order")
    cancel_replace = placing("cancel_replace")
    new_oco = placing("new_oco")
    new_order_list_oco = placing("new_order_list_oco")
    new_oto = placing("new_oto")
    new_otoco = placing("new_otoco")
    new_opo = placing("new_opo")
    new_opoco = placing("new_opoco")
    new_sor_order = placing("new_sor_order")
    test_sor_order = placing("test_sor_order")
    amend_order = placing("amend_order")
    new_margin_order = placing("new_margin_order")
    new_margin_oco = placing("new_margin_oco")
    new_margin_oto = placing("new_margin_oto")
    new_margin_otoco = placing("new_margin_otoco")

    def cancel_order(self, symbol: str, **parameters: object) -> R:
        """Cancel an order by ``orderId`` or ``origClientOrderId``.

        If the reply is lost, the order is queried: when it is closed, that is the reply
        (``recovered``); read its ``status``, it may have been filled meanwhile.

        Raises:
            OutcomeUnknown: the reply was lost and the order is still open.
        """
        return self._cancel("cancel_order", symbol, parameters)

    def cancel_all(self, symbol: str, **parameters: object) -> R:
        """Cancel all open orders on a symbol.

        If the reply is lost and no order is open any more, the reply is an empty list.

        Raises:
            OutcomeUnknown: the reply was lost and orders are open; they are in ``found``.
        """
        return self._cancel("cancel_all", symbol, parameters)

    def cancel_order_list(self, symbol: str, **parameters: object) -> R:
        """Cancel an order list by ``orderListId`` or ``listClientOrderId``; see `cancel_order`."""
        return self._cancel("cancel_order_list", symbol, parameters)

    def _cancel(self, name: str, symbol: str, parameters: Mapping[str, object]) -> R:
        return self._run(cancel(self._state, name, {"symbol": symbol, **parameters}))

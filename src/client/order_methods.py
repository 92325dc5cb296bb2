"""The methods that place, test, replace and cancel orders: `OrderMethods`."""

from collections.abc import Mapping

from pretrade.client.caller import Caller, R
from pretrade.client.flows.cancelling import cancel
from pretrade.client.flows.ordering import place
from pretrade.client.validate import Validate
from pretrade.order import Request


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

    def new_order(
        self,
        order: Request | Mapping[str, object] | None = None,
        /,
        *,
        fit: bool = False,
        validate: Validate | str | None = None,
        **parameters: object,
    ) -> R:
        """Place an order.

        Args:
            order: an `Order` or a mapping; None: the keywords are the order.
            fit: send the nearest legal order; the reply's ``changes`` list what was moved.
            validate: ``strict``, ``known`` or ``off``; None: as the client is set.
            **parameters: the order as keywords.
        """
        return self._place("new_order", order, parameters, fit=fit, validate=validate)

    def test_order(
        self,
        order: Request | Mapping[str, object] | None = None,
        /,
        *,
        fit: bool = False,
        validate: Validate | str | None = None,
        **parameters: object,
    ) -> R:
        """Let the exchange judge an order that is not placed; see `new_order`."""
        return self._place("test_order", order, parameters, fit=fit, validate=validate)

    def cancel_replace(
        self,
        order: Request | Mapping[str, object] | None = None,
        /,
        *,
        fit: bool = False,
        validate: Validate | str | None = None,
        **parameters: object,
    ) -> R:
        """Cancel an order and place another; see `new_order`.

        Raises:
            CancelReplaceFailed: one leg failed or both did; it tells them apart.
        """
        return self._place("cancel_replace", order, parameters, fit=fit, validate=validate)

    def new_oco(
        self,
        order: Request | Mapping[str, object] | None = None,
        /,
        *,
        fit: bool = False,
        validate: Validate | str | None = None,
        **parameters: object,
    ) -> R:
        """Place an OCO in the form of 2022 (`pretrade.Oco`); see `new_order`."""
        return self._place("new_oco", order, parameters, fit=fit, validate=validate)

    def new_order_list_oco(
        self,
        order: Request | Mapping[str, object] | None = None,
        /,
        *,
        fit: bool = False,
        validate: Validate | str | None = None,
        **parameters: object,
    ) -> R:
        """Place an OCO in the form of 2024 (`pretrade.OrderListOco`); see `new_order`."""
        return self._place("new_order_list_oco", order, parameters, fit=fit, validate=validate)

    def new_margin_order(
        self,
        order: Request | Mapping[str, object] | None = None,
        /,
        *,
        fit: bool = False,
        validate: Validate | str | None = None,
        **parameters: object,
    ) -> R:
        """Place an order on a margin account; see `new_order`.

        A margin order whose reply is lost is not looked for: `OutcomeUnknown` is raised at once.
        """
        return self._place("new_margin_order", order, parameters, fit=fit, validate=validate)

    def new_margin_oco(
        self,
        order: Request | Mapping[str, object] | None = None,
        /,
        *,
        fit: bool = False,
        validate: Validate | str | None = None,
        **parameters: object,
    ) -> R:
        """Place an OCO on a margin account; see `new_margin_order`."""
        return self._place("new_margin_oco", order, parameters, fit=fit, validate=validate)

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

    def _place(
        self,
        name: str,
        order: Request | Mapping[str, object] | None,
        parameters: Mapping[str, object],
        *,
        fit: bool,
        validate: Validate | str | None,
    ) -> R:
        flow = place(self._state, name, order, parameters, fit=fit, validate=validate)
        return self._run(flow)

    def _cancel(self, name: str, symbol: str, parameters: Mapping[str, object]) -> R:
        return self._run(cancel(self._state, name, {"symbol": symbol, **parameters}))

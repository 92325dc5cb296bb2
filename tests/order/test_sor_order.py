from pretrade import SorOrder
from pretrade.order import SorTestOrder
from pretrade.order.parameters import NAMES


def test_an_order_of_smart_order_routing_is_a_new_order_with_fewer_parameters() -> None:
    order = SorOrder.limit("BTCUSDT", "BUY", quantity="0.01", price="20000")

    assert order.kind == "sorOrder"
    assert order.to_params().keys() <= NAMES[order.kind]
    assert {"quoteOrderQty", "stopPrice", "pegPriceType"}.isdisjoint(NAMES[order.kind])
    assert (order.rate_count, SorTestOrder().rate_count) == (1, 0)


def test_its_test_order_asks_for_commission_rates() -> None:
    assert SorTestOrder(computeCommissionRates=True).compute_commission_rates == "true"

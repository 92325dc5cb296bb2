"""EXCHANGE_MAX_NUM_ALGO_ORDERS as laws."""

from hypothesis import given
from hypothesis import strategies as st

from property_tests import count_laws
from property_tests.count_laws import LIMIT, OCO, CountRule, uncounted
from property_tests.small_cases import Order, few
from property_tests.strategies.wire import Json

TWO_STOPS: Order = {
    "kind": "orderListOco",
    "side": "SELL",
    "quantity": "4",
    "aboveType": "TAKE_PROFIT",
    "aboveStopPrice": "12",
    "belowType": "STOP_LOSS",
    "belowStopPrice": "9",
}
RULE = CountRule(
    name="EXCHANGE_MAX_NUM_ALGO_ORDERS",
    bound="maxNumAlgoOrders",
    counted={"type": "TAKE_PROFIT"},
    adding=[({**LIMIT, "type": "STOP_LOSS", "stopPrice": "9"}, 1), (OCO, 1), (TWO_STOPS, 2)],
    other=LIMIT,
)
adding = st.sampled_from(RULE.adding)
requests = adding.map(lambda one: one[0])
counts = st.integers(0, 8)


class TestExchangeMaxNumAlgoOrders:
    """open algo orders on all symbols + added algo orders <= maxNumAlgoOrders."""

    @few
    @given(adding, counts)
    def test_the_limit_may_be_reached_and_not_exceeded(
        self, one: tuple[Order, int], already: int
    ) -> None:
        count_laws.the_limit_may_be_reached_and_not_exceeded(RULE, *one, already)

    @few
    @given(requests, counts, counts, uncounted(RULE))
    def test_what_does_not_count_changes_nothing(
        self, request_: Order, limit: int, already: int, others: list[Json]
    ) -> None:
        count_laws.what_does_not_count_changes_nothing(RULE, request_, limit, already, others)

    @few
    @given(requests, st.integers(1, 8), counts)
    def test_orders_of_all_symbols_add_up(self, request_: Order, limit: int, here: int) -> None:
        count_laws.symbols_add_up_or_do_not(RULE, request_, limit, min(here, limit))

    @few
    @given(requests)
    def test_unknown_orders_leave_it_open_where_it_binds(self, request_: Order) -> None:
        count_laws.unknown_orders_leave_it_open_where_it_binds(RULE, request_)

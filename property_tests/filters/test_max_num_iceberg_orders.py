"""MAX_NUM_ICEBERG_ORDERS as laws."""

from hypothesis import given
from hypothesis import strategies as st

from property_tests import count_laws
from property_tests.count_laws import LIMIT, OCO, CountRule, uncounted
from property_tests.small_cases import Order, few
from property_tests.strategies.wire import Json

TWO_ICEBERGS: Order = {**OCO, "limitIcebergQty": "1", "stopIcebergQty": "1"}
RULE = CountRule(
    name="MAX_NUM_ICEBERG_ORDERS",
    bound="maxNumIcebergOrders",
    counted={"icebergQty": "0.1"},
    adding=[
        ({**LIMIT, "icebergQty": "1"}, 1),
        ({**OCO, "limitIcebergQty": "1"}, 1),
        (TWO_ICEBERGS, 2),
    ],
    other={**LIMIT, "icebergQty": "0"},
)
adding = st.sampled_from(RULE.adding)
requests = adding.map(lambda one: one[0])
counts = st.integers(0, 8)


class TestMaxNumIcebergOrders:
    """open icebergs on the symbol + added icebergs <= maxNumIcebergOrders."""

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
    def test_orders_of_other_symbols_do_not_count(
        self, request_: Order, limit: int, here: int
    ) -> None:
        count_laws.symbols_add_up_or_do_not(RULE, request_, limit, min(here, limit))

    @few
    @given(requests)
    def test_unknown_orders_leave_it_open_where_it_binds(self, request_: Order) -> None:
        count_laws.unknown_orders_leave_it_open_where_it_binds(RULE, request_)

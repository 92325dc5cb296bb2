"""The law of the breaker: an order that is refused each time, in the same way, is sent N times."""

from hypothesis import given
from hypothesis import strategies as st

from pretrade.client.errors import CircuitOpen, ExchangeError
from pretrade.client.state.circuit_breaker import CircuitBreaker

orders = st.sampled_from(["1", "2", "3"])


@given(st.integers(1, 5), st.lists(orders, max_size=60))
def test_no_order_is_sent_more_often_than_the_breaker_allows(most: int, tries: list[str]) -> None:
    breaker = CircuitBreaker(most)
    sent: dict[str, int] = {}
    for number, quantity in enumerate(tries):
        order = {"quantity": quantity, "newClientOrderId": str(number)}
        try:
            breaker.check("new_order", order)
        except CircuitOpen:
            assert sent[quantity] == most
            continue
        sent[quantity] = sent.get(quantity, 0) + 1
        breaker.refused("new_order", order, ExchangeError(-2010, "No.", 400))

    assert all(count == min(most, tries.count(one)) for one, count in sent.items())

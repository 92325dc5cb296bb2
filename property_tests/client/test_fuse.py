"""The law of the fuse: an order that is refused each time, in the same way, is sent N times."""

from hypothesis import given
from hypothesis import strategies as st

from pretrade.client.errors import ExchangeError, FuseBlown
from pretrade.client.fuse import Fuse

orders = st.sampled_from(["1", "2", "3"])


@given(st.integers(1, 5), st.lists(orders, max_size=60))
def test_no_order_is_sent_more_often_than_the_fuse_allows(most: int, tries: list[str]) -> None:
    fuse = Fuse(most)
    sent: dict[str, int] = {}
    for number, quantity in enumerate(tries):
        order = {"quantity": quantity, "newClientOrderId": str(number)}
        try:
            fuse.check("new_order", order)
        except FuseBlown:
            assert sent[quantity] == most
            continue
        sent[quantity] = sent.get(quantity, 0) + 1
        fuse.refused("new_order", order, ExchangeError(-2010, "No.", 400))

    assert all(count == min(most, tries.count(one)) for one, count in sent.items())

"""The breaker stops a loop on one refusal."""

from collections.abc import Mapping

import pytest

from pretrade.client.errors import CircuitOpen, ExchangeError
from pretrade.client.state.circuit_breaker import CircuitBreaker

ORDER = {"symbol": "BTCUSDT", "side": "BUY", "quantity": "1", "price": None}
NO_FUNDS = ExchangeError(-2010, "Account has insufficient balance for requested action.", 400)
BAD_LOT = ExchangeError(-1013, "Filter failure: LOT_SIZE", 400)


def is_open(breaker: CircuitBreaker, order: Mapping[str, object]) -> bool:
    try:
        breaker.check("new_order", order)
    except CircuitOpen:
        return True
    return False


def refuse(breaker: CircuitBreaker, *errors: ExchangeError) -> None:
    for number, error in enumerate(errors):
        breaker.refused("new_order", {**ORDER, "newClientOrderId": f"id{number}"}, error)


def test_it_blows_after_three_equal_refusals_of_one_order() -> None:
    breaker = CircuitBreaker()
    refuse(breaker, NO_FUNDS, NO_FUNDS)
    assert not is_open(breaker, ORDER)

    refuse(breaker, NO_FUNDS)
    with pytest.raises(CircuitOpen, match="refused 3 times, last with -2010") as caught:
        breaker.check("new_order", {**ORDER, "newClientOrderId": "another", "timestamp": 1})
    assert caught.value.count == 3
    assert caught.value.last is NO_FUNDS


@pytest.mark.parametrize(
    "change", [{"quantity": "2"}, {"side": "SELL"}, {"symbol": "ETHUSDT"}, {"price": "1"}]
)
def test_a_changed_order_may_be_sent(change: dict[str, str]) -> None:
    breaker = CircuitBreaker(most=1)
    refuse(breaker, NO_FUNDS)

    assert is_open(breaker, ORDER)
    assert not is_open(breaker, {**ORDER, **change})


def test_the_same_parameters_elsewhere_are_another_order() -> None:
    breaker = CircuitBreaker(most=1)
    refuse(breaker, NO_FUNDS)

    breaker.check("test_order", ORDER)


def test_another_refusal_begins_a_new_count() -> None:
    breaker = CircuitBreaker(most=2)
    refuse(breaker, NO_FUNDS, BAD_LOT)
    assert not is_open(breaker, ORDER)

    refuse(breaker, BAD_LOT)
    assert is_open(breaker, ORDER)


def test_two_orders_in_turn_do_not_hide_each_other() -> None:
    breaker = CircuitBreaker(most=2)
    for _ in range(2):
        refuse(breaker, NO_FUNDS)
        breaker.refused("new_order", {**ORDER, "side": "SELL"}, NO_FUNDS)

    assert is_open(breaker, ORDER)
    assert is_open(breaker, {**ORDER, "side": "SELL"})


def test_an_accepted_order_is_forgiven() -> None:
    breaker = CircuitBreaker(most=1)
    refuse(breaker, NO_FUNDS)
    breaker.accepted("new_order", ORDER)

    assert not is_open(breaker, ORDER)


def test_reset_forgives_all() -> None:
    breaker = CircuitBreaker(most=1)
    refuse(breaker, NO_FUNDS)
    breaker.reset()

    assert not is_open(breaker, ORDER)


@pytest.mark.parametrize(
    "error",
    [
        ExchangeError(-1021, "Timestamp for this request is outside of the recvWindow.", 400),
        ExchangeError(-1015, "Too many new orders.", 429),
        ExchangeError(-1007, "Timeout waiting for response from backend server.", 408),
        ExchangeError(-1013, "Filter failure: LOT_SIZE", 502),
    ],
)
def test_what_may_pass_by_itself_does_not_count(error: ExchangeError) -> None:
    breaker = CircuitBreaker(most=1)
    refuse(breaker, error)

    assert not is_open(breaker, ORDER)


def test_the_oldest_of_very_many_orders_is_forgotten() -> None:
    breaker = CircuitBreaker(most=1)
    refuse(breaker, NO_FUNDS)
    for number in range(1000):
        breaker.refused("new_order", {"quantity": number}, NO_FUNDS)

    assert not is_open(breaker, ORDER)
    assert is_open(breaker, {"quantity": 0})

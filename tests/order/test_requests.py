"""What every request class has in common, and the door through which requests come."""

import copy
import pickle
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from pretrade import CancelReplace, MarginOrder, Order
from pretrade.enums import RequestKind
from pretrade.order import REQUESTS, Request, TestOrder, read_request
from tests.rules.requests import KINDS, LISTED, request


def made(kind: str, **changes: object) -> Request:
    return REQUESTS[RequestKind(kind)].from_params(request(kind, **changes))


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_class(kind: str) -> None:
    assert made(kind).kind == kind
    assert not made(kind).malformed
    assert not made(kind).unknown


@pytest.mark.parametrize("kind", KINDS)
def test_equality_hash_copy_and_pickle(kind: str) -> None:
    one, same, other = made(kind), made(kind), made(kind, quantity="2")

    assert one == same
    assert hash(one) == hash(same)
    assert one != other
    for again in (copy.deepcopy(one), pickle.loads(pickle.dumps(one))):  # noqa: S301
        assert again == one


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_sent_can_be_read_back(kind: str) -> None:
    one = made(kind)

    assert type(one).from_params(one.to_params()) == one
    assert all(type(value) is str for value in one.to_params().values())


@pytest.mark.parametrize("kind", KINDS)
def test_keywords_say_the_same_as_a_mapping(kind: str) -> None:
    cls: Any = REQUESTS[RequestKind(kind)]

    assert cls(**request(kind)) == made(kind)


@pytest.mark.parametrize("kind", KINDS)
def test_an_unknown_keyword_names_the_class(kind: str) -> None:
    cls: Any = REQUESTS[RequestKind(kind)]

    with pytest.raises(TypeError, match=f"{cls.__name__} has no parameter 'markets'"):
        cls(markets=1)


def test_a_test_order_adds_nothing_to_the_order_counts() -> None:
    assert TestOrder().rate_count == 0
    assert TestOrder(computeCommissionRates=True).compute_commission_rates == "true"


def test_a_cancel_replace_has_the_parameters_of_both() -> None:
    replaced = CancelReplace(
        symbol="BTCUSDT",
        cancelReplaceMode="STOP_ON_FAILURE",
        cancelOrderId=7,
        cancelOrigClientOrderId="a",
        cancelNewClientOrderId="b",
        cancelRestrictions="ONLY_NEW",
        orderRateLimitExceededMode="DO_NOTHING",
    )

    assert replaced.cancel_order_id == 7
    assert replaced.rate_count == 1
    assert isinstance(replaced, Order)


def test_a_margin_order_has_its_parameters() -> None:
    margin = MarginOrder(is_isolated="FALSE", side_effect_type="AUTO_REPAY")

    assert margin.to_params() == {"isIsolated": "FALSE", "sideEffectType": "AUTO_REPAY"}
    assert MarginOrder(isIsolated=True).to_params() == {"isIsolated": "TRUE"}
    assert MarginOrder(isIsolated=False) == MarginOrder(isIsolated="FALSE")


@pytest.mark.parametrize("kind", KINDS)
def test_an_object_knows_its_own_kind(kind: str) -> None:
    assert read_request(made(kind), None, {}) is not None
    assert read_request(made(kind), None, {}).kind == kind


def test_an_object_can_be_judged_as_another_kind() -> None:
    order = Order.limit("BTCUSDT", "BUY", "1", "1")

    tested = read_request(order, "testOrder", {})

    assert tested == TestOrder.limit("BTCUSDT", "BUY", "1", "1")
    assert read_request(order, "order", {}) is order


def test_there_is_one_way_at_a_time() -> None:
    order = Order.limit("BTCUSDT", "BUY", "1", "1")
    pairs: Any = [("symbol", "BTCUSDT")]

    with pytest.raises(TypeError, match="not both: price"):
        LISTED.check(order, price="2")
    with pytest.raises(TypeError, match="not both: markets"):
        LISTED.check({"symbol": "BTCUSDT"}, markets={})
    with pytest.raises(TypeError, match="an order is a mapping or a request object, not list"):
        LISTED.check(pairs)


def test_an_unknown_kind_is_a_value_error() -> None:
    with pytest.raises(ValueError, match="'OCO' is no kind of request; there are order, testOrder"):
        LISTED.check({}, request="OCO")


class Parameters(Mapping[str, object]):
    """A mapping that is no dict."""

    def __init__(self, params: dict[str, object]) -> None:
        self.params = params

    def __getitem__(self, name: str) -> object:
        return self.params[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.params)

    def __len__(self) -> int:
        return len(self.params)


def test_any_mapping_will_do() -> None:
    assert Order.from_params(Parameters(request("order"))) == made("order")


def test_callers_that_invent_names_do_not_fill_the_memory() -> None:
    for number in range(3000):
        order = Order.from_params({f"name{number}": "1", "price": "1"})
        assert order.unknown == {f"name{number}": "1"}

    legal = list(request("order").items())
    for start in range(2000):
        turned = legal[start % 6 :] + legal[: start % 6]
        assert Order.from_params(dict(turned)) == made("order")

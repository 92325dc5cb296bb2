"""Laws of `client.call`, over every endpoint of the base document that takes no order.

"Mandatory parameter was not sent", "too many parameters", "illegal characters": what the exchange
would refuse for its parameters alone is refused before anything is sent.
"""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pretrade.client import Client, RawReply, RawRequest
from pretrade.client.endpoints import Endpoint
from pretrade.client.endpoints.chapters import CHAPTERS, read_chapter
from pretrade.client.endpoints.parameter import Parameter
from tests.client.endpoints.minimum import minimum, value_of

ENDPOINTS = [one for name in CHAPTERS for one in read_chapter(name) if one.kind is None]
NUMBERS = ("LONG", "INT", "DECIMAL")

pytestmark = pytest.mark.filterwarnings("ignore::pretrade.client.MayBeGone")
endpoints = st.sampled_from(ENDPOINTS)
names = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=12)
no_numbers: st.SearchStrategy[object] = st.sampled_from(
    ["", "x", "1e3", "-1", "1,5", " 1", True, "[1]", "{}", "1.2.3"]
)


def parameters(
    wanted: Callable[[Parameter], object],
) -> st.SearchStrategy[tuple[Endpoint, Parameter]]:
    """An endpoint, and one of its parameters that are wanted."""
    found = [(row, one) for row in ENDPOINTS for one in row.parameters.values() if wanted(one)]
    assert len(found) > 50
    return st.sampled_from(found)


class Wire:
    """Counts what is sent."""

    sent = 0

    def send(self, request: RawRequest, timeout: float) -> RawReply:
        assert request.path
        assert timeout
        self.sent += 1
        reply: Any = [{"orderId": 1, "orderListId": 1}] if request.path.endswith("s") else {}
        return RawReply(200, {}, json.dumps(reply or {"orderId": 1, "orderListId": 1}).encode())

    def wait(self, milliseconds: int) -> None:
        raise NotImplementedError(milliseconds)

    def close(self) -> None:
        """Nothing to close."""


def sent(endpoint: Endpoint, given: dict[str, Any]) -> int:
    """How often a request went out; -1 where it was refused before."""
    wire = Wire()
    client = Client("key", "secret", environment="live", transport=wire, query_waits=())
    try:
        client.call(f"{endpoint.method} {endpoint.path}", **given)
    except (TypeError, ValueError):
        assert wire.sent == 0
        return -1
    return wire.sent


@given(endpoints, names)
def test_an_unknown_name_never_goes_out(endpoint: Endpoint, name: str) -> None:
    known = {one.lower().replace("_", "") for one in endpoint.parameters}
    assume(name.lower().replace("_", "") not in known)

    assert sent(endpoint, minimum(endpoint) | {name: "1"}) == -1


@given(parameters(lambda one: one.mandatory))
def test_without_a_mandatory_one_nothing_goes_out(chosen: tuple[Endpoint, Parameter]) -> None:
    endpoint, missing = chosen
    few = {name: value for name, value in minimum(endpoint).items() if name != missing.name}

    assert sent(endpoint, few) == -1


@given(parameters(lambda one: one.type in NUMBERS), no_numbers)
def test_what_is_no_number_never_goes_out(
    chosen: tuple[Endpoint, Parameter], value: object
) -> None:
    endpoint, number = chosen

    assert sent(endpoint, minimum(endpoint) | {number.name: value}) == -1


@given(parameters(lambda one: one.values), names)
def test_a_word_that_is_none_never_goes_out(chosen: tuple[Endpoint, Parameter], word: str) -> None:
    endpoint, one = chosen
    assume(word not in one.values and word.upper() not in one.values)

    assert sent(endpoint, minimum(endpoint) | {one.name: word}) == -1


@given(parameters(lambda one: one.most is not None), st.integers(1, 10**9))
def test_a_number_beyond_its_end_never_goes_out(
    chosen: tuple[Endpoint, Parameter], beyond: int
) -> None:
    endpoint, one = chosen

    assert sent(endpoint, minimum(endpoint) | {one.name: int(one.most or 0) + beyond}) == -1
    if one.least is not None:
        assert sent(endpoint, minimum(endpoint) | {one.name: int(one.least) - beyond}) == -1


@given(st.sampled_from([(row, group) for row in ENDPOINTS for group in row.one_of]))
def test_of_a_group_one_goes_out_and_not_none(chosen: tuple[Endpoint, tuple[str, ...]]) -> None:
    endpoint, group = chosen
    least = {name: value for name, value in minimum(endpoint).items() if name not in group}

    assert sent(endpoint, least) == -1
    for name in group:
        assert sent(endpoint, least | {name: value_of(endpoint.parameters[name])}) == 1


@given(st.sampled_from([(row, group) for row in ENDPOINTS for group in row.not_together]))
def test_what_does_not_go_together_never_goes_out(
    chosen: tuple[Endpoint, tuple[str, ...]],
) -> None:
    endpoint, group = chosen
    both = {name: value_of(endpoint.parameters[name]) for name in group}

    assert sent(endpoint, minimum(endpoint) | both) == -1


@given(
    parameters(lambda one: one.name.startswith(("start", "begin"))),
    st.integers(1, 10**13),
    st.integers(1, 10**12),
)
def test_a_start_after_the_end_never_goes_out(
    chosen: tuple[Endpoint, Parameter], end: int, more: int
) -> None:
    endpoint, start = chosen
    last = next(name for name in endpoint.parameters if name.startswith("end"))
    span = {start.name: end, last: end}

    assert sent(endpoint, minimum(endpoint) | span) == 1
    assert sent(endpoint, minimum(endpoint) | span | {start.name: end + more}) == -1


@given(endpoints, st.data())
def test_what_is_right_goes_out_once_in_either_spelling(
    endpoint: Endpoint, data: st.DataObject
) -> None:
    needed = minimum(endpoint)
    others = [
        name
        for name in endpoint.parameters
        if name != "recvWindow" and not any(name in group for group in endpoint.not_together)
    ]
    chosen = data.draw(st.sets(st.sampled_from(others))) if others else set[str]()
    right = needed | {name: value_of(endpoint.parameters[name]) for name in chosen}
    pythonic = {
        "".join(f"_{one.lower()}" if one.isupper() else one for one in name): value
        for name, value in right.items()
    }

    assert sent(endpoint, right) == 1
    assert sent(endpoint, pythonic) == 1

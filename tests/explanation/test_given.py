"""What may be given to `explain` besides a text: a code, a reply, an exception."""

from collections import UserDict
from decimal import Decimal
from functools import reduce
from http import HTTPStatus
from typing import Any

import pytest

from pretrade import explain
from pretrade.client import ExchangeError

WITH_ODD_KEY: dict[Any, Any] = {(1, 2): None}
REPLY: dict[Any, Any] = {"code": -1106, "msg": "Parameter 'price' sent when not required."}


@pytest.mark.parametrize("given", [-1013, 1013])
def test_an_int_is_a_code(given: int) -> None:
    found = explain(given)

    assert found.known
    assert (found.code, found.name) == (-1013, "INVALID_MESSAGE")


def test_an_int_may_be_the_status_of_a_reply_too() -> None:
    assert explain(429) == explain(HTTPStatus.TOO_MANY_REQUESTS) == explain("429")
    assert explain(429).code == -1003
    assert not explain(7).known


@pytest.mark.parametrize(
    "given",
    [
        REPLY,
        UserDict(REPLY),
        [REPLY],
        {"id": 1, "error": UserDict(REPLY)},
        {**REPLY, "price": Decimal("1.10")},
        {**WITH_ODD_KEY, **REPLY},
    ],
)
def test_a_decoded_reply_is_explained(given: Any) -> None:  # noqa: ANN401  replies of any form
    found = explain(given)

    assert found.known
    assert (found.code, found.parameters) == (-1106, ("price",))


def test_every_error_of_a_decoded_list_is_explained() -> None:
    found = explain([REPLY, {"code": -1121, "msg": "Invalid symbol."}])

    assert [one.code for one in (found, *found.also)] == [-1106, -1121]


def test_an_exception_is_its_text() -> None:
    error = ExchangeError(-1013, "Filter failure: LOT_SIZE", 400)

    assert explain(error) == explain(str(error))
    assert explain(error).rules == ("LOT_SIZE",)
    assert not explain(ValueError("out of memory")).known


@pytest.mark.parametrize("given", [b'{"code":-1013}', bytearray(b"-1013")])
def test_bytes_must_be_decoded_first(given: Any) -> None:  # noqa: ANN401  wrong on purpose
    with pytest.raises(TypeError, match=r"^explain takes no bytes; decode them first, as .*\)$"):
        explain(given)


@pytest.mark.parametrize("given", [None, -1013.0, True, (REPLY,), object()])
def test_anything_else_is_a_type_error(given: Any) -> None:  # noqa: ANN401  wrong on purpose
    kind = type(given).__name__
    with pytest.raises(TypeError, match=f"^explain takes a text, a code, .*; this is a {kind}$"):
        explain(given)


CIRCULAR: dict[str, Any] = {}
CIRCULAR["self"] = CIRCULAR
DEEP = reduce(lambda inner, _: [inner], range(100_000), list[Any]())


@pytest.mark.parametrize("given", [CIRCULAR, DEEP, 10**5000], ids=["circular", "deep", "long"])
def test_what_no_reply_can_be_is_a_type_error(given: Any) -> None:  # noqa: ANN401  wrong on purpose
    with pytest.raises(TypeError, match=r"^explain takes what a JSON reply can hold; "):
        explain(given)

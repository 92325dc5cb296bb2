import copy
import pickle
from typing import Any

import pytest

from pretrade import Amend

AMEND = Amend(symbol="BTCUSDT", order_id=7, new_qty="0.50")


def test_an_amendment_names_an_order_and_a_quantity() -> None:
    assert AMEND.to_params() == {"symbol": "BTCUSDT", "orderId": "7", "newQty": "0.50"}
    assert (AMEND.order_id, str(AMEND.new_qty), AMEND.most_decimals) == (7, "0.50", 2)
    assert AMEND.rate_count == 0


def test_it_survives_the_wire_and_copies() -> None:
    assert Amend.from_params(AMEND.to_params()) == AMEND
    assert copy.deepcopy(AMEND) == AMEND
    assert pickle.loads(pickle.dumps(AMEND)) == AMEND  # noqa: S301  our own bytes
    assert AMEND.replace(orderId=None, orig_client_order_id="a").to_params() == {
        "symbol": "BTCUSDT",
        "origClientOrderId": "a",
        "newQty": "0.50",
    }


def test_what_it_does_not_have_is_unknown_or_a_mistake() -> None:
    wrong: Any = {"price": "1"}

    assert Amend.from_params({**AMEND.to_params(), **wrong}).unknown == wrong
    misspelt: Any = {"new_qt": "1"}
    with pytest.raises(TypeError, match="did you mean 'new_qty'"):
        Amend(**misspelt)


def test_what_cannot_be_read_is_kept() -> None:
    one = Amend.from_params({"newQty": "1e3"})

    assert (one.malformed, one.new_qty, one.most_decimals) == ({"newQty": "1e3"}, None, 0)

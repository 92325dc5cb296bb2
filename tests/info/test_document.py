"""What `ExchangeInfo.load` takes besides the whole document, and what it names as something else.

What ccxt makes of the rows is in ``test_ccxt_facts``.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from pretrade import ExchangeInfo, InvalidExchangeInfo
from tests.rules.requests import LOT_SIZE, SYMBOL, order

ROW: dict[str, Any] = {**SYMBOL, "filters": [LOT_SIZE]}
OTHER = {**ROW, "symbol": "ETHUSDT"}


@pytest.mark.parametrize("given", [ROW, [ROW], (ROW,)], ids=["row", "rows", "tuple"])
def test_a_row_or_rows_of_symbols_are_taken_as_what_they_are(given: Any) -> None:  # noqa: ANN401
    info = ExchangeInfo.load(given)

    assert info.raw == {"symbols": [ROW]}
    assert info.check(order("MARKET", quantity="0.0000001")).first is not None
    assert info.exchange.day is None
    assert not info.exchange.rate_limits


def test_rows_are_read_from_files_and_texts_too(tmp_path: Path) -> None:
    path = tmp_path / "rows.json"
    path.write_text(json.dumps([ROW, OTHER]), encoding="utf-8")

    for source in (path, str(path), path.read_text(encoding="utf-8"), path.read_bytes()):
        assert list(ExchangeInfo.load(source)) == ["BTCUSDT", "ETHUSDT"]


def test_what_is_loaded_is_a_copy_of_the_row() -> None:
    row = {**ROW, "filters": [dict(LOT_SIZE)]}
    info = ExchangeInfo.load(row)
    row["filters"][0]["minQty"] = "9"

    assert info.raw["symbols"][0]["filters"][0]["minQty"] == LOT_SIZE["minQty"]


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (
            {"code": -1003, "msg": "Too many requests."},
            (
                "exchangeInfo: is an error of the exchange, and not its rules: "
                "-1003 Too many requests."
            ),
        ),
        ([], "exchangeInfo: is not a JSON object, nor an array of symbols"),
        ([ROW, 1], "exchangeInfo: is not a JSON object, nor an array of symbols"),
        ([ROW, {}], "$.symbols[1].symbol: is missing or not a text"),
        ([ROW, ROW], "$.symbols[1].symbol: 'BTCUSDT' stands here twice"),
        ({"symbol": 5}, "$.symbols[0].symbol: is missing or not a text"),
        ({"code": 200, "msg": None}, "$.symbols: is missing or not an array"),
        ({"BTC/USDT": {}}, "$.symbols: is missing or not an array"),
    ],
)
def test_what_is_something_else_is_named(given: Any, message: str) -> None:  # noqa: ANN401
    with pytest.raises(InvalidExchangeInfo) as error:
        ExchangeInfo.load(given)

    assert str(error.value) == message


def test_a_saved_error_names_its_file(tmp_path: Path) -> None:
    path = tmp_path / "rules.json"
    path.write_text('{"code": -1003, "msg": "Way too many requests"}', encoding="utf-8")

    with pytest.raises(InvalidExchangeInfo) as error:
        ExchangeInfo.load(path)

    assert error.value.path == str(path)
    assert "-1003 Way too many requests" in error.value.reason

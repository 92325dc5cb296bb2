"""What is loaded is the library's own: nothing that a caller edits later changes an answer."""

import copy
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from pretrade import ExchangeInfo
from pretrade.json_values import is_array, is_object
from tests.rules.requests import LOT_SIZE, PRICE_FILTER, SYMBOL, found, judge, order

pytestmark = pytest.mark.slow

Json = dict[str, Any]

UNKNOWN: Json = {"filterType": "NOVELTY", "levels": [{"a": 1}]}
COUNT: Json = {"filterType": "EXCHANGE_MAX_NUM_ORDERS", "maxNumOrders": 1000}
LIMIT: Json = {"rateLimitType": "ORDERS", "interval": "SECOND", "intervalNum": 10, "limit": 50}


def document() -> Json:
    """A document of three symbols whose parts are nobody else's."""
    rows = [
        {**SYMBOL, "symbol": f"{base}USDT", "baseAsset": base, "filters": [LOT_SIZE, UNKNOWN]}
        for base in ("BTC", "ETH", "XRP")
    ]
    return copy.deepcopy(
        {
            "serverTime": 1664496000000,
            "rateLimits": [LIMIT],
            "exchangeFilters": [COUNT],
            "symbols": rows,
            "extra": {"nested": [1, 2]},
        }
    )


def clear(given: Json) -> None:
    given["symbols"].clear()
    given.clear()


def keep_one_symbol(given: Json) -> None:
    given["symbols"] = [row for row in given["symbols"] if row["symbol"] == "XRPUSDT"]


def edit_filters(given: Json) -> None:
    for row in given["symbols"]:
        row["filters"][0]["minQty"] = "5"
        row["filters"][1]["levels"][0]["a"] = 2
        row["filters"].append(PRICE_FILTER)


def edit_fields(given: Json) -> None:
    for row in given["symbols"]:
        row["symbol"] = "DOGEUSDT"
        row["status"] = "BREAK"
        row["orderTypes"].clear()
        row["permissions"].append("LEVERAGED")


def edit_the_exchange(given: Json) -> None:
    given["serverTime"] = 1700000000000
    given["rateLimits"][0]["limit"] = 0
    given["exchangeFilters"][0]["maxNumOrders"] = 0
    given["extra"]["nested"].append(3)


def reverse(given: Json) -> None:
    given["symbols"].reverse()


EDITS = [clear, keep_one_symbol, edit_filters, edit_fields, edit_the_exchange, reverse]
Edit = Callable[[Json], None]


def answers(info: ExchangeInfo) -> tuple[object, ...]:
    """Everything that an exchangeInfo can be asked."""
    reports = [judge(order("LIMIT", symbol=name, quantity="1"), info) for name in info]
    filters = [dict(symbol.filters) for symbol in info.values()]
    fields = [symbol.fields for symbol in info.values()]
    raws = [symbol.raw for symbol in info.values()]
    return list(info), reports, filters, fields, raws, info.raw, info.warnings, repr(info)


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
@pytest.mark.parametrize("load", [ExchangeInfo.load, ExchangeInfo], ids=["load", "class"])
def test_an_edit_of_what_was_given_changes_nothing(
    edit: Edit, load: Callable[[Json], ExchangeInfo]
) -> None:
    given = document()
    info = load(given)
    edit(given)

    assert answers(info) == answers(ExchangeInfo.load(document()))


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
@pytest.mark.parametrize("built", [False, True])
def test_an_edit_of_the_raw_document_changes_nothing(edit: Edit, built: bool) -> None:
    info = ExchangeInfo.load(json.dumps(document()), eager=built)
    edit(info.raw)

    assert answers(info) == answers(ExchangeInfo.load(document()))


def test_an_edit_of_the_raw_symbol_changes_nothing() -> None:
    info = ExchangeInfo.load(json.dumps(document()))
    for symbol in info.values():
        for raw in (symbol.raw, symbol.rules.raw):
            edit_filters({"symbols": [raw]})
            edit_fields({"symbols": [raw]})

    assert answers(info) == answers(ExchangeInfo.load(document()))


def test_an_edit_of_an_unknown_filter_does_not_reach_the_document() -> None:
    info = ExchangeInfo.load(document())
    levels: Any = info["BTCUSDT"].filters.unknown["NOVELTY"].raw["levels"]
    levels.clear()

    assert info.raw == document()
    assert info["BTCUSDT"].raw == document()["symbols"][0]


def test_an_edit_of_a_change_does_not_reach_the_document() -> None:
    newer = document()
    newer["symbols"][0]["novelty"] = {"a": [1]}
    info = ExchangeInfo.load(newer)
    (change,) = ExchangeInfo.load(document()).diff(info)
    value: Any = change.new
    value["a"].clear()

    assert info.raw == newer


def test_the_raw_document_is_plain_json() -> None:
    info = ExchangeInfo.load(document())

    assert json.loads(json.dumps(info.raw)) == document()
    assert json.loads(json.dumps(info["ETHUSDT"].raw)) == document()["symbols"][1]


def read_only(value: Any) -> Any:  # noqa: ANN401  JSON
    """The same as mappings and tuples that are no dicts and no lists."""
    if is_object(value):
        return MappingProxyType({name: read_only(one) for name, one in value.items()})
    return tuple(map(read_only, value)) if is_array(value) else value


def test_other_mappings_and_sequences_become_plain_json() -> None:
    info = ExchangeInfo.load(read_only(document()))

    assert answers(info) == answers(ExchangeInfo.load(document()))


def test_a_document_may_share_its_parts() -> None:
    shared = document()
    row = shared["symbols"][0]
    shared["symbols"] = [{**row, "symbol": name} for name in ("A", "B")]
    info = ExchangeInfo.load(shared)
    row["filters"].clear()

    assert [len(symbol.filters) for symbol in info.values()] == [2, 2]


def test_a_document_may_be_as_deep_as_it_likes_or_contain_itself() -> None:
    deep: Json = {}
    for _ in range(100_000):
        deep = {"in": [deep]}
    endless: Json = document()
    endless["extra"] = [endless, deep]

    info = ExchangeInfo.load(endless)

    assert not found(judge(order("LIMIT"), info), "LOT_SIZE")
    assert info.raw["extra"][0]["extra"][1].keys() == {"in"}


class Counting(Mapping[str, Any]):
    """A mapping that makes its values anew whenever it is asked."""

    def __init__(self, content: Json) -> None:
        self.content = content

    def __getitem__(self, key: str) -> Any:  # noqa: ANN401
        return anew(self.content[key])

    def __iter__(self) -> Any:  # noqa: ANN401
        return iter(self.content)

    def __len__(self) -> int:
        return len(self.content)


def anew(value: Any) -> Any:  # noqa: ANN401  JSON
    if is_object(value):
        return Counting({**value})
    return list(map(anew, value)) if is_array(value) else value


def test_values_that_a_mapping_makes_when_asked_are_not_mixed_up() -> None:
    rows = [{**SYMBOL, "symbol": f"A{n}", "status": [n, [n]]} for n in range(200)]
    given = {"symbols": rows, "extra": [[n] for n in range(200)]}

    assert ExchangeInfo.load(Counting(given)).raw == given


@pytest.mark.parametrize("read", [bytes.decode, bytes, bytearray])
def test_what_was_parsed_here_is_not_copied_again(
    read: Callable[[bytes], Any], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    text = json.dumps(document()).encode()
    path = tmp_path / "exchangeInfo.json"
    path.write_bytes(text)
    parsed: list[Any] = []

    def remembering(given: Any) -> Any:  # noqa: ANN401
        parsed.append(
            json.JSONDecoder().decode(given if isinstance(given, str) else given.decode())
        )
        return parsed[-1]

    monkeypatch.setattr("pretrade.info.document.json.loads", remembering)
    for source in (read(text), path):
        info = ExchangeInfo.load(source)
        parsed[-1]["symbols"][0]["status"] = "BREAK"

        assert info["BTCUSDT"].status == "BREAK"

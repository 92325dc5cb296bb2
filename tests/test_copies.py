"""Rules travel: pickled, copied, in other processes and threads, before and after checks."""

import copy
import json
import multiprocessing
import pickle
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from importlib.resources import files
from typing import Any

import pytest

from pretrade import ExchangeInfo, Report, Symbol
from pretrade.info import symbol_rules
from pretrade.rulebook import rulebook_of
from tests.rules.requests import ACCOUNT, MARKET, TYPES, oco, order

pytestmark = pytest.mark.slow

FACTS: tuple[dict[str, Any], ...] = ({}, {"market": MARKET, "account": ACCOUNT})
DAYS = ("2020-01-01", "2022-09-30", "2026-09-26", None)


def pickled(one: Any) -> Any:  # noqa: ANN401
    return pickle.loads(pickle.dumps(one))  # noqa: S301  our own bytes


COPIES = [copy.copy, copy.deepcopy, pickled]
Copy = Callable[[Any], Any]


def every_order() -> list[tuple[str | None, dict[str, Any]]]:
    symbol = {"symbol": "ODDUSDT"}
    legal = [(None, {**order(kind), **symbol}) for kind in TYPES]
    broken = [(None, {**one, "quantity": "0.0000001"}) for _, one in legal]
    return [*legal, *broken, ("oco", {**oco(), **symbol}), (None, {"symbol": "ODDUSDT"})]


def reports(rules: ExchangeInfo | Symbol) -> list[Report]:
    """What rules say of orders of every type, with and without facts, on many days."""
    return [
        rules.check(params, request=kind, as_of=day, **facts)
        for kind, params in every_order()
        for day in DAYS
        for facts in FACTS
    ]


def use(rules: ExchangeInfo | Symbol) -> None:
    """Fill every cache."""
    reports(rules)
    symbol = rules["ODDUSDT"] if isinstance(rules, ExchangeInfo) else rules
    symbol.round_price("27000.123")
    symbol.min_quantity(price="27000")
    symbol.headroom(ACCOUNT)


@pytest.fixture
def info(sample_text: str) -> ExchangeInfo:
    return ExchangeInfo.load(sample_text)


@pytest.fixture(scope="module")
def sample_text() -> str:
    return (files("pretrade") / "sample" / "exchange_info.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("make", COPIES, ids=["copy", "deepcopy", "pickle"])
@pytest.mark.parametrize("used", [False, True])
def test_a_copy_of_an_exchange_info_judges_the_same(
    info: ExchangeInfo, make: Copy, used: bool
) -> None:
    if used:
        use(info)
    again = make(info)

    assert type(again) is ExchangeInfo
    assert list(again) == list(info)
    assert again.raw == info.raw
    assert again.exchange.day == info.exchange.day
    assert reports(again) == reports(info)
    assert not info.diff(again)


@pytest.mark.parametrize("make", COPIES, ids=["copy", "deepcopy", "pickle"])
@pytest.mark.parametrize("used", [False, True])
def test_a_copy_of_a_symbol_judges_the_same(info: ExchangeInfo, make: Copy, used: bool) -> None:
    for name, symbol in info.items():
        if used:
            use(symbol) if name == "ODDUSDT" else symbol.round_quantity("1")
        again = make(symbol)

        assert (again.name, again.fields, again.raw) == (name, symbol.fields, symbol.raw)
        assert dict(again.filters) == dict(symbol.filters)
    assert reports(make(info["ODDUSDT"])) == reports(info["ODDUSDT"])


@pytest.mark.parametrize("make", COPIES, ids=["copy", "deepcopy", "pickle"])
def test_a_copy_of_a_copy_judges_the_same(info: ExchangeInfo, make: Copy) -> None:
    again = make(make(info))
    use(again)

    assert reports(make(again)) == reports(info)


@pytest.mark.parametrize("make", COPIES, ids=["copy", "deepcopy", "pickle"])
def test_a_copy_keeps_how_it_was_loaded(sample_text: str, make: Copy) -> None:
    info = ExchangeInfo.load(sample_text, every_notional=False)

    assert make(info).exchange.every_notional is False
    assert make(info["BTCUSDT"]).exchange.every_notional is False


@pytest.mark.parametrize("make", [copy.deepcopy, pickled])
def test_what_is_kept_for_speed_is_not_carried(info: ExchangeInfo, make: Copy) -> None:
    before = len(pickle.dumps(info)), len(pickle.dumps(info["ODDUSDT"]))
    use(info)

    assert (len(pickle.dumps(info)), len(pickle.dumps(info["ODDUSDT"]))) == before
    assert reports(make(info)) == reports(info)


def test_symbols_that_are_pickled_together_share_their_exchange(info: ExchangeInfo) -> None:
    one, other = pickled((info["BTCUSDT"], info["ODDUSDT"]))

    assert one.exchange is other.exchange


@pytest.mark.parametrize("make", COPIES, ids=["copy", "deepcopy", "pickle"])
def test_a_copy_of_a_rulebook_is_the_rulebook(make: Copy) -> None:
    for day in ("2017-07-14", "2022-09-30", "2099-01-01"):
        assert make(rulebook_of(day)) is rulebook_of(day)


@pytest.mark.parametrize("make", COPIES, ids=["copy", "deepcopy", "pickle"])
def test_a_copy_of_a_checker_judges_the_same(info: ExchangeInfo, make: Copy) -> None:
    checker = info["ODDUSDT"].checker(type="LIMIT", side="BUY")
    first = checker(quantity="6", price="40")

    assert make(checker)(quantity="6", price="40") == first


def test_other_processes_judge_the_same(info: ExchangeInfo) -> None:
    use(info)
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, context) as pool:
        of_all, of_one = pool.map(reports, [info, info["ODDUSDT"]])

    assert of_all == reports(info)
    assert of_one == reports(info["ODDUSDT"])


def test_threads_that_share_rules_judge_the_same(sample_text: str) -> None:
    expected = reports(ExchangeInfo.load(sample_text))
    threads = 4
    for _ in range(5):
        info = ExchangeInfo.load(sample_text)
        start = threading.Barrier(threads)

        def judged(info: ExchangeInfo = info, start: threading.Barrier = start) -> list[Report]:
            start.wait()
            return reports(info)

        with ThreadPoolExecutor(threads) as pool:
            found = [pool.submit(judged) for _ in range(threads)]
            assert all(one.result() == expected for one in found)


def test_threads_are_given_one_symbol(info: ExchangeInfo, monkeypatch: pytest.MonkeyPatch) -> None:
    together = threading.Barrier(2)
    read = symbol_rules.read_symbol

    def slowly(*args: Any) -> Any:  # noqa: ANN401
        together.wait()  # both threads have seen that the symbol is not built
        return read(*args)

    monkeypatch.setattr("pretrade.exchange_info.read_symbol", slowly)
    with ThreadPoolExecutor(2) as pool:
        one, other = pool.map(info.__getitem__, ["BTCUSDT", "BTCUSDT"])

    assert one is other is info["BTCUSDT"]


def test_a_pickle_holds_the_document_once(sample_text: str, info: ExchangeInfo) -> None:
    parsed = len(pickle.dumps(json.loads(sample_text)))

    assert len(pickle.dumps(info)) < parsed + 200

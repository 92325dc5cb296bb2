"""The endpoints of the base document, as data."""

import json
import subprocess
import sys
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pretrade.client.endpoints import ENDPOINTS, Endpoint, chapters
from pretrade.client.endpoints.chapters import (
    CHAPTERS,
    all_endpoints,
    chapter_title,
    endpoint_named,
    read_chapter,
)
from pretrade.client.endpoints.weight import BASE_DATE

DATA = Path(__file__).parents[2] / "data"
FACTS = json.loads((DATA / "base_document_endpoints.json").read_bytes())["endpoints"]
BASE_DOCUMENT = json.loads((DATA / "base_document_requests.json").read_bytes())["requests"]
DESCRIBED = [one for name in CHAPTERS for one in read_chapter(name)]
REQUESTS = [f"{one.method} {one.path}" for one in DESCRIBED]
OF_METHODS = {f"{one.method} {one.path}" for one in ENDPOINTS.values()}


def _chapter_of(monkeypatch: pytest.MonkeyPatch, row: str) -> tuple[Endpoint, ...]:
    text = 'title = "T"\n["POST /sapi/v1/a"]\ntitle = "A"\nsecurity = "TRADE"\nweight = "1 IP"\n'
    read = tomllib.loads(text + row)

    def parsed(_name: str) -> dict[str, Any]:
        return read

    monkeypatch.setattr(chapters, "_parsed", parsed)
    return read_chapter.__wrapped__("any")


@pytest.mark.parametrize("key", ["sinse", "absnt", "chnages", "parameter"])
def test_a_key_that_no_row_has_is_refused(monkeypatch: pytest.MonkeyPatch, key: str) -> None:
    with pytest.raises(ValueError, match=f"POST /sapi/v1/a: {key} is no key of a row; there are"):
        _chapter_of(monkeypatch, f'{key} = "account"')


def test_a_row_may_say_since_when_it_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    (row,) = _chapter_of(monkeypatch, "since = 2024-05-06")

    assert row.since == date(2024, 5, 6)
    assert row.weights[0].since == date(2024, 5, 6)


def test_every_request_of_the_document_has_a_row() -> None:
    assert len({chapter_title(name) for name in CHAPTERS}) == len(CHAPTERS)
    assert len(set(BASE_DOCUMENT)) == 238
    assert set(BASE_DOCUMENT) <= set(REQUESTS)
    assert {facts["request"] for facts in FACTS} <= OF_METHODS
    later = [row for one, row in zip(REQUESTS, DESCRIBED, strict=True) if one not in BASE_DOCUMENT]
    assert all(row.since is not None for row in later)


def test_a_request_has_one_row() -> None:
    assert len(set(REQUESTS)) == len(REQUESTS)
    own = {one for one, row in zip(REQUESTS, DESCRIBED, strict=True) if row.name in ENDPOINTS}
    assert own == OF_METHODS & set(REQUESTS), "a row that has a method stays in no chapter"


def test_what_has_a_method_and_no_chapter_came_later() -> None:
    besides = [one for request, one in all_endpoints().items() if request not in REQUESTS]

    assert all(one.name in ENDPOINTS and one.since is not None for one in besides)


def test_a_row_is_whole() -> None:
    for one in DESCRIBED:
        names = set(one.parameters)
        assert one.path.startswith(("/api/v3/", "/sapi/v"))
        assert one.title
        assert ("recvWindow" in names) == one.security.signed
        assert {name for group in (*one.one_of, *one.not_together) for name in group} <= names
        assert one.own_limits == one.path.startswith("/sapi/")
        assert one.weights[0].since == (one.since or BASE_DATE)
        for parameter in one.parameters.values():
            assert not parameter.values or parameter.default in ("", *parameter.values)


def test_what_asks_changes_nothing_and_what_moves_funds_does() -> None:
    changing = {f"{one.method} {one.path}" for one in DESCRIBED if one.changes != "nothing"}

    assert not [request for request in changing if request.startswith("GET")]
    for word in ("withdraw/apply", "transfer", "loan/borrow", "redeem", "repay", "bswap/swap"):
        assert [request for request in changing if word in request], word
    reading = {
        f"{one.method} {one.path}"
        for one in DESCRIBED
        if one.method != "GET" and one.changes == "nothing" and "userDataStream" not in one.path
    }
    assert reading == {
        "POST /api/v3/order/test",
        "POST /sapi/v1/asset/dust-btc",
        "POST /sapi/v1/asset/get-funding-asset",
        "POST /sapi/v3/asset/getUserAsset",
        "POST /sapi/v1/asset/convert-transfer/queryByPage",
    }


def test_what_the_exchange_no_longer_has_says_so() -> None:
    gone = {one.path for one in DESCRIBED if one.absent or one.until}

    for part in ("/lending/", "/blvt/", "/bswap/", "userDataStream"):
        own = {one.path for one in DESCRIBED if part in one.path and "sub-account" not in one.path}
        assert own <= gone
    assert "/sapi/v1/capital/withdraw/apply" not in gone


@pytest.mark.parametrize("facts", FACTS, ids=lambda facts: facts["request"])
def test_the_rows_of_the_client_agree_with_the_document(facts: dict[str, Any]) -> None:
    endpoint = all_endpoints()[facts["request"]]
    weight = facts["weight"]

    assert endpoint.security.value == facts["security"]
    assert set(facts["mandatory"]) <= set(endpoint.mandatory)
    assert set(endpoint.mandatory) - set(facts["mandatory"]) <= {"symbol"}
    assert set(facts["optional"]) <= set(endpoint.parameters) | {"timestamp"}
    assert [list(group) for group in endpoint.not_together] == facts["notTogether"]
    if endpoint.kind is None:  # of orders their own rules say so
        assert all(tuple(group) in endpoint.one_of for group in facts["oneOf"])
    for name, most in facts["maxima"].items():
        # A deeper book than there is may be asked for: the reply is cut.
        assert endpoint.parameters[name].most == (None if endpoint.name == "depth" else most)
    for name, default in facts["defaults"].items():
        assert endpoint.parameters[name].default == str(default)
    if "cases" not in weight and "condition" not in weight:
        counted = "UID" if endpoint.counted_by == "UID" else "IP"
        assert endpoint.weight({}, BASE_DATE) == weight[counted]


@pytest.mark.parametrize(
    ("request_", "path"),
    [
        ("GET /sapi/v1/system/status", "/sapi/v1/system/status"),
        ("/sapi/v1/system/status", "/sapi/v1/system/status"),
        (" post  /sapi/v1/margin/loan ", "/sapi/v1/margin/loan"),
    ],
)
def test_an_endpoint_is_found_by_its_request(request_: str, path: str) -> None:
    assert endpoint_named(request_).path == path


@pytest.mark.parametrize(
    ("request_", "told"),
    [
        ("POST /sapi/v1/margin/lone", "did you mean POST /sapi/v1/margin/loan?"),
        ("POST /sapi/v1/system/status", "/sapi/v1/system/status takes GET"),
        ("zzz", "GET zzz is no endpoint that is known; `pretrade endpoints WORDS` looks for one"),
    ],
)
def test_a_request_that_is_none_is_told_with_what_may_be_meant(request_: str, told: str) -> None:
    with pytest.raises(LookupError) as failed:
        endpoint_named(request_)
    assert told in str(failed.value)


def test_the_chapters_are_read_only_when_they_are_needed() -> None:
    program = (
        "import sys, pretrade.client;"
        "from pretrade.client.endpoints import chapters;"
        "print('tomllib' in sys.modules, chapters.read_chapter.cache_info().currsize)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert done.stdout.split() == ["True", "0"]

"""`pretrade endpoints`: lists, searches and shows endpoints."""

import json

import pytest

from pretrade.client.endpoints.chapters import CHAPTERS, all_endpoints
from tests.cli.command import Command


def test_all_of_them_are_listed_by_chapter(pretrade: Command) -> None:
    ran = pretrade("endpoints")

    assert ran.status == 0
    assert ran.out.count("  request ") == len(CHAPTERS) + 1  # and what came later
    assert "\nWallet\n" in ran.out
    assert "  POST /sapi/v1/capital/withdraw/apply" in ran.out
    assert ran.out.endswith(f"{len(all_endpoints())} endpoints; one by its request shows all\n")


def test_words_are_looked_for_in_request_title_and_chapter(pretrade: Command) -> None:
    assert "GET /sapi/v1/margin/loan " in pretrade("endpoints", "loan", "MARGIN").out
    assert "GET /sapi/v1/asset/dribblet" in pretrade("endpoints", "dustlog").out
    assert "GET /sapi/v1/c2c/" in pretrade("endpoints", "c2c").out
    assert "POST /api/v3/order " in pretrade("endpoints", "new_order").out


def test_a_request_shows_all_that_is_known_of_it(pretrade: Command) -> None:
    ran = pretrade("endpoints", "POST /sapi/v1/margin/loan")

    assert ran.status == 0
    assert "weight       3000 of the UID limit" in ran.out
    assert "own clients of 2026-08-21 do not have it" in ran.out
    assert 'client.call("POST /sapi/v1/margin/loan", asset=..., amount=...)' in ran.out
    assert "isIsolated  STRING, TRUE|FALSE, default FALSE" in ran.out


@pytest.mark.parametrize("columns", ["40", "100"])
def test_a_line_is_whole_where_programs_read_it(
    pretrade: Command, monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)

    assert "Withdraw History (supporting network)\n" in pretrade("endpoints", "withdraw").out


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("post /sapi/v1/margin/loan", "POST /sapi/v1/margin/loan  Margin Account Borrow"),
        ("POST  /sapi/v1/margin/loan ", "POST /sapi/v1/margin/loan  Margin Account Borrow"),
        ("new_order", "POST /api/v3/order  New order"),
        (" new_order ", "POST /api/v3/order  New order"),
    ],
)
def test_a_request_is_read_as_the_client_reads_it(pretrade: Command, text: str, title: str) -> None:
    ran = pretrade("endpoints", text)

    assert ran.out.startswith(f"{title}\n")
    assert "\nparameters\n" in ran.out


def test_a_method_of_one_word_is_a_word(pretrade: Command) -> None:
    assert "GET /sapi/v1/account/status" in pretrade("endpoints", "account").out


def test_the_call_has_what_is_needed_of_a_group(pretrade: Command) -> None:
    out = pretrade("endpoints", "DELETE /sapi/v1/margin/order").out

    assert 'client.call("DELETE /sapi/v1/margin/order", symbol=..., orderId=...)' in out


def test_a_request_with_a_method_names_it(pretrade: Command) -> None:
    ran = pretrade("endpoints", "DELETE /api/v3/order")

    assert "client.cancel_order(...)" in ran.out
    assert "orders: it is sent once" in ran.out
    assert "orderId or origClientOrderId" in ran.out
    assert "from 2026-04-02: 0 when it succeeds" in ran.out


def test_json_has_one_object_a_line(pretrade: Command) -> None:
    ran = pretrade("endpoints", "--format", "json")
    rows = [json.loads(line) for line in ran.out.splitlines()]
    (row,) = (one for one in rows if one["path"] == "/sapi/v1/accountSnapshot")

    assert len(rows) == len(all_endpoints())
    assert row["chapter"] == "Wallet"
    assert row["weights"] == [{"since": "2022-09-30", "otherwise": 2400, "cases": []}]
    assert row["parameters"][0]["values"] == ["SPOT", "MARGIN", "FUTURES"]
    assert row["parameters"][3] | {"note": None} == {
        "name": "limit",
        "type": "INT",
        "mandatory": False,
        "values": [],
        "default": "7",
        "min": "7",
        "max": "30",
        "note": None,
    }


def test_what_is_not_there_is_told_with_what_may_be_meant(pretrade: Command) -> None:
    ran = pretrade("endpoints", "POST /sapi/v1/margin/lone")

    assert ran.status == 1
    assert "did you mean 'POST /sapi/v1/margin/loan'?" in ran.err
    assert pretrade("endpoints", "nothing", "of", "it").status == 1

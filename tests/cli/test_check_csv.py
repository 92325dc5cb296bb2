"""`pretrade check orders.csv`: rows below a header of parameter names."""

from pathlib import Path

import pytest

from tests.cli.command import Answer, Command

HEADER = "symbol,side,type,timeInForce,quantity,price\n"
FACTS = ("--market", "market.json", "--account", "account.json")

pytestmark = pytest.mark.usefixtures("folder")


def check(pretrade: Command, content: str | bytes, *arguments: str) -> Answer:
    data = content.encode() if isinstance(content, str) else content
    Path("orders.csv").write_bytes(data)
    return pretrade("check", "--rules", "exchangeInfo.json", *FACTS, *arguments, "orders.csv")


def test_an_empty_cell_is_not_sent(pretrade: Command) -> None:
    rows = "BTCUSDT,SELL,MARKET,,0.1,\nBTCUSDT,BUY,LIMIT,GTC,0.001,27000.00\n"

    answer = check(pretrade, HEADER + rows)

    assert answer.out.splitlines() == [
        "line 2: accepted  BTCUSDT SELL MARKET quantity=0.1",
        "line 3: accepted  BTCUSDT BUY LIMIT timeInForce=GTC quantity=0.001 price=27000.00",
        "",
        "2 orders: 2 accepted, 0 refused",
    ]
    assert answer.status == 0


def test_the_ending_may_be_written_in_capitals(pretrade: Command) -> None:
    Path("ORDERS.CSV").write_text(f"{HEADER}BTCUSDT,SELL,MARKET,,0.1,\n", encoding="utf-8")

    assert pretrade("check", "--rules", "exchangeInfo.json", *FACTS, "ORDERS.CSV").status == 0


def test_what_spreadsheets_write_is_read(pretrade: Command) -> None:
    content = '\ufeff"symbol", side ,type,quantity\r\n"BTCUSDT","SELL",MARKET,0.1\r\n,,,\r\n\r\n'

    answer = check(pretrade, content, "--format", "json")

    assert answer.json == [
        {
            "line": 2,
            "ok": True,
            "complete": True,
            "violations": [],
            "unevaluated": [],
            "warnings": [],
        }
    ]


def test_a_short_row_leaves_the_last_cells_out(pretrade: Command) -> None:
    answer = check(pretrade, HEADER + "BTCUSDT,SELL,MARKET,,0.1\n")

    assert answer.status == 0


def test_a_column_may_say_what_kind_of_request_it_is(pretrade: Command) -> None:
    header = "request,symbol,side,quantity,price,stopPrice\n"

    answer = check(pretrade, header + "oco,BTCUSDT,SELL,0.01,26000,27500\n")

    assert "OCO_PRICES" in answer.out


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("BTCUSDT,SELL,MARKET,,0.1,,7", "has 7 cells, but there are 6 columns"),
        ('BTCUSDT,SELL,"MARKET', "is not a row of cells (unexpected end of data)"),
        ('BTCUSDT,SELL,"MARKET"x', "is not a row of cells"),
        ("A" * 200_000, "is not a row of cells (field larger than field limit (131072))"),
    ],
)
def test_a_bad_row_is_a_bad_line(pretrade: Command, row: str, reason: str) -> None:
    rows = f"{row}\nBTCUSDT,SELL,MARKET,,0.1,\n"

    answer = check(pretrade, HEADER + rows, "--format", "json")

    bad, good = answer.json
    assert bad["line"] == 2
    assert bad["error"].startswith(reason)
    assert good["ok"] is True
    assert answer.status == 2
    assert f"pretrade: orders.csv: line 2: {reason}" in answer.err


@pytest.mark.parametrize(
    ("header", "reason"),
    [
        (
            "BTCUSDT,SELL,MARKET,0.1",
            (
                "line 1: no column is called as a parameter of an order; name the columns in the "
                "first line, as symbol,side,type,quantity,price, with commas between them"
            ),
        ),
        ("symbol;side;type", "line 1: no column is called as a parameter of an order"),
        ("symbol,,type", "line 1: column 2 has no name"),
        ("symbol,side,symbol", "line 1: column 'symbol' stands there twice"),
        ('symbol,"side', "line 1: is not a row of cells"),
        (b"symbol,\xff", "line 1: is not UTF-8 text (byte 0xff at 8); save the file as UTF-8"),
    ],
)
def test_a_bad_header_is_a_bad_file(pretrade: Command, header: str | bytes, reason: str) -> None:
    answer = check(pretrade, header, "--format", "json")

    assert answer.status == 2
    assert answer.out == ""
    assert f"pretrade: orders.csv: {reason}" in answer.err


def test_a_file_without_a_header_has_no_orders(pretrade: Command) -> None:
    assert check(pretrade, "").status == 0

"""The dated changes, and by which day a check judges."""

import subprocess
import sys
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import attrs
import pytest

from pretrade import Account, ExchangeInfo, InvalidFacts, PretradeError
from pretrade.rulebook import CHANGES, Rulebook, read_day, rulebook_at, rulebook_of
from tests.rules.requests import SYMBOL, found, order

README = Path(__file__).parents[1] / "README.md"
in_the_tree = pytest.mark.skipif(not README.exists(), reason="an installed copy is tested")

# The day from which each change holds.
DAYS = {
    "recv_window_limited": date(2019, 8, 15),
    "combination_recommends": date(2019, 11, 13),
    "trigger_reworded": date(2020, 11, 1),
    "quote_order_qty_reworded": date(2021, 1, 1),
    "price_tick_from_zero": date(2022, 2, 24),
    "action_disabled_reworded": date(2022, 4, 12),
    "trailing_stops": date(2022, 4, 13),
    "position_counts_own_order": date(2022, 5, 23),
    "overflow_refused": date(2022, 12, 5),
    "account_texts_reworded": date(2023, 3, 13),
    "lot_step_from_zero": date(2023, 3, 20),
    "market_lot_binds_quote": date(2023, 7, 18),
    "precision_reworded": date(2023, 12, 4),
    "auto_borrow_repay": date(2024, 1, 1),
    "liquidity_reworded": date(2024, 8, 16),
    "timestamp_limited": date(2024, 12, 12),
    "take_profit_legs": date(2024, 12, 16),
    "lists_counted_whole": date(2025, 8, 27),
    "recv_window_decimals": date(2025, 8, 28),
    "unicode_symbols": date(2025, 12, 2),
    "reference_price": date(2026, 5, 8),
    "auto_borrow_repay_retired": date(2026, 10, 14),
}
# By these two days the text of a symbol that is not permitted differs.
OLD, NEW = "2023-03-12", "2023-03-13"
OLD_TIME, NEW_TIME = 1678665599999, 1678665600000


@pytest.mark.parametrize(("name", "day"), DAYS.items())
def test_each_change_holds_from_its_day(name: str, day: date) -> None:
    before, since = rulebook_at(day - timedelta(days=1)), rulebook_at(day)

    assert getattr(before, name) is False
    assert getattr(since, name) is True
    assert getattr(rulebook_at(date(2099, 1, 1)), name) is True
    assert getattr(rulebook_at(date(2017, 7, 14)), name) is False


def test_the_table_is_in_the_order_of_its_days() -> None:
    assert list(CHANGES.values()) == sorted(CHANGES.values())


def test_the_table_and_the_rulebook_name_the_same_changes() -> None:
    assert list(CHANGES) == [field.name for field in attrs.fields(Rulebook)]
    assert DAYS.items() <= CHANGES.items()


def test_equal_rules_are_one_object() -> None:
    assert rulebook_at(date(2022, 9, 30)) is rulebook_of("2022-10-01")


@pytest.mark.parametrize(
    ("given", "day"),
    [
        (date(2022, 9, 30), date(2022, 9, 30)),
        (datetime(2022, 9, 30, 23, 59), date(2022, 9, 30)),  # noqa: DTZ001  a caller may
        (datetime(2022, 9, 30, 23, 59, tzinfo=UTC), date(2022, 9, 30)),
        (datetime(2022, 9, 30, 23, 0, tzinfo=timezone(timedelta(hours=-2))), date(2022, 10, 1)),
        (datetime(2022, 9, 30, 1, 0, tzinfo=timezone(timedelta(hours=2))), date(2022, 9, 29)),
        ("2022-09-30", date(2022, 9, 30)),
        ("20220930", date(2022, 9, 30)),
        ("2022-09-30T23:30:00-05:00", date(2022, 10, 1)),
        ("2022-09-30T00:30:00+02:00", date(2022, 9, 29)),
        ("2022-09-30T00:30:00Z", date(2022, 9, 30)),
        ("2022-09-30T23:59:59.999999", date(2022, 9, 30)),
        ("2022-09-30 12:00", date(2022, 9, 30)),
        ("20220930T120000Z", date(2022, 9, 30)),
    ],
)
def test_a_day_is_a_date_a_moment_or_either_in_iso_form(given: date | str, day: date) -> None:
    assert read_day(given) == day


# A day that a reader would have to guess, in whole or in part, is none.
GUESSES = [
    *("1.4.2023", "01/02/2023", "2023/01/02", "30 September 2022", "Sep 30, 2022", "Sat 2023"),
    *("2022", "2022-09", "202209", "--09-30", "30 September", "12:30", "T12:30", "22-09-30"),
    *("2022-W39", "2022-W39-5", "2022W395", "2022-273", "2022273", "2022-9-30", "2022-0930"),
    *("2022-09-30x12:00", "2022-09-30T", "2022-09-30T25:00", "2022-09-30 10:00 XYZ"),
    *("2022-02-29", "2022-13-45", "0000-01-01", "10000-01-01", "-2022-09-30", " 2022-09-30"),
    *("2022-09-30\n", "\uff12022-09-30", "yesterday", "", " ", "\ud800"),
]


@pytest.mark.parametrize("given", [*GUESSES, 20220930, 2022.0, b"2022-09-30", ("2022", "09")])
def test_what_is_no_day_is_an_error_that_shows_how_to_write_one(given: Any) -> None:  # noqa: ANN401
    with pytest.raises(InvalidFacts, match="write it as 2022-09-30") as error:
        read_day(given)

    assert error.value.path == "as_of"
    assert error.value.reason.startswith(f"{given!r} ")
    assert isinstance(error.value, PretradeError)


@pytest.mark.parametrize(
    "given", ["9" * 100_000, "2022-09-30T" + "0" * 100_000, 10**100_000], ids=range(3)
)
def test_what_has_no_end_is_cut_in_the_error(given: Any) -> None:  # noqa: ANN401
    with pytest.raises(InvalidFacts, match="write it as 2022-09-30") as error:
        read_day(given)

    assert len(str(error.value)) < 200


@pytest.mark.parametrize(
    "given",
    [
        *("0001-01-01T00:00:00+14:00", "9999-12-31T23:00:00-12:00", "9999-12-31T24:00"),
        datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=14))),
        datetime(9999, 12, 31, 23, tzinfo=timezone(timedelta(hours=-12))),
    ],
)
def test_a_moment_whose_utc_day_no_calendar_has_is_an_error(given: str | datetime) -> None:
    with pytest.raises(InvalidFacts, match="write it as 2022-09-30"):
        read_day(given)


def test_dateutil_is_imported_where_a_date_is_parsed_and_not_before() -> None:
    program = """
import sys, datetime, pretrade.rulebook
pretrade.rulebook.read_day(datetime.date(2022, 9, 30))
assert "dateutil" not in sys.modules
pretrade.rulebook.read_day("2022-09-30")
assert "dateutil.parser" in sys.modules
"""
    subprocess.run([sys.executable, "-c", program], check=True)


def loaded(server_time: object) -> ExchangeInfo:
    symbol = {**SYMBOL, "permissions": ["MARGIN"]}
    return ExchangeInfo.load({"symbols": [symbol], "serverTime": server_time})


def reworded(info: ExchangeInfo, **facts: Any) -> bool:  # noqa: ANN401
    report = info.check(order("LIMIT"), account=Account(permissions=["SPOT"]), **facts)
    (violation,) = found(report, "PERMISSIONS")
    return "not permitted" in violation.msg


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        (OLD, False),
        (NEW, True),
        (date(2023, 3, 12), False),
        (date(2023, 3, 13), True),
        (datetime(2023, 3, 12, 23, 59, tzinfo=UTC), False),
        (datetime(2023, 3, 13, tzinfo=UTC), True),
    ],
)
@pytest.mark.parametrize("server_time", [0, OLD_TIME, NEW_TIME])
def test_a_given_day_precedes_the_server_time(
    as_of: object, expected: bool, server_time: int
) -> None:
    assert reworded(loaded(server_time), as_of=as_of) is expected


@pytest.mark.parametrize(("server_time", "expected"), [(OLD_TIME, False), (NEW_TIME, True)])
def test_else_the_server_time_counts_in_utc(server_time: int, expected: bool) -> None:
    assert reworded(loaded(server_time)) is expected


@pytest.mark.parametrize("server_time", [0, None])
def test_without_one_it_is_today(server_time: int | None) -> None:
    assert reworded(loaded(server_time)) is True


@pytest.mark.parametrize("as_of", ["someday", "", 5])
def test_a_day_that_cannot_be_read_is_an_error(as_of: object) -> None:
    with pytest.raises(InvalidFacts):
        reworded(loaded(NEW_TIME), as_of=as_of)


def test_one_symbol_may_be_judged_by_many_days() -> None:
    info = loaded(OLD_TIME)

    assert [reworded(info, as_of=day) for day in (NEW, OLD, None, NEW)] == [
        True,
        False,
        False,
        True,
    ]


@in_the_tree
def test_the_readme_counts_the_changes() -> None:
    first, *_, last = sorted(day.year for day in DAYS.values())

    assert f"{len(CHANGES)} dated changes of the rules from {first} to {last}" in README.read_text()

"""Days as texts, and rulebooks by days."""

import datetime as dt

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pretrade import InvalidFacts
from pretrade.rulebook import CHANGES, read_day, rulebook_at


class TestDays:
    """A text is a day or an InvalidFacts; a rulebook holds the changes up to its day."""

    @given(
        st.one_of(
            st.text(st.characters(exclude_categories=()), max_size=40),
            st.text("0123456789-:/TZ. +", max_size=30),
        )
    )
    @example("2022-09-30 10:00 XYZ")
    def test_any_text_is_a_day_or_an_error(self, text: str) -> None:
        found: dt.date | str
        try:
            found = read_day(text)
        except InvalidFacts as error:
            found = error.path

        assert found == "as_of" or type(found) is dt.date

    @given(st.dates())
    def test_iso_dates_are_read_back(self, day: dt.date) -> None:
        assert read_day(day.isoformat()) == day
        assert read_day(day) == day

    @given(st.datetimes(min_value=dt.datetime(1990, 1, 1), timezones=st.timezones()))  # noqa: DTZ001
    def test_moments_are_read_in_utc(self, moment: dt.datetime) -> None:
        assert read_day(moment) == moment.astimezone(dt.UTC).date()
        assert read_day(moment.isoformat()) == moment.astimezone(dt.UTC).date()

    @given(st.dates(), st.sampled_from(["%d.%m.%Y", "%m/%d/%Y", "%Y", "%Y-%m", "%d %B %Y"]))
    def test_no_other_form_is_guessed(self, day: dt.date, form: str) -> None:
        with pytest.raises(InvalidFacts, match="write it as 2022-09-30"):
            read_day(day.strftime(form))

    @given(st.dates(), st.dates())
    def test_a_later_day_has_every_change_of_an_earlier_one(
        self, one: dt.date, other: dt.date
    ) -> None:
        early, late = rulebook_at(min(one, other)), rulebook_at(max(one, other))

        for name, since in CHANGES.items():
            assert getattr(early, name) <= getattr(late, name)
            assert getattr(late, name) is (since <= max(one, other))

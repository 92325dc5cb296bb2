"""The table of messages is whole: codes, rules, pages, lines of code."""

import re
from contextlib import suppress
from pathlib import Path

import pytest

import pretrade
from pretrade.client import ExchangeError
from pretrade.error_codes import ERROR_CODES
from pretrade.explanation.vocabulary import SECTIONS, Entry, entries, entries_by_code, filled
from pretrade.filters import FILTERS
from pretrade.rules import RULES
from tests.explanation.setting import setting

DOCS = Path(__file__).parents[2] / "docs"
EXAMPLES = sorted({entry.example for entry in entries() if entry.example})
PAGES = sorted({page for entry in entries() for page in entry.pages})


def test_every_file_of_the_table_is_read() -> None:
    folder = Path(str(pretrade.__file__)).parent / "explanation"

    assert sorted(path.stem for path in folder.glob("*.toml")) == sorted(SECTIONS)


def test_every_code_is_explained() -> None:
    assert set(ERROR_CODES) <= set(entries_by_code())


def test_a_code_with_several_meanings_is_not_explained_by_one_of_them() -> None:
    for code in ERROR_CODES:
        own = [entry for entry in entries() if entry.codes[:1] == (code,)]
        alone = [entry for entry in own if not entry.texts]

        assert len(alone) == (len(own) > 1) or own == alone, code


NEVER_REFUSES = {
    "SOR_ALLOWED",
    "SYMBOL_FILTERS",
    "TIMING",
}  # what no document or no clock says is left open


def test_every_filter_and_rule_answers_with_a_message_of_the_table() -> None:
    told = {rule for entry in entries() for rule in entry.rules}

    assert told | NEVER_REFUSES == {*FILTERS, *(rule.rule_id for rule in RULES)}


def test_no_text_stands_twice() -> None:
    texts = [text for entry in entries() for text in entry.texts]

    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: str(entry.texts or entry.codes))
def test_an_entry_is_a_sentence_and_a_way_out(entry: Entry) -> None:
    assert entry.texts or entry.codes
    assert entry.pages
    for text in (filled(entry.meaning), filled(entry.cure), *entry.notes.values()):
        assert text.endswith((".", ".)")), text
        assert not {"{", "|"} & set(text)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_and_its_heading_are_in_the_manual(page: str) -> None:
    path, _, heading = page.partition("#")
    lines = (DOCS / path).read_text(encoding="utf-8").splitlines()
    titles = [line.lstrip("# ") for line in lines if re.match(r"#{1,3} ", line)]
    anchors = {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}

    assert not heading or heading in anchors


@pytest.mark.parametrize("example", EXAMPLES)
def test_a_line_of_code_is_one_that_runs(example: str) -> None:
    with setting() as names, suppress(ExchangeError):  # there is no such order: it was asked for
        eval(example, names)  # noqa: S307  of the table, not of a user

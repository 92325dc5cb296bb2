"""docs/errors.md is what its generator makes of the table of messages."""

from importlib.util import find_spec

import pytest

if find_spec("scripts") is None:
    pytest.skip("the scripts are not here: an installed copy is tested", allow_module_level=True)

from pretrade.error_codes import ERROR_CODES
from pretrade.explanation.vocabulary import entries
from scripts.errors_page import PAGE, page


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run `make docs`"


def test_every_text_and_every_line_of_code_is_on_the_page() -> None:
    text = page()

    for entry in entries():
        assert all(one in text for one in entry.texts)
        assert entry.example in text


def test_every_code_is_in_a_heading() -> None:
    headings = [line for line in page().splitlines() if line.startswith("### ")]

    for code in ERROR_CODES:
        assert any(str(code) in heading.split("`")[0] for heading in headings)

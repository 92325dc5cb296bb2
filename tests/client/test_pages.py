"""The tables of the manual say what the tables of the client say."""

import pytest

from pretrade.client.endpoints import ENDPOINTS
from tests.client.pages import PAGES, TABLES, with_table

in_the_tree = pytest.mark.skipif(
    not PAGES.is_dir(), reason="the manual is not here: an installed copy is tested"
)


@in_the_tree
@pytest.mark.parametrize(("page", "name"), TABLES)
def test_a_table_of_the_manual_is_that_of_the_client(page: str, name: str) -> None:
    text = (PAGES / page).read_text(encoding="utf-8")
    written = with_table(text, name, TABLES[page, name]())

    assert text == written, "write it anew with: python -m tests.client.pages"


def test_a_table_that_differs_is_seen() -> None:
    page = "<!-- table: x -->\n\n| a |\n\n<!-- end of table -->\nrest\n"

    assert with_table(page, "x", "| a |") == page
    assert with_table(page, "x", "| b |") != page
    with pytest.raises(AssertionError):
        with_table("no marks\n", "x", "| a |")


def test_every_endpoint_and_its_parameters_have_a_row() -> None:
    for name in ENDPOINTS:
        assert f"| `{name}` |" in TABLES["endpoints.md", "endpoints"]()
        assert f"| `{name}` |" in TABLES["endpoints.md", "parameters"]()

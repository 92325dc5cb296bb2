"""Every message on the exchange's own list is explained: of all sections, and the engine's."""

from pathlib import Path

import pytest

from pretrade import explain
from pretrade.error_codes import ERROR_CODES

LIST = Path(__file__).parents[1] / "data" / "errors_md.tsv"
ROWS = [
    (int(code or 0), name, text)
    for line in LIST.read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
    for code, name, text in [line.split("\t")]
]
MESSAGES = [(code, text) for code, _, text in ROWS if text]
HEADINGS = [(code, name) for code, name, text in ROWS if name and not text]
# Of texts that come with another code more often.
LESS_COMMON = {-1014, -1182}


def sent(text: str) -> str:
    """A message as the exchange would send it: with something at each place that varies."""
    for place, value in (
        ("'%s'...", "'a', 'b'"),
        ("%s", "price"),
        ("%d", "7"),
        ("{param}", "side"),
    ):
        text = text.replace(place, value)
    return text


def test_the_list_is_all_there() -> None:
    assert len(HEADINGS) == 102
    assert len(MESSAGES) == 198


@pytest.mark.parametrize(("code", "text"), MESSAGES, ids=[text for _, text in MESSAGES])
def test_a_message_of_the_list_is_explained(code: int, text: str) -> None:
    given = f'{{"code":{code or -2010},"msg":"{sent(text)}"}}'

    found = explain(given)

    assert found.known
    assert found.message == sent(text).replace("`", "")
    assert found.code == (code or -2010)
    assert found.meaning
    assert found.cure
    assert not found.also


@pytest.mark.parametrize(("code", "text"), MESSAGES, ids=[text for _, text in MESSAGES])
def test_a_message_brings_its_code(code: int, text: str) -> None:
    found = explain(sent(text))

    assert found.code is not None
    assert code in {0, found.code, *LESS_COMMON}
    assert found.name == ERROR_CODES[found.code].name


@pytest.mark.parametrize(("code", "name"), HEADINGS, ids=[name for _, name in HEADINGS])
def test_a_code_of_the_list_is_explained_alone(code: int, name: str) -> None:
    for given in (str(code), str(-code), f"APIError(code={code}):", f"{code} {name}"):
        found = explain(given)

        assert found.known, given
        assert (found.code, found.name) == (code, name)
        assert found.meaning


def test_a_filter_of_the_list_is_no_unknown_one() -> None:
    failures = [text for _, text in MESSAGES if text.startswith("Filter failure: ")]

    assert len(failures) == 18
    for text in failures:
        assert explain(text).rules == (text.removeprefix("Filter failure: "),)

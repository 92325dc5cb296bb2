"""Laws of `explain`: every message is found whatever stands around it, and nothing breaks it."""

import re

from hypothesis import given
from hypothesis import strategies as st

from pretrade import explain
from pretrade.explanation.vocabulary import Entry, entries

MESSAGES = [(entry, text) for entry in entries() for text in entry.texts]
WORDS = st.text(st.characters(codec="utf-8", exclude_characters="'\\&"), max_size=30)
VALUES = st.from_regex(r"[a-zA-Z0-9]{1,20}", fullmatch=True)


@given(st.text() | st.binary().map(lambda raw: raw.decode("utf-8", "surrogateescape")))
def test_any_text_has_an_answer_and_always_the_same(text: str) -> None:
    found = explain(text)

    assert found == explain(text)
    assert found.meaning
    assert found.cure
    assert found.pages
    assert found.to_dict()["known"] is found.known


@given(st.sampled_from(MESSAGES), WORDS, WORDS, st.data())
def test_a_message_is_found_with_its_values_whatever_stands_around_it(
    message: tuple[Entry, str], before: str, behind: str, data: st.DataObject
) -> None:
    entry, text = message
    values = tuple(data.draw(VALUES) for _ in re.findall("%s", text))
    sent = text
    for value in values:
        sent = sent.replace("%s", value, 1)

    found = explain(f"{before} {sent};{behind}")

    assert found.known
    answers = [one for one in (found, *found.also) if one.pages == entry.pages]
    assert values in [one.parameters for one in answers]


@given(st.integers(-99_999, -1000))
def test_any_code_keeps_its_number(code: int) -> None:
    assert explain(f'{{"code":{code},"msg":""}}').code == code

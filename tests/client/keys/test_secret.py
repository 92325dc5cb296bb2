"""A secret is shown by nothing but `reveal`."""

import copy
import pickle

import pytest

from pretrade.client.keys.secret import Secret

TEXT = "NhqPtmdSJYdKjVHjA7PZj4"
SECRET = Secret(TEXT)


def test_reveal_gives_the_text() -> None:
    assert SECRET.reveal() == TEXT
    assert Secret(SECRET).reveal() == TEXT
    assert Secret.of(TEXT.encode()).reveal() == TEXT


@pytest.mark.parametrize(
    "shown",
    [repr(SECRET), str(SECRET), f"{SECRET}", f"{SECRET!r:>40}", f"{SECRET:>40}", repr([SECRET])],
)
def test_no_way_of_printing_shows_it(shown: str) -> None:
    assert "***" in shown
    assert TEXT not in shown


def test_it_has_no_variables_to_list() -> None:
    with pytest.raises(TypeError):
        vars(SECRET)


def test_it_is_not_pickled() -> None:
    with pytest.raises(TypeError, match="not pickled"):
        pickle.dumps(SECRET)


def test_a_copy_is_the_same() -> None:
    assert copy.copy(SECRET) is SECRET
    assert copy.deepcopy([SECRET])[0] is SECRET


def test_equal_texts_are_equal_secrets() -> None:
    assert Secret("a") == Secret("a") != Secret("b")
    assert Secret("a") != "a"
    assert len({Secret("a"), Secret("a")}) == 1
    assert not Secret("")
    assert Secret("a")

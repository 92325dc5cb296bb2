"""The runner of console examples reads what people type, and notices a difference."""

from tests.console import first_difference, split_commands


def test_commands_are_split_from_what_they_print() -> None:
    block = "$ pretrade check \\\n>   orders.jsonl\nline 1\n\nline 2\n$ echo $?\n1\n"

    assert split_commands(block) == [
        ("pretrade check orders.jsonl", "line 1\n\nline 2\n"),
        ("echo $?", "1\n"),
    ]


def test_what_is_printed_must_be_shown() -> None:
    assert first_difference("$ true && pretrade --help\n...\n$ echo $?\n0\n") is None

    difference = first_difference("$ pretrade --help\nnothing of the kind\n")
    assert difference is not None
    assert "nothing of the kind" in difference


def test_the_exit_status_must_be_shown() -> None:
    assert first_difference("$ pretrade --help\n...\n$ echo $?\n2\n") is not None


def test_other_commands_are_only_shown() -> None:
    assert first_difference("$ pip install pretrade\n$ rm pretrade\nno such thing\n") is None

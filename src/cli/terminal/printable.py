"""Makes any text safe to print: input must not steer the terminal, nor fail to be encoded."""

from typing import TextIO


def printable(text: str) -> str:
    r"""Return the text with control characters and lone surrogates written as escapes.

    >>> printable("BTC\x1b[2J\nUSDT")
    'BTC\\x1b[2J\\nUSDT'
    """
    if text.isprintable():
        return text
    return "".join(one if one.isprintable() else _escape(one) for one in text)


def _escape(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")


def encodable(text: str, stream: TextIO) -> str:
    """Return the text with what the stream's encoding lacks written as escapes."""
    encoding = getattr(stream, "encoding", None) or "utf-8"
    return text.encode(encoding, "backslashreplace").decode(encoding)

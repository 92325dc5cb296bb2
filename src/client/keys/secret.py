"""A text that must not be shown: `Secret` holds API keys, secret keys, PEMs and passphrases."""

from typing import Never, Self


class Secret:
    """A text that no repr, log line, traceback or pickle shows; only `reveal` gives it.

    >>> key = Secret("abc")
    >>> key, f"{key}", key.reveal()
    (Secret(***), '***', 'abc')
    """

    __slots__ = ("_text",)

    def __init__(self, text: "str | Secret") -> None:
        self._text: str = text.reveal() if isinstance(text, Secret) else text

    @classmethod
    def of(cls, given: "str | bytes | Secret") -> Self:
        """Wrap what a caller gave; bytes are read as Latin-1, which fits any."""
        return cls(given.decode("latin-1") if isinstance(given, bytes) else given)

    def reveal(self) -> str:
        """Return the text. Keep it out of names: a traceback may show the values of names."""
        return self._text

    def __repr__(self) -> str:
        return "Secret(***)"

    def __str__(self) -> str:
        return "***"

    def __format__(self, format_spec: str) -> str:
        return format(str(self), format_spec)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and self._text == other.reveal()

    def __hash__(self) -> int:
        return hash(self._text)

    def __bool__(self) -> bool:
        return bool(self._text)

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: object) -> Self:
        return self

    def __reduce__(self) -> Never:
        """Refuse to be pickled: a file of pickles is a place where keys leak from."""
        raise TypeError("a Secret is not pickled; give the key again where it is needed")

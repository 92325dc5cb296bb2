"""`Explanation`: what was recognised in a text, what it means and what cures it."""

from collections.abc import Iterator
from typing import Any

import attrs


@attrs.frozen
class Explanation:
    """What a message of the exchange means.

    Attributes:
        known: whether it was recognised. If not, what is filled tells how far it was, and nothing
            is made up: a known code may have come with an unknown text.
        code: the exchange's code, as -1013: the one in the text, else the one that the message
            usually comes with; None when there is none.
        name: the exchange's name of the code, as ``INVALID_MESSAGE``; empty without a code.
        message: the exchange's message, as it stood in the text; empty when none was recognised.
        parameters: what stood at each ``%s`` of the message.
        rules: the ids of the rules of pretrade that tell it beforehand.
        meaning: what is wrong, as sentences.
        cure: what to do.
        example: a call that cures it or shows the numbers: ``symbol`` is a `Symbol`, ``info`` an
            `ExchangeInfo`, ``client`` a `pretrade.client.Client`; empty when no function does.
        pages: where the manual tells more.
        also: what else was recognised, in the order of the text.
    """

    known: bool
    meaning: str
    cure: str
    pages: tuple[str, ...]
    code: int | None = None
    name: str = ""
    message: str = ""
    parameters: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    example: str = ""
    also: "tuple[Explanation, ...]" = ()

    @property
    def function(self) -> str:
        """The function that cures it, as ``symbol.min_quantity``; empty when none does."""
        return self.example.partition("(")[0]

    def __str__(self) -> str:
        """Return it for people, a line for each part."""
        return "\n".join(_lines(self))

    def to_dict(self) -> dict[str, Any]:
        """Return a JSON-ready dict."""
        return {
            **attrs.asdict(self, recurse=False),
            "function": self.function,
            "parameters": list(self.parameters),
            "rules": list(self.rules),
            "pages": list(self.pages),
            "also": [other.to_dict() for other in self.also],
        }


def _lines(one: Explanation) -> Iterator[str]:
    code = "" if one.code is None else f"{one.code} {one.name}".rstrip()
    yield ": ".join(part for part in (code, one.message) if part) or "not known"
    parts = {
        "means": one.meaning,
        "cure": one.cure,
        "code": one.example,
        "rule": ", ".join(one.rules),
        "page": ", ".join(f"docs/{page}" for page in one.pages),
    }
    yield from (f"    {label:<5}  {part}" for label, part in parts.items() if part)
    for other in one.also:
        yield from _lines(other)

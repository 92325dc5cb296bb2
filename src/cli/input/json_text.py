"""Reads JSON as the text it is: numbers keep the digits as written, a key may stand once only."""

import json
from typing import Any

_LONGEST_INT = 40  # digits; a longer one is kept as text, and judged as text


class NotReadable(ValueError):
    """A JSON text that cannot be read; its own text says why and what to do."""


def read_json(text: str, hint: str) -> Any:  # noqa: ANN401  any JSON value
    """Parse a JSON text.

    Numbers with a point or an exponent stay the text as written, so that ``0.10`` and ``1e-05``
    are judged as such; NaN and Infinity become the words.

    Args:
        text: one JSON value.
        hint: what to write instead, for the error.

    >>> read_json('{"price": 0.10, "quantity": 1e-05, "strategyId": 7}', "")
    {'price': '0.10', 'quantity': '1e-05', 'strategyId': 7}

    Raises:
        NotReadable: it is not JSON, is nested too deep, or has a key twice in one object.
    """
    try:
        return _DECODER.decode(text)
    except json.JSONDecodeError as error:
        place = f"character {error.colno}"
        if "\n" in text:
            place = f"line {error.lineno}, {place}"
        raise NotReadable(f"is not JSON ({error.msg} at {place}); {hint}") from error
    except RecursionError as error:
        raise NotReadable(f"is nested too deep; {hint}") from error


def _read_int(text: str) -> int | str:
    return text if len(text) > _LONGEST_INT or text == "-0" else int(text)


def _read_object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise NotReadable(f"key {name!r:.80} stands there twice; keep one of the two")
        found[name] = value
    return found


_DECODER = json.JSONDecoder(
    parse_float=str, parse_int=_read_int, parse_constant=str, object_pairs_hook=_read_object
)


def as_text(value: Any) -> Any:  # noqa: ANN401  any JSON value
    """Return an array or an object, which no parameter can be, as its JSON text.

    >>> as_text([1]), as_text("0.10")
    ('[1]', '0.10')

    Raises:
        NotReadable: it is nested too deep.
    """
    if not isinstance(value, list | dict):
        return value
    try:
        return json.dumps(value)
    except RecursionError as error:
        raise NotReadable("is nested too deep; parameters are texts or numbers") from error

"""Everything that happened, in order, as JSON lines: `Journal`."""

import json
from collections.abc import Callable, Mapping
from typing import Any

import attrs

from pretrade.json_values import is_array, is_object
from pretrade.order.syntax import wire_text
from pretrade.testing.offline.book.sim_account import Event


@attrs.frozen
class Document:
    """JSON that must come back as it was: it is kept as a text in its line."""

    content: Any


class Journal:
    """Records of requests, verdicts, events and controls.

    A line is one JSON object with sorted keys in which every number is a text. It is written when
    somebody reads it, so that keeping a journal costs an exchange next to nothing.

    >>> journal = Journal()
    >>> journal.note("control", 1000, action="advance", seconds=2)
    >>> journal.lines()
    ['{"action":"advance","at":"1000","kind":"control","seconds":"2"}']
    """

    __slots__ = ("_lines", "_records")

    def __init__(self) -> None:
        """Start empty."""
        self._records: list[tuple[Any, ...] | Event] = []
        self._lines: list[str] = []

    def note(self, kind: str, now: int, **details: Any) -> None:  # noqa: ANN401  any JSON
        """Note one thing; the details must not be changed afterwards."""
        self._records.append((_DETAILS, kind, now, details))

    def request(
        self, now: int, endpoint: str, account: str | None, params: Mapping[str, str]
    ) -> None:
        """Note a request."""
        self._records.append((_REQUEST, now, endpoint, account, params))

    def accepted(self, now: int) -> None:
        """Note that the latest request was accepted."""
        self._records.append((_ACCEPTED, now))

    def event(self, event: Event) -> None:
        """Note an event."""
        self._records.append(event)

    def forget(self) -> None:
        """Take back the last note: nothing came of it."""
        self._records.pop()

    def lines(self) -> list[str]:
        """Return a line for each record."""
        records, self._records = self._records, []
        for record in records:
            if isinstance(record, tuple):
                kind, *parts = record
                content = _WRITERS[kind](*parts)
            else:
                content = _event(record)
            self._lines.append(json.dumps(_text(content), sort_keys=True, separators=(",", ":")))
        return list(self._lines)

    @property
    def text(self) -> str:
        """All lines, each ended."""
        return "".join(f"{line}\n" for line in self.lines())


def _details(kind: str, now: int, details: Mapping[str, Any]) -> dict[str, Any]:
    return {"kind": kind, "at": now, **details}


def _request(
    now: int, endpoint: str, account: str | None, params: Mapping[str, str]
) -> dict[str, Any]:
    known = {"endpoint": endpoint, "account": account, "params": params}
    return {"kind": "request", "at": now, **known}


def _accepted(now: int) -> dict[str, Any]:
    return {"kind": "verdict", "at": now, "ok": True}


def _event(event: Event) -> dict[str, Any]:
    return {"kind": "event", "at": event.at, "account": event.account, "event": event.render()}


# By name: a tuple of plain values costs the garbage collector nothing.
_DETAILS, _REQUEST, _ACCEPTED = "details", "request", "accepted"
_WRITERS: Mapping[str, Callable[..., dict[str, Any]]] = {
    _DETAILS: _details,
    _REQUEST: _request,
    _ACCEPTED: _accepted,
}


def _text(value: Any) -> Any:  # noqa: ANN401  any JSON value
    if value is None or isinstance(value, bool | str):
        return value
    if isinstance(value, Document):
        return json.dumps(value.content, separators=(",", ":"))
    if is_object(value):
        return {str(name): _text(one) for name, one in value.items()}
    if is_array(value):
        return [_text(one) for one in value]
    return wire_text(value)


def sent(params: Mapping[str, Any]) -> dict[str, str]:
    """Return parameters as they go over the wire; None is not sent, a signature is not kept."""
    return {
        name: value if type(value) is str else _wire(value)
        for name, value in params.items()
        if value is not None and name != "signature"
    }


def _wire(value: Any) -> str:  # noqa: ANN401  any parameter
    return json.dumps(list(value), separators=(",", ":")) if is_array(value) else wire_text(value)

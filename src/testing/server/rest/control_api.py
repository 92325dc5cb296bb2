"""What a test tells an exchange over HTTP: `ControlApi`. JSON in and out, no signature.

Bad input is answered with status 400 and ``{"error": a sentence}``.
"""

import json
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

import attrs

from pretrade.json_values import is_array, is_object
from pretrade.testing.offline import OfflineExchange
from pretrade.testing.server.rest.http_messages import HttpRequest, HttpResponse, json_response

PREFIX = "/__control__/"
"""What every control route begins with."""

_MOST_SECONDS = 1_000_000_000  # 31 years: times stay such that a calendar has a day for them
_LEVELS = "[price, quantity]"
_ARRAYS = {"bids": _LEVELS, "asks": _LEVELS, "symbols": "rows of exchangeInfo"}
_NDJSON = "application/x-ndjson"


class BadControl(ValueError):
    """What was sent is no control; the text is a sentence."""


@attrs.frozen
class _Route:
    """A control.

    Attributes:
        names: the fields that it takes.
        mandatory: those that it needs.
        act: does it.
    """

    names: frozenset[str]
    mandatory: tuple[str, ...]
    act: Callable[..., object]


def _act_on(exchange: OfflineExchange, reset: Callable[[], object]) -> Mapping[str, _Route]:
    trade = ("symbol", "price", "quantity")
    book = frozenset({"symbol", "bids", "asks"})
    fault = {"fault", "code", "seconds", "times", "msg", "status", "endpoint", "symbols"}
    return {
        "trade": _Route(frozenset(trade), trade, exchange.trade),
        "price": _Route(frozenset({"symbol", "price"}), ("symbol", "price"), exchange.price),
        "book": _Route(book, ("symbol",), exchange.book),
        "advance": _Route(frozenset({"seconds"}), ("seconds",), exchange.advance),
        "inject": _Route(frozenset(fault), ("fault",), exchange.inject),
        "reset": _Route(frozenset(), (), reset),
    }


class ControlApi:
    """Answers the control routes."""

    def __init__(self, exchange: OfflineExchange, reset: Callable[[], object]) -> None:
        """Open a app to an exchange; ``reset`` wipes it."""
        self._exchange = exchange
        self._routes = _act_on(exchange, reset)

    def respond(self, request: HttpRequest) -> HttpResponse:
        """Return the answer to a request whose path begins with `PREFIX`."""
        name = request.path.removeprefix(PREFIX)
        if name == "journal":
            return self._journal(request)
        route = self._routes.get(name)
        if route is None:
            known = ", ".join([*self._routes, "journal"])
            return _bad(404, f"there is no control {name[:40]!r}; there are {known}")
        if request.method != "POST":
            return _bad(405, f"send POST to {request.path}", {"allow": "POST"})
        try:
            route.act(**_read(route, request.body))
        except KeyError as error:
            return _bad(400, f"{error.args[0]} is not listed; give a symbol of the rules")
        except (TypeError, ValueError) as error:
            return _bad(400, str(error))
        return json_response(200, {"serverTime": str(self._exchange.now)})

    def _journal(self, request: HttpRequest) -> HttpResponse:
        if request.method != "GET":
            return _bad(405, f"send GET to {request.path}", {"allow": "GET"})
        return HttpResponse(200, self._exchange.journal.encode(), {"content-type": _NDJSON})


def _bad(status: int, sentence: str, headers: Mapping[str, str] | None = None) -> HttpResponse:
    return json_response(status, {"error": sentence}, headers)


def _read(route: _Route, body: bytes) -> Mapping[str, Any]:
    """Read the fields of a control.

    Raises:
        BadControl: they are not such that the exchange could be told.
    """
    given = _object(body)
    for name, value in given.items():
        if name not in route.names:
            takes = ", ".join(sorted(route.names)) or "no fields"
            raise BadControl(f"{name[:40]!r} is not a field here; it takes {takes}")
        if name in _ARRAYS:
            _judge_array(name, value)
        elif not isinstance(value, str | int | Decimal):
            raise BadControl(f"{name}: give a text or a number")
    missing = [name for name in route.mandatory if name not in given]
    if given.get("fault") == "rules" and "symbols" not in given:
        missing = ["symbols"]
    if missing:
        raise BadControl(f"{missing[0]} is missing")
    _judge(given)
    return given


def _judge_array(name: str, value: object) -> None:
    is_pair = is_object if name == "symbols" else _is_pair
    if not (is_array(value) and all(is_pair(one) for one in value)):
        raise BadControl(f"{name}: give an array of {_ARRAYS[name]}")


def _is_pair(value: object) -> bool:
    return is_array(value) and len(value) == 2


def _judge(given: Mapping[str, Any]) -> None:
    """Refuse what no HTTP reply and no calendar could show."""
    if "seconds" in given and not 0 <= _number(given, "seconds") <= _MOST_SECONDS:
        raise BadControl(f"seconds: give 0 to {_MOST_SECONDS}")
    if "status" in given and not 400 <= _number(given, "status") <= 599:
        raise BadControl("status: give an HTTP status from 400 to 599")
    if "code" in given and not -99_999 <= _number(given, "code") <= 599:
        raise BadControl("code: give a code of the exchange, as -1007, or an HTTP status of 5XX")


def _number(given: Mapping[str, Any], name: str) -> Decimal:
    try:
        number = Decimal(given[name])
    except ArithmeticError as error:
        raise BadControl(f"{name}: {given[name]!r:.40} is not a number") from error
    if not number.is_finite():
        raise BadControl(f"{name}: {given[name]!r:.40} is not a number")
    return number


def _object(body: bytes) -> Mapping[str, Any]:
    if not body.strip():
        return {}
    try:
        given = json.loads(body, parse_float=Decimal, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise BadControl("the body is not JSON; send an object") from error
    if not is_object(given) or is_array(given):
        raise BadControl("the body is not a JSON object")
    return given


def _no_constant(text: str) -> Decimal:
    raise ValueError(text)

"""What the methods of python-binance send to, read from the library's own source."""
# The library is untyped.
# pyright: basic

import ast
import inspect
import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

ROOTS = {
    "_request_api": "/api/v3/",
    "_request_margin_api": "/sapi/v1/",
    "_request_futures_api": "/fapi/v1/",
    "_request_futures_coin_api": "/dapi/v1/",
    "_request_options_api": "/eapi/v1/",
    "_request_papi_api": "/papi/v1/",
}


def endpoints(client: type[Any]) -> Mapping[str, frozenset[str]]:
    """Return, for each method of a client, the endpoints to which it writes, however far down.

    An endpoint is the path of a POST or PUT, or a method of the WebSocket API.
    """
    found: dict[str, set[str]] = {}
    calls: dict[str, set[str]] = {}
    for name, method in inspect.getmembers(client, inspect.isfunction):
        tree = ast.parse(textwrap.dedent(inspect.getsource(method)))
        found[name] = {endpoint for call in _own_calls(tree) for endpoint in _endpoint(*call)}
        calls[name] = {called for called, _ in _own_calls(tree)}
    return {name: frozenset(_reached(name, found, calls)) for name in found}


def _reached(
    name: str, found: Mapping[str, set[str]], calls: Mapping[str, set[str]]
) -> Iterator[str]:
    waiting, seen = [name], set()
    while waiting:
        one = waiting.pop()
        if one not in seen and one in found:
            seen.add(one)
            yield from found[one]
            waiting.extend(calls[one])


def _own_calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id="self"), attr=called)):
                yield called, node


def _endpoint(called: str, call: ast.Call) -> Iterator[str]:
    texts = [one.value for one in call.args if isinstance(one, ast.Constant)]
    match called, texts:
        case (("_post" | "_put"), [str(path), *_]):
            yield ROOTS["_request_api"] + path
        case (("_ws_api_request" | "_ws_api_request_sync"), [str(method), *_]):
            yield method
        case _, ["post" | "put", str(path), *_] if called in ROOTS:
            yield ROOTS[called] + path
        case _:
            pass

"""Methods of a client that follow from the row of their endpoint: `asking` and `placing`.

What they are called with, and what their documentation says, stands in the row only.
"""

import inspect
from collections.abc import Callable, Mapping
from typing import Any, Protocol, TypeVar, cast, overload

from pretrade.client.caller import Caller, R
from pretrade.client.endpoints import ENDPOINTS, Endpoint
from pretrade.client.flows.ordering import place
from pretrade.client.validate import Validate
from pretrade.enums import RequestKind
from pretrade.order import REQUESTS, Request

R_co = TypeVar("R_co", covariant=True)
_KEYWORD, _POSITIONAL = inspect.Parameter.KEYWORD_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD


class AskingCall(Protocol[R_co]):
    """How a method is called that asks: mandatory parameters may be given by position."""

    def __call__(self, *values: object, **parameters: object) -> R_co:
        """Send a request to the endpoint."""
        ...


class PlacingCall(Protocol[R_co]):
    """How a method is called that takes an order."""

    def __call__(
        self,
        order: Request | Mapping[str, object] | None = None,
        /,
        *,
        fit: bool = False,
        validate: Validate | str | None = None,
        **parameters: object,
    ) -> R_co:
        """Judge the order and send it."""
        ...


class AskingMethod(Protocol):
    """A method that asks, as its class has it."""

    @overload
    def __get__(self, client: None, owner: type, /) -> Callable[..., Any]: ...
    @overload
    def __get__(self, client: Caller[R], owner: type, /) -> AskingCall[R]: ...


class PlacingMethod(Protocol):
    """A method that takes an order, as its class has it."""

    @overload
    def __get__(self, client: None, owner: type, /) -> Callable[..., Any]: ...
    @overload
    def __get__(self, client: Caller[R], owner: type, /) -> PlacingCall[R]: ...


def asking(name: str, note: str = "") -> AskingMethod:
    """Return the method of an endpoint that takes no order.

    Args:
        name: that of its row.
        note: what else is to be known.
    """
    endpoint = ENDPOINTS[name]

    def method(self: Caller[R], /, *values: object, **parameters: object) -> R:
        if len(values) > len(endpoint.mandatory):
            most = len(endpoint.mandatory)
            raise TypeError(f"{name}() takes {most} values without names, not {len(values)}")
        named = dict(zip(endpoint.mandatory, values, strict=False))
        for given in named.keys() & parameters.keys():
            raise TypeError(f"{name}() got {given} twice")
        return self._call(name, named | parameters)  # pyright: ignore[reportPrivateUsage]

    parameters = [
        inspect.Parameter(one, _POSITIONAL if parameter.mandatory else _KEYWORD, default=default)
        for one, parameter in _mandatory_first(endpoint)
        for default in [inspect.Parameter.empty if parameter.mandatory else None]
    ]
    receiver = inspect.Parameter("self", inspect.Parameter.POSITIONAL_ONLY)
    vars(method)["__signature__"] = inspect.Signature([receiver, *parameters])
    listed = [f"{one}: {parameter}." for one, parameter in _mandatory_first(endpoint)]
    return cast("AskingMethod", _told(method, endpoint, [note], listed))


def placing(name: str) -> PlacingMethod:
    """Return the method of an endpoint that takes an order."""
    endpoint = ENDPOINTS[name]

    def method(
        self: Caller[R],
        order: Request | Mapping[str, object] | None = None,
        /,
        *,
        fit: bool = False,
        validate: Validate | str | None = None,
        **parameters: object,
    ) -> R:
        state = self._state  # pyright: ignore[reportPrivateUsage]
        flow = place(state, name, order, parameters, fit=fit, validate=validate)
        return self._run(flow)  # pyright: ignore[reportPrivateUsage]

    notes = [
        "It is not looked for when its reply is lost: `OutcomeUnknown` is raised at once."
        if endpoint.changes != "nothing" and not endpoint.found_by
        else "",
        "When one leg fails or both do, `CancelReplaceFailed` tells them apart."
        if endpoint.kind is RequestKind.CANCEL_REPLACE
        else "",
    ]
    taken = REQUESTS[cast("RequestKind", endpoint.kind)].__name__
    listed = [
        f"order: a `{taken}` or a mapping; None: the keywords are the order.",
        "fit: send the nearest legal order; the reply's ``changes`` list what was moved.",
        "validate: ``strict``, ``known`` or ``off``; None: as the client is set.",
        "**parameters: the order as keywords, in either spelling.",
    ]
    return cast("PlacingMethod", _told(method, endpoint, notes, listed))


def _mandatory_first(endpoint: Endpoint) -> list[tuple[str, Any]]:
    return sorted(endpoint.parameters.items(), key=lambda item: not item[1].mandatory)


def _told(
    method: Callable[..., Any], endpoint: Endpoint, notes: list[str], listed: list[str]
) -> Callable[..., Any]:
    """Give a method its name and its documentation."""
    lines = [f"{endpoint.title}: ``{endpoint.method} {endpoint.path}``.", *filter(None, notes)]
    if endpoint.until is not None:
        lines.append(f"Retired by the exchange on {endpoint.until}.")
    if listed:
        lines.append("\n".join(["Args:", *(f"    {one}" for one in listed)]))
    method.__name__ = endpoint.name
    method.__qualname__ = f"Client.{endpoint.name}"
    method.__doc__ = "\n\n".join(lines)
    return method

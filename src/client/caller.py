"""What all methods of a client stand on: `Caller`."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Any, Generic, TypeVar

from pretrade.client.flows.calls import call_by_name
from pretrade.client.flows.flow import Flow
from pretrade.client.http.reply import Reply
from pretrade.client.state.client_state import ClientState

R = TypeVar("R")
"""What a method returns: a `Reply`, or, from an async client, what has to be awaited for it."""


class Caller(ABC, Generic[R]):
    """Carries out flows. So every method is written once, for sync and async."""

    _state: ClientState

    @abstractmethod
    def _run(self, flow: Flow[Reply]) -> R:
        """Carry out a flow: blocking, or in what is returned to be awaited."""

    def _call(self, name: str, parameters: Mapping[str, Any]) -> R:
        return self._run(call_by_name(self._state, name, parameters))

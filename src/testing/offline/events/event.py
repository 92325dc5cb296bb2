"""What all events of a user data stream have in common: `Event`."""

from typing import Any, Protocol

Json = dict[str, Any]


class Event(Protocol):
    """One event of one account."""

    @property
    def account(self) -> str:
        """The name of the account."""
        ...

    @property
    def at(self) -> int:
        """When it happened."""
        ...

    def render(self) -> Json:
        """Return it as the exchange sends it; a new object each time."""
        ...

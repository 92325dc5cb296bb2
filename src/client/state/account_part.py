"""One part of the account that a client holds, its funds or its open orders: `AccountPart`."""

from collections.abc import Mapping
from typing import Any

import attrs

from pretrade.client.user_data.event_fields import MICROSECONDS, event_of, time_field
from pretrade.client.user_data.user_data_state import UserDataState
from pretrade.facts.account import Account


@attrs.define
class AccountPart:
    """What one reply said of the account, kept up to date by the user data stream.

    Times are in milliseconds since 1970.

    Attributes:
        event: the kind of event that tells when the exchange has carried out a change.
        time: its field that says when.
        state: the account as far as this part knows it; None: it was never read.
        read_at: when it was read, by the client's clock.
        awaited: an event of this time (the exchange's) or later must come first, because a
            request of the client's own changed the part; None: nothing is awaited.
        heard: the time of the latest such event so far, in microseconds.
    """

    event: str
    time: str
    state: UserDataState | None = None
    read_at: int | None = None
    awaited: int | None = None
    heard: int = 0

    def read(self, account: Account, at: int, now: int) -> None:
        """Take over what a reply said.

        Args:
            account: the account, with this part as the reply has it.
            at: no event of before this time (the exchange's) is news.
            now: the client's clock.
        """
        self.state = UserDataState(account, at=at)
        self.read_at = now
        self.awaited = None

    def apply(self, event: Mapping[str, Any]) -> None:
        """Apply an event of the user data stream.

        Raises:
            InvalidFacts: the event cannot be read.
        """
        if self.state is not None:
            self.state = self.state.apply(event)
        inner = event_of(event)
        if inner.get("e") == self.event:
            self.heard = max(self.heard, time_field(inner, self.time))
            self._settle()

    def changes(self, at: int) -> None:
        """Know nothing until the stream has told what happened at this time of the exchange.

        It may have done so already: events are often faster than replies.
        """
        self.awaited = at if self.awaited is None else max(at, self.awaited)
        self._settle()

    def _settle(self) -> None:
        if self.awaited is not None and self.heard >= self.awaited * MICROSECONDS:
            self.awaited = None

    def account(self) -> Account | None:
        """Return the account as far as this part knows it; None: it cannot be relied on."""
        return None if self.state is None or self.awaited is not None else self.state.account

"""What an endpoint asks for: `Security`."""

from enum import StrEnum


class Security(StrEnum):
    """The security type of an endpoint.

    Source: "Endpoint security type", REST documentation of 2022-09-30. MARGIN is what
    borrows, repays and moves funds between margin accounts.

    >>> Security.USER_STREAM.keyed, Security.USER_STREAM.signed
    (True, False)
    """

    NONE = "NONE"
    MARKET_DATA = "MARKET_DATA"
    USER_STREAM = "USER_STREAM"
    USER_DATA = "USER_DATA"
    TRADE = "TRADE"
    MARGIN = "MARGIN"

    @property
    def keyed(self) -> bool:
        """The API key is sent."""
        return self is not Security.NONE

    @property
    def signed(self) -> bool:
        """``timestamp`` and ``signature`` are sent too."""
        return self in _SIGNED


NONE, MARKET_DATA, USER_STREAM, USER_DATA, TRADE, MARGIN = Security
_SIGNED = frozenset({USER_DATA, TRADE, MARGIN})

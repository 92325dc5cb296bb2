"""What signs: `Signer`."""

from typing import Protocol


class Signer(Protocol):
    """Signs the payload of a request: the query string and the body, joined without ``&``."""

    @property
    def kind(self) -> str:
        """``HMAC``, ``RSA`` or ``ED25519``."""
        ...

    def sign(self, payload: str) -> str:
        """Return the signature as text, not yet percent-encoded."""
        ...

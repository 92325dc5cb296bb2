"""Signs with a secret key: `HmacSigner`."""

import hmac

import attrs

from pretrade.client.keys.secret import Secret


@attrs.frozen
class HmacSigner:
    """HMAC-SHA256 in hexadecimal, which the exchange reads in either case.

    >>> HmacSigner(Secret("abc")).sign("symbol=BTCUSDT")[:8]
    '4436ac9e'
    """

    _secret: Secret = attrs.field(converter=Secret)

    @property
    def kind(self) -> str:
        """How it signs."""
        return "HMAC"

    def sign(self, payload: str) -> str:
        """Return the signature of a payload."""
        return hmac.new(self._secret.reveal().encode(), payload.encode(), "sha256").hexdigest()

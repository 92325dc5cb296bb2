"""What the signature of the WebSocket API signs: `payload_of`, and `is_signed` to check it.

Source: "SIGNED request security", "Public WebSocket API", documentation of 2025-09: all parameters
but the signature, by name, as they are: unlike those of REST they are not percent-encoded.
"""

import hmac
from collections.abc import Mapping

from pretrade.client.keys.hmac_signer import HmacSigner
from pretrade.client.keys.secret import Secret


def payload_of(params: Mapping[str, str]) -> str:
    """Return the text that is signed.

    >>> payload_of({"timestamp": "1", "symbol": "币", "signature": "ab", "apiKey": "k"})
    'apiKey=k&symbol=币&timestamp=1'
    """
    return "&".join(
        f"{name}={value}" for name, value in sorted(params.items()) if name != "signature"
    )


def is_signed(params: Mapping[str, str], secret: Secret) -> bool:
    """Tell whether the signature among parameters is that of a secret; letters in either case."""
    signature = HmacSigner(secret).sign(payload_of(params))
    return hmac.compare_digest(signature.encode(), params["signature"].lower().encode())

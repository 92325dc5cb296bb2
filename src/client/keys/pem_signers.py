"""Sign with a private key of one's own: `RsaSigner`, `Ed25519Signer`, read from a PEM.

Needs cryptography, the extra ``keys``: `pretrade.client.keys.signing` imports this when a PEM is
given.
Source: "SIGNED Endpoint Examples", REST documentation, RSA since 2022-12-15 and Ed25519 since
2023-07-18.
"""

from base64 import b64encode

import attrs
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from pretrade.client.errors import InvalidKey
from pretrade.client.keys.secret import Secret


@attrs.frozen
class RsaSigner:
    """RSASSA-PKCS1-v1_5 with SHA-256, in base64; case-sensitive."""

    _key: RSAPrivateKey = attrs.field(repr=False)

    @property
    def kind(self) -> str:
        """How it signs."""
        return "RSA"

    def sign(self, payload: str) -> str:
        """Return the signature of a payload."""
        return b64encode(self._key.sign(payload.encode(), PKCS1v15(), SHA256())).decode()


@attrs.frozen
class Ed25519Signer:
    """Ed25519, in base64; case-sensitive."""

    _key: Ed25519PrivateKey = attrs.field(repr=False)

    @property
    def kind(self) -> str:
        """How it signs."""
        return "ED25519"

    def sign(self, payload: str) -> str:
        """Return the signature of a payload."""
        return b64encode(self._key.sign(payload.encode())).decode()


def read_pem(pem: Secret, passphrase: Secret | None) -> RsaSigner | Ed25519Signer:
    """Return the signer of a private key.

    Raises:
        InvalidKey: it cannot be read, or the passphrase is wrong or missing.
    """
    key: object = None
    fault = "the exchange takes RSA and Ed25519 keys; this PEM holds another kind"
    try:
        key = load_pem_private_key(
            pem.reveal().encode(), None if passphrase is None else passphrase.reveal().encode()
        )
    except TypeError:
        fault = (
            "the PEM is encrypted: give passphrase="
            if passphrase is None
            else "the PEM is not encrypted: leave passphrase= out"
        )
    except ValueError:
        wrong = "" if passphrase is None else ", or the passphrase is wrong"
        fault = f"the PEM is not a private key that can be read{wrong}"
    except UnsupportedAlgorithm:
        pass  # another kind
    if isinstance(key, RSAPrivateKey):
        return RsaSigner(key)
    if isinstance(key, Ed25519PrivateKey):
        return Ed25519Signer(key)
    # Raised out here: within `except` it would hold on to the library's error, and to its frames.
    raise InvalidKey(fault)

"""Chooses how requests are signed, by the secret that is given: `signer_of`."""

from pretrade.client.errors import InvalidKey
from pretrade.client.keys.hmac_signer import HmacSigner
from pretrade.client.keys.secret import Secret
from pretrade.client.keys.signer import Signer

__all__ = ["HmacSigner", "Signer", "signer_of"]


def signer_of(
    secret: str | bytes | Secret | Signer, passphrase: str | bytes | Secret | None = None
) -> Signer:
    r"""Return the signer for a secret key, or for the PEM of a private key; the text tells which.

    A signer is returned as it is, so that a key may stay in a hardware module.

    Args:
        secret: the secret key, the PEM (``\n`` may be written out, as in environment variables),
            or a signer.
        passphrase: that of an encrypted PEM.

    >>> signer_of("NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j").kind
    'HMAC'

    Raises:
        InvalidKey: it cannot be read. The text does not show it.
        ImportError: a PEM needs the extra ``keys``.
    """
    if not isinstance(secret, str | bytes | Secret):
        return secret
    # The names are bound anew at once: a traceback may show the values of names.
    secret = Secret.of(secret)
    passphrase = None if passphrase is None else Secret.of(passphrase)
    fault = _fault(secret, passphrase)
    if fault is not None:
        raise InvalidKey(fault)
    secret = _cleaned(secret)
    return _pem_signer(secret, passphrase) if _is_pem(secret) else HmacSigner(secret)


def _cleaned(secret: Secret) -> Secret:
    return Secret(secret.reveal().replace("\\n", "\n").strip())


def _is_pem(secret: Secret) -> bool:
    return secret.reveal().lstrip().startswith("-----BEGIN")


def _fault(secret: Secret, passphrase: Secret | None) -> str | None:
    """Return what is wrong with a secret at first sight; None if nothing is."""
    if not secret.reveal().strip():
        return "the secret is empty"
    if _is_pem(secret):
        public = "PUBLIC KEY-----" in secret.reveal()
        return "this is a public key; give the private one" if public else None
    if passphrase is not None:
        return "passphrase= belongs to a PEM; this secret is none"
    if not (secret.reveal().isascii() and secret.reveal().strip().isprintable()):
        return "the secret has characters that no secret key has; copy it again"
    if secret.reveal().strip().lower().endswith((".pem", ".key")):
        return "the secret is the name of a file; give the file's content"
    return None


def _pem_signer(pem: Secret, passphrase: Secret | None) -> Signer:
    try:
        # Here, since only those who have such a key need cryptography.
        from pretrade.client.keys.pem_signers import read_pem  # noqa: PLC0415
    except ImportError as missing:
        message = "RSA and Ed25519 keys need cryptography: pip install 'pretrade[keys]'"
        raise ImportError(message) from missing
    return read_pem(pem, passphrase)

"""Who may ask: API keys with their secrets, and what signs a request: `KeyRing`.

Source: "SIGNED endpoint security", REST documentation of 2022-09-30: an HMAC in either case of
letters. Of which text it is, each protocol says.
"""

import hmac
import re
from collections.abc import Iterable, Iterator, Mapping

from pretrade.client.keys.secret import Secret
from pretrade.testing.offline.book.sim_account import OFFLINE_KEY
from pretrade.testing.offline.refusals import refuse

OFFLINE_SECRET = "offline-secret"  # noqa: S105  made up, and published
"""The secret of `OFFLINE_KEY`."""

_is_key = re.compile("[A-Za-z0-9_.-]{1,128}").fullmatch


class KeyRing(Mapping[str, Secret]):
    """API key → secret. Only HMAC keys: the secret is text.

    >>> KeyRing({"my-key": "my-secret"})
    KeyRing(1 key)
    """

    def __init__(self, keys: Mapping[str, str] | None = None) -> None:
        """Keep the keys.

        Args:
            keys: API key → secret; None: ``offline-key`` and ``offline-secret``.

        Raises:
            ValueError: a key that no header could carry, or no secret.
        """
        given = {OFFLINE_KEY: OFFLINE_SECRET} if keys is None else keys
        for number, (key, secret) in enumerate(given.items(), 1):
            if not (_is_key(key) and secret):
                message = f"API key {number}: give KEY:SECRET, KEY of letters, digits, . - and _"
                raise ValueError(message)
        self._secrets = {key: Secret(secret) for key, secret in given.items()}

    def __getitem__(self, key: str) -> Secret:
        return self._secrets[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._secrets)

    def __len__(self) -> int:
        return len(self._secrets)

    def __repr__(self) -> str:
        return f"KeyRing({len(self)} key{'' if len(self) == 1 else 's'})"

    def known(self, key: str | None) -> str:
        """Return the API key of a request.

        Raises:
            ExchangeError: -2014: it is none; -2015: nobody has it.
        """
        if key is None or not _is_key(key):
            raise refuse(-2014)
        if key not in self._secrets:
            raise refuse(-2015)
        return key

    def judge(self, key: str, signable: Iterable[bytes], signature: str) -> None:
        """Refuse what the key's secret did not sign.

        Args:
            key: a known API key.
            signable: the texts of which the signature may be.
            signature: what was sent for it.

        Raises:
            ExchangeError: -1022.
        """
        given = signature.lower().encode("utf-8", "replace")
        secret = self._secrets[key].reveal().encode()
        for text in signable:
            signed = hmac.digest(secret, text, "sha256").hex()
            if hmac.compare_digest(signed.encode(), given):
                return
        raise refuse(-1022)

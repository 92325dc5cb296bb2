"""The keys of user data streams: `ListenKeys`.

Source: "User Data Streams", documentation of 2022-08-08. The exchange retired them on 2026-02-20;
they are served whatever the date, since clients that are older than that ask for nothing else.
"""

import hashlib
import hmac

import attrs

from pretrade.testing.offline.refusals import refuse

LIFETIME = 3_600_000
"""For how many milliseconds a listenKey is good after it was made or kept alive."""


@attrs.define
class _Stream:
    listen_key: str
    api_key: str
    until: int


class ListenKeys:
    """One listenKey at most for each API key.

    >>> keys = ListenKeys()
    >>> listen_key = keys.start("offline-key", "offline-secret", now=0)
    >>> keys.owner(listen_key, now=LIFETIME - 1), keys.owner(listen_key, now=LIFETIME)
    ('offline-key', None)
    """

    def __init__(self) -> None:
        """Start with none."""
        self._streams: dict[str, _Stream] = {}
        self._made = 0

    def start(self, api_key: str, secret: str, now: int) -> str:
        """Return the listenKey of an API key, which is good for an hour from now.

        It follows from the secret, so that a run can be repeated and nobody else can guess it.
        """
        stream = self._streams.get(api_key)
        if stream is None or stream.until <= now:
            self._made += 1
            text = f"listenKey {self._made} {api_key}".encode()
            made = hmac.new(secret.encode(), text, hashlib.sha256).hexdigest()
            stream = self._streams[api_key] = _Stream(made, api_key, now)
        stream.until = now + LIFETIME
        return stream.listen_key

    def keep_alive(self, api_key: str, listen_key: str, now: int) -> None:
        """Let a listenKey be good for another hour.

        Raises:
            ExchangeError: -1125: the API key has no such listenKey.
        """
        self._stream(api_key, listen_key, now).until = now + LIFETIME

    def close(self, api_key: str, listen_key: str, now: int) -> None:
        """End a listenKey.

        Raises:
            ExchangeError: -1125: the API key has no such listenKey.
        """
        self._stream(api_key, listen_key, now)
        del self._streams[api_key]

    def owner(self, listen_key: str, now: int) -> str | None:
        """Return the API key whose stream a listenKey opens; None: it opens none (any more)."""
        given = listen_key.encode("utf-8", "replace")
        for stream in self._streams.values():
            if hmac.compare_digest(stream.listen_key.encode(), given):
                return stream.api_key if now < stream.until else None
        return None

    def _stream(self, api_key: str, listen_key: str, now: int) -> _Stream:
        stream = self._streams.get(api_key)
        if stream is None or stream.listen_key != listen_key or stream.until <= now:
            raise refuse(-1125, "This listenKey does not exist.")
        return stream

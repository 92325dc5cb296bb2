"""The headers of a request, which hide the API key: `Headers`."""

from collections.abc import Iterator, Mapping

from pretrade.client.keys.secret import Secret

API_KEY = "X-MBX-APIKEY"
"""The header that carries the API key (SIGNED endpoint security, REST documentation)."""


class Headers(Mapping[str, str]):
    """Read-only headers. Reading one gives its text; the repr hides the API key.

    >>> Headers({"X-MBX-APIKEY": "abc"})
    {'X-MBX-APIKEY': '***'}
    >>> Headers({"X-MBX-APIKEY": "abc"})["X-MBX-APIKEY"]
    'abc'
    """

    __slots__ = ("_values",)

    def __init__(self, values: Mapping[str, str | Secret] | None = None) -> None:
        self._values: dict[str, str | Secret] = {
            name: Secret(value) if name.upper() == API_KEY else value
            for name, value in (values or {}).items()
        }

    def __getitem__(self, name: str) -> str:
        value = self._values[name]
        return value.reveal() if isinstance(value, Secret) else value

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __repr__(self) -> str:
        return repr({name: str(value) for name, value in self._values.items()})

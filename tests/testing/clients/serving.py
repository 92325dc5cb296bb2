"""`pretrade serve` in a process of its own, as its users run it."""

import json
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from importlib.resources import files
from typing import NamedTuple
from urllib.request import Request, urlopen

READY = "pretrade offline exchange on "
OPTIONS = (
    *("--rules", str(files("pretrade").joinpath("sample", "exchange_info.json"))),
    *("--port", "0"),
    *("--price", "BTCUSDT=60000"),
    *("--balance", "USDT=1000"),
    *("--balance", "BTC=1"),
)


class Served(NamedTuple):
    """A running server.

    Attributes:
        url: as ``http://127.0.0.1:8000``.
    """

    url: str

    @property
    def ws(self) -> str:
        """The address of its WebSockets."""
        return self.url.replace("http", "ws", 1)

    def control(self, action: str, **details: object) -> None:
        """Call a control route."""
        request = Request(  # noqa: S310  its own server, by HTTP
            f"{self.url}/__control__/{action}",
            data=json.dumps(details).encode(),
            headers={"content-type": "application/json"},
            method="POST",
        )
        with urlopen(request, timeout=10) as reply:  # noqa: S310  see above
            assert reply.status == 200


@contextmanager
def serving(*options: str) -> Generator[Served, None, None]:
    """Run a server, and end it; of options that are given twice the last one counts."""
    process = subprocess.Popen(
        [sys.executable, "-m", "pretrade", "serve", *OPTIONS, *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    assert process.stdout is not None
    try:
        line = process.stdout.readline()
        if not line.startswith(READY):
            process.terminate()
            _, complaint = process.communicate(timeout=10)
            raise AssertionError(f"pretrade serve said {line!r} and {complaint}")
        yield Served(line.removeprefix(READY).strip())
    finally:
        process.terminate()
        process.communicate(timeout=10)

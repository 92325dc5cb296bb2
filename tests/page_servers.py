"""The servers that a page of the docs starts: `PageServers`.

A page shows a port that is easily read. Its server listens on a free one, and the addresses in what
the page types and prints are exchanged for each other.
"""

import re
import shlex
import subprocess
import sys

_PORT = re.compile(r"--port[ =]([0-9]+)")
_ADDRESS = re.compile(r"http://([0-9.]+:[0-9]+)")


class PageServers:
    """What `pretrade serve` started on one page; it runs until the page's examples are done."""

    def __init__(self) -> None:
        self._processes: list[subprocess.Popen[str]] = []
        self._real: dict[str, str] = {}

    def start(self, command: str) -> str:
        """Start a server in the background, and return the line that it prints when it is ready.

        What it says on standard error is not part of the page.
        """
        port = _PORT.search(command)
        if port is None:
            raise ValueError(f"show the --port of: {command}")
        words = shlex.split(_PORT.sub("--port 0", command))
        process = subprocess.Popen(
            [sys.executable, "-m", *words],
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        self._processes.append(process)
        assert process.stdout is not None
        line = process.stdout.readline()
        address = _ADDRESS.search(line)
        if address is not None:
            self._real[f"127.0.0.1:{port[1]}"] = address[1]
        return self.shown(line)

    def real(self, text: str) -> str:
        """Return a text with the addresses at which servers are, for those that the page shows."""
        for shown, real in self._real.items():
            text = text.replace(shown, real)
        return text

    def shown(self, text: str) -> str:
        """Return a text with the addresses that the page shows."""
        for shown, real in self._real.items():
            text = text.replace(real, shown)
        return text

    def stop(self) -> None:
        """End them."""
        for process in self._processes:
            process.terminate()
            process.communicate(timeout=10)

"""Runs the command inside the test's process, and tells what it answered."""

import json
from collections.abc import Callable
from typing import Any

import attrs
import pytest

from pretrade.cli import main

Json = dict[str, Any]


@attrs.frozen
class Answer:
    """What a run of the command gave."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> list[Json]:
        """Standard output as JSON lines."""
        return [json.loads(line) for line in self.out.splitlines()]


@attrs.frozen
class Command:
    """The command, as `pretrade("check", "--rules", ...)`."""

    capsys: pytest.CaptureFixture[str]
    feed: Callable[[bytes], None]

    def __call__(self, *arguments: str, stdin: bytes = b"") -> Answer:
        """Run it with these arguments."""
        self.feed(stdin)
        status = main(arguments)
        out, err = self.capsys.readouterr()
        return Answer(status, out, err)

    def check(self, orders: str | bytes, *arguments: str) -> Answer:
        """Run `check --rules sample` over the lines of standard input."""
        stdin = orders.encode() if isinstance(orders, str) else orders
        return self("check", "--rules", "sample", *arguments, "-", stdin=stdin)

    def check_json(self, orders: str | bytes, *arguments: str) -> list[Json]:
        """Return the JSON lines that `check` prints over the lines of standard input."""
        return self.check(orders, "--format", "json", *arguments).json

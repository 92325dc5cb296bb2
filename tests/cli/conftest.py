"""Fixtures of the tests of the command: the command itself, and a folder with the sample files."""

import io
from importlib.resources import files
from pathlib import Path

import pytest

from tests.cli.command import Command
from tests.sample_folder import FILES


@pytest.fixture
def pretrade(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Command:
    """The command, run in this process on a page of 100 columns."""
    monkeypatch.setenv("COLUMNS", "100")

    def feed(given: bytes) -> None:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(given), encoding="utf-8"))

    return Command(capsys, feed)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with exchangeInfo.json, market.json, account.json and orders.jsonl; we are in it."""
    for name, packaged in FILES.items():
        content = files("pretrade").joinpath("sample", packaged).read_bytes()
        (tmp_path / name).write_bytes(content)
    monkeypatch.chdir(tmp_path)
    return tmp_path

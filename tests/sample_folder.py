"""The folder in which the examples of README and docs run."""

import os
import shutil
import tempfile
from importlib.resources import files
from pathlib import Path
from typing import Any

from tests.page_servers import PageServers

# Name in the examples -> packaged file.
FILES = {
    "exchangeInfo.json": "exchange_info.json",
    "market.json": "market.json",
    "account.json": "account.json",
    "orders.jsonl": "orders.jsonl",
}


def enter_sample_folder(namespace: dict[str, Any]) -> None:
    """Go to a new folder with copies of the sample files; `namespace` remembers the way back."""
    folder = tempfile.mkdtemp(prefix="pretrade-examples-")
    for name, packaged in FILES.items():
        Path(folder, name).write_bytes(files("pretrade").joinpath("sample", packaged).read_bytes())
    namespace["_sample_folder"] = folder
    namespace["_left_folder"] = Path.cwd()
    namespace["_servers"] = PageServers()
    os.chdir(folder)


def leave_sample_folder(namespace: dict[str, Any]) -> None:
    """End what was started, go back, and remove the folder."""
    namespace["_servers"].stop()
    os.chdir(namespace["_left_folder"])
    shutil.rmtree(namespace["_sample_folder"])

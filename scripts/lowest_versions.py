"""Prints a constraint ``name==X`` for each requirement ``name>=X`` of package, extras and harness.

usage: python scripts/lowest_versions.py [pyproject.toml]      needs the package `packaging`
The bounds are read from pyproject.toml, so that they are stated there and nowhere else.
"""

import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement


def requirements(document: Mapping[str, Any]) -> Iterator[str]:
    """Yield the requirements of the package, of each extra, and of what runs the tests."""
    project = document["project"]
    yield from project["dependencies"]
    for extra in project["optional-dependencies"].values():
        yield from extra
    yield from document["dependency-groups"]["harness"]


def lowest(text: str) -> str:
    """Return a requirement with its lowest version as the only one.

    >>> lowest("uvicorn>=0.34,<1")
    'uvicorn==0.34'
    """
    requirement = Requirement(text)
    bounds = [one.version for one in requirement.specifier if one.operator == ">="]
    if len(bounds) != 1:
        sys.exit(f"{text}: says no lowest version; write >= and the first version that works")
    return f"{requirement.name}=={bounds[0]}"


if __name__ == "__main__":
    path = Path(sys.argv[1] if len(sys.argv) > 1 else "pyproject.toml")
    for text in requirements(tomllib.loads(path.read_text(encoding="utf-8"))):
        print(lowest(text))

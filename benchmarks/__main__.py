"""``python -m benchmarks``: measure, print the page, and write it if asked to."""

import argparse
import json
from pathlib import Path

import attrs

from benchmarks.page import PICTURE, chart_of, page
from benchmarks.profile import profile
from benchmarks.run import QUICK, THOROUGH, run

PAGE = Path(__file__).parents[1] / "docs" / "benchmarks.md"


def main() -> None:
    """Do what the command line says."""
    options = _options()
    if options.profile:
        print(profile())
        return
    results = run(QUICK if options.quick else THOROUGH)
    text = page(results)
    print(json.dumps(attrs.asdict(results), indent=2) if options.json else text)
    if options.write:
        PAGE.write_text(text, encoding="utf-8")
        picture = PAGE.parent / PICTURE
        picture.parent.mkdir(exist_ok=True)
        picture.write_text(chart_of(results), encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description="How fast pretrade is, beside other libraries."
    )
    parser.add_argument("--quick", action="store_true", help="some seconds, and rougher figures")
    parser.add_argument(
        "--write", action="store_true", help="write docs/benchmarks.md and its picture"
    )
    parser.add_argument("--json", action="store_true", help="print JSON instead of tables")
    parser.add_argument(
        "--profile", action="store_true", help="only where the time of a check goes, step by step"
    )
    return parser.parse_args()


if __name__ == "__main__":
    main()

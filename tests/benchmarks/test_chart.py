"""The picture of the benchmarks: what it shows, and that it shows what the page says."""

import re
import xml.etree.ElementTree as ET
from importlib.util import find_spec
from pathlib import Path

import pytest

if find_spec("benchmarks") is None:
    pytest.skip("the benchmarks are not here: an installed copy is tested", allow_module_level=True)

from benchmarks.chart import bars
from benchmarks.page import PICTURE, chart_of, shown
from benchmarks.results import Results
from pretrade.region.svg.text import width_of

SVG = "{http://www.w3.org/2000/svg}"
DOCS = Path(__file__).parents[2] / "docs"
ROWS = (
    ("check of a LIMIT order ÷ ccxt's two rounding calls", 0.11, 0.35),
    ("load ÷ json.loads", 1.02, 1.5),
    ("import ÷ import attrs, decimal, json", 2.41, None),
    ("a promise that is not kept ÷ what it was compared with", 2.0, 1.0),
)


def parsed(text: str) -> ET.Element:
    return ET.fromstring(text)  # noqa: S314  our own text


def of_class(root: ET.Element, name: str) -> list[ET.Element]:
    return [one for one in root.iter() if name in one.get("class", "").split()]


def widths(root: ET.Element) -> list[float]:
    return [float(one.get("width", "")) for one in of_class(root, "ratio")]


def line_at_one(root: ET.Element) -> float:
    (line,) = of_class(root, "one")
    (place,) = set(re.findall(r"M([\d.]+),", line.get("d", "")))
    return float(place)


def test_it_is_a_small_image_with_a_text_alternative() -> None:
    text = bars(ROWS)
    root = parsed(text)

    assert root.get("role") == "img"
    assert root[0].tag == f"{SVG}title"
    assert root[1].tag == f"{SVG}desc"
    for label, ratio, _ in ROWS:
        assert f"{label}: {ratio:.2f}" in (root[1].text or "")
    assert len(text.encode()) < 6000
    assert not re.search(r"<script|href|url\(|@import", text)
    assert "prefers-color-scheme:dark" in text


def test_a_bar_is_as_long_as_its_ratio() -> None:
    root = parsed(bars(ROWS))
    found = widths(root)

    assert len(found) == len(ROWS)
    for width, (_, ratio, _) in zip(found, ROWS, strict=True):
        assert abs(width / found[1] - ratio / ROWS[1][1]) < 0.01


def test_a_bar_of_one_ends_at_the_line() -> None:
    root = parsed(bars([("as long", 1.0, None), ("longer", 3.0, None)]))
    bar = of_class(root, "ratio")[0]

    assert abs(float(bar.get("x", "")) + widths(root)[0] - line_at_one(root)) < 0.2


def test_the_line_is_there_when_every_ratio_is_small() -> None:
    root = parsed(bars([("a check", 0.1, 0.2)]))

    assert widths(root)[0] < line_at_one(root) < 720


def test_every_row_has_its_label_its_value_and_its_promise() -> None:
    root = parsed(bars(ROWS))
    words = [one.text for one in root.iter(f"{SVG}text")]

    for label, ratio, most in ROWS:
        assert label in words
        assert f"{ratio:.2f}" in words
        assert most is None or f"at most {most:g}" in words
    assert len(of_class(root, "most")) == len([one for _, _, one in ROWS if one is not None])


def test_a_promise_that_is_not_kept_is_seen() -> None:
    found = of_class(parsed(bars(ROWS)), "ratio")

    assert ["missed" in one.get("class", "") for one in found] == [False, False, False, True]


def test_no_text_is_cut() -> None:
    root = parsed(bars([*ROWS, ("a very long label, " * 20, 0.5, 0.7)]))
    _, _, width, height = map(float, root.get("viewBox", "").split())

    for text in root.iter(f"{SVG}text"):
        x, y, wide = float(text.get("x", "")), float(text.get("y", "")), width_of(text.text or "")
        left = x - {"start": 0.0, "middle": wide / 2, "end": wide}[text.get("text-anchor", "start")]
        assert left >= 0
        assert left + wide <= width, text.text
        assert 12 <= y <= height - 3


def test_labels_are_text() -> None:
    nasty = '<script>alert("&")</script>'

    assert nasty in [one.text for one in parsed(bars([(nasty, 1.0, None)])).iter(f"{SVG}text")]


def test_without_rows_it_says_so() -> None:
    root = parsed(bars([]))

    assert not of_class(root, "ratio")
    assert any("nothing was measured" in (one.text or "") for one in root.iter(f"{SVG}text"))


def test_what_was_not_measured_has_no_bar() -> None:
    assert shown(Results({}, {}, (), ())) == []
    assert "nothing was measured" in chart_of(Results({}, {}, (), ()))


def test_the_picture_of_the_page_shows_the_figures_of_the_page() -> None:
    page = (DOCS / "benchmarks.md").read_text(encoding="utf-8")
    cells = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in page.splitlines()
        if "≤" in line
    ]
    rows = [
        (what.replace(" : ", " ÷ "), float(ratio), float(most.removeprefix("≤ ")))
        for ratio, most, _, _, what in cells
        if ratio != "-"
    ]

    assert f"]({PICTURE})" in page
    assert (DOCS / PICTURE).read_text(encoding="utf-8") == bars(rows), (
        "the picture is not that of the page: `make bench ARGS=--write` writes both"
    )

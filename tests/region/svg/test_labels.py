"""The labels and ticks of a picture: whole, apart, few, and where their numbers belong."""

import re
from decimal import Decimal
from itertools import pairwise
from random import Random

import pytest

from pretrade.region.svg import Picture
from tests.region.svg.pictures import (
    BARE,
    BITCOIN,
    FAR,
    NARROW,
    WIDE,
    box,
    every_picture,
    of_class,
    parsed,
    some_picture,
    texts,
)


@every_picture
def test_every_label_is_whole_and_none_overlaps(picture: Picture) -> None:
    root = parsed(picture)
    _, _, width, height = map(float, root.get("viewBox", "").split())
    boxes = {f"{one.text} {index}": box(one) for index, one in enumerate(texts(root))}

    for name, (left, top, right, bottom) in boxes.items():
        assert 0 <= left < right <= width, name
        assert 0 <= top < bottom <= height, name
        for other, its in boxes.items():
            apart = right <= its[0] or its[2] <= left or bottom <= its[1] or its[3] <= top
            assert other == name or apart, (name, other)


@every_picture
def test_the_ticks_are_few_and_written_without_exponent(picture: Picture) -> None:
    root = parsed(picture)

    for axis in ("x", "y"):
        labels = [one.text or "" for one in of_class(root, f"{axis}-tick")]
        assert picture is BARE or 2 <= len(labels) <= 8
        assert len(set(labels)) == len(labels)
        assert all(re.fullmatch(r"[\d,]+(\.\d+)?[kMBT]?", one) for one in labels) or picture is FAR


@pytest.mark.parametrize(
    ("picture", "axis", "labels"),
    [
        (BITCOIN, "x", "20,000 40,000 60,000 80,000"),
        (WIDE, "x", "0.01 0.1 1 10 100 1,000 10,000 100,000 1M"),
        (NARROW, "x", "0.9 0.95 1 1.05 1.1"),
    ],
)
def test_the_ticks_are_round_numbers(picture: Picture, axis: str, labels: str) -> None:
    found = [one.text for one in of_class(parsed(picture), f"{axis}-tick")]

    assert set(found) <= set(labels.split())
    assert len(found) >= 3


@pytest.mark.parametrize("picture", [BITCOIN, WIDE, NARROW], ids=["bitcoin", "wide", "narrow"])
def test_the_scale_is_logarithmic(picture: Picture) -> None:
    """Equal ratios are equal distances, so the market stands where its number belongs."""
    root = parsed(picture)
    ticks = {
        Decimal((one.text or "").replace(",", "").replace("M", "000000")): float(one.get("x", ""))
        for one in of_class(root, "x-tick")
    }
    (low, left), *_, (high, right) = sorted(ticks.items())
    slope = (right - left) / float((high / low).log10())

    for (one, x), (other, its) in pairwise(sorted(ticks.items())):
        assert abs(its - x - slope * float((other / one).log10())) < 0.3
    assert picture.market is not None
    (line,) = of_class(root, "market")
    expected = left + slope * float((picture.market / low).log10())
    assert abs(float(line.get("x1", "")) - expected) < 0.3


@pytest.mark.parametrize("seed", range(40))
def test_whatever_is_drawn_is_whole_and_has_ticks(seed: int) -> None:
    """Regions, markets and orders of all sizes: labels never overlap, and scales can be read."""
    picture = some_picture(Random(seed))  # noqa: S311  the same each time
    root = parsed(picture)

    test_every_label_is_whole_and_none_overlaps(picture)
    assert 2 <= len(of_class(root, "x-tick")) <= 8
    assert 2 <= len(of_class(root, "y-tick")) <= 8

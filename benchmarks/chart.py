"""The bars as a picture: how long pretrade takes beside a yardstick, which is 1."""

from collections.abc import Iterator, Sequence

from pretrade.region.svg.text import cut, document, label, pixel, width_of

Row = tuple[str, float, float | None]
"""What is compared with what, the ratio, and the bar: the ratio that is promised at most."""

TITLE = "pretrade beside what it is compared with: less is better"
_WIDTH, _TOP, _ROW, _FOOT = 720, 64, 46, 34
_LEFT, _RIGHT, _EDGE = 64, 700, 704
_THICK = 14  # of a bar
_RULES = {
    " .ratio": "fill:@legal;fill-opacity:.75",
    " .missed": "fill:@order",
    " .most": "fill:none;stroke:currentColor;stroke-width:2.5",
    " .one": "fill:none;stroke:@market;stroke-width:2",
    " .key": "fill:none;stroke:currentColor;stroke-width:2.5",
    " .value": "font-weight:600",
}


def bars(rows: Sequence[Row]) -> str:
    """Return a chart of horizontal bars, as SVG that needs nothing else.

    Args:
        rows: what is shown, from the top.
    """
    greatest = max((max(ratio, most or 0) for _, ratio, most in rows), default=0)
    scale = (_RIGHT - _LEFT) / (max(greatest, 1) * 1.02)
    height = _TOP + _ROW * max(len(rows), 1) + _FOOT
    content = (
        label(16, 25, TITLE, "head"),
        *(part for at, row in enumerate(rows) for part in _bar(row, _TOP + _ROW * at, scale)),
        *_line_at_one(_LEFT + scale, len(rows)),
        *_foot(rows, height),
    )
    return document(TITLE, _said(rows), width=_WIDTH, height=height, rules=_RULES, content=content)


def _said(rows: Sequence[Row]) -> str:
    """Return the chart in words."""
    said = (
        f"{what}: {ratio:.2f}" + ("" if most is None else f" of at most {most:g}")
        for what, ratio, most in rows
    )
    return "Ratios; 1 is as much as the yardstick. " + "; ".join(said)


def _line_at_one(x: float, rows: int) -> Iterator[str]:
    """Yield the line beside the bars only: it would cross the labels between them."""
    if not rows:
        return
    tops = (_TOP + _ROW * at + 18 for at in range(rows))
    spans = "".join(f"M{pixel(x)},{top}V{top + _THICK + 8}" for top in tops)
    words = "1: as much as the yardstick"
    half = width_of(words) / 2
    yield f'<path class="one" d="{spans}"/>'
    yield label(min(max(x, _LEFT + half), _EDGE - half), _TOP - 13, words, "tick", "middle")


def _bar(row: Row, top: int, scale: float) -> Iterator[str]:
    what, ratio, most = row
    promise = "" if most is None else f"at most {most:g}"
    kind = "ratio missed" if most is not None and ratio > most else "ratio"
    room = _EDGE - 16 - width_of(promise) - 12
    yield label(16, top + 12, cut(what, room))
    yield label(_LEFT - 8, top + 33, f"{ratio:.2f}", "value", "end")
    yield (
        f'<rect class="{kind}" x="{_LEFT}" y="{top + 22}" '
        f'width="{pixel(ratio * scale)}" height="{_THICK}"/>'
    )
    if most is not None:
        yield label(_EDGE, top + 12, promise, "tick", "end")
        yield f'<path class="most" d="M{pixel(_LEFT + most * scale)},{top + 19}v{_THICK + 6}"/>'


def _foot(rows: Sequence[Row], height: int) -> Iterator[str]:
    if not rows:
        yield label(_WIDTH / 2, _TOP + 20, "nothing was measured", "", "middle")
    if any(most is not None for _, _, most in rows):
        yield f'<path class="key" d="M{_LEFT},{height - 26}v14"/>'
        yield label(_LEFT + 8, height - 14, "what is promised at most", "tick")

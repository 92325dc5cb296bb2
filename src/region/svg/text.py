"""The text of a drawing: how wide it is, how it is escaped, and the document around it.

Widths and places are pixels, and so floats: no verdict depends on them.
"""

import re
import unicodedata
import zlib
from collections.abc import Iterable
from decimal import Decimal
from html import escape

from pretrade.decimals import short

_NARROW, _WIDE = 6.8, 12.5
"""The width of a character at 12 pixels, in the wider of the usual fonts."""
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_COLOURS = {
    "@ground": ("#fff", "#0d1117"),
    "@ink": ("#1f2328", "#e6edf3"),
    "@legal": ("#0969da", "#58a6ff"),
    "@market": ("#9a6700", "#e3b341"),
    "@order": ("#cf222e", "#ff7b72"),
    "@fitted": ("#1a7f37", "#56d364"),
}
"""Name → on a light and on a dark ground. Not variables of CSS: some viewers do not know them."""

# The page may have its own colours, and inside it text takes those of the page. On its own, as an
# image or a file, the drawing is `:root` and brings its ground and its ink.
_RULES = {
    ":root": "color-scheme:light dark;color:@ink",
    " text": "fill:currentColor;font:12px system-ui,-apple-system,'Segoe UI',Roboto,sans-serif",
    ":root text": "paint-order:stroke;stroke:@ground;stroke-width:3px;stroke-linejoin:round",
    " .head": "font-size:15px;font-weight:600",
    " .tick": "opacity:.75",
    " .ground": "fill:none",
    ":root .ground": "fill:@ground",
    " .frame": "fill:none;stroke:currentColor;stroke-opacity:.4",
    " .grid": "fill:none;stroke:currentColor;stroke-opacity:.12",
}


def plain_text(text: str) -> str:
    """Return text that XML can hold: escaped, and without the characters that it forbids.

    >>> plain_text("a < b")
    'a &lt; b'
    """
    return escape(_NOT_XML.sub("\ufffd", text))


def width_of(text: str) -> float:
    """Return about how wide a label is; rather too wide than too narrow."""
    return sum(
        _WIDE if unicodedata.east_asian_width(character) in "WF" else _NARROW for character in text
    )


def cut(text: str, width: float) -> str:
    """Return the text, shortened with an ellipsis where it is wider than that.

    >>> cut("BTCUSDT", 100), cut("BTCUSDT", 30)
    ('BTCUSDT', 'BTC…')
    """
    if width_of(text) <= width:
        return text
    while text and width_of(f"{text}…") > width:
        text = text[:-1]
    return f"{text}…"


def number(value: Decimal) -> str:
    """Write a number for people: thousands apart, and at most 14 characters or so.

    >>> number(Decimal("64000.50")), number(Decimal("1E-7"))
    ('64,000.5', '0.0000001')
    """
    whole, _, fraction = short(value).partition(".")
    grouped = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", ",", whole)
    return cut(f"{grouped}.{fraction}" if fraction else grouped, 14.5 * _NARROW)


def label(x: float, y: float, words: str, kind: str = "", anchor: str = "") -> str:
    """Return a text element; the anchor is ``middle``, ``end`` or, by default, the start."""
    names = (f' class="{kind}"' if kind else "") + (f' text-anchor="{anchor}"' if anchor else "")
    return f'<text x="{pixel(x)}" y="{pixel(y)}"{names}>{plain_text(words)}</text>'


def pixel(place: float) -> str:
    """Write a place on the drawing: a tenth of a pixel is enough."""
    return f"{place:.1f}".removesuffix(".0")


def document(  # noqa: PLR0913  the parts of a document
    title: str,
    description: str,
    *,
    width: int,
    height: int,
    rules: dict[str, str],
    content: Iterable[str],
) -> str:
    """Return a whole SVG.

    Its names are made from what it shows, so that several drawings can stand in one page, whose
    style sheets are common to all of it.

    Args:
        title: its name.
        description: what it shows, for those who do not see it.
        width: of the drawing.
        height: of the drawing.
        rules: further rules of style, selector → declarations; ``@legal`` and the like in them
            are colours.
        content: its elements.
    """
    body = "".join(content)
    said = f"<title>{plain_text(title)}</title><desc>{plain_text(description)}</desc>"
    own = f"d{zlib.crc32(f'{said}{body}'.encode()):08x}"
    said = said.replace("<title>", f'<title id="{own}-t">', 1)
    said = said.replace("<desc>", f'<desc id="{own}-d">', 1)
    light, dark = _style(own, _RULES | rules)
    style = f"{light}@media (prefers-color-scheme:dark){{{dark}}}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" id="{own}" role="img" '
        f'aria-labelledby="{own}-t {own}-d" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" style="max-width:100%;height:auto">'
        f"{said}<style>{style}</style>"
        f'<rect class="ground" width="{width}" height="{height}" rx="6"/>{body}</svg>\n'
    )


def _style(own: str, rules: dict[str, str]) -> tuple[str, str]:
    """Return all rules with the light colours, and with the dark ones what has a colour."""
    coloured = {
        selector: ";".join(part for part in declarations.split(";") if "@" in part)
        for selector, declarations in rules.items()
        if "@" in declarations
    }
    light, dark = (
        "".join(f"#{own}{selector}{{{declarations}}}" for selector, declarations in some.items())
        for some in (rules, coloured)
    )
    for name, (on_light, on_dark) in _COLOURS.items():
        light, dark = light.replace(name, on_light), dark.replace(name, on_dark)
    return light, dark

"""Pictures that are drawn in tests, and what is looked for in a drawing."""

import xml.etree.ElementTree as ET
from decimal import Decimal
from random import Random

import attrs
import pytest

from pretrade.region.svg import Picture, draw
from pretrade.region.svg.text import width_of

SVG = "{http://www.w3.org/2000/svg}"
Pair = tuple[Decimal, Decimal]


def outline(
    *points: tuple[str, str, str | None],
) -> tuple[tuple[Decimal, Decimal, Decimal | None], ...]:
    return tuple(
        (Decimal(price), Decimal(least), None if most is None else Decimal(most))
        for price, least, most in points
    )


def pair(price: str, quantity: str) -> Pair:
    return Decimal(price), Decimal(quantity)


BITCOIN = Picture(
    title="BTCUSDT: LIMIT BUY",
    description="Legal from 0.0001 BTC at 50000 USDT.",
    base="BTC",
    quote="USDT",
    outline=outline(
        ("12000", "0.00042", "9000"), ("60000", "0.0001", "150"), ("90000", "0.00006", "100")
    ),
    market=Decimal(60000),
    order=pair("61234.567", "0.00002345"),
    fitted=pair("61234.56", "0.0001"),
)
WIDE = attrs.evolve(
    BITCOIN,
    outline=outline(
        ("0.01", "500", "9000"),
        ("0.5", "10", "9000"),
        ("1000", "0.005", "9000"),
        ("1000000", "0.00001", "9"),
    ),
)
POINT = attrs.evolve(BITCOIN, outline=outline(("60000", "0.0001", "9000")))
EMPTY = attrs.evolve(BITCOIN, outline=())
BARE = attrs.evolve(EMPTY, market=None, order=None, fitted=None)
UNBOUNDED = attrs.evolve(BITCOIN, outline=outline(("1", "10", None), ("100", "0.1", None)))
TINY = attrs.evolve(
    BITCOIN,
    base="1000SATS",
    quote="FDUSD",
    outline=outline(
        ("0.00000001", "1000000000", "92141578000"), ("0.0001", "10000", "9214157800000")
    ),
    market=Decimal("0.00000023"),
    order=pair("0.000000231", "1"),
    fitted=pair("0.00000023", "43478261"),
)
NARROW = attrs.evolve(
    BITCOIN,
    outline=outline(("0.9", "5.6", "100000"), ("1.1", "4.6", "100000")),
    market=Decimal(1),
    order=pair("1.00005", "10.5"),
    fitted=pair("1", "10"),
)
FAR = attrs.evolve(BITCOIN, order=pair("1E+60", "1E-40"), fitted=None)
LONG = attrs.evolve(
    BITCOIN,
    title="What is legal on a symbol whose name is much longer than any picture is wide " * 3,
    base="AVERYLONGNAMEOFANASSET" * 4,
    quote="币安人生" * 20,
    order=pair("61234.56712345678901234567890123456789", "0.00002345"),
)
PICTURES = {
    "bitcoin": BITCOIN,
    "wide": WIDE,
    "one price": POINT,
    "nothing legal": EMPTY,
    "nothing at all": BARE,
    "unbounded": UNBOUNDED,
    "tiny prices": TINY,
    "narrow band": NARROW,
    "far order": FAR,
    "long names": LONG,
}
every_picture = pytest.mark.parametrize("picture", PICTURES.values(), ids=PICTURES)


def parsed(picture: Picture) -> ET.Element:
    return ET.fromstring(draw(picture))  # noqa: S314  our own text


def of_class(root: ET.Element, name: str) -> list[ET.Element]:
    return [one for one in root.iter() if name in one.get("class", "").split()]


def texts(root: ET.Element) -> list[ET.Element]:
    return list(root.iter(f"{SVG}text"))


def words(root: ET.Element) -> list[str]:
    return [one.text or "" for one in texts(root)]


def box(text: ET.Element) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of a text, by the same rough widths as the drawing has."""
    x, y, wide = float(text.get("x", "")), float(text.get("y", "")), width_of(text.text or "")
    left = x - {"start": 0.0, "middle": wide / 2, "end": wide}[text.get("text-anchor", "start")]
    if text.get("transform"):  # turned by a right angle about its own point
        return x - 11, y - (left + wide - x), x + 3, y + (x - left)
    return left, y - 11, left + wide, y + 3


def some_picture(random: Random) -> Picture:
    lowest, highest = random.choice([(-8, 7), (-2, 6), (3, 4), (4, 4)])

    def some(least: int = lowest, most: int = highest) -> Decimal:
        return Decimal(random.randint(100, 999)).scaleb(random.randint(least, most) - 2)

    prices = sorted(some() for _ in range(random.choice([1, 2, 3, 5, 300])))
    points = tuple(
        (price, least, random.choice([None, least, least * 1000, Decimal(9000)]))
        for price in prices
        for least in (random.choice([Decimal(10) / price, Decimal(0)]),)
    )
    factor = random.choice([Decimal(1), Decimal("1.0001"), Decimal("1.1"), Decimal(1000)])
    price, quantity = some(), some(-6, 4)
    return attrs.evolve(
        BITCOIN,
        outline=points,
        market=random.choice([None, some()]),
        order=(price, quantity),
        fitted=random.choice([None, (price * factor, quantity * factor)]),
    )

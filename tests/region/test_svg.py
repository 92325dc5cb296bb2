"""The picture of a region: what it holds, and that nothing in it is cut or clashes."""

import re
import xml.etree.ElementTree as ET
from decimal import Context, Decimal, Inexact, Overflow, Underflow, localcontext
from itertools import pairwise
from random import Random

import attrs
import pytest

from pretrade.region.svg import Picture, draw
from pretrade.region.svg_text import width_of

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


@every_picture
def test_it_is_an_image_with_a_text_alternative(picture: Picture) -> None:
    root = parsed(picture)
    title, description = root[0], root[1]

    assert root.tag == f"{SVG}svg"
    assert root.get("role") == "img"
    assert (title.tag, title.text) == (f"{SVG}title", picture.title)
    assert (description.tag, description.text) == (f"{SVG}desc", picture.description)
    assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"


@every_picture
def test_it_is_small_and_needs_nothing_else(picture: Picture) -> None:
    text = draw(picture)

    assert len(text.encode()) < 8000
    assert not re.search(r"<script|href|url\(|@import|<image|<foreignObject", text)
    assert text.count("http") == text.count('xmlns="http://www.w3.org/2000/svg"') == 1


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
def test_every_shape_is_within_the_picture(picture: Picture) -> None:
    root = parsed(picture)
    _, _, width, height = map(float, root.get("viewBox", "").split())

    for path in root.iter(f"{SVG}path"):
        for x, y in re.findall(r"([-\d.]+),([-\d.]+)", path.get("d", "")):
            assert 0 <= float(x) <= width
            assert 0 <= float(y) <= height


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


@every_picture
def test_it_holds_what_was_given_and_no_more(picture: Picture) -> None:
    root = parsed(picture)

    assert len(of_class(root, "legal")) == (1 if picture.outline else 0)
    assert len(of_class(root, "market")) == (0 if picture.market is None else 1)
    assert len(of_class(root, "order")) == (0 if picture.order is None else 1)
    assert len(of_class(root, "fitted")) == (0 if picture.fitted is None else 1)
    both = picture.order is not None and picture.fitted is not None
    assert len(of_class(root, "arrow")) <= (1 if both else 0)
    assert ("nothing is legal" in " ".join(words(root))) == (not picture.outline)


def test_an_arrow_leads_from_the_order_to_what_fits() -> None:
    root = parsed(BITCOIN)
    (arrow,) = of_class(root, "arrow")
    (cross,), (dot,) = of_class(root, "order"), of_class(root, "fitted")
    ys = [float(y) for _, y in re.findall(r"([-\d.]+),([-\d.]+)", arrow.get("d", ""))]
    cross_y = float(re.findall(r"M[-\d.]+,([-\d.]+)", cross.get("d", ""))[0])

    assert cross_y > max(ys) > min(ys) > float(dot.get("cy", ""))


def test_no_arrow_leads_from_a_point_to_itself() -> None:
    assert not of_class(parsed(attrs.evolve(BITCOIN, fitted=BITCOIN.order)), "arrow")


def test_axes_name_their_assets_and_points_their_numbers() -> None:
    found = words(parsed(BITCOIN))

    assert "price in USDT" in found
    assert "quantity in BTC" in found
    assert "market 60,000" in found
    assert any("order" in one and "0.00002345" in one and "61,234.567" in one for one in found)
    assert any("fitted" in one and "0.0001" in one and "61,234.56" in one for one in found)


def test_a_price_at_which_nothing_is_legal_parts_the_shape() -> None:
    parted = attrs.evolve(
        BITCOIN, outline=outline(("1", "1", "9"), ("2", "9", "1"), ("3", "1", "9"), ("4", "1", "9"))
    )
    (shape,) = of_class(parsed(parted), "legal")

    assert shape.get("d", "").count("M") == 2


@pytest.mark.parametrize("quantity", ["0", "-1"])
def test_what_has_no_logarithm_stands_at_the_edge(quantity: str) -> None:
    root = parsed(attrs.evolve(BITCOIN, order=pair("60000", quantity), market=Decimal(0)))
    (frame,) = of_class(root, "frame")
    bottom = float(frame.get("y", "")) + float(frame.get("height", ""))
    (cross,) = of_class(root, "order")
    (arm,) = re.findall(r"^M[-\d.]+,([-\d.]+)", cross.get("d", ""))

    assert abs(float(arm) - bottom) < 10
    assert not of_class(root, "market")


def test_a_thousand_points_stay_small() -> None:
    points = tuple((Decimal(n), 100 / Decimal(n), Decimal(10000) - n) for n in range(1, 2000))

    assert len(draw(attrs.evolve(BITCOIN, outline=points)).encode()) < 8000


def test_text_from_outside_is_text() -> None:
    nasty = '</title><script>alert("&")</script>\x00'
    root = parsed(attrs.evolve(BITCOIN, title=nasty, description=nasty, base=nasty, quote=nasty))

    assert not list(root.iter(f"{SVG}script"))
    assert root[0].text == nasty.replace("\x00", "�")


def test_pictures_of_one_page_do_not_clash() -> None:
    drawn = [draw(one) for one in PICTURES.values()]
    ids = [one for text in drawn for one in re.findall(r'id="([^"]+)"', text)]

    assert len(set(ids)) == len(ids)
    for text in drawn:
        own = ET.fromstring(text).get("id")  # noqa: S314  our own text
        (style,) = re.findall(r"<style>(.*)</style>", text)
        plain = style.replace("@media (prefers-color-scheme:dark){", "").replace("}}", "}")
        assert all(rule.startswith(f"#{own}") for rule in plain.split("}")[:-1])


def test_the_same_picture_is_drawn_the_same() -> None:
    assert draw(BITCOIN) == draw(attrs.evolve(BITCOIN))


def test_it_is_readable_in_light_and_dark() -> None:
    text = draw(BITCOIN)

    assert "prefers-color-scheme:dark" in text
    assert "fill:currentColor" in text


def test_the_decimal_context_of_the_caller_does_not_matter() -> None:
    drawn = [draw(one) for one in PICTURES.values()]
    with localcontext(Context(prec=1, Emax=1, Emin=-1, traps=[Inexact, Overflow, Underflow])):
        again = [draw(one) for one in PICTURES.values()]

    assert again == drawn


@pytest.mark.parametrize("seed", range(40))
def test_whatever_is_drawn_is_whole_and_has_ticks(seed: int) -> None:
    """Regions, markets and orders of all sizes: labels never overlap, and scales can be read."""
    picture = some_picture(Random(seed))  # noqa: S311  the same each time
    root = parsed(picture)

    test_every_label_is_whole_and_none_overlaps(picture)
    assert 2 <= len(of_class(root, "x-tick")) <= 8
    assert 2 <= len(of_class(root, "y-tick")) <= 8


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

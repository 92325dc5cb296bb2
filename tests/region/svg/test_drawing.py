"""The picture of a region: what it holds, and that nothing in it is cut or clashes."""

import re
import xml.etree.ElementTree as ET
from decimal import Context, Decimal, Inexact, Overflow, Underflow, localcontext

import attrs
import pytest

from pretrade.region.svg import Picture, draw
from tests.region.svg.pictures import (
    BITCOIN,
    PICTURES,
    SVG,
    every_picture,
    of_class,
    outline,
    pair,
    parsed,
    words,
)


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
def test_every_shape_is_within_the_picture(picture: Picture) -> None:
    root = parsed(picture)
    _, _, width, height = map(float, root.get("viewBox", "").split())

    for path in root.iter(f"{SVG}path"):
        for x, y in re.findall(r"([-\d.]+),([-\d.]+)", path.get("d", "")):
            assert 0 <= float(x) <= width
            assert 0 <= float(y) <= height


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
    assert "var(" not in text, "some viewers do not know variables"
    assert "@" not in text.replace("@media", ""), "a colour without a name"


def test_the_decimal_context_of_the_caller_does_not_matter() -> None:
    drawn = [draw(one) for one in PICTURES.values()]
    with localcontext(Context(prec=1, Emax=1, Emin=-1, traps=[Inexact, Overflow, Underflow])):
        again = [draw(one) for one in PICTURES.values()]

    assert again == drawn

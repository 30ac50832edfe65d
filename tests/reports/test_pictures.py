"""Pictures as SVG and on paper."""

from xml.etree import ElementTree

import pytest

from app.presenters.drawing import Group, Path, Picture, Rect, Text
from app.presenters.theme import THEMES, load_theme
from app.reports import render_svg
from tests.reports.samples import picture

NAMESPACE = "{http://www.w3.org/2000/svg}"


def parsed(drawing: Picture, theme: str = "light") -> ElementTree.Element:
    return ElementTree.fromstring(render_svg(drawing, load_theme(theme)))  # noqa: S314  # our own


def test_the_picture_says_what_it_is() -> None:
    root = parsed(picture())
    assert root.attrib["viewBox"] == "0 0 400 200"
    assert root.attrib["aria-labelledby"] == "title description"
    assert [part.text for part in root[:2]] == ["Netværkskort", "Én kontakt"]


def test_groups_are_spoken_and_texts_are_escaped() -> None:
    root = parsed(picture())
    (group,) = root.iter(f"{NAMESPACE}g")
    assert group[0].text == "Voksenstøtte, myndighed, social"
    texts = [text.text for text in root.iter(f"{NAMESPACE}text")]
    assert texts == ["Voksenstøtte", "Social & sundhed", "Sanne"]


@pytest.mark.parametrize("theme", THEMES)
def test_colours_are_those_of_the_theme(theme: str) -> None:
    svg = render_svg(picture(), load_theme(theme))
    assert load_theme(theme).colour("area.social.ink") in svg
    assert "area." not in svg


def test_primitives_keep_their_form() -> None:
    drawing = Picture(
        10,
        10,
        (
            Rect(0, 0, 10, 10, fill="surface"),
            Path((("M", -0.001, 1), ("L", 2.5, 1)), "ink", 2, dash=(4, 3)),
            Text(5, 5, "a", 10, 700, anchor="end"),
        ),
    )
    box, line, text = list(parsed(drawing))[2:]
    assert box.attrib["d"] == "M0 0 L10 0 L10 10 L0 10 Z"
    assert "stroke" not in box.attrib
    assert line.attrib["d"] == "M0 1 L2.5 1"
    assert (line.attrib["fill"], line.attrib["stroke-dasharray"]) == ("none", "4 3")
    assert (text.attrib["text-anchor"], text.attrib["font-weight"]) == ("end", "700")


def test_characters_that_xml_forbids_do_not_break_the_file() -> None:
    drawing = Picture(1, 1, (Group("a", "x\x00y", (Text(0, 0, "x\x01y"),)),), "t\x02", "d\x03")
    root = parsed(drawing)
    assert [part.text for part in root[:2]] == ["t", "d"]

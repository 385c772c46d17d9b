"""The drawings: well-formed, complete, and in the sprite's few colours."""

import csv
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

import dodolan
from dodolan.market.stalls.catalogue import ANY_PICTOGRAM, catalogue

PACKAGE = Path(dodolan.__file__).parent
STATIC = PACKAGE / "web" / "static" / "dodolan"
TEMPLATES = PACKAGE / "web"
SVG = "{http://www.w3.org/2000/svg}"
COLOURS = {"red", "green", "lime", "orange", "yellow", "brown", "tan", "white", "purple", "pink", "blue", "grey"}


def symbols(sprite: str) -> list[ET.Element]:
    return ET.parse(STATIC / sprite).getroot().findall(f"{SVG}symbol")


def named_pictograms() -> list[tuple[str, str]]:
    with (PACKAGE / "market" / "stalls" / "data" / "pictograms.csv").open(newline="") as file:
        return [(row["good_id"], row["pictogram"]) for row in csv.DictReader(file)]


@pytest.mark.parametrize(("sprite", "box"), [("pictograms.svg", "0 0 48 48"), ("icons.svg", "0 0 24 24")])
def test_every_drawing_has_its_own_name_and_the_common_box(sprite: str, box: str) -> None:
    names = [symbol.attrib["id"] for symbol in symbols(sprite)]
    assert len(names) == len(set(names))
    assert names == sorted(names)
    assert {symbol.get("viewBox") for symbol in symbols(sprite)} == {box}
    assert all(len(symbol) > 0 for symbol in symbols(sprite))


def test_a_pictogram_belongs_to_one_good_and_every_pictogram_is_drawn() -> None:
    drawn = {symbol.get("id") for symbol in symbols("pictograms.svg")}
    goods = named_pictograms()
    named = [good for good, _ in goods]
    assert named == [facts.code for facts in catalogue() if facts.code in set(named)]
    assert {facts.pictogram for facts in catalogue() if facts.code not in set(named)} <= {ANY_PICTOGRAM}
    assert {pictogram for _, pictogram in goods} - drawn == set()


def test_the_default_pictogram_is_drawn() -> None:
    assert "basket" in {symbol.get("id") for symbol in symbols("pictograms.svg")}


def test_a_pictogram_uses_the_line_and_at_most_three_colours_of_the_palette() -> None:
    for symbol in symbols("pictograms.svg"):
        fills = {shape.get("fill", "") for shape in symbol.iter() if shape is not symbol} - {""}
        matches = {re.fullmatch(r"var\(--pic-([a-z]+),#[0-9a-f]{6}\)", fill) for fill in fills}
        named = {match[1] if match else "a colour of its own" for match in matches}
        assert symbol.get("stroke") == "currentColor", symbol.get("id")
        assert named <= COLOURS, symbol.get("id")
        assert 1 <= len(named) <= 3, symbol.get("id")


def test_the_dark_theme_repaints_every_colour_of_the_palette() -> None:
    css = (STATIC / "frame.css").read_text()
    assert set(re.findall(r"--pic-([a-z]+):", css)) == COLOURS


@pytest.mark.parametrize("sprite", ["pictograms.svg", "icons.svg", "mark.svg"])
def test_a_drawing_carries_no_style_script_or_outside_address(sprite: str) -> None:
    text = (STATIC / sprite).read_text()
    assert not re.search(r"<style|<script|style=|href=|\son[a-z]+=", text)


def test_every_icon_named_in_a_template_is_drawn() -> None:
    drawn = {symbol.get("id") for symbol in symbols("icons.svg")}
    named = set()
    for template in TEMPLATES.rglob("*.html"):
        named |= set(re.findall(r'\bicon="([a-z-]+)"', template.read_text()))
    assert named
    assert named - drawn == set()


def test_every_pictogram_named_in_a_template_is_drawn() -> None:
    drawn = {symbol.get("id") for symbol in symbols("pictograms.svg")}
    named = set()
    for template in TEMPLATES.rglob("*.html"):
        named |= set(re.findall(r'\bpictogram="([a-z-]+)"', template.read_text()))
    assert named - drawn == set()

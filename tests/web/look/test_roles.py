"""The colours: every pair of text and ground stands out at least seven to one, by day and by night."""

import re
from itertools import product
from pathlib import Path

import pytest

import dodolan

CSS = (Path(dodolan.__file__).parent / "web" / "static" / "dodolan" / "frame.css").read_text()
WORDS = ["ink", "quiet", "leaf", "chilli", "sky", "amber"]
GROUNDS = ["paper", "card", "shade"]
PAIRS = [
    *product(WORDS, GROUNDS),
    ("on-leaf", "leaf"),
    ("on-turmeric", "turmeric"),
    ("on-chilli", "chilli"),
    ("on-roof", "roof"),
    ("on-counter", "counter"),
    ("paper", "ink"),
    ("ink", "ok-wash"),
    ("ink", "bad-wash"),
    ("ink", "note-wash"),
    ("ink", "warn-wash"),
    ("leaf", "ok-wash"),
    ("quiet", "ok-wash"),
    ("chilli", "bad-wash"),
    ("sky", "note-wash"),
    ("amber", "warn-wash"),
]


def roles(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", css))


def themes() -> dict[str, dict[str, str]]:
    day, night = CSS.split("@media (prefers-color-scheme: dark)", 1)
    by_day = roles(day)
    return {"day": by_day, "night": by_day | roles(night.split("\n}\n", 1)[0])}


def luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_measure_agrees_with_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == 21
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48


@pytest.mark.parametrize("theme", ["day", "night"])
@pytest.mark.parametrize(("words", "ground"), PAIRS)
def test_words_stand_out_from_their_ground(theme: str, words: str, ground: str) -> None:
    colours = themes()[theme]
    assert contrast(colours[words], colours[ground]) >= 7


@pytest.mark.parametrize("theme", ["day", "night"])
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("edge", ["edge", "sky"])
def test_edges_of_controls_and_the_focus_ring_can_be_seen(theme: str, ground: str, edge: str) -> None:
    colours = themes()[theme]
    assert contrast(colours[edge], colours[ground]) >= 3


@pytest.mark.parametrize("theme", ["day", "night"])
@pytest.mark.parametrize("dark_ground", ["roof", "counter"])
def test_the_focus_ring_on_the_roof_and_the_bar_can_be_seen(theme: str, dark_ground: str) -> None:
    colours = themes()[theme]
    assert contrast(colours["turmeric"], colours[dark_ground]) >= 3


def test_the_night_names_no_role_that_the_day_does_not_know() -> None:
    assert set(themes()["night"]) - set(themes()["day"]) <= {
        name for name in themes()["night"] if name.startswith("pic-")
    }

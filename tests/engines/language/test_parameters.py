"""Another number in the parameters is another reading, and every number has its reason."""

from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

from dodolan.engines.language.intents.classifier import load_model
from dodolan.engines.language.lexicon.edit_distance import edit_distance
from dodolan.engines.language.model import parameters
from dodolan.engines.language.model.parameters import USUAL, Parameters
from dodolan.engines.language.model.values import Line
from dodolan.engines.language.reader import Reader
from dodolan.engines.language.search import Finder
from dodolan.operations.reading.catalogues import products_from
from rehearsal.language.training import train
from tests.engines.language.reading import lexicon


def reader_by(**changes: Any) -> Reader:
    """A reader tuned otherwise."""
    return Reader(lexicon(), products_from(None), load_model(), replace(USUAL, **changes))


def line_of(text: str, **changes: Any) -> Line:
    """The one line of a message."""
    (line,) = reader_by(**changes).read(text).lines
    return line


def test_a_bare_number_is_money_from_another_number_on():
    assert (line_of("bayam 300").quantity, line_of("bayam 300").money) == (300, None)
    assert (line_of("bayam 300", money_from=300).quantity, line_of("bayam 300", money_from=300).money) == (None, 300)


@pytest.mark.parametrize(("share", "asks"), [(USUAL.unsure, False), (1.0, True)])
def test_a_higher_share_asks_what_a_message_wants(share: float, *, asks: bool):
    assert reader_by(unsure=share).read("bayam 2 ikat").ask is asks


def test_stricter_spelling_takes_no_slip():
    assert line_of("ketumbr 1 ons").product == "Ketumbar"
    assert list(reader_by(slip_limits=(0.0, 0.0, 0.0, 0.0)).read("ketumbr 1 ons").lines) == []


def test_a_dearer_letter_is_no_slip_any_more():
    assert edit_distance("ketumbr", "ketumbar") == USUAL.easy_letter_cost
    assert edit_distance("ketumbr", "ketumbar", replace(USUAL, easy_letter_cost=2.0)) > 1.2
    assert list(reader_by(easy_letter_cost=2.0).read("ketumbr 1 ons").lines) == []


def test_a_shorter_message_is_cut():
    reading = reader_by(longest_message=12).read("bayam 2 ikat, tomat 1 kg")
    assert reading.was_cut
    assert [line.product for line in reading.lines] == ["Bayam"]


def test_a_doubt_costs_what_the_parameters_say():
    assert [line_of("bawang 1 kg", doubt_factor=factor).confidence for factor in (0.5, 0.8)] == [0.5, 0.8]


def test_a_search_of_fewer_pieces_is_shorter():
    assert len(Finder(lexicon(), replace(USUAL, most_search_pieces=1)).pieces("tomat bayam")) == 1


def test_training_learns_from_what_is_seen_once_if_told_so():
    lessons = [(["always", "w batal"], "cancel"), (["always"], "order")]
    assert "w batal" not in train(lessons).weights
    assert "w batal" in train(lessons, parameters=replace(USUAL, fewest_examples=1)).weights


def test_every_number_has_its_reason():
    lines = Path(parameters.__file__).read_text(encoding="utf-8").splitlines()
    for field in fields(Parameters):
        (place,) = (number for number, line in enumerate(lines) if line.startswith(f"    {field.name}: "))
        assert lines[place - 1].startswith("    # "), field.name

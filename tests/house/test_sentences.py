"""Every sentence of the screens is there in Indonesian, and every catalogue is as `make messages` writes it."""

import ast
import os
import shutil
import subprocess
from pathlib import Path

import polib
import pytest

from dodolan.wording.catalogues import SOURCE
from scripts.messages import collected, part_of
from tests.house.sources import PACKAGE

Catalogues = dict[str, dict[str, polib.POFile]]


def names_unheard(source: str) -> list[str]:
    """Names under which a module takes gettext where the collector would not hear its sentences."""
    taken = [name for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ImportFrom) for name in node.names]
    return [name.asname for name in taken if "gettext" in name.name and name.asname not in (None, "_")]


def not_said(book: polib.POFile) -> list[str]:
    """Sentences without a sure translation."""
    return [entry.msgid for entry in book if not entry.obsolete and not entry.translated()]


@pytest.fixture(scope="module")
def catalogues() -> Catalogues:
    """The catalogues as they should be."""
    if not shutil.which("xgettext"):
        pytest.fail("gettext is not installed (apt install gettext).")
    return collected(PACKAGE, SOURCE)


def test_indonesian_is_complete(catalogues: Catalogues):
    assert {part: not_said(book) for part, book in catalogues["id"].items() if not_said(book)} == {}


def test_catalogues_are_as_collected(catalogues: Catalogues, tmp_path: Path):
    wrong = []
    for language, parts in catalogues.items():
        assert {file.stem for file in (SOURCE / language).glob("*.po")} == set(parts)
        for part, book in parts.items():
            book.save(str(tmp_path / "as_collected.po"))
            if (tmp_path / "as_collected.po").read_text() != (SOURCE / language / f"{part}.po").read_text():
                wrong.append(f"{language}/{part}.po")
    assert wrong == [], "make messages"


@pytest.mark.parametrize("file", sorted(SOURCE.glob("*/*.po")), ids=str)
def test_named_places_are_kept(file: Path):
    words = ["msgfmt", "--check-format", "--output-file", os.devnull, str(file)]
    assert subprocess.run(words, capture_output=True, text=True, check=False).stderr == ""


def test_gettext_goes_by_a_name_that_the_collector_hears():
    unheard = {str(path): names_unheard(path.read_text(encoding="utf-8")) for path in PACKAGE.rglob("*.py")}
    assert {path: names for path, names in unheard.items() if names} == {}


def test_the_check_sees_a_name_that_is_not_heard():
    assert names_unheard("from django.utils.translation import gettext as _now, gettext_lazy as _\n") == ["_now"]


@pytest.mark.parametrize(
    ("places", "part"),
    [
        (["market/stalls/models.py"], "market"),
        (["./web/buyer/basket/show.html", "market/ordering/rules.py"], "market"),
        (["web/kit/frame.html"], "house"),
        (["web/kit/frame.html", "market/ordering/rules.py"], "house"),
    ],
)
def test_a_sentence_belongs_to_the_p_that_says_it_alone(places: list[str], part: str):
    assert part_of(places) == part


def test_the_check_sees_what_is_new_and_what_is_gone(tmp_path: Path):
    package, source = tmp_path / "package", tmp_path / "locale"
    (source / "id").mkdir(parents=True)
    package.mkdir()
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    (source / "id" / "house.po").write_text(head + 'msgid "Open"\nmsgstr "Buka"\n\nmsgid "Gone"\nmsgstr "Pergi"\n')
    (package / "page.html").write_text('{% load i18n %}{% translate "Open" %}{% translate "Closed today" %}')
    book = collected(package, source)["id"]["house"]
    assert not_said(book) == ["Closed today"]
    assert [entry.msgid for entry in book] == ["Closed today", "Open"]

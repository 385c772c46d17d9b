"""Catalogues are compiled once a change, whole, and never in two ways."""

import gettext
import os
import subprocess
import sys
from pathlib import Path

import pytest

from dodolan.wording.catalogues import SOURCE, compile_catalogues, languages

HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def _catalogue(source: Path, part: str, *pairs: tuple[str, str]) -> None:
    (source / "id").mkdir(parents=True, exist_ok=True)
    body = "\n\n".join(f'msgid "{msgid}"\nmsgstr "{msgstr}"' for msgid, msgstr in pairs)
    (source / "id" / f"{part}.po").write_text(f"{HEAD}{body}\n")


def _said(into: Path, sentence: str) -> str:
    with (into / "id" / "LC_MESSAGES" / "django.mo").open("rb") as file:
        return gettext.GNUTranslations(file).gettext(sentence)


def test_all_parts_of_a_language_are_in_one_file(tmp_path: Path):
    source, into = tmp_path / "locale", tmp_path / "data"
    into.mkdir()
    _catalogue(source, "house", ("Open", "Buka"))
    _catalogue(source, "market", ("Stall", "Lapak"))
    assert compile_catalogues(into, source) is True
    assert (_said(into, "Open"), _said(into, "Stall"), _said(into, "Unknown")) == ("Buka", "Lapak", "Unknown")


def test_only_a_change_is_compiled_again(tmp_path: Path):
    source, into = tmp_path / "locale", tmp_path / "data"
    into.mkdir()
    _catalogue(source, "house", ("Open", "Buka"))
    assert compile_catalogues(into, source) is True
    assert compile_catalogues(into, source) is False
    _catalogue(source, "house", ("Open", "Dibuka"))
    os.utime(source / "id" / "house.po", ns=(1, 1))
    assert compile_catalogues(into, source) is True
    assert _said(into, "Open") == "Dibuka"


def test_one_sentence_is_not_said_in_two_ways(tmp_path: Path):
    source, into = tmp_path / "locale", tmp_path / "data"
    into.mkdir()
    _catalogue(source, "house", ("Open", "Buka"))
    _catalogue(source, "market", ("Open", "Dibuka"))
    with pytest.raises(ValueError, match="translates 'Open' differently"):
        compile_catalogues(into, source)
    assert not (into / "id").exists()


def test_the_house_speaks_three_languages():
    assert languages(SOURCE) == ["en", "id", "jv"]


def test_the_first_program_on_a_new_machine_speaks_indonesian(tmp_path: Path):
    words = "import django; django.setup(); from django.utils.translation import gettext; print(gettext('Sign in'))"
    surroundings = {
        **os.environ,
        "DATABASE_URL": "",
        "DODOLAN_DATA": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "dodolan.config.settings",
    }
    said = subprocess.run([sys.executable, "-c", words], env=surroundings, capture_output=True, text=True, check=True)
    assert said.stdout == "Masuk\n"

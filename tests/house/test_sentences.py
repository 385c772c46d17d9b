"""Every sentence of the screens is there in Indonesian, sure (not fuzzy) and compiled."""

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest

from tests.house.sources import PACKAGE

INDONESIAN = Path("locale/id/LC_MESSAGES/django.po")


def collect(package: Path) -> None:
    """Run Django's collector in a copy of the package, so that its Indonesian file asks for what is missing."""
    words = [sys.executable, "-m", "django", "makemessages", "--locale", "id", "--no-wrap", "--no-location"]
    bare = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    done = subprocess.run(words, cwd=package, env=bare, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr or done.stdout


def names_unheard(source: str) -> list[str]:
    """Names under which a module takes gettext where the collector would not hear its sentences."""
    taken = [name for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ImportFrom) for name in node.names]
    return [name.asname for name in taken if "gettext" in name.name and name.asname not in (None, "_")]


def not_said(file: Path) -> list[str]:
    """Sentences without a sure translation."""
    return [entry.msgid for entry in polib.pofile(str(file)) if not entry.obsolete and not entry.translated()]


def stale(file: Path) -> list[str]:
    """Sentences whose compiled form is missing or differs."""
    compiled = file.with_suffix(".mo")
    if not compiled.exists():
        return [f"{compiled.name} is missing"]
    there = {(entry.msgctxt, entry.msgid): _words(entry) for entry in polib.mofile(str(compiled))}
    wanted = {(e.msgctxt, e.msgid): _words(e) for e in polib.pofile(str(file)) if e.translated() and not e.obsolete}
    return sorted(msgid for (context, msgid), words in wanted.items() if there.get((context, msgid)) != words)


def _words(entry: polib.POEntry | polib.MOEntry) -> list[str]:
    return [text for _index, text in sorted(entry.msgstr_plural.items())] or [entry.msgstr]


@pytest.fixture(autouse=True)
def _gettext() -> None:
    if not shutil.which("xgettext"):
        pytest.fail("gettext is not installed (apt install gettext).")


def test_indonesian_is_complete(tmp_path: Path):
    copy = tmp_path / "dodolan"
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("static", "__pycache__", "*.mo", "data"))
    (copy / "locale").mkdir(exist_ok=True)
    collect(copy)
    assert not_said(copy / INDONESIAN) == []


@pytest.mark.parametrize("file", sorted((PACKAGE / "locale").glob("*/LC_MESSAGES/*.po")), ids=str)
def test_translations_are_compiled(file: Path):
    assert stale(file) == []


@pytest.mark.parametrize("file", sorted((PACKAGE / "locale").glob("*/LC_MESSAGES/*.po")), ids=str)
def test_named_places_are_kept(file: Path):
    words = ["msgfmt", "--check-format", "--output-file", os.devnull, str(file)]
    assert subprocess.run(words, capture_output=True, text=True, check=False).stderr == ""


def test_gettext_goes_by_a_name_that_the_collector_hears():
    unheard = {str(path): names_unheard(path.read_text(encoding="utf-8")) for path in PACKAGE.rglob("*.py")}
    assert {path: names for path, names in unheard.items() if names} == {}


def test_the_check_sees_a_name_that_is_not_heard():
    assert names_unheard("from django.utils.translation import gettext as _now, gettext_lazy as _\n") == ["_now"]


def test_the_check_sees_an_untranslated_sentence(tmp_path: Path):
    file = tmp_path / INDONESIAN
    file.parent.mkdir(parents=True)
    file.write_text('msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Open"\nmsgstr "Buka"\n')
    (tmp_path / "page.html").write_text('{% load i18n %}{% translate "Open" %}')
    collect(tmp_path)
    assert not_said(file) == []
    (tmp_path / "page.html").write_text('{% load i18n %}{% translate "Open" %}{% translate "Closed today" %}')
    collect(tmp_path)
    assert not_said(file) == ["Closed today"]


def test_the_check_sees_a_fuzzy_and_a_stale_sentence(tmp_path: Path):
    book = polib.POFile()
    book.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
    book.append(polib.POEntry(msgid="Open", msgstr="Buka"))
    file = tmp_path / "django.po"
    book.save(str(file))
    assert stale(file) == ["django.mo is missing"]
    book.save_as_mofile(str(file.with_suffix(".mo")))
    assert stale(file) == []
    book[0].msgstr = "Bukak"
    book.save(str(file))
    assert stale(file) == ["Open"]
    book[0].flags.append("fuzzy")
    book.save(str(file))
    assert not_said(file) == ["Open"]

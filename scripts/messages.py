"""`make messages`: collect the sentences of the screens into the catalogues of the house and of the market."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import polib

from dodolan.wording.catalogues import SOURCE, languages, merged

PACKAGE = SOURCE.parent
# What belongs to a P; sentences that others say too are the house's.
PARTS = {"market": ("market/", "web/buyer/", "web/trader/", "web/runner/")}
HOUSE = "house"
# The language of the code: its catalogue holds only what a page says otherwise.
SPOKEN_BY_CODE = "en"
KEPT = ("Language", "MIME-Version", "Content-Type", "Content-Transfer-Encoding", "Plural-Forms")


def main() -> int:
    """Write the catalogues anew; 1 and a sentence where gettext is missing."""
    if not shutil.which("xgettext"):
        sys.stderr.write("dodolan: gettext is needed (apt install gettext).\n")
        return 1
    for language, parts in collected(PACKAGE, SOURCE).items():
        for part, book in parts.items():
            book.save(str(SOURCE / language / f"{part}.po"))
    return 0


def collected(package: Path, source: Path) -> dict[str, dict[str, polib.POFile]]:
    """The catalogues as they should be: language -> part -> sentences of the code with the translations that are there.

    New sentences come without a translation; those that nobody says any more are gone. English lists those alone that
    a page says in other words than the code.
    """
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "dodolan"
        shutil.copytree(package, copy, ignore=shutil.ignore_patterns("static", "__pycache__", "data", "locale"))
        for language in languages(source):
            (copy / "locale" / language / "LC_MESSAGES").mkdir(parents=True)
            merged(source / language).save(str(copy / "locale" / language / "LC_MESSAGES" / "django.po"))
        words = [sys.executable, "-m", "django", "makemessages", "--no-wrap", "--no-obsolete", "--add-location", "file"]
        chosen = [word for language in languages(source) for word in ("--locale", language)]
        bare = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
        done = subprocess.run([*words, *chosen], cwd=copy, env=bare, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(done.stderr or done.stdout)
        return {
            language: _parted(
                polib.pofile(str(copy / "locale" / language / "LC_MESSAGES" / "django.po"), wrapwidth=0),
                keeps_all=language != SPOKEN_BY_CODE,
            )
            for language in languages(source)
        }


def part_of(places: list[str]) -> str:
    """The part whose folders hold all places of a sentence; the house for what is said in several."""
    found = {
        next((part for part, folders in PARTS.items() if place.removeprefix("./").startswith(folders)), HOUSE)
        for place in places
    }
    return found.pop() if len(found) == 1 else HOUSE


def _parted(book: polib.POFile, *, keeps_all: bool) -> dict[str, polib.POFile]:
    parts = {}
    for part in (HOUSE, *PARTS):
        parts[part] = polib.POFile(wrapwidth=0)
        parts[part].metadata = {name: book.metadata[name] for name in KEPT if name in book.metadata}
    for entry in book:
        part = part_of([place for place, _line in entry.occurrences])
        if "fuzzy" in entry.flags:
            # A guess is no translation: it is written by somebody who read it.
            entry.flags.remove("fuzzy")
            entry.msgstr, entry.msgstr_plural = "", dict.fromkeys(entry.msgstr_plural, "")
        entry.occurrences = []
        entry.previous_msgid = entry.previous_msgid_plural = entry.previous_msgctxt = None
        if keeps_all or _says_otherwise(entry):
            parts[part].append(entry)
    for book_of_part in parts.values():
        # By the sentence and not by its place in the code: what moves in the code moves no line here.
        book_of_part.sort(key=lambda entry: (entry.msgid, entry.msgctxt or ""))
    return parts


def _says_otherwise(entry: polib.POEntry) -> bool:
    """Translated into words that are not those of the code."""
    said = {entry.msgstr, *entry.msgstr_plural.values()}
    return bool(said - {"", entry.msgid, entry.msgid_plural})


if __name__ == "__main__":
    sys.exit(main())

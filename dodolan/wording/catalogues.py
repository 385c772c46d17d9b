"""The compiled sentences of every language, made from the catalogues that people edit.

The market has a catalogue of its own and so has the house (dodolan/locale/id/market.po, house.po); Django reads one
compiled file a language. That file is made when a program starts and a catalogue changed, so none is kept here.
"""

import hashlib
import os
from pathlib import Path
from tempfile import NamedTemporaryFile

import polib

SOURCE = Path(__file__).resolve().parent.parent / "locale"
SEAL = ".compiled"


def languages(source: Path = SOURCE) -> list[str]:
    """The languages that have catalogues, in the order of the alphabet."""
    return sorted(folder.name for folder in source.iterdir() if folder.is_dir())


def compile_catalogues(into: Path, source: Path = SOURCE) -> bool:
    """Write into/LANGUAGE/LC_MESSAGES/django.mo for every language, if a catalogue changed since; True if it did.

    Sentences without a sure translation are left out, so that Django falls back. Raises OSError where the folder cannot
    be written and ValueError for a sentence that two catalogues of a language translate differently.
    """
    seal, now = into / SEAL, _fingerprint(source)
    if seal.exists() and seal.read_text() == now:
        return False
    for language in languages(source):
        _write(merged(source / language), into / language / "LC_MESSAGES" / "django.mo")
    _replace(seal, now.encode())
    return True


def merged(folder: Path) -> polib.POFile:
    """All catalogues of a language as one; ValueError for a sentence that is translated in two ways."""
    whole = polib.POFile(wrapwidth=0)
    there: dict[tuple[str | None, str], polib.POEntry] = {}
    for file in sorted(folder.glob("*.po")):
        part = polib.pofile(str(file), wrapwidth=0)
        whole.metadata = part.metadata
        for entry in part:
            name = (entry.msgctxt, entry.msgid)
            if name in there and _words(there[name]) != _words(entry):
                raise ValueError(f"{file} translates {entry.msgid!r} differently from another catalogue.")
            if name not in there:
                there[name] = entry
                whole.append(entry)
    return whole


def _words(entry: polib.POEntry) -> object:
    return entry.msgstr_plural or entry.msgstr


def _write(book: polib.POFile, file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    # Several programs start at once: each writes a whole file of its own and puts it in place in one step.
    _replace(file, book.to_binary())


def _replace(file: Path, content: bytes) -> None:
    with NamedTemporaryFile(dir=file.parent, prefix="new.", delete=False) as new:
        new.write(content)
    os.replace(new.name, file)  # noqa: PTH105  atomic, and named as in the manual


def _fingerprint(source: Path) -> str:
    lines = [f"{path} {path.stat().st_size} {path.stat().st_mtime_ns}" for path in sorted(source.glob("*/*.po"))]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()

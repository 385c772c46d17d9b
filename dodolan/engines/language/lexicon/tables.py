"""The words of the market: read from tables an office can edit, checked line by line before they are used.

Tables (data/*.csv): spellings (how one word is written), goods, families, unsold, numbers, units, pictures (emoji),
pairs (a family's word that is plain beside another good), words (what a word does in a sentence), cues (what a
message wants), plain (words of every day), ordinary (roots a slip could turn into a good), polite (words a note leaves
out). Cells hold several spellings separated by ";". Adding a good or a spelling is one line.
"""

import csv
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import Any

from dodolan.engines.language.lexicon.phrases import PhraseBook
from dodolan.engines.language.model.words import Named, NumberWord, UnitWord

DATA = Path(__file__).parents[1] / "data"
GOOD_KINDS = ("name", "brand")
NUMBER_KINDS = ("unit", "fixed", "teen", "twenty", "times", "fraction", "part", "money")


class LexiconError(ValueError):
    """A table that cannot be used: names the file, the line, and what is wrong there."""

    def __init__(self, table: str, line: int, wrong: str) -> None:
        super().__init__(f"{table}.csv, line {line}: {wrong}")
        self.table, self.line, self.wrong = table, line, wrong


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All tables, indexed. version is a fingerprint: the same for the same words, and another for others."""

    spellings: Mapping[str, str]
    goods: PhraseBook[Named]
    numbers: Mapping[str, NumberWord]
    units: Mapping[str, UnitWord]
    roles: PhraseBook[frozenset[str]]
    plain: PhraseBook[bool]
    cues: PhraseBook[frozenset[str]]
    pictures: Mapping[str, str]
    pairs: Mapping[tuple[str, str], str]
    polite: frozenset[str]
    entries: int
    version: str

    def naming(self, names: Iterable[str]) -> "Lexicon":
        """The same words, and each name among them that they lack; this lexicon stays as it is."""
        spoken = {name: [self.canonical(word) for word in name.lower().replace("-", " ").split()] for name in names}
        unknown = {name: words for name, words in spoken.items() if self.goods.get(words) is None}
        if not unknown:
            return self
        goods = deepcopy(self.goods)
        for name, words in unknown.items():
            goods.add(words, Named((name,)))
        return replace(self, goods=goods)

    def canonical(self, word: str) -> str:
        """The form of a word under which goods are kept."""
        return self.spellings.get(word, word)


def load_lexicon(folder: Path = DATA) -> Lexicon:
    """Read and check every table. Raises LexiconError at the first line that is wrong."""
    spellings = _spellings(folder)
    goods, goods_count = _goods(folder, spellings)
    numbers, units = _numbers(folder), _units(folder)
    pictures = {row["picture"]: row["word"] for _, row in _rows(folder, "pictures", "picture", "word")}
    pairs = {(row["beside"], row["word"]): row["good"] for _, row in _rows(folder, "pairs", "beside", "word", "good")}
    roles, roles_count = _sets(folder, "words", "role")
    cues, cues_count = _sets(folder, "cues", "intent")
    plain = [phrase for _, row in _rows(folder, "plain", "words") for phrase in _words(row["words"])]
    ordinary = [phrase for _, row in _rows(folder, "ordinary", "words") for phrase in _words(row["words"])]
    known: PhraseBook[bool] = PhraseBook()
    for phrase in (*plain, *ordinary):
        known.add(phrase.split(), known=True)
    # Ordinary roots come from word lists of others and are not counted as our own entries.
    written = len(pictures) + len(spellings) + len(numbers) + len(units) + len(plain)
    return Lexicon(
        spellings,
        goods,
        numbers,
        units,
        roles,
        known,
        cues,
        pictures,
        pairs,
        frozenset(word for _, row in _rows(folder, "polite", "words") for word in _words(row["words"])),
        entries=written + goods_count + roles_count + cues_count,
        version=_fingerprint(folder),
    )


def _numbers(folder: Path) -> dict[str, NumberWord]:
    numbers: dict[str, NumberWord] = {}
    for line, row in _rows(folder, "numbers", "kind", "value", "spellings"):
        if row["kind"] not in NUMBER_KINDS:
            raise LexiconError("numbers", line, f"kind is one of {', '.join(NUMBER_KINDS)}, not {row['kind']!r}.")
        for word in _words(row["spellings"]):
            _once(numbers, word, NumberWord(row["kind"], _number("numbers", line, row["value"])), "numbers", line)
    return numbers


def _units(folder: Path) -> dict[str, UnitWord]:
    units: dict[str, UnitWord] = {}
    for line, row in _rows(folder, "units", "unit", "factor", "spellings"):
        factor = _number("units", line, row["factor"])
        for word in _words(row["spellings"]):
            _once(units, word, UnitWord(row["unit"], int(factor)), "units", line)
    return units


def _spellings(folder: Path) -> dict[str, str]:
    spellings: dict[str, str] = {}
    for line, row in _rows(folder, "spellings", "word", "spellings"):
        word = row["word"].strip()
        if not word or " " in word:
            raise LexiconError("spellings", line, f"the first column holds one word, not {word!r}.")
        for spelling in _words(row["spellings"]):
            if spelling != word:
                _once(spellings, spelling, word, "spellings", line)
    return spellings


def _goods(folder: Path, spellings: Mapping[str, str]) -> tuple[PhraseBook[Named], int]:
    """Goods, families and what is not sold, in one book; and how many phrases it holds."""
    book: PhraseBook[Named] = PhraseBook()
    count = 0

    def add(phrase: str, named: Named, table: str, line: int) -> None:
        words = [spellings.get(word, word) for word in phrase.replace("-", " ").split()]
        known = book.get(words)
        # One name for two goods would make every order of it a guess.
        if known is not None and known.goods != named.goods:
            raise LexiconError(table, line, f"{phrase!r} already names {', '.join(known.goods) or 'what is unsold'}.")
        book.add(words, named)

    for line, row in _rows(folder, "goods", "good", "kind", "spellings"):
        if row["kind"] not in GOOD_KINDS:
            raise LexiconError("goods", line, f"kind is one of {', '.join(GOOD_KINDS)}, not {row['kind']!r}.")
        for phrase in _words(row["spellings"]):
            add(phrase, Named((row["good"],), row["kind"] == "brand"), "goods", line)
            count += 1
    for line, row in _rows(folder, "families", "word", "goods"):
        members = tuple(name.strip() for name in row["goods"].split(";"))
        if len(members) < 2:
            raise LexiconError("families", line, "a family has two goods or more.")
        add(row["word"], Named(members), "families", line)
        count += 1
    for line, row in _rows(folder, "unsold", "spellings"):
        for phrase in _words(row["spellings"]):
            add(phrase, Named(()), "unsold", line)
            count += 1
    return book, count


def _sets(folder: Path, table: str, column: str) -> tuple[PhraseBook[frozenset[str]], int]:
    """Phrases that may do several things: each with all of them."""
    found: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for _, row in _rows(folder, table, column, "spellings"):
        for phrase in _words(row["spellings"]):
            found[tuple(phrase.split())].add(row[column])
    book: PhraseBook[frozenset[str]] = PhraseBook()
    for words, does in found.items():
        book.add(words, frozenset(does))
    return book, sum(map(len, found.values()))


def _rows(folder: Path, table: str, *columns: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Rows of a table with their line numbers; every column must be there and filled."""
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        if reader.fieldnames is None or list(reader.fieldnames) != list(columns):
            raise LexiconError(table, 1, f"the columns are {', '.join(columns)}; found {reader.fieldnames}.")
        for row in reader:
            if None in row or None in row.values() or not all(value.strip() for value in row.values()):
                raise LexiconError(table, reader.line_num, f"there must be {len(columns)} cells, none of them empty.")
            yield reader.line_num, row


def _words(cell: str) -> Sequence[str]:
    """Spellings of a cell, each in small letters with single spaces."""
    return [" ".join(part.lower().split()) for part in cell.split(";") if part.strip()]


def _number(table: str, line: int, text: str) -> Fraction:
    try:
        return Fraction(text)
    except (ValueError, ZeroDivisionError):
        raise LexiconError(table, line, f"{text!r} is not a number.") from None


def _once(known: dict[str, Any], word: str, meaning: Any, table: str, line: int) -> None:
    # These tables are looked up word by word, so anything else would never be found.
    if not word.replace("-", "").isalpha():
        raise LexiconError(table, line, f"{word!r} is not one word of letters.")
    if known.setdefault(word, meaning) != meaning:
        raise LexiconError(table, line, f"{word!r} already means {known[word]}.")


def _fingerprint(folder: Path) -> str:
    digest = hashlib.sha256()
    # A reading can be traced to the words it was made with, on any machine.
    for path in sorted(folder.glob("*.csv")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]

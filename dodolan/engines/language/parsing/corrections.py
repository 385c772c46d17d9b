"""Corrections inside a message: goods taken back, goods in the place of others, amounts that correct earlier ones.

Each function takes a clause, the entries made from it, and those made before it, and marks what no longer counts (the
reparandum of a disfluency: Shriberg, Preliminaries to a theory of speech disfluencies, 1994).
"""

from collections.abc import Sequence
from itertools import pairwise

from dodolan.engines.language.model.marks import AmountMark, GoodMark, Mark, RoleMark, WordMark
from dodolan.engines.language.parsing.clauses import Clause, Entry
from dodolan.engines.language.parsing.pairing import DENIALS, is_other_kind

# After these a refusal is about how a good comes, not whether: "gak usah dipotong".
_WEAK = ("usah", "sah", "perlu", "usa", "kecuali")
# Endings that some people type as words of their own: "lombok e".
_OWN_ENDINGS = ("e", "ne", "nya", "nipun", "ipun")
_DEEDS = ("di", "pak", "pot", "nga", "ku", "ke", "ka", "se", "pe")


def mark_refused(clause: Clause, made: list[Entry], entries: list[Entry]) -> None:
    """Goods taken back in this clause, and the same goods ordered earlier."""
    _deny(clause, made)
    places = [i for i, mark in enumerate(clause.marks) if isinstance(mark, RoleMark) and "not" in mark.roles]
    for place in places:
        behind = Clause(clause.marks[place:], clause.behind)
        if is_about_how(behind.marks) or _is_exception(behind):
            continue
        instead = clause.first("instead")
        following = [
            good.named.goods for good in behind.goods if instead is None or good.span.start < instead.span.start
        ]
        for entry in [entry for entry in made if entry.names in following] if behind.goods else made[-1:]:
            entry.is_refused = True
    refused = [entry for entry in made if entry.is_refused]
    for entry in (*entries, *made) if refused else ():
        entry.is_refused = entry.is_refused or any(
            entry.names == other.names and not is_other_kind(entry.good, other.good) for other in refused
        )


def _deny(clause: Clause, made: list[Entry]) -> None:
    """A good right behind "don't" is not wanted: "kentang eh jangan kentang, ubi aja"."""
    denied = [
        mark.named.goods
        for before, mark in pairwise(clause.marks)
        if isinstance(mark, GoodMark) and isinstance(before, RoleMark | WordMark) and before.text.endswith(DENIALS)
    ]
    for entry in made:
        entry.is_refused = entry.is_refused or entry.names in denied
    made[-1].is_refused = made[-1].is_refused or _ends_denied(clause, made[-1])


def mark_corrected(clause: Clause, before: Clause, made: list[Entry], entries: list[Entry]) -> None:
    """The good was there before, and this amount is the right one: "eh wortelnya setengah aja"."""
    excepted = any(isinstance(mark, RoleMark) and mark.text == "kecuali" for mark in clause.marks)
    if clause.has("amend") or before.has("amend") or excepted:
        names = [entry.names for entry in made if entry.pieces]
        for entry in entries:
            entry.is_replaced = entry.is_replaced or entry.names in names
    counted = {entry.names for entry in made if entry.amounts}
    for entry in entries:
        # "kabeh rong ons, rawit seons ae": an amount of one good replaces the amount for all.
        if entry.each and entry.names in counted:
            entry.is_replaced = True


def mark_replaced(clause: Clause, earlier: Clause, made: list[Entry], entries: list[Entry]) -> None:
    """The second good takes the first one's place, and its amount if it has none: "kangkung ganti bayam"."""
    word = clause.first("instead")
    if word is None:
        return
    before = [entry for entry in made if entry.good.span.start < word.span.start]
    behind = [entry for entry in made if entry.good.span.start > word.span.start]
    is_answer = any(one.has("out") or one.has("amend") for one in (clause, earlier))
    if not before and is_answer:
        before = entries[-1:]
    if before and behind:
        old, new = before[-1], behind[0]
        same = next((entry for entry in entries if entry.names == old.names), old)
        new.pieces = new.pieces or list(old.pieces or same.pieces)
        old.is_replaced = same.is_replaced = True


def _ends_denied(clause: Clause, entry: Entry) -> bool:
    """Whether a clause ends on "don't" right behind a good without an amount: "lombok e ojo"."""
    marks = [mark for mark in clause.marks if not (isinstance(mark, WordMark) and mark.text in _OWN_ENDINGS)]
    if entry.pieces or len(marks) < 2 or marks[-2] is not entry.good:
        return False
    last = marks[-1]
    return isinstance(last, RoleMark | WordMark) and last.text in DENIALS


def _is_exception(clause: Clause) -> bool:
    """Whether "except" gives a good another amount: "masing-masing setengah kecuali kentang sekilo"."""
    first = clause.marks[0]
    is_except = isinstance(first, RoleMark) and first.text == "kecuali"
    return is_except and any(isinstance(piece, AmountMark) for piece in clause.pieces)


def is_about_how(marks: Sequence[Mark]) -> bool:
    """Whether "gak usah" is followed by a deed and not by a good: "gak usah dipotong"."""
    place = next(i for i, mark in enumerate(marks) if isinstance(mark, RoleMark) and "not" in mark.roles)
    refusal, word = marks[place], marks[place + 1] if place + 1 < len(marks) else None
    if not isinstance(refusal, RoleMark) or not refusal.text.endswith(_WEAK):
        return False
    if isinstance(word, RoleMark):
        return bool(word.roles & {"cut", "with"})
    return isinstance(word, WordMark) and word.text.startswith(_DEEDS)

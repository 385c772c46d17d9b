"""Goods with the amounts that belong to them.

A message is cut into clauses at borders. Inside a clause a good takes the amounts behind it ("bayam 2 ikat"), or,
where the clause begins with an amount, those before it ("2 ikat bayam"). A clause of amounts alone belongs to the good
before it, or with a word such as "masing-masing" to all goods still without one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dodolan.engines.language.marks import (
    AND, AmountMark, Border, GoodMark, Mark, RoleMark, UnitMark, WordMark,
)  # fmt: skip
from dodolan.engines.language.values import Span

Piece = AmountMark | UnitMark
# After these a refusal is about how, not about whether: "gak usah dipotong".
_WEAK = ("usah", "sah", "perlu", "usa", "kecuali")


@dataclass(slots=True)
class Entry:
    """A good and what was said about it. each: its amount came by a word for all; clause counts clauses from 0."""

    good: GoodMark
    clause: int
    pieces: list[Piece] = field(default_factory=list)
    roles: set[str] = field(default_factory=set)
    is_refused: bool = False
    is_replaced: bool = False
    each: bool = False
    words: list[WordMark] = field(default_factory=list)

    @property
    def amounts(self) -> list[AmountMark]:
        """The numbers among the pieces."""
        return [piece for piece in self.pieces if isinstance(piece, AmountMark)]

    @property
    def span(self) -> Span:
        """Good and amounts."""
        span = self.good.span
        for piece in self.pieces:
            span = span.to(piece.span)
        return span


@dataclass(slots=True)
class Clause:
    """Marks between two borders; behind is the border after it."""

    marks: list[Mark]
    behind: Border | None

    def has(self, role: str) -> bool:
        """Whether a word of this role is in it."""
        return any(isinstance(mark, RoleMark) and role in mark.roles for mark in self.marks)


def clauses_of(marks: Sequence[Mark]) -> Iterator[Clause]:
    """Clauses in order, none of them empty; "and" parts them too, unless it only joins words."""
    inside: list[Mark] = []
    for mark in marks:
        if isinstance(mark, RoleMark) and "and" in mark.roles and not mark.roles & {"each", "not", "out", "back"}:
            border: Border | None = Border(mark.span, AND)
        else:
            border = mark if isinstance(mark, Border) else None
        if border is None:
            inside.append(mark)
        elif inside:
            yield Clause(inside, border)
            inside = []
    if inside:
        yield Clause(inside, None)


def entries_of(marks: Sequence[Mark]) -> list[Entry]:
    """All goods of a message with their amounts, refused and replaced ones included."""
    gathering = _Gathering()
    for number, clause in enumerate(clauses_of(marks)):
        gathering.take(clause, number)
    gathering.end()
    return gathering.entries


class _Gathering:
    """Entries while clauses come in."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self._for_all: list[Piece] = []
        self._is_wish = False

    def take(self, clause: Clause, number: int) -> None:
        goods = [mark for mark in clause.marks if isinstance(mark, GoodMark)]
        pieces = [mark for mark in clause.marks if isinstance(mark, AmountMark | UnitMark)]
        wished = clause.has("if") or (self._is_wish and bool(goods) and clause.has("instead"))
        self._is_wish = clause.has("if")
        if not goods:
            self._amounts_alone(clause, pieces)
            return
        if wished and (clause.has("instead") or clause.has("out")):
            self._wish(clause, goods, number)
            return
        made = _paired(clause, number)
        self._refuse(clause, made)
        self._replace(clause, made)
        self.entries += made
        if clause.has("each"):
            self._share(clause, made)

    def end(self) -> None:
        """An amount for all that came before its goods: "masing-masing 1 kg: wortel, buncis"."""
        for entry in self.entries:
            if self._for_all and not entry.pieces:
                entry.pieces, entry.each = list(self._for_all), True

    def _amounts_alone(self, clause: Clause, pieces: list[Piece]) -> None:
        waiting = [entry for entry in self.entries if not entry.pieces and not entry.is_refused]
        if clause.has("not") and self.entries and not pieces and not _is_about_how(clause.marks):
            self.entries[-1].is_refused = True
        if not self.entries:
            if clause.has("each") and any(isinstance(piece, AmountMark) for piece in pieces):
                self._for_all = pieces
            return
        last = self.entries[-1]
        if not pieces:
            self._add_roles(clause, last)
        elif clause.has("each") and waiting:
            for entry in waiting:
                entry.pieces, entry.each = list(pieces), True
        elif clause.has("amend"):
            last.pieces = list(pieces)
        elif last in waiting and any(isinstance(piece, AmountMark) for piece in pieces):
            last.pieces = list(pieces)
            self._add_roles(clause, last)
        elif last.clause >= 0 and all(isinstance(piece, UnitMark) for piece in pieces):
            last.pieces += pieces
        else:
            last.pieces += [piece for piece in pieces if isinstance(piece, AmountMark) and piece.money is not None]

    def _add_roles(self, clause: Clause, last: Entry) -> None:
        for mark in clause.marks:
            if isinstance(mark, RoleMark):
                last.roles |= mark.roles
            if isinstance(mark, WordMark):
                last.words.append(mark)

    def _share(self, clause: Clause, made: list[Entry]) -> None:
        """One amount for all goods so far: it stands behind the last of them, or before the first."""
        said = next((entry for entry in reversed(made) if entry.amounts), None)
        if said is None:
            return
        place = next(i for i, mark in enumerate(clause.marks) if isinstance(mark, RoleMark) and "each" in mark.roles)
        first = next(i for i, mark in enumerate(clause.marks) if isinstance(mark, GoodMark))
        if place < first:
            self._for_all = list(said.pieces)
        for entry in self.entries:
            if not entry.amounts and not entry.is_refused:
                entry.pieces, entry.each = list(said.pieces), True
        said.each = True

    def _wish(self, clause: Clause, goods: list[GoodMark], number: int) -> None:
        """ "kalau kosong ganti tahu": what should come instead is a wish about the good before, not an order.

        A good before the "if" is ordered all the same.
        """
        place = next((i for i, mark in enumerate(clause.marks) if isinstance(mark, RoleMark) and "if" in mark.roles), 0)
        if any(mark in goods for mark in clause.marks[:place]):
            self.entries += _paired(Clause(clause.marks[:place], clause.behind), number)

    def _refuse(self, clause: Clause, made: list[Entry]) -> None:
        """Goods taken back in this clause, and the same goods ordered earlier."""
        places = [i for i, mark in enumerate(clause.marks) if isinstance(mark, RoleMark) and "not" in mark.roles]
        for place in places:
            behind = [mark for mark in clause.marks[place + 1 :] if not isinstance(mark, UnitMark)]
            if _is_about_how(clause.marks[place:]):
                continue
            following = [mark for mark in behind if isinstance(mark, GoodMark)]
            if following:
                refused = [entry for entry in made if entry.good in following]
                instead = next((i for i, mark in enumerate(clause.marks) if isinstance(mark, RoleMark) and "instead" in mark.roles), None)
                if instead is not None:
                    refused = [entry for entry in refused if clause.marks.index(entry.good) < instead]
            else:
                refused = made[-1:]
            for entry in refused:
                entry.is_refused = True
        names = [entry.good.named.goods for entry in made if entry.is_refused]
        for entry in self.entries:
            entry.is_refused = entry.is_refused or entry.good.named.goods in names

    def _replace(self, clause: Clause, made: list[Entry]) -> None:
        """ "kangkung ganti bayam": the second takes the first one's place, and its amount if it has none."""
        place = next((i for i, mark in enumerate(clause.marks) if isinstance(mark, RoleMark) and "instead" in mark.roles), None)
        if place is None:
            return
        before = [entry for entry in made if clause.marks.index(entry.good) < place]
        behind = [entry for entry in made if clause.marks.index(entry.good) > place]
        if before and behind:
            old, new = before[-1], behind[0]
            same = next((entry for entry in self.entries if entry.good.named == old.good.named), None)
            if not new.pieces:
                new.pieces = list(old.pieces or (same.pieces if same else []))
            for entry in (old, same):
                if entry is not None:
                    entry.is_replaced = True


def _is_about_how(marks: Sequence[Mark]) -> bool:
    """Whether "gak usah" is followed by a deed and not by a good: "gak usah dipotong"."""
    first = marks[0]
    refusal = next((mark for mark in marks if isinstance(mark, RoleMark) and "not" in mark.roles), first)
    if not isinstance(refusal, RoleMark) or not refusal.text.endswith(_WEAK):
        return False
    behind = marks[marks.index(refusal) + 1 :]
    word = behind[0] if behind else None
    if isinstance(word, RoleMark):
        return bool(word.roles & {"cut", "with"})
    return isinstance(word, WordMark) and word.text.startswith(("di", "pak", "pot", "nga", "ku", "ke", "ka", "se", "pe"))


def _paired(clause: Clause, number: int) -> list[Entry]:
    """Entries of one clause: each good with its amounts."""
    kinds = [mark for mark in clause.marks if isinstance(mark, GoodMark | AmountMark)]
    entries: list[Entry] = []
    before: list[Piece] = []
    goods_left = sum(isinstance(mark, GoodMark) for mark in kinds)
    amount_first = isinstance(kinds[0], AmountMark)
    ends_on_good = isinstance(kinds[-1], GoodMark)
    amend = False
    for mark in clause.marks:
        if isinstance(mark, GoodMark):
            goods_left -= 1
            if not _joins(entries, mark, before):
                entries.append(Entry(mark, number, before))
            else:
                entries[-1].pieces += before
            before = []
        elif isinstance(mark, AmountMark | UnitMark):
            waits = not entries or (amount_first and goods_left > 0 and (ends_on_good or bool(entries[-1].pieces)))
            if waits:
                before += [mark] if isinstance(mark, AmountMark) else []
            elif amend and entries[-1].pieces and isinstance(mark, AmountMark):
                entries[-1].pieces = [mark]
            else:
                entries[-1].pieces.append(mark)
            amend = False
        elif isinstance(mark, RoleMark):
            amend = amend or "amend" in mark.roles
            if entries:
                entries[-1].roles |= mark.roles
            elif mark.roles & {"out", "back"} and goods_left:
                pass
        elif isinstance(mark, WordMark) and entries:
            entries[-1].words.append(mark)
    return entries


def _joins(entries: list[Entry], good: GoodMark, before: list[Piece]) -> bool:
    """Whether a good only says more of the one before: its brand, its kind, or its name again."""
    if not entries or before:
        return False
    last = entries[-1]
    old, new = last.good.named, good.named
    if old.goods == new.goods and old.goods:
        if last.pieces and not new.is_brand and not old.is_brand:
            return False
        return not any(isinstance(piece, AmountMark) for piece in last.pieces) or new.is_brand
    if len(old.goods) > 1 and set(new.goods) <= set(old.goods) and new.goods:
        last.good = GoodMark(last.good.span.to(good.span), new, good.words, min(last.good.sure, good.sure))
        return True
    return False

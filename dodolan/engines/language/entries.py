"""Goods with the amounts that belong to them.

A message is cut into clauses at borders. Inside a clause a good takes the amounts behind it ("bayam 2 ikat"), or,
where the clause begins with an amount, those before it ("2 ikat bayam"). A clause of amounts alone belongs to the good
before it, or with a word such as "masing-masing" to all goods still without one.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dodolan.engines.language.marks import (
    AND,
    AmountMark,
    Border,
    GoodMark,
    Mark,
    RoleMark,
    UnitMark,
    WordMark,
)  # fmt: skip
from dodolan.engines.language.values import Span

Piece = AmountMark | UnitMark
# These tie a good to what was said of the one before.
_ALSO = ("juga", "jg", "pisan", "ugi")
# After these a refusal is about how, not about whether: "gak usah dipotong".
_WEAK = ("usah", "sah", "perlu", "usa", "kecuali")


@dataclass(slots=True)
class Entry:
    """A good and what was said about it. each: its amount came by a word for all; clause counts clauses from 0.

    joined: "and" or "too" ties it to the entry before.
    """

    good: GoodMark
    clause: int
    joined: bool = False
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

    def first(self, role: str) -> RoleMark | None:
        """The first word of this role in it."""
        return next((mark for mark in self.marks if isinstance(mark, RoleMark) and role in mark.roles), None)

    def has(self, role: str) -> bool:
        """Whether a word of this role is in it."""
        return self.first(role) is not None


def clauses_of(marks: Sequence[Mark]) -> Iterator[Clause]:
    """Clauses in order, none of them empty; "and" parts them too, unless it only joins words."""
    inside: list[Mark] = []
    for mark in marks:
        border = mark if isinstance(mark, Border) else None
        if isinstance(mark, RoleMark) and "and" in mark.roles and mark.text not in _ALSO:
            border = None if mark.roles & {"each", "not", "out", "back"} else Border(mark.span, AND)
        if border is None:
            inside.append(mark)
        elif inside:
            yield Clause(inside, border)
            inside = []
    if inside:
        yield Clause(inside, None)


def entries_of(marks: Sequence[Mark], kinds: Mapping[str, str], *, prices: bool = False) -> list[Entry]:
    """All goods of a message with their amounts, refused and replaced ones included.

    kinds gives the family of each product ("" for none). In a list of prices a second price is a second entry.
    """
    gathering = _Gathering(kinds, prices=prices)
    for number, clause in enumerate(clauses_of(marks)):
        gathering.take(clause, number)
    gathering.end()
    return gathering.entries


class _Gathering:
    """Entries while clauses come in."""

    def __init__(self, kinds: Mapping[str, str], *, prices: bool) -> None:
        self._kinds, self._prices = kinds, prices
        self.entries: list[Entry] = []
        self._before: Clause | None = None
        self._for_all: list[Piece] = []
        self._is_wish = False

    def take(self, clause: Clause, number: int) -> None:
        goods = [mark for mark in clause.marks if isinstance(mark, GoodMark)]
        pieces = [mark for mark in clause.marks if isinstance(mark, AmountMark | UnitMark)]
        wished = clause.has("if") or (self._is_wish and bool(goods) and clause.has("instead"))
        self._is_wish = clause.has("if")
        if not goods:
            self._amounts_alone(clause, pieces)
            self._before = clause
            return
        if wished and (clause.has("instead") or clause.has("out")):
            self._wish(clause, goods, number)
            return
        made = self._paired(clause, number)
        behind = self._before.behind if self._before is not None else None
        also = any(isinstance(mark, WordMark | RoleMark) and mark.text in _ALSO for mark in clause.marks)
        made[0].joined = also or (behind is not None and behind.strength == AND)
        self._refuse(clause, made)
        self._replace(clause, made)
        self._amend(clause, made)
        self.entries += made
        if clause.has("each"):
            self._share(clause, made)
        elif len(made) == 1 and self._before is not None and self._before.behind is not None:
            self._share_thousands(made[0], is_joined=self._before.behind.strength == AND)
        self._before = clause

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
        elif self._prices and _has_money(pieces) and _has_money(last.pieces):
            self.entries.append(Entry(last.good, last.clause, pieces=list(pieces)))
        elif _corrects(clause, last, pieces) or (self._before is not None and self._before.has("amend")):
            last.pieces = _in_unit(pieces, last.pieces)
        elif last in waiting and any(isinstance(piece, AmountMark) for piece in pieces):
            last.pieces = list(pieces)
            self._add_roles(clause, last)
        elif all(isinstance(piece, UnitMark) for piece in pieces):
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

    def _share_thousands(self, last: Entry, *, is_joined: bool) -> None:
        """ "loncang karo sledri sewuan": a thousand for each of the two."""
        if is_joined and len(self.entries) > 1 and any(amount.is_each for amount in last.amounts):
            other = self.entries[-2]
            other.pieces = other.pieces or list(last.pieces)

    def _wish(self, clause: Clause, goods: list[GoodMark], number: int) -> None:
        """ "kalau kosong ganti tahu": what should come instead is a wish about the good before, not an order.

        A good before the "if" is ordered all the same.
        """
        place = next((i for i, mark in enumerate(clause.marks) if isinstance(mark, RoleMark) and "if" in mark.roles), 0)
        if any(mark in goods for mark in clause.marks[:place]):
            self.entries += self._paired(Clause(clause.marks[:place], clause.behind), number)

    def _refuse(self, clause: Clause, made: list[Entry]) -> None:
        """Goods taken back in this clause, and the same goods ordered earlier."""
        places = [i for i, mark in enumerate(clause.marks) if isinstance(mark, RoleMark) and "not" in mark.roles]
        for place in places:
            behind = [mark for mark in clause.marks[place + 1 :] if not isinstance(mark, UnitMark)]
            if _is_about_how(clause.marks[place:]):
                continue
            following = [mark for mark in behind if isinstance(mark, GoodMark)]
            instead = clause.first("instead")
            if instead is not None:
                following = [mark for mark in following if mark.span.start < instead.span.start]
            names = [mark.named.goods for mark in following]
            refused = [entry for entry in made if entry.good.named.goods in names] if following else made[-1:]
            for entry in refused:
                entry.is_refused = True
        names = [entry.good.named.goods for entry in made if entry.is_refused]
        for entry in (*self.entries, *made):
            entry.is_refused = entry.is_refused or entry.good.named.goods in names

    def _amend(self, clause: Clause, made: list[Entry]) -> None:
        """ "eh wortelnya setengah aja": the good was there before, and this amount is the right one."""
        if clause.has("amend") or (self._before is not None and self._before.has("amend")):
            names = [entry.good.named.goods for entry in made if entry.pieces]
            for entry in self.entries:
                entry.is_replaced = entry.is_replaced or entry.good.named.goods in names

    def _replace(self, clause: Clause, made: list[Entry]) -> None:
        """ "kangkung ganti bayam": the second takes the first one's place, and its amount if it has none."""
        word = clause.first("instead")
        if word is None or not made:
            return
        place = word.span.start
        before = [entry for entry in made if entry.good.span.start < place]
        late = any(one is not None and (one.has("out") or one.has("amend")) for one in (clause, self._before))
        if not before and late and self.entries and not clause.has("if"):
            before = [self.entries[-1]]
        behind = [entry for entry in made if entry.good.span.start > place]
        if before and behind:
            old, new = before[-1], behind[0]
            same = next((entry for entry in self.entries if entry.good.named == old.good.named), None)
            if not new.pieces:
                new.pieces = list(old.pieces or (same.pieces if same else []))
            for entry in (old, same):
                if entry is not None:
                    entry.is_replaced = True

    def _paired(self, clause: Clause, number: int) -> list[Entry]:
        """Entries of one clause: each good with its amounts."""
        pairing = _Pairing(clause, number, self._kinds)
        if pairing.first_is_late and self.entries and not self.entries[-1].pieces and not self.entries[-1].is_refused:
            # "kapal api tambah 2 bungkus indomie 1 dus": one amount too many belongs to the good before.
            self.entries[-1].pieces.append(pairing.pop_first())
        return pairing.entries()


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
    return isinstance(word, WordMark) and word.text.startswith(
        ("di", "pak", "pot", "nga", "ku", "ke", "ka", "se", "pe")
    )


class _Pairing:
    """Goods and amounts of one clause while they are put together."""

    def __init__(self, clause: Clause, number: int, kinds: Mapping[str, str]) -> None:
        self._marks, self._number, self._kinds = list(clause.marks), number, kinds
        told = [mark for mark in self._marks if isinstance(mark, GoodMark | AmountMark)]
        self._goods_left = sum(isinstance(mark, GoodMark) for mark in told)
        self._amount_first = isinstance(told[0], AmountMark)
        self._ends_on_good = isinstance(told[-1], GoodMark)
        amounts = [mark for mark in told if isinstance(mark, AmountMark) and mark.money is None]
        self.first_is_late = self._amount_first and not self._ends_on_good and len(amounts) > self._goods_left
        self._entries: list[Entry] = []
        self._waiting: list[Piece] = []

    def pop_first(self) -> Piece:
        """Take the first amount out; the clause then begins with a good."""
        first = next(mark for mark in self._marks if isinstance(mark, AmountMark))
        self._marks.remove(first)
        self._amount_first = False
        return first

    def entries(self) -> list[Entry]:
        """Walk once over the marks."""
        amend, tag, skip = False, False, False
        for place, mark in enumerate(self._marks):
            if isinstance(mark, GoodMark):
                self._good(mark, tagged=tag)
            elif isinstance(mark, AmountMark | UnitMark):
                if not skip:
                    self._piece(mark, amend=amend)
                amend = amend and skip
            elif isinstance(mark, RoleMark):
                amend = amend or "amend" in mark.roles
                if self._entries:
                    self._entries[-1].roles |= mark.roles
            elif isinstance(mark, WordMark) and self._entries:
                self._entries[-1].words.append(mark)
            tag = isinstance(mark, RoleMark) and "tag" in mark.roles
            # "eh jangan 2": the number is the one not wanted.
            text = mark.text if isinstance(mark, RoleMark | WordMark) else ""
            skip = amend and text.endswith(("jangan", "ojo", "bukan", "dudu"))
        _deal(self._entries)
        return self._entries

    def _good(self, good: GoodMark, *, tagged: bool) -> None:
        self._goods_left -= 1
        if self._waiting or not self._entries or not self._joins(self._entries[-1], good, tagged=tagged):
            self._entries.append(Entry(good, self._number, pieces=self._waiting))
        self._waiting = []

    def _piece(self, piece: Piece, *, amend: bool) -> None:
        entries = self._entries
        waits = not entries or (
            self._amount_first and self._goods_left > 0 and (self._ends_on_good or bool(entries[-1].pieces))
        )
        if waits:
            self._waiting += [piece] if isinstance(piece, AmountMark) else []
        elif amend and entries[-1].pieces and isinstance(piece, AmountMark):
            entries[-1].pieces = _in_unit([piece], entries[-1].pieces)
        else:
            entries[-1].pieces.append(piece)

    def _joins(self, last: Entry, good: GoodMark, *, tagged: bool) -> bool:
        """Whether a good only says more of the one before: its brand, its kind, or its name again."""
        old, new = last.good.named, good.named
        counted = bool(last.amounts)
        if old.goods == new.goods and old.goods:
            # "wortel 1 kg wortel 2": counted twice is ordered twice.
            return not counted or not _behind_counts(self._marks, good)
        if len(old.goods) > 1 and set(new.goods) <= set(old.goods) and new.goods:
            self._narrow(last, good)
            return True
        if tagged and not (counted and self._goods_left == 0 and _behind_counts(self._marks, good)):
            if self._is_kin(old.goods, new.goods):
                self._narrow(last, good)
            return True
        is_bare = len(last.good.words) == 1
        if is_bare and self._is_kin(old.goods, new.goods) and (not counted or not _behind_counts(self._marks, good)):
            self._narrow(last, good)
            return True
        return False

    def _is_kin(self, old: tuple[str, ...], new: tuple[str, ...]) -> bool:
        if len(old) != 1 or len(new) != 1:
            return False
        return bool(self._kinds.get(old[0])) and self._kinds.get(old[0]) == self._kinds.get(new[0])

    def _narrow(self, last: Entry, good: GoodMark) -> None:
        sure = min(last.good.sure, good.sure)
        last.good = GoodMark(last.good.span.to(good.span), good.named, good.words, sure)


def _behind_counts(marks: Sequence[Mark], good: GoodMark) -> bool:
    """Whether the next mark that is no mere word is an amount."""
    place = next(i for i, mark in enumerate(marks) if mark is good)
    behind = next((mark for mark in marks[place + 1 :] if not isinstance(mark, WordMark)), None)
    return isinstance(behind, AmountMark)


def _deal(entries: list[Entry]) -> None:
    """ "brambang bawang seperempat seperempat": as many amounts as goods, one for each."""
    last = entries[-1] if entries else None
    if last is None or len(last.amounts) < 2 or len(last.amounts) != len(last.pieces):
        return
    bare = [entry for entry in entries[:-1] if not entry.pieces]
    if len(bare) + 1 == len(last.pieces) == len(entries):
        for entry, piece in zip(entries, list(last.pieces), strict=True):
            entry.pieces = [piece]


def _has_money(pieces: Sequence[Piece]) -> bool:
    return any(isinstance(piece, AmountMark) and (piece.money is not None or piece.is_bare) for piece in pieces)


_ENOUGH = frozenset({"aja", "ae", "saja", "wae", "deh", "wis", "cukup"})
_HOLDERS = frozenset({"pack", "box", "carton", "sack", "bottle", "can", "jar"})


def _corrects(clause: Clause, last: Entry, pieces: Sequence[Piece]) -> bool:
    """Whether an amount alone takes the place of the one said before: "2 kg jangan, 1 kg ae"."""
    if not last.amounts or not any(isinstance(piece, AmountMark) and piece.money is None for piece in pieces):
        return clause.has("amend")
    said = {mark.text for mark in (*clause.marks, *last.words) if isinstance(mark, WordMark)}
    is_holder = any(piece.unit in _HOLDERS for piece in pieces) and all(
        amount.unit in ("g", "ml", "kg", "l") for amount in last.amounts
    )
    priced = "tag" in last.roles and any(amount.money for amount in last.amounts)
    return clause.has("amend") or bool(said & _ENOUGH) or "jangan" in said or is_holder or priced


def _in_unit(pieces: Sequence[Piece], before: Sequence[Piece]) -> list[Piece]:
    """Amounts that correct others: a bare number is in the unit of the one it corrects."""
    unit = next((piece.unit for piece in before if isinstance(piece, AmountMark) and piece.unit), None)
    corrected: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, AmountMark) and piece.is_bare and unit is not None and len(pieces) == 1:
            corrected.append(AmountMark(piece.span, piece.quantity, unit, is_fraction=piece.is_fraction))
        else:
            corrected.append(piece)
    return corrected

"""Goods with their amounts over the whole message: what is shared, corrected or conditional.

A clause of amounts alone belongs to the good before it, or, with a word such as "masing-masing", to all goods still
without one.
"""

from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from dodolan.engines.language.model.marks import AND, AmountMark, Mark, RoleMark, UnitMark, WordMark
from dodolan.engines.language.model.values import CONTAINERS, MEASURES
from dodolan.engines.language.parsing.clauses import Clause, Entry, Piece, clauses_of
from dodolan.engines.language.parsing.corrections import is_about_how, mark_corrected, mark_refused, mark_replaced
from dodolan.engines.language.parsing.pairing import DENIALS, Pairing, in_unit_of

_ENOUGH = frozenset({"aja", "ae", "saja", "wae", "deh", "wis", "cukup"})


def entries_of(
    marks: Sequence[Mark], kinds: Mapping[str, str], cooked: Collection[str], *, prices: bool = False
) -> list[Entry]:
    """All goods of a message with their amounts, refused and replaced ones included.

    kinds gives the family of each product ("" for none), cooked are the goods of kitchens. In a list of prices a
    second price is a second entry.
    """
    gathering = _Gathering(kinds, cooked, prices=prices)
    for number, clause in enumerate(clauses_of(marks)):
        gathering.take(clause, number)
    return gathering.ended()


class _Gathering:
    """The entries of a message while its clauses are added one by one."""

    def __init__(self, kinds: Mapping[str, str], cooked: Collection[str], *, prices: bool) -> None:
        self._kinds, self._cooked, self._prices = kinds, cooked, prices
        self._entries: list[Entry] = []
        self._before = Clause([], None)
        self._for_all: list[Piece] = []

    def take(self, clause: Clause, number: int) -> None:
        """Add a clause to the clauses before."""
        if not clause.goods:
            self._take_amounts(clause)
        elif self._is_conditional(clause):
            self._take_conditional(clause, number)
        else:
            self._take_goods(clause, number)
        self._before = clause

    def _is_conditional(self, clause: Clause) -> bool:
        """Whether goods are only wanted under a condition."""
        if clause.has("instead"):
            return clause.has("if") or self._before.has("if")
        return clause.has("if") and clause.has("out") and not clause.pieces

    def ended(self) -> list[Entry]:
        """The entries; an amount for all that stands before its goods is given to them."""
        for entry in self._entries:
            if self._for_all and not entry.pieces:
                entry.pieces, entry.each = list(self._for_all), True
        for entry, behind in pairwise(self._entries):
            # "daun bawang sama seledri 2500": one price for two goods.
            if (
                self._prices
                and behind.joined
                and not entry.pieces
                and "out" not in entry.roles
                and _has_price(behind.pieces)
            ):
                entry.pieces = list(behind.pieces)
        return self._entries

    def _take_goods(self, clause: Clause, number: int) -> None:
        made = self._paired(clause, number)
        is_joined = self._before.behind is not None and self._before.behind.strength == AND
        made[0].joined = clause.adds or is_joined
        if self._entries and not self._entries[-1].pieces:
            self._join(self._entries[-1], made[0], clause, is_joined=is_joined)
        mark_refused(clause, made, self._entries)
        mark_replaced(clause, self._before, made, self._entries)
        mark_corrected(clause, self._before, made, self._entries)
        self._entries += made
        if clause.has("each"):
            self._share(clause, made)
        elif is_joined and len(made) == 1:
            self._share_thousands(made[0])

    def _join(self, last: Entry, first: Entry, clause: Clause, *, is_joined: bool) -> None:
        """What a good adds to one without an amount before it: the same again, its kind, or one of two amounts."""
        begins = clause.marks[0]
        is_tagged = isinstance(begins, RoleMark) and "tag" in begins.roles
        is_kind = is_tagged and self._family(last) != "" and self._family(last) == self._family(first)
        if is_kind or (is_joined and last.names == first.names):
            last.is_replaced = True
        elif is_joined and len(first.amounts) == len(first.pieces) == 2:
            one, other = first.amounts
            if one.unit == other.unit:
                last.pieces.append(first.pieces.pop(0))

    def _family(self, entry: Entry) -> str:
        return self._kinds.get(entry.names[0], "") if len(entry.names) == 1 else ""

    def _take_conditional(self, clause: Clause, number: int) -> None:
        """What should come instead if a good is sold out is not ordered: "kalau kosong ganti tahu".

        A good before the "if" is ordered.
        """
        word = clause.first("if")
        before = [mark for mark in clause.marks if word is not None and mark.span.start < word.span.start]
        if Clause(before, None).goods:
            self._entries += self._paired(Clause(before, clause.behind), number)

    def _take_amounts(self, clause: Clause) -> None:
        """A clause without goods."""
        pieces, counts = clause.pieces, any(isinstance(piece, AmountMark) for piece in clause.pieces)
        waiting = [entry for entry in self._entries if not entry.pieces and not entry.is_refused]
        if not self._entries:
            self._for_all = pieces if clause.has("each") and counts else self._for_all
        elif clause.has("each") and waiting and pieces:
            for entry in waiting:
                entry.pieces, entry.each = list(pieces), True
        else:
            self._add(clause, self._entries[-1], counts=counts)

    def _add(self, clause: Clause, last: Entry, *, counts: bool) -> None:
        """Add to the last good."""
        pieces = clause.pieces
        if clause.has("change") and self._prices and _has_price(last.pieces):
            # "pete 6rb, naik seribu": the second sum is the difference, not a price.
            return
        if not pieces:
            last.is_refused = last.is_refused or (clause.has("not") and not is_about_how(clause.marks))
        elif _is_pack_size(clause, last) or _is_one_of_them(clause, last):
            pass
        elif counts and self._is_second(clause, last):
            self._entries.append(Entry(last.good, last.clause, pieces=pieces))
        elif counts and (self._before.has("amend") or _corrects(clause, last)):
            last.pieces = in_unit_of(last.pieces, pieces)
        elif not last.pieces and counts:
            last.pieces = pieces
        else:
            money = [piece for piece in pieces if isinstance(piece, AmountMark) and piece.money is not None]
            last.pieces += money if counts else pieces
        last.roles |= {role for mark in clause.marks if isinstance(mark, RoleMark) for role in mark.roles}
        last.words += [mark for mark in clause.marks if isinstance(mark, WordMark | RoleMark)]

    def _is_second(self, clause: Clause, last: Entry) -> bool:
        """Whether amounts alone are of another kind of the same good: "XL 2", or a price for another unit."""
        if clause.has("variety") and last.amounts:
            return True
        return self._prices and _has_price(clause.pieces) and _has_price(last.pieces)

    def _paired(self, clause: Clause, number: int) -> list[Entry]:
        """Entries of one clause; an amount too many at its beginning belongs to the good before.

        "kapal api tambah 2 bungkus indomie 1 dus" has one.
        """
        pairing = Pairing(clause, number, self._kinds, self._cooked)
        last = self._entries[-1] if self._entries else None
        if pairing.has_one_too_many and last is not None and not last.pieces and not last.is_refused:
            last.pieces.append(pairing.pop_first())
        return pairing.entries()

    def _share(self, clause: Clause, made: list[Entry]) -> None:
        """One amount for all goods so far: it stands behind the last of them, or before the first."""
        said = next((entry for entry in reversed(made) if entry.amounts), None)
        word = clause.first("each")
        if said is None or word is None:
            return
        if word.span.start < clause.goods[0].span.start:
            self._for_all = list(said.pieces)
        for entry in self._entries:
            if not entry.amounts and not entry.is_refused:
                entry.pieces, entry.each = list(said.pieces), True
        said.each = True

    def _share_thousands(self, last: Entry) -> None:
        """A thousand for each of the two: "loncang karo sledri sewuan"."""
        if len(self._entries) > 1 and any(amount.is_each for amount in last.amounts):
            other = self._entries[-2]
            other.pieces = other.pieces or list(last.pieces)


def _corrects(clause: Clause, last: Entry) -> bool:
    """Whether amounts alone take the place of the one before: "2 kg jangan, 1 kg ae"."""
    if clause.has("amend") or clause.has("instead"):
        return True
    if not last.amounts or not any(isinstance(piece, AmountMark) and piece.money is None for piece in clause.pieces):
        return False
    said = {mark.text for mark in clause.marks if isinstance(mark, WordMark)}
    denied = any(mark.text in DENIALS for mark in last.words)
    is_packed = any(piece.unit in CONTAINERS for piece in clause.pieces) and all(
        amount.unit in MEASURES for amount in last.amounts
    )
    is_priced = "tag" in last.roles and any(amount.money for amount in last.amounts)
    return bool(said & _ENOUGH) or denied or is_packed or is_priced


def _is_one_of_them(clause: Clause, last: Entry) -> bool:
    """Whether one of several is described: "3 bungkus, sing siji gak pedes"."""
    tag, number = clause.first("tag"), clause.pieces[0] if len(clause.pieces) == 1 else None
    if tag is None or not isinstance(number, AmountMark) or not number.is_bare or number.quantity != 1:
        return False
    # "sing XL 1" is one of another kind; "sing siji gak pedes" is one of these.
    is_told = clause.marks.index(number) == clause.marks.index(tag) + 1
    return is_told and any((amount.quantity or 0) > 1 for amount in last.amounts)


def _is_pack_size(clause: Clause, last: Entry) -> bool:
    """Whether a weight alone is the size of the packs: "2 sak, sing 10 kiloan"."""
    held = bool(last.amounts) and all(amount.unit in CONTAINERS for amount in last.amounts)
    return held and bool(clause.pieces) and all(piece.unit in MEASURES for piece in clause.pieces)


def _has_price(pieces: Sequence[Piece]) -> bool:
    return any(not isinstance(piece, UnitMark) and (piece.money is not None or piece.is_bare) for piece in pieces)

"""Inside one clause: which amount belongs to which good, and which goods are one.

A good takes the amounts behind it ("bayam 2 ikat"); in a clause that begins with an amount it takes those before it
("2 ikat bayam").
"""

from collections.abc import Collection, Mapping, Sequence
from itertools import islice

from dodolan.engines.language.model.marks import AmountMark, GoodMark, RoleMark, UnitMark, WordMark
from dodolan.engines.language.parsing.clauses import Clause, Entry, Piece

# "eh jangan 2" and "sekilo aja jangan 2 kilo": the number behind it is the one not wanted.
DENIALS = ("jangan", "ojo", "bukan", "dudu")


class Pairing:
    """Goods and amounts of one clause, which has one good or more, while they are paired."""

    def __init__(self, clause: Clause, number: int, kinds: Mapping[str, str], cooked: Collection[str]) -> None:
        """kinds gives the family of each product, "" for none; cooked are goods of kitchens; number counts clauses."""
        self._marks, self._number, self._kinds, self._cooked = list(clause.marks), number, kinds, cooked
        told = [mark for mark in self._marks if isinstance(mark, GoodMark | AmountMark)]
        amounts = [mark for mark in told if isinstance(mark, AmountMark) and mark.money is None]
        self._goods_left = len(clause.goods)
        self._amount_first = isinstance(told[0], AmountMark)
        self._ends_on_good = isinstance(told[-1], GoodMark)
        self.has_one_too_many = self._amount_first and not self._ends_on_good and len(amounts) > self._goods_left
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
        amend = tag = denied = False
        for place, mark in enumerate(self._marks):
            if isinstance(mark, GoodMark):
                self._good(mark, place, tagged=tag)
            elif isinstance(mark, AmountMark | UnitMark):
                if not denied:
                    self._piece(mark, amend=amend)
                amend = amend and denied
                denied = False
            elif isinstance(mark, RoleMark):
                amend = amend or bool(mark.roles & {"amend", "instead"})
                if self._entries:
                    self._entries[-1].roles |= mark.roles
                    self._entries[-1].words.append(mark)
            elif isinstance(mark, WordMark) and self._entries:
                self._entries[-1].words.append(mark)
            tag = isinstance(mark, RoleMark) and "tag" in mark.roles
            text = mark.text if isinstance(mark, RoleMark | WordMark) else ""
            denied = text.endswith(DENIALS)
        _deal(self._entries)
        return self._entries

    def _good(self, good: GoodMark, place: int, *, tagged: bool) -> None:
        self._goods_left -= 1
        if self._waiting or not self._entries or not self._joins(self._entries[-1], good, place, tagged=tagged):
            self._entries.append(Entry(good, self._number, pieces=self._waiting))
        self._waiting = []

    def _piece(self, piece: Piece, *, amend: bool) -> None:
        entries = self._entries
        # In "2 ikat bayam" the amount is that of the good still to come.
        waits = not entries or (
            self._amount_first and self._goods_left > 0 and (self._ends_on_good or bool(entries[-1].pieces))
        )
        if waits:
            self._waiting += [piece] if isinstance(piece, AmountMark) else []
        elif amend and entries[-1].pieces and isinstance(piece, AmountMark):
            entries[-1].pieces = in_unit_of(entries[-1].pieces, [piece])
        elif amend and entries[-1].amounts:
            # "2 dus eh kotak maksudnya": only the unit was wrong.
            entries[-1].amounts[-1].unit = piece.unit
        else:
            entries[-1].pieces.append(piece)

    def _joins(self, last: Entry, good: GoodMark, place: int, *, tagged: bool) -> bool:
        """Whether a good only describes the one before: its brand, its kind, or its name again."""
        old, new = last.names, good.named.goods
        counted, has_amount = bool(last.amounts), self._has_amount(place)
        if old == new and old:
            # "wortel 1 kg wortel 2": two amounts are two orders.
            return (not counted or not has_amount) and not is_other_kind(last.good, good)
        is_member = len(old) > 1 and bool(new) and set(new) <= set(old)
        family = self._kinds.get(old[0], "") if len(old) == len(new) == 1 else ""
        is_kin = bool(family) and family == self._kinds.get(new[0])
        is_described = tagged and not (counted and self._goods_left == 0 and has_amount)
        # "ayam penyet paha 3 porsi": a dish, then what it is made of.
        is_dish = not counted and bool(old) and set(old) <= set(self._cooked) and not set(new) <= set(self._cooked)
        is_narrowed = is_kin and family.startswith(" ".join(last.good.words)) and (not counted or not has_amount)
        if is_member or is_narrowed or (is_described and is_kin):
            sure = min(last.good.sure, good.sure)
            last.good = GoodMark(last.good.span.to(good.span), good.named, good.words, sure)
        return is_member or is_narrowed or is_described or is_dish

    def _has_amount(self, place: int) -> bool:
        """Whether the next mark behind a place that is no mere word is an amount."""
        behind = islice(self._marks, place + 1, None)
        return isinstance(next((mark for mark in behind if not isinstance(mark, WordMark)), None), AmountMark)


def is_other_kind(one: GoodMark, other: GoodMark) -> bool:
    """Whether two names begin alike and go on otherwise: "jahe merah", "jahe emprit"."""
    return one.words[0] == other.words[0] and bool(one.words[1:]) and bool(other.words[1:]) and one.words != other.words


def in_unit_of(before: Sequence[Piece], pieces: Sequence[Piece]) -> list[Piece]:
    """Amounts that correct others: a lone bare number is in the unit of the one it corrects."""
    unit = next((piece.unit for piece in before if isinstance(piece, AmountMark) and piece.unit), None)
    piece = pieces[0] if len(pieces) == 1 else None
    if unit is None or not isinstance(piece, AmountMark) or not piece.is_bare:
        return list(pieces)
    return [AmountMark(piece.span, piece.quantity, unit, is_fraction=piece.is_fraction)]


def _deal(entries: list[Entry]) -> None:
    """As many amounts behind the last good as goods: one for each ("brambang bawang seprapat seprapat")."""
    last = entries[-1]
    if len(last.amounts) == len(last.pieces) == len(entries) > 1 and not any(entry.pieces for entry in entries[:-1]):
        for entry, piece in zip(entries, list(last.pieces), strict=True):
            entry.pieces = [piece]

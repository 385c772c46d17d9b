"""A message cut into clauses, and its goods as entries with everything that belongs to them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dodolan.engines.language.model.marks import AND, AmountMark, Border, GoodMark, Mark, RoleMark, UnitMark, WordMark
from dodolan.engines.language.model.values import Span

Piece = AmountMark | UnitMark
# Each of these ties a good to the amount of the good before.
ALSO = ("juga", "jg", "pisan", "ugi")


@dataclass(slots=True)
class Entry:
    """A good and everything that belongs to it; clause counts clauses from 0.

    joined: "and" or "too" ties it to the entry before. each: its amount came by a word for all.
    """

    good: GoodMark
    clause: int
    joined: bool = False
    pieces: list[Piece] = field(default_factory=list)
    roles: set[str] = field(default_factory=set)
    is_refused: bool = False
    is_replaced: bool = False
    each: bool = False
    words: list[WordMark | RoleMark] = field(default_factory=list)

    @property
    def amounts(self) -> list[AmountMark]:
        """The numbers among the pieces."""
        return [piece for piece in self.pieces if isinstance(piece, AmountMark)]

    @property
    def names(self) -> tuple[str, ...]:
        """The goods it may be."""
        return self.good.named.goods

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

    @property
    def goods(self) -> list[GoodMark]:
        """Its goods in order."""
        return [mark for mark in self.marks if isinstance(mark, GoodMark)]

    @property
    def pieces(self) -> list[Piece]:
        """Its amounts and units in order."""
        return [mark for mark in self.marks if isinstance(mark, AmountMark | UnitMark)]

    @property
    def adds(self) -> bool:
        """Whether it has a word for "too"."""
        return any(isinstance(mark, RoleMark) and mark.text in ALSO for mark in self.marks)


def clauses_of(marks: Sequence[Mark]) -> Iterator[Clause]:
    """Clauses in order, none of them empty; "and" parts them like a comma."""
    inside: list[Mark] = []
    for mark in marks:
        # An "and" with a second role ("for each", "not") acts on goods of both sides, so it parts nothing.
        border = mark if isinstance(mark, Border) else None
        if isinstance(mark, RoleMark) and "and" in mark.roles and mark.text not in ALSO:
            border = None if mark.roles & {"each", "not", "out", "back"} else Border(mark.span, AND)
        if border is None:
            inside.append(mark)
        elif inside:
            yield Clause(inside, border)
            inside = []
    if inside:
        yield Clause(inside, None)

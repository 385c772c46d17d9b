"""Search: rows whose good, label or stall fits what was typed, by the market's own vocabulary."""

from functools import cache, reduce
from operator import add, or_

from django.db.models import Case, Q, QuerySet, Value, When

from dodolan.engines.language.search import Finder, Piece
from dodolan.market.prices.models import CurrentPrice
from dodolan.market.stalls.vocabulary import vocabulary

_NAME = "offer__good__name"
# How a row fits one piece, from its own name to somewhere in its words.
RANKS = 4
_TYPED_IN = (_NAME, "offer__label", "offer__stall__name")


@cache
def _finder() -> Finder:
    return Finder(vocabulary())


def words_of(search: str) -> list[str]:
    """What of a search is looked for, as typed: small letters, signs and amounts dropped, at most six pieces."""
    return [" ".join(piece.typed) for piece in _finder().pieces(search)]


def matching(rows: QuerySet[CurrentPrice], search: str) -> QuerySet[CurrentPrice]:
    """Rows that a search may mean: of the goods that it names, or, if it names none, with any of its words in them.

    A price office writes "daging ayam ras kualitas 1": what names no good narrows nothing and only sorts. rank grows by
    RANKS for each piece that a row does not fit; below that it is 0 for goods that the first piece of those that count
    names, 1 where the good's name begins with it, 2 where it holds it, 3 elsewhere; 0 everywhere without a search.
    """
    # Most price lists are only looked at; they need no words.
    pieces = _finder().pieces(search) if search else []
    if not pieces:
        return rows.annotate(rank=Value(0))
    naming = [piece for piece in pieces if piece.names] or pieces
    misses = [Case(When(_fits(piece), then=0), default=RANKS) for piece in pieces]
    rank = reduce(add, misses, _rank(naming[0]))
    return rows.filter(reduce(or_, map(_fits, naming))).annotate(rank=rank)


def _fits(piece: Piece) -> Q:
    named = Q(**{f"{_NAME}__in": piece.names}) if piece.names else Q(pk=None)
    typed = Q()
    for word in piece.typed:
        typed &= Q(*[(f"{field}__icontains", word) for field in _TYPED_IN], _connector=Q.OR)
    meant = Q(*[(f"{_NAME}__icontains", word) for word in piece.meant])
    return named | typed | meant


def _rank(first: Piece) -> Case:
    whole = " ".join(first.meant)
    return Case(
        When(**{f"{_NAME}__in": first.names or ("",)}, then=0),
        When(**{f"{_NAME}__istartswith": whole}, then=1),
        When(**{f"{_NAME}__icontains": whole}, then=2),
        default=3,
    )

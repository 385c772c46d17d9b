"""Search: rows whose good, label or stall fits what was typed, by the market's own vocabulary."""

from functools import cache

from django.db.models import Case, Q, QuerySet, Value, When

from dodolan.engines.language.search import Finder, Piece
from dodolan.market.prices.models import CurrentPrice
from dodolan.market.stalls.vocabulary import vocabulary

_NAME = "offer__good__name"
_TYPED_IN = (_NAME, "offer__label", "offer__stall__name")


@cache
def _finder() -> Finder:
    return Finder(vocabulary())


def words_of(search: str) -> list[str]:
    """What of a search is looked for, as typed: small letters, signs and amounts dropped, at most six pieces."""
    return [" ".join(piece.typed) for piece in _finder().pieces(search)]


def matching(rows: QuerySet[CurrentPrice], search: str) -> QuerySet[CurrentPrice]:
    """Rows that fit every piece of a search: its good is named, or its words are in the good's name, label or stall.

    rank is 0 for goods that the first piece names, 1 where the good's name begins with it, 2 where it holds it, 3
    elsewhere; 0 everywhere without a search.
    """
    # Most price lists are only looked at; they need no words.
    pieces = _finder().pieces(search) if search else []
    for piece in pieces:
        rows = rows.filter(_fits(piece))
    return rows.annotate(rank=_rank(pieces[0]) if pieces else Value(0))


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

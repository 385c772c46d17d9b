"""What a room brings so that the city can give out papers."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """One kind of paper: key is "room.paper", series the letters before its numbers, which no other kind has."""

    key: str
    series: str

"""What the front page shows of a market."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MarketCard:
    """A market on the front page; slot is empty while nothing is delivered from it."""

    slug: str
    name: str
    stalls: int
    slot: str

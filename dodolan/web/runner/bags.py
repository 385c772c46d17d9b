"""The letter on each purchase's bag."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from operator import attrgetter
from uuid import UUID

from dodolan.market.fulfilment.queries import Bag


@dataclass(frozen=True, slots=True)
class BagKey:
    """Whose bag a letter is."""

    label: str
    number: str
    buyer: str


def bag_labels(bags: Iterable[Bag]) -> Mapping[UUID, str]:
    """A letter or two for each purchase by its bag's place: A ... Z, AA, AB ...; short enough for a bag."""
    return {bag.purchase.pk: _letters(bag.place) for bag in bags}


def _letters(number: int) -> str:
    # Letters: bags are marked with chalk, and numbers would be read as amounts.
    high, low = divmod(number, 26)
    return (_letters(high - 1) if high else "") + chr(ord("A") + low)


def bag_keys(bags: Iterable[Bag]) -> list[BagKey]:
    """Whose bag each letter is, by letter, for what the runner still carries."""
    return [
        BagKey(_letters(bag.place), bag.purchase.number, bag.purchase.buyer_name)
        for bag in sorted(bags, key=attrgetter("place"))
        if not bag.purchase.delivered_at
    ]

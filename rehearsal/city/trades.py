"""Which kinds of stall a market has, how many of each, and how goods are dealt among them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from dodolan.market.stalls.catalogue import GoodFacts, catalogue
from dodolan.people.businesses.models import Cluster


@dataclass(frozen=True, slots=True)
class Trade:
    """A kind of stall: the shelf of the catalogue it sells from, how many a market has, goods on each.

    sign is the word before the owner's call in the business's name; swing is how far its prices move from one
    morning to the next, in thousandths.
    """

    shelf: str
    cluster: Cluster
    stalls: int
    goods: int
    sign: str
    swing: int


# In the order in which one walks: wet hall first, then dry goods, then the row of kiosks at the street.
WELL_KNOWN = (
    Trade("vegetables", Cluster.FRESH, stalls=6, goods=15, sign="Sayur", swing=30),
    Trade("spices", Cluster.FRESH, stalls=4, goods=14, sign="Bumbu", swing=40),
    Trade("fruit", Cluster.FRESH, stalls=3, goods=10, sign="Buah", swing=20),
    Trade("tofu_eggs", Cluster.FRESH, stalls=2, goods=8, sign="Tahu Tempe", swing=10),
    Trade("poultry", Cluster.FRESH, stalls=3, goods=8, sign="Ayam", swing=20),
    Trade("meat", Cluster.FRESH, stalls=2, goods=6, sign="Daging", swing=10),
    Trade("fish", Cluster.FRESH, stalls=2, goods=10, sign="Ikan", swing=30),
    Trade("staples", Cluster.FRESH, stalls=4, goods=23, sign="Pracangan", swing=5),
    Trade("meals", Cluster.CULINARY, stalls=3, goods=3, sign="Warung", swing=0),
    Trade("snacks", Cluster.CULINARY, stalls=3, goods=4, sign="Jajan", swing=0),
    Trade("larder", Cluster.UMKM, stalls=3, goods=5, sign="Dapur", swing=0),
    Trade("craft", Cluster.IKM, stalls=2, goods=4, sign="Kriya", swing=0),
)


def all_trades(well_known: Sequence[Trade], goods: Sequence[GoodFacts]) -> tuple[Trade, ...]:
    """The well-known trades, then one stall for each shelf of the goods that none of them sells from.

    Such a stall sells up to four goods of its shelf, and its sign is the shelf's name.
    """
    shelves: dict[str, list[GoodFacts]] = defaultdict(list)
    for good in goods:
        shelves[good.shelf].append(good)
    for trade in well_known:
        shelves.pop(trade.shelf, None)
    others = (
        Trade(shelf, own[0].cluster, stalls=1, goods=min(4, len(own)), sign=shelf.replace("_", " ").title(), swing=0)
        for shelf, own in shelves.items()
    )
    return (*well_known, *others)


# A new shelf of the catalogue is sold in the demo without a line here.
TRADES = all_trades(WELL_KNOWN, catalogue())
FULL_MARKET = sum(trade.stalls for trade in TRADES)


def trades_of_a_market(stalls: int) -> list[Trade]:
    """One trade per stall, in walking order; a small market gets one stall of each trade before a second of any."""
    rounds = range(max(trade.stalls for trade in TRADES))
    # A small market without fish or eggs would show half a kitchen.
    by_need = [trade for turn in rounds for trade in TRADES if trade.stalls > turn]
    return sorted(by_need[:stalls], key=TRADES.index)


class Decks:
    """The shelves of the catalogue as decks of cards, so that no good is forgotten and none is everywhere."""

    def __init__(self, dice: Random, goods: Sequence[GoodFacts]) -> None:
        """Sort the goods by shelf; nothing is dealt yet."""
        self._dice = dice
        self._shelves: dict[str, list[GoodFacts]] = defaultdict(list)
        self._decks: dict[str, list[GoodFacts]] = defaultdict(list)
        for good in goods:
            self._shelves[good.shelf].append(good)

    def deal(self, shelf: str, count: int) -> list[GoodFacts]:
        """So many different goods of a shelf by code (all of it if it holds fewer).

        Between two times that a good is dealt, every other good of its shelf is dealt about once.
        """
        deck, whole = self._decks[shelf], self._shelves[shelf]
        hand: dict[str, GoodFacts] = {}
        while len(hand) < min(count, len(whole)):
            # The first card the stall does not hold already; those skipped stay for the next stall.
            place = next((i for i, good in enumerate(deck) if good.code not in hand), None)
            if place is None:
                deck.extend(self._dice.sample(whole, len(whole)))
            else:
                good = deck.pop(place)
                hand[good.code] = good
        return [hand[code] for code in sorted(hand)]

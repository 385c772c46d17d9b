"""What may go wrong on a simulated morning, and what the morning came to."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from rehearsal.dispatch.market_day import MarketDay
from rehearsal.dispatch.runner_life import Life


@dataclass(frozen=True, slots=True)
class Trouble:
    """Rain slows every leg from one second to another; the first runner falls ill at a moment."""

    rain: tuple[int, int] | None = None
    rain_percent: int = 150
    ill: int | None = None


NO_TROUBLE = Trouble()


@dataclass(slots=True)
class Played:
    """late_seconds: one figure for every order handed over after its window. replans: processor seconds of each."""

    orders: int
    turned_away: int
    delivered: int
    late_seconds: list[int]
    busy_seconds: int
    metres: int
    trips: int
    replans: list[float] = field(default_factory=list)

    @property
    def on_time(self) -> int:
        """Orders in the buyer's hands within their window."""
        return self.delivered - len(self.late_seconds)

    @property
    def went_well(self) -> bool:
        """Nobody was turned away, left out or late."""
        return self.on_time == self.orders and not self.turned_away


def summed_up(day: MarketDay, lives: Mapping[str, Life], replans: list[float]) -> Played:
    """The figures of a morning that is over."""
    # Whoever brought it: an ill runner's order counts for the day all the same.
    handed = {name: at for life in lives.values() for name, at in life.handed.items()}
    late = [handed[order.id] - order.latest for order in day.orders if order.id in handed]
    return Played(
        orders=len(day.orders),
        turned_away=day.turned_away,
        delivered=len(handed),
        late_seconds=[seconds for seconds in late if seconds > 0],
        busy_seconds=sum(life.busy_seconds for life in lives.values()),
        metres=sum(life.metres for life in lives.values()),
        trips=sum(life.trips for life in lives.values()),
        replans=replans,
    )

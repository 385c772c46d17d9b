"""What everybody in the simulated day shares: the clock, dice per question, the agenda, and the tally."""

import heapq
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import count
from random import Random

from dodolan.kernel.clock import at_wib
from rehearsal.day.pages import Page
from rehearsal.day.stage import Clock
from rehearsal.day.visitor import Visitor

SATURDAY = date(2020, 11, 14)
SERVER_ERROR = 500


@dataclass(slots=True)
class Purchase:
    """An order as its buyer knows it. index is its place among all orders of the day."""

    index: int
    market: str
    path: str
    number: str
    pin: str
    visitor: Visitor
    cancelled: bool = False


@dataclass(slots=True)
class World:
    """The day: seed and clock, who bought what, and how often each thing happened."""

    seed: int
    clock: Clock
    port: int
    tally: Counter[str] = field(default_factory=Counter)
    purchases: dict[str, Purchase] = field(default_factory=dict)
    # What lies in each runner's box, by name; the treasurer counts it too.
    counts: dict[str, int] = field(default_factory=dict)
    _agenda: list[tuple[datetime, int, Callable[[], None]]] = field(default_factory=list)
    _numbers: Iterator[int] = field(default_factory=count)

    def dice(self, *question: object) -> Random:
        """Dice that fall the same way for the same question, in whatever order questions come."""
        # Not one stream of dice: then one more question anywhere would change the whole rest of the day.
        return Random(":".join(map(str, (self.seed, *question))))

    def plan(self, hour: int, minute: float, action: Callable[[], None]) -> None:
        """Put an action on the agenda at a time of day in WIB."""
        self._put(at_wib(SATURDAY, time(hour)) + timedelta(minutes=minute), action)

    def later(self, minutes: float, action: Callable[[], None]) -> None:
        """Put an action on the agenda so many minutes from now."""
        self._put(self.clock.at + timedelta(minutes=minutes), action)

    def _put(self, at: datetime, action: Callable[[], None]) -> None:
        heapq.heappush(self._agenda, (at, next(self._numbers), action))

    def run(self) -> None:
        """Do everything on the agenda in order of time."""
        while self._agenda:
            at, _, action = heapq.heappop(self._agenda)
            self.clock.at = at
            action()

    def visitor(self, circle: int, number: int) -> Visitor:
        """A phone with an address of its own."""
        return Visitor(self.port, f"127.{10 + circle}.{number // 250}.{number % 250 + 1}")

    def note(self, action: str, page: Page) -> bool:
        """Count an action by its outcome; True if it went well. A server error ends the day: it is a defect."""
        # Refusals belong to a day; a server error never does.
        if page.status >= SERVER_ERROR:
            raise RuntimeError(f"{action}: {page.status} at {page.path}")
        self.tally[action if page.status < 400 else f"{action}: refused {page.status}"] += 1
        return page.status < 400

"""A runner of a simulated morning: drives, picks, weighs and delivers what the planner said, in the true time."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from dodolan.engines.routing.carrying.oversize import after_weighing
from dodolan.engines.routing.model.ports import Picking, Travel
from dodolan.engines.routing.model.values import Order, Place, Runner, State, Trip
from rehearsal.dispatch.market_day import MARKET


@dataclass(slots=True)
class Land:
    """What the runners move in: roads, shopping, and what the scales will say."""

    travel: Travel
    picking: Picking
    true_hg: Mapping[str, int]


@dataclass(slots=True)
class Life:
    """A runner, where they are and from when they are free; the trip under way; what is aboard, next door first."""

    runner: Runner
    land: Land
    trip: Trip | None = None
    aboard: list[Order] = field(default_factory=list)
    handed: dict[str, int] = field(default_factory=dict)
    busy_seconds: int = 0
    metres: int = 0
    trips: int = 0

    def go(self, orders: list[Order], departs: int) -> None:
        """Leave for the market with a list, once the runner is free."""
        # The plan may be a minute old; nobody leaves before they are back.
        leaves = max(departs, self.runner.free_from)
        arrives = leaves + self._drive(MARKET, leaves)
        self.busy_seconds += arrives - leaves
        self.metres += self.land.travel.metres(self.runner.at, MARKET)
        self.trip = Trip(self.runner.id, MARKET, tuple(order.id for order in orders), State.PICKING, arrives=arrives)
        self.aboard = orders
        self.runner = replace(self.runner, at=MARKET, free_from=arrives)
        self.trips += 1

    def rewrite(self, orders: list[Order]) -> None:
        """Another list, while picking has not begun."""
        self._carry(State.PICKING, orders)

    def begin_picking(self, now: int) -> bool:
        """Begin once the runner is there and the goods are ready; from then on the list stands."""
        trip = self.trip
        if trip is None or trip.state is not State.PICKING:
            return False
        begins = max([trip.arrives, *(order.ready for order in self.aboard)])
        if begins > now:
            return False
        seconds = self.land.picking.seconds(self.aboard)
        self.busy_seconds += seconds
        self.runner = replace(self.runner, free_from=begins + seconds)
        self.trip = replace(trip, state=State.LOADED)
        return True

    def weigh(self, now: int) -> list[Order]:
        """Leave the market when all is picked; what turns out too heavy stays behind and is handed back."""
        if self.trip is None or self.trip.state is not State.LOADED or now < self.runner.free_from:
            return []
        true = [replace(order, hg=self.land.true_hg[order.id]) for order in self.aboard]
        weighed = after_weighing(true, self.runner)
        self._carry(State.OUT, list(weighed.now))
        # It is packed and weighed: the next trip finds it on the shelf.
        return [replace(order, ready=now) for order in (*weighed.second_trip, *weighed.too_big)]

    def deliver(self, now: int) -> bool:
        """Hand over at every door the runner has reached by now."""
        before = len(self.handed)
        while self.trip is not None and self.trip.state is State.OUT and self.aboard:
            order = self.aboard[0]
            leaves = self.runner.free_from
            arrives = leaves + self._drive(order.drop, leaves)
            # At a door that is not open yet the runner waits with the goods in hand.
            handed = max(arrives + order.hand_seconds, order.earliest)
            if handed > now:
                break
            self.metres += self.land.travel.metres(self.runner.at, order.drop)
            self.handed[order.id] = handed
            self.busy_seconds += handed + order.leave_seconds - leaves
            self.runner = replace(self.runner, at=order.drop, free_from=handed + order.leave_seconds)
            self._carry(State.OUT, self.aboard[1:])
        return len(self.handed) > before

    def fall_ill(self, now: int) -> list[Order]:
        """No new trip from now on. Goods on board are still delivered; a list not yet carried out goes back."""
        # A shift that ended a second ago: pickups at this very moment are refused too.
        self.runner = replace(self.runner, off=now - 1)
        if self.trip is None or self.trip.state is State.OUT:
            return []
        back, self.aboard, self.trip = self.aboard, [], None
        return back

    def _carry(self, state: State, orders: list[Order]) -> None:
        self.aboard = orders
        if orders and self.trip is not None:
            self.trip = replace(self.trip, state=state, orders=tuple(order.id for order in orders))
        else:
            self.trip = None

    def _drive(self, to: Place, leaves: int) -> int:
        travel = self.land.travel
        return -(-travel.seconds(self.runner.at, to, travel.band(leaves)) * self.runner.travel_percent // 100)

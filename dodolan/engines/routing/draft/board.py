"""The situation as numbers: every order, runner and place under an index, every leg looked up once."""

from typing import NamedTuple

from dodolan.engines.routing.model.parameters import USUAL, Parameters
from dodolan.engines.routing.model.ports import Picking, Travel
from dodolan.engines.routing.model.values import NEVER, Order, Place, Runner, Situation

# Above every sum of loads and cash, so that one comparison serves runners with and without limits.
NO_LIMIT = 10**15


class Run(NamedTuple):
    """A trip while it is being planned. arrives is -1 while it may move; a run under way keeps its place."""

    place: int
    orders: tuple[int, ...]
    arrives: int = -1


class Job(NamedTuple):
    """An order as the inner loops read it; promised is -1 if nothing was."""

    place: int
    door: int
    placed: int
    ready: int
    earliest: int
    latest: int
    hand: int
    leave: int
    hg: int
    dl: int
    cash: int
    weight: int
    promised: int


class Limits(NamedTuple):
    """The limits of a runner's trips; NO_LIMIT where there is none."""

    off: int
    last_door: int
    hg: int
    dl: int
    cash: int
    percent: int
    breaks: tuple[tuple[int, int], ...]
    unlimited: bool


class Board:
    """Numbers for things and seconds for legs; no plan is in here."""

    def __init__(self, situation: Situation, travel: Travel, picking: Picking, parameters: Parameters = USUAL) -> None:
        self.now, self.aims, self.parameters = situation.now, situation.aims, parameters
        # Both are read in the inner loop of the search.
        self._most_on_a_trip, self._most_kept = parameters.most_orders_on_a_trip, parameters.most_kept_legs
        self._travel, self._picking = travel, picking
        # Places are numbered by id: two orders to one door share its legs.
        self._numbers: dict[str, int] = {}
        self._spots: list[Place] = []
        self._parking: dict[int, int] = {}
        self._loading: dict[tuple[int, ...], int] = {}
        self._legs: dict[tuple[int, int, int], int] = {}
        self.orders: list[Order] = list(situation.orders)
        self.runners: list[Runner] = list(situation.runners)
        self.jobs: list[Job] = [self._job(order) for order in self.orders]
        # A pin may outlive its order; such pins are passed over.
        numbers = {order.id: number for number, order in enumerate(self.orders)}
        # The place in its trip where a dispatcher pinned an order.
        self.positions: dict[int, int] = {
            numbers[pin.order]: pin.position
            for pin in situation.pins
            if pin.position is not None and pin.order in numbers
        }
        self.limits: list[Limits] = [_limits(runner) for runner in self.runners]

    def place(self, place: Place) -> int:
        """The number of a place, given out at first sight."""
        number = self._numbers.setdefault(place.id, len(self._spots))
        if number == len(self._spots):
            self._spots.append(place)
        return number

    def spot(self, number: int) -> Place:
        """The place behind a number."""
        return self._spots[number]

    def leg(self, a: int, b: int, at: int) -> int:
        """Seconds from place to place when leaving at a moment."""
        # Within one band all departures share a leg, so a day needs few answers of the port.
        band = self._travel.band(at)
        key = (a, b, band)
        known = self._legs.get(key)
        if known is None:
            if len(self._legs) >= self._most_kept:
                self._legs.clear()
            known = self._legs[key] = self._travel.seconds(self._spots[a], self._spots[b], band)
        return known

    def parking(self, place: int) -> int:
        """Seconds between arriving at a pickup place and being able to load."""
        known = self._parking.get(place)
        if known is None:
            known = self._parking[place] = self._picking.parking(self._spots[place])
        return known

    def loading(self, orders: tuple[int, ...]) -> int:
        """Seconds to load this list."""
        known = self._loading.get(orders)
        if known is None:
            if len(self._loading) >= self._most_kept:
                self._loading.clear()
            # The search tries a list in many sequences, and the time of a long list is slow to compute.
            alike = tuple(sorted(orders))
            known = self._loading.get(alike)
            if known is None:
                known = self._loading[alike] = self._picking.seconds([self.orders[order] for order in alike])
            self._loading[orders] = known
        return known

    def has_room(self, runner: int, orders: tuple[int, ...], more: int) -> bool:
        """Whether a runner can carry one more order with these."""
        limits = self.limits[runner]
        if len(orders) >= self._most_on_a_trip:
            return False
        if limits.unlimited:
            return True
        # Summed anew: lists are short, and sums kept beside them would have to follow every change.
        load = [self.jobs[more], *(self.jobs[order] for order in orders)]
        return (
            sum(job.hg for job in load) <= limits.hg
            and sum(job.dl for job in load) <= limits.dl
            and sum(job.cash for job in load) <= limits.cash
        )

    def keeps_pins(self, run: Run) -> bool:
        """Whether orders pinned to a position stand there, or last in a list too short for it."""
        last = len(run.orders) - 1
        return all(number == min(self.positions.get(order, number), last) for number, order in enumerate(run.orders))

    def with_pins(self, orders: tuple[int, ...]) -> tuple[int, ...]:
        """The list with its pinned orders put where they belong."""
        listed = [order for order in orders if order not in self.positions]
        for order in sorted((o for o in orders if o in self.positions), key=lambda o: self.positions[o]):
            listed.insert(self.positions[order], order)
        return tuple(listed)

    def _job(self, order: Order) -> Job:
        return Job(
            place=self.place(order.pickup),
            door=self.place(order.drop),
            placed=order.placed,
            ready=order.ready,
            earliest=order.earliest,
            # A window that ends before it begins is read as ending where it begins; the plan has a reason for it.
            latest=max(order.latest, order.earliest),
            hand=order.hand_seconds,
            leave=order.leave_seconds,
            hg=order.hg,
            dl=order.dl,
            cash=order.cash_rp,
            weight=max(1, order.priority),
            promised=-1 if order.promised is None else order.promised,
        )


def _limits(runner: Runner) -> Limits:
    return Limits(
        off=runner.off,
        last_door=min(NEVER, runner.off + runner.overrun),
        hg=NO_LIMIT if runner.cap_hg is None else runner.cap_hg,
        dl=NO_LIMIT if runner.cap_dl is None else runner.cap_dl,
        cash=NO_LIMIT if runner.cash_limit_rp is None else runner.cash_limit_rp - runner.cash_in_hand_rp,
        percent=runner.travel_percent,
        breaks=tuple(sorted((pause.begins, pause.ends) for pause in runner.breaks)),
        unlimited=runner.cap_hg is None and runner.cap_dl is None and runner.cash_limit_rp is None,
    )

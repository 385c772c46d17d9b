"""The input of the planner as plain frozen facts. Times are whole seconds from one origin."""

from dataclasses import dataclass, field
from enum import StrEnum

# Later than any day ends: an order without a promise, a shift without an end.
NEVER = 10**9


@dataclass(frozen=True, slots=True)
class Place:
    """A spot on the map. x and y are metres on a plane, or longitude and latitude, as the Travel port expects.

    Two places with one id are one place; a place that moves gets a new id.
    """

    id: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to fetch for an order: where, and what it weighs in hectograms and fills in decilitres."""

    stall: str
    hg: int = 0
    dl: int = 0


@dataclass(frozen=True, slots=True)
class Order:
    """Goods from one pickup place to one door.

    placed and ready: when it came in, and from when it can be picked up. earliest and latest: the window at the
    door; before it a runner waits, after it the order is late, never impossible. promised: the arrival
    promised to the buyer, if any. hand_seconds: from reaching the door until the buyer has the goods; leave_seconds:
    from then until the runner drives on. priority multiplies what a second of this order costs, 1 is usual.
    """

    id: str
    pickup: Place
    drop: Place
    placed: int
    ready: int
    earliest: int = 0
    latest: int = NEVER
    hand_seconds: int = 120
    leave_seconds: int = 120
    hg: int = 0
    dl: int = 0
    cash_rp: int = 0
    priority: int = 1
    needs_skill: str = ""
    promised: int | None = None
    lines: tuple[Line, ...] = ()


class Vehicle(StrEnum):
    """What a runner drives."""

    MOTOR = "motor"
    BECAK_MOTOR = "becak motor"
    PICKUP = "pickup"


@dataclass(frozen=True, slots=True)
class Break:
    """A pause in which a runner is on no trip."""

    begins: int
    ends: int


@dataclass(frozen=True, slots=True)
class Runner:
    """A person with a vehicle. None as a limit means no limit.

    at and free_from: where the runner is, and from when they can take something new. No pickup after `off`; the last
    door may be reached up to `overrun` seconds later. travel_percent: 120 needs a fifth more time than the Travel
    port says. cash_in_hand_rp: taken from buyers and not handed in yet; it counts against cash_limit_rp.
    """

    id: str
    at: Place
    free_from: int
    on: int
    off: int
    overrun: int = 0
    vehicle: Vehicle = Vehicle.MOTOR
    cap_hg: int | None = None
    cap_dl: int | None = None
    travel_percent: int = 100
    skills: frozenset[str] = frozenset()
    breaks: tuple[Break, ...] = ()
    cash_limit_rp: int | None = None
    cash_in_hand_rp: int = 0


class State(StrEnum):
    """How far a trip is. PLANNED moves freely; PICKING keeps its place and may change its list; the rest is frozen."""

    PLANNED = "planned"
    PICKING = "picking"
    LOADED = "loaded"
    OUT = "out"


FROZEN = frozenset({State.LOADED, State.OUT})


@dataclass(frozen=True, slots=True)
class Trip:
    """One runner, one pickup place, then doors in this order.

    PICKING: arrives is when the runner reaches the pickup place, or reached it. LOADED and OUT: orders are the ones
    still on board, the runner's `at` and `free_from` say where and when they leave for the next door.
    """

    runner: str
    pickup: Place
    orders: tuple[str, ...]
    state: State = State.PLANNED
    revision: int = 0
    arrives: int = 0


@dataclass(frozen=True, slots=True)
class Pin:
    """A dispatcher's decision: this order goes with this runner, at this place in its list (0 first) if given."""

    order: str
    runner: str
    position: int | None = None


@dataclass(frozen=True, slots=True)
class Sighting:
    """An order seen earlier today, wherever it is now: from where, when it came in, when it was ready."""

    pickup: Place
    placed: int
    ready: int


@dataclass(frozen=True, slots=True)
class Aims:
    """The costs a market weighs against each other; those in seconds are the cost of one second.

    waiting: from placing to the door, for every order. late: beyond `latest`, on top. driving: a runner on the road.
    picking: a runner loading. finishing: from now until a trip ends, for every trip: a runner who is back early can
    take orders that are still to come. late_order: once per late order. unserved: once per order on no trip, more than
    a day of waiting. broken_promise: once per promised arrival moved by more than `promise_slack`; below late_order,
    so that a promise is moved to save a late order and for nothing less.
    """

    waiting: int = 0
    late: int = 10
    driving: int = 1
    picking: int = 0
    finishing: int = 0
    late_order: int = 72_000
    broken_promise: int = 36_000
    promise_slack: int = 900
    unserved: int = 10**7


@dataclass(frozen=True, slots=True)
class Situation:
    """One board at one moment. orders: every open order and every order of a trip; trips: what was planned or begun.

    waiting_places: pickup places an idle runner may be sent to; sightings: today's orders so far, from which
    repositioning estimates the next ones. revision counts the changes of the board: a plan holds for one revision only.
    """

    now: int
    orders: tuple[Order, ...]
    runners: tuple[Runner, ...]
    trips: tuple[Trip, ...] = ()
    pins: tuple[Pin, ...] = ()
    waiting_places: tuple[Place, ...] = ()
    sightings: tuple[Sighting, ...] = ()
    aims: Aims = field(default_factory=Aims)
    revision: int = 0

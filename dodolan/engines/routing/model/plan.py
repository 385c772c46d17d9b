"""What the planner answers: a timetable for every runner, what is on no trip, and a reason for everything."""

from dataclasses import dataclass
from enum import StrEnum

from dodolan.engines.routing.model.values import Place, Trip


class StalePlan(ValueError):
    """The board changed after the plan was begun."""


class Why(StrEnum):
    """Why something is as it is; answer/sentences.py has a sentence for each."""

    # An order on a trip: how it came there, and what is wrong with its time.
    NEW = "new"
    MOVED = "moved"
    BUNDLED = "bundled"
    LATE = "late"
    WINDOW_PAST = "window_past"
    WINDOW_TOO_SHORT = "window_too_short"
    WINDOW_REVERSED = "window_reversed"
    PROMISE_MOVED = "promise_moved"
    # A trip already begun.
    AFTER_SHIFT = "after_shift"
    DURING_BREAK = "during_break"
    # An order on no trip.
    NO_RUNNER = "no_runner"
    SHIFTS_OVER = "shifts_over"
    NOT_ALL_ASKED = "not_all_asked"
    TOO_HEAVY = "too_heavy"
    TOO_BIG = "too_big"
    NO_SKILL = "no_skill"
    OVER_CASH_LIMIT = "over_cash_limit"
    PIN_IMPOSSIBLE = "pin_impossible"
    # An idle runner.
    GO_WAIT = "go_wait"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is as it is. runner, other and seconds are there where the sentence needs them."""

    why: Why
    order: str = ""
    runner: str = ""
    other: str = ""
    seconds: int = 0


@dataclass(frozen=True, slots=True)
class Timetable:
    """A trip with its times: leaves for the pickup place, stands ready to load, leaves it, reaches each door, is free.

    arrivals has one time per order of the trip, in its sequence: the goods are in the buyer's hands then.
    """

    trip: Trip
    departs: int
    picks: int
    loaded: int
    arrivals: tuple[int, ...]
    free: int


@dataclass(frozen=True, slots=True)
class Unassigned:
    """An order on no trip, and why."""

    order: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Move:
    """An idle runner sent ahead, with nothing to fetch yet."""

    runner: str
    to: Place
    reason: Reason


@dataclass(frozen=True, slots=True)
class Plan:
    """The day from now on. cost_before is that of the trips handed in with new orders added, cost_after the plan's.

    revision names the board it was made for; seed and rounds make it again.
    """

    revision: int
    seed: int
    rounds: int
    timetables: tuple[Timetable, ...]
    unassigned: tuple[Unassigned, ...] = ()
    moves: tuple[Move, ...] = ()
    reasons: tuple[Reason, ...] = ()
    cost_before: int = 0
    cost_after: int = 0

    def must_be_for(self, revision: int) -> None:
        """Raise StalePlan if the board has changed since: such a plan is thrown away, not patched."""
        if revision != self.revision:
            raise StalePlan(f"The plan was made for revision {self.revision}; the board is at {revision}.")

    def leaving(self, now: int) -> list[Timetable]:
        """Trips whose runner has to go now; all others may still change at no loss."""
        return [table for table in self.timetables if table.departs <= now]

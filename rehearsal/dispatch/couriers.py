"""The couriers of the benchmark as runners: where each is, what trip they are on, and when they pick up."""

from dataclasses import replace
from typing import Any

from dodolan.engines.routing.model.values import Place, Runner, State, Trip

MINUTE = 60
# Only pickups are bound to the shift; doors may be reached any time later.
OVERRUN = 24 * 60 * MINUTE


class Couriers:
    """What was told of couriers, and what they were told."""

    def __init__(self, told: list[dict[str, Any]], half_service: int) -> None:
        self._half = half_service
        self.trips: dict[str, Trip] = {}
        self._committed: dict[str, int] = {}
        self._before: dict[str, tuple[Runner, Trip | None]] = {}
        self.runners = {
            courier["id"]: Runner(
                id=courier["id"],
                at=Place(f"start {courier['id']}", *courier["at"]),
                free_from=courier["on"] * MINUTE,
                on=courier["on"] * MINUTE,
                off=courier["off"] * MINUTE,
                overrun=OVERRUN,
            )
            for courier in told
        }

    def working(self, now: int) -> tuple[Runner, ...]:
        """Runners who can still pick up, or are on a trip."""
        return tuple(runner for runner in self.runners.values() if runner.off >= now or runner.id in self.trips)

    def is_free(self, name: str, now: int) -> bool:
        """Whether a courier can be sent somewhere."""
        return name not in self.trips and self.runners[name].free_from <= now

    def may_have(self, trip: Trip) -> bool:
        """Whether no other courier holds one of these orders."""
        held = {order for other in self.trips.values() if other.runner != trip.runner for order in other.orders}
        return held.isdisjoint(trip.orders)

    def commit(self, trip: Trip, now: int) -> None:
        """A courier is under way to a pickup place, or has another list there."""
        self._before[trip.runner] = self.runners[trip.runner], self.trips.get(trip.runner)
        self.trips[trip.runner] = trip
        self._committed[trip.runner] = now

    def move(self, name: str, to: Place, arrives: int) -> None:
        """A courier is under way with nothing to fetch."""
        self._before[name] = self.runners[name], None
        self.runners[name] = replace(self.runners[name], at=to, free_from=arrives)

    def take_back(self, name: str) -> None:
        """What the courier was told last was refused: the courier is as before."""
        # A refusal may name a courier who was told nothing; the talk goes on.
        if name in self._before:
            self.runners[name], trip = self._before.pop(name)
            self.trips.pop(name, None)
            if trip is not None:
                self.trips[name] = trip

    def leave(self, trip: Trip, ready: list[int]) -> None:
        """A courier has picked up: the list is final, and the courier is at the pickup place until it is loaded."""
        # A list changed while the courier stood there cannot have been picked up before the change.
        picked = max(trip.arrives + self._half, self._committed[trip.runner], *ready)
        self.trips[trip.runner] = replace(trip, state=State.OUT)
        self.runners[trip.runner] = replace(self.runners[trip.runner], at=trip.pickup, free_from=picked + self._half)

    def free(self, name: str, at: Place | None, now: int) -> tuple[str, ...]:
        """A courier is free from now on, at a place or where they were; returns the orders they have delivered."""
        trip = self.trips.pop(name, None)
        self.runners[name] = replace(self.runners[name], at=at or self.runners[name].at, free_from=now)
        return trip.orders if trip else ()

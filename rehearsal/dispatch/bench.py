"""The talk of the public dispatch benchmark, translated for the planner that serves real runners.

Minutes there are seconds here; a restaurant is a pickup place, a courier a runner. Nothing in here decides.
"""

from dataclasses import replace
from typing import Any

from dodolan.engines.routing.model.plan import Plan
from dodolan.engines.routing.model.values import Aims, Order, Place, Sighting, Situation, State, Trip
from dodolan.engines.routing.planner import plan
from rehearsal.dispatch.couriers import Couriers
from rehearsal.dispatch.flat_picking import FlatPicking
from rehearsal.dispatch.planar import Planar

MINUTE = 60
# Every minute from click to door counts alike; there are no windows to be late for.
AIMS = Aims(waiting=10, late=0, late_order=0, driving=1)

Message = dict[str, Any]


class Talk:
    """One day: what was heard so far, and the answer to each line."""

    def __init__(self, start: Message) -> None:
        half = start["pickup_minutes"] * MINUTE // 2
        self.travel = Planar(start["metres_per_minute"], step=MINUTE)
        self.picking = FlatPicking(half, half)
        self.hand_seconds = start["dropoff_minutes"] * MINUTE // 2
        self.restaurants = {shop["id"]: Place(f"restaurant {shop['id']}", *shop["at"]) for shop in start["restaurants"]}
        self.names = {place.id: name for name, place in self.restaurants.items()}
        self.couriers = Couriers(start["couriers"], half)
        self.orders: dict[str, Order] = {}
        self.planned: tuple[Trip, ...] = ()
        self.sightings: list[Sighting] = []
        # Whoever has to leave before the next line comes must be told now.
        self.last_call = max(0, start.get("update_minutes", 1) - 1) * MINUTE
        self.revision = 0

    def answer(self, news: Message) -> Message:
        """The commits and moves of this minute; nothing to do is an empty object."""
        now = news["t"] * MINUTE
        self._hear(news, now)
        self.revision += 1
        situation = Situation(
            now=now,
            orders=tuple(self.orders.values()),
            runners=self.couriers.working(now),
            trips=(*self.couriers.trips.values(), *self.planned),
            waiting_places=tuple(self.restaurants.values()),
            sightings=tuple(self.sightings),
            aims=AIMS,
            revision=self.revision,
        )
        made = plan(situation, travel=self.travel, picking=self.picking)
        said = {"commit": self._commits(made, now), "move": self._moves(made, now)}
        return {key: entries for key, entries in said.items() if entries}

    def _hear(self, news: Message, now: int) -> None:
        for told in news.get("orders", ()):
            self._place(told)
        for entry in news.get("refused", ()):
            self.couriers.take_back(entry["courier"])
        # Heard before who is free: between two lines a short trip may be picked up and over.
        picked = set(news.get("picked", ()))
        for trip in [trip for trip in self.couriers.trips.values() if not picked.isdisjoint(trip.orders)]:
            self.couriers.leave(trip, [self.orders[order].ready for order in trip.orders])
        for told in news.get("free", ()):
            at = self.restaurants.get(told["place"])
            if at is None and told["place"] in self.orders:
                at = self.orders[told["place"]].drop
            for order in self.couriers.free(told["courier"], at, now):
                self.orders.pop(order, None)

    def _place(self, told: Message) -> None:
        order = Order(
            id=told["id"],
            pickup=self.restaurants[told["pickup"]],
            drop=Place(f"door {told['id']}", *told["drop"]),
            placed=told["placed"] * MINUTE,
            ready=told["ready"] * MINUTE,
            hand_seconds=self.hand_seconds,
            leave_seconds=self.hand_seconds,
        )
        self.orders[order.id] = order
        self.sightings.append(Sighting(order.pickup, order.placed, order.ready))

    def _commits(self, made: Plan, now: int) -> list[Message]:
        """Trips that leave now and lists that changed, each after the one that gives its orders back."""
        # Reversed, so that the first of a runner's trips is the one that stays.
        due = {table.trip.runner: table.trip for table in reversed(made.leaving(now + self.last_call))}
        changed = {
            table.trip.runner: table.trip
            for table in made.timetables
            if table.trip.state is State.PICKING and table.trip != self.couriers.trips[table.trip.runner]
        }
        leaving = {name: trip for name, trip in due.items() if self.couriers.is_free(name, now)}
        self.planned = tuple(
            table.trip
            for table in made.timetables
            if table.trip.state is State.PLANNED and table.trip is not leaving.get(table.trip.runner)
        )
        said: list[Message] = []
        # A list that gives an order away goes before the one that gets it: nothing may be on two.
        waiting = changed | leaving
        while name := next((name for name, trip in waiting.items() if self.couriers.may_have(trip)), None):
            trip = waiting.pop(name)
            arrives = trip.arrives
            if trip.state is State.PLANNED:
                arrives = now + self.travel.seconds(self.couriers.runners[name].at, trip.pickup, 0)
            self.couriers.commit(replace(trip, state=State.PICKING, arrives=arrives), now)
            said.append({"courier": name, "orders": list(trip.orders)})
        # Two couriers who are to swap would each have to give first; they keep what they have.
        return said

    def _moves(self, made: Plan, now: int) -> list[Message]:
        for move in made.moves:
            arrives = now + self.travel.seconds(self.couriers.runners[move.runner].at, move.to, 0)
            self.couriers.move(move.runner, move.to, arrives)
        return [{"courier": move.runner, "to": self.names[move.to.id]} for move in made.moves]

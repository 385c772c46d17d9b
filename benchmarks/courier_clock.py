"""The clock of the delivery benchmark: moves couriers minute by minute by its rules, and refuses what they forbid.

Rules: Reyes, Erera, Savelsbergh, Sahasrabudhe and O'Neil, The Meal Delivery Routing Problem, 2018. A reply is timed;
whoever replies never hears of an order before it is placed.
"""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from benchmarks.delivery_days import DeliveryDay, Meal, Point

Message = dict[str, Any]
Answering = Callable[[Message], Message]


@dataclass(slots=True)
class Rider:
    """A courier on the day: where, free from when, and the trip whose list may still change."""

    place: str
    free_at: float
    off: int
    announced: bool = False
    orders: list[str] = field(default_factory=list)
    arrives: int = 0
    pickup: int = 0


@dataclass(slots=True)
class Played:
    """What came of a day: pickup and handover of every delivered order, refusals, and how long replies took."""

    done: dict[str, tuple[int, int]] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)


class CourierClock:
    """Plays one day to one planner."""

    def __init__(self, day: DeliveryDay) -> None:
        self.day, self.played = day, Played()
        self.meals: dict[str, Meal] = {}
        self.at: dict[str, Point] = day.places | {courier.id: courier.at for courier in day.couriers}
        self.riders = {courier.id: Rider(courier.id, courier.on, courier.off) for courier in day.couriers}
        self.holder: dict[str, str] = {}

    def start(self) -> Message:
        """The first line of the talk."""
        return {
            "start": True,
            "metres_per_minute": self.day.metres_per_minute,
            "pickup_minutes": 2 * self.day.half_service,
            "dropoff_minutes": 2 * self.day.half_service,
            "last_minute": max(courier.off for courier in self.day.couriers),
            "restaurants": [{"id": name, "at": list(at)} for name, at in self.day.places.items()],
            "couriers": [
                {"id": courier.id, "at": list(courier.at), "on": courier.on, "off": courier.off}
                for courier in self.day.couriers
            ],
        }

    def play(self, answering: Answering) -> Played:
        """Every minute: tell what happened, take the answer, do what the rules allow."""
        refused: list[Message] = []
        for minute in range(max(courier.off for courier in self.day.couriers) + 1):
            news = self._news(minute) | {"refused": refused}
            begun = time.perf_counter()
            reply = answering(news)
            self.played.seconds.append(time.perf_counter() - begun)
            refused = self._obey(minute, reply)
        for rider in self.riders.values():
            if rider.orders:
                self._leave(rider)
        return self.played

    def _news(self, minute: int) -> Message:
        picked: list[str] = []
        free = []
        for name, rider in self.riders.items():
            if rider.orders and rider.pickup <= minute:
                picked += rider.orders
                self._leave(rider)
            if not rider.orders and rider.free_at <= minute and not rider.announced and rider.free_at <= rider.off:
                free.append({"courier": name, "place": rider.place})
                rider.announced = True
        orders = []
        for meal in self.day.meals:
            if meal.placed == minute:
                self.meals[meal.id], self.at[meal.id] = meal, meal.drop
                told = {"id": meal.id, "placed": meal.placed, "pickup": meal.pickup, "ready": meal.ready}
                orders.append(told | {"drop": list(meal.drop)})
        return {"t": minute, "orders": orders, "free": free, "picked": picked, "dropped": []}

    def _leave(self, rider: Rider) -> None:
        """The list is final: the rest of the trip follows from it."""
        half, now = self.day.half_service, rider.pickup + self.day.half_service
        for order in rider.orders:
            handed = now + self._travel(rider.place, order) + half
            self.played.done[order] = (rider.pickup, handed)
            rider.place, now = order, handed + half
        rider.orders, rider.free_at, rider.announced = [], now, False

    def _travel(self, origin: str, to: str) -> int:
        (x1, y1), (x2, y2) = self.at[origin], self.at[to]
        return math.ceil(math.sqrt((x1 - x2) ** 2 + (y1 - y2) ** 2) / self.day.metres_per_minute)

    def _obey(self, minute: int, reply: Message) -> list[Message]:
        refused = []
        for act, entries in ((self._commit, reply.get("commit", [])), (self._move, reply.get("move", []))):
            for entry in entries:
                why = act(minute, entry)
                if why:
                    self.played.refused.append(why)
                    refused.append(entry | {"why": why})
        return refused

    def _commit(self, minute: int, entry: Message) -> str:
        rider, orders = self.riders[entry["courier"]], entry["orders"]
        places = {self.meals[order].pickup for order in orders}
        others = {order for order in orders if self.holder.get(order, entry["courier"]) != entry["courier"]}
        if others or not self.played.done.keys().isdisjoint(orders):
            return "order is taken"
        if len(places) != 1 or (rider.orders and places != {rider.place}):
            return "more than one restaurant"
        if not rider.orders and rider.free_at > minute:
            return "busy"
        (place,) = places
        arrives = rider.arrives if rider.orders else minute + self._travel(rider.place, place)
        pickup = max(minute, arrives + self.day.half_service, *(self.meals[order].ready for order in orders))
        if pickup > rider.off:
            return "pickup after off time"
        self.holder = {order: name for order, name in self.holder.items() if order not in rider.orders}
        self.holder |= dict.fromkeys(orders, entry["courier"])
        rider.place, rider.orders, rider.arrives, rider.pickup = place, list(orders), arrives, pickup
        return ""

    def _move(self, minute: int, entry: Message) -> str:
        rider = self.riders[entry["courier"]]
        if rider.orders or rider.free_at > minute:
            return "busy"
        if minute > rider.off or rider.place == entry["to"]:
            return "off duty or already there"
        rider.free_at = minute + self._travel(rider.place, entry["to"])
        rider.place, rider.announced = entry["to"], False
        return ""

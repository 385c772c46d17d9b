"""Does the planner beat the nearest free courier on days of many pickup places, and does it answer in time?"""

import math
import resource
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from statistics import mean

from benchmarks.alone import ask_alone
from benchmarks.courier_clock import Answering, CourierClock, Message
from benchmarks.delivery_days import COURIER_HOURS, DeliveryDay, delivery_day, faster
from benchmarks.grounds import Ground
from benchmarks.morning_boards import morning_board
from benchmarks.tables import Answer, Table
from dodolan.engines.routing.model.values import Trip
from dodolan.engines.routing.planner import plan
from rehearsal.dispatch.bench import Talk
from rehearsal.dispatch.flat_picking import FlatPicking
from rehearsal.dispatch.planar import Planar

COMMAND = "python -m benchmarks.bench_dispatch"
MOST_SECONDS_A_REPLY = 1.0
MOST_MEMORY_MB = 150
# Open orders, runners, and the seconds a replan may take.
BOARDS = ((60, 3, 0.15), (500, 25, 1.0), (3000, 150, 2.0))
FAMILIES: tuple[tuple[str, Callable[[int], DeliveryDay]], ...] = (
    ("usual", delivery_day),
    ("fast roads", lambda seed: faster(delivery_day(seed))),
    ("overloaded, 85% of the hours", lambda seed: delivery_day(seed, courier_hours=COURIER_HOURS * 85 // 100)),
)


def measure(found: Sequence[Ground], *, quick: bool) -> Answer:  # noqa: ARG001  no database is asked
    """Every family of days twice, once with the floor and once with the planner; then boards of three sizes."""
    answer = Answer()
    seeds = range(1, 3) if quick else range(1, 11)
    days = [_row(answer, name, [make(seed) for seed in seeds]) for name, make in FAMILIES]
    boards = [_replan(answer, *board) for board in BOARDS]
    answer.tables = [
        Table(
            f"Dispatch: {len(seeds)} days of 250 orders against the nearest free courier",
            COMMAND,
            ["days", "nearest: door, min", "late, min", "left", "planner: door, min", "late, min", "left", "slowest s"],
            days,
            "door: minutes from placing to handing over; late: from ready to picked up; left: orders not delivered.",
        ),
        Table(
            "Dispatch: one more order on a full board of one market",
            COMMAND,
            ["open orders", "runners", "first plan s", "replan s", "left out", "memory MB"],
            boards,
            "Left out: after the replan. Memory is the most this process ever held.",
        ),
    ]
    return answer


def _row(answer: Answer, name: str, days: list[DeliveryDay]) -> list[object]:
    floor, ours = [_figures(day, _nearest) for day in days], [_figures(day, _planner) for day in days]
    slowest = max(figures[3] for figures in ours)
    answer.must(slowest <= MOST_SECONDS_A_REPLY, f"{name}: a reply took {slowest:.2f} s.")
    answer.must(mean(f[0] for f in ours) < mean(f[0] for f in floor), f"{name}: no better than the nearest courier.")
    row: list[object] = [name]
    for figures in (floor, ours):
        row += [mean(f[0] for f in figures), mean(f[1] for f in figures), sum(f[2] for f in figures)]
    return [*row, f"{slowest:.3f}"]


def _figures(day: DeliveryDay, planner: Callable[[Message], Answering]) -> tuple[float, float, int, float]:
    """Mean minutes to the door, mean minutes from ready to picked up, orders left, slowest reply in seconds."""
    clock = CourierClock(day)
    played = clock.play(planner(clock.start()))
    if played.refused:
        raise RuntimeError(f"{len(played.refused)} answers were refused: {played.refused[0]}.")
    meals = {meal.id: meal for meal in day.meals}
    door = mean(handed - meals[order].placed for order, (_, handed) in played.done.items())
    late = mean(picked - meals[order].ready for order, (picked, _) in played.done.items())
    return door, late, len(meals) - len(played.done), max(played.seconds)


def _planner(start: Message) -> Answering:
    return Talk(start).answer


def _nearest(start: Message) -> Answering:
    """First come, first served by the nearest free courier: no bundles, no holding back, no moves."""
    at = {place["id"]: place["at"] for place in start["restaurants"] + start["couriers"]}
    off = {courier["id"]: courier["off"] for courier in start["couriers"]}
    free: dict[str, str] = {}
    waiting: list[Message] = []

    def answer(news: Message) -> Message:
        at.update({order["id"]: order["drop"] for order in news["orders"]})
        waiting.extend(news["orders"])
        free.update({told["courier"]: told["place"] for told in news["free"]})
        said = []
        for order in list(waiting):
            reach = sorted(
                (math.ceil(math.dist(at[place], at[order["pickup"]]) / start["metres_per_minute"]), courier)
                for courier, place in free.items()
            )
            half = start["pickup_minutes"] // 2
            able = (name for ride, name in reach if off[name] >= max(order["ready"], news["t"] + ride + half))
            courier = next(able, None)
            if courier is not None:
                del free[courier]
                waiting.remove(order)
                said.append({"courier": courier, "orders": [order["id"]]})
        return {"commit": said}

    return answer


def _replan(answer: Answer, orders: int, runners: int, most: float) -> list[object]:
    """A first plan of a board, then one more order."""
    travel, picking, trips = Planar(metres_per_minute=260), FlatPicking(0, 600), tuple[Trip, ...]()
    took = []
    for board in (morning_board(orders, runners), morning_board(orders + 1, runners)):
        begun = time.perf_counter()
        made = plan(replace(board, trips=trips), travel=travel, picking=picking)
        took.append(time.perf_counter() - begun)
        trips = tuple(table.trip for table in made.timetables)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    answer.must(took[1] <= most, f"{orders} open orders: a replan took {took[1]:.2f} s, at most {most}.")
    answer.must(memory <= MOST_MEMORY_MB, f"{orders} open orders: {memory} MB of memory, at most {MOST_MEMORY_MB}.")
    return [orders, runners, f"{took[0]:.3f}", f"{took[1]:.3f}", len(made.unassigned), memory]


if __name__ == "__main__":
    ask_alone(measure)

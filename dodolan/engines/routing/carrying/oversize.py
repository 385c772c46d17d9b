"""Orders too big for every motorbike, found before planning: by truck, in parts, or a question to a dispatcher."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from dodolan.engines.routing.model.values import Line, Order, Runner

# Runners whose vehicle takes big goods have this skill.
TRUCK = "truck"


class Size(StrEnum):
    """What is done with an order, from the least trouble to the most."""

    WHOLE = "whole"
    TRUCK_ONLY = "truck_only"
    PARTS = "parts"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class Sized:
    """How an order goes on its way. orders: itself, itself for the truck, its parts, or none
    until a dispatcher has answered.
    """

    size: Size
    orders: tuple[Order, ...]


def size_up(order: Order, runners: Iterable[Runner]) -> Sized:
    """Decide before any search, so that no search leaves a big order out without a reason.

    A runner counts if shift and window meet. Whole if one of them can carry it (a truck if only trucks can),
    else in as few parts as first-fit decreasing finds for the largest vehicle, else a question: a line is too big by
    itself, the lines are unknown, or no runner is on shift. Numbers only: skills and cash are the planner's business.
    """
    working = [
        runner for runner in runners if runner.on <= max(order.latest, order.earliest) and runner.off >= order.ready
    ]
    able = [runner for runner in working if carries(runner, order.hg, order.dl)]
    if any(TRUCK not in runner.skills for runner in able):
        return Sized(Size.WHOLE, (order,))
    if able:
        # A skill the goods already need, such as ice, is kept: capacity alone keeps smaller vehicles away.
        return Sized(Size.TRUCK_ONLY, (replace(order, needs_skill=order.needs_skill or TRUCK),))
    best = [parts for runner in working if (parts := packed(order.lines, runner))]
    if not best:
        return Sized(Size.ASK, ())
    return Sized(Size.PARTS, parted(order, min(best, key=len)))


def carries(runner: Runner, hg: int, dl: int) -> bool:
    """Whether a vehicle takes so much; no limit takes all."""
    return (runner.cap_hg is None or hg <= runner.cap_hg) and (runner.cap_dl is None or dl <= runner.cap_dl)


def packed(lines: Sequence[Line], runner: Runner) -> list[list[Line]]:
    """Lines in loads for one vehicle, first-fit decreasing by the scarcer of weight and room; ties keep their order.

    Empty if there are no lines or one of them is too big by itself.
    """
    if not all(carries(runner, line.hg, line.dl) for line in lines):
        return []
    loads: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: -_share(line, runner)):
        for load in loads:
            if carries(runner, line.hg + sum(other.hg for other in load), line.dl + sum(other.dl for other in load)):
                load.append(line)
                break
        else:
            loads.append([line])
    return loads


def parted(order: Order, loads: Sequence[Sequence[Line]]) -> tuple[Order, ...]:
    """Orders numbered k/n with the window of the whole. One invoice: the first part collects all the cash."""
    return tuple(
        replace(
            order,
            id=f"{order.id} {number}/{len(loads)}",
            lines=tuple(load),
            hg=sum(line.hg for line in load),
            dl=sum(line.dl for line in load),
            # A buyer pays one invoice once, at the first part that comes.
            cash_rp=order.cash_rp if number == 1 else 0,
        )
        for number, load in enumerate(loads, 1)
    )


def _share(line: Line, runner: Runner) -> float:
    """How much of the vehicle a line takes; a limit of nothing is only met by lines of nothing."""
    return max(line.hg / (runner.cap_hg or 10**9), line.dl / (runner.cap_dl or 10**9))


@dataclass(frozen=True, slots=True)
class Weighed:
    """After the scales: what goes now, what needs a second trip, and what fits no trip of this vehicle even alone."""

    now: tuple[Order, ...]
    second_trip: tuple[Order, ...]
    too_big: tuple[Order, ...]


def after_weighing(orders: Sequence[Order], runner: Runner) -> Weighed:
    """Orders with their weighed hg, in the sequence of the trip; earlier window ends go first, ties keep the sequence.

    Whatever is too big alone goes back to size_up. A full load leaves nothing behind.
    """
    fits = [order for order in orders if carries(runner, order.hg, order.dl)]
    taken: set[str] = set()
    hg = dl = 0
    # Orders with a later window can wait for the second trip.
    for order in sorted(fits, key=lambda order: order.latest):
        if carries(runner, hg + order.hg, dl + order.dl):
            taken.add(order.id)
            hg, dl = hg + order.hg, dl + order.dl
    return Weighed(
        now=tuple(order for order in fits if order.id in taken),
        second_trip=tuple(order for order in fits if order.id not in taken),
        too_big=tuple(order for order in orders if order not in fits),
    )

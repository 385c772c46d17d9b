"""How many delivery windows a market may still sell: what the runners on shift can really carry, and no more."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dodolan.engines.routing.model.parameters import USUAL, Parameters
from dodolan.engines.routing.model.ports import Picking
from dodolan.engines.routing.model.values import Order, Runner

Window = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Custom:
    """What a market's mornings are like. recent: orders of past days, the more the truer; none sells nothing.

    round_seconds: driving from the market to the first door and from the last one back; between_seconds: from door
    to door. use_percent: the share of the runners' time that orders can fill, since they come late, their windows crowd
    and loads differ; measured by simulating mornings (dodolan simulate_runners).
    """

    recent: tuple[Order, ...]
    round_seconds: int = 700
    between_seconds: int = 240
    use_percent: int = 75


def window_capacity(
    window: Window, runners: Iterable[Runner], custom: Custom, picking: Picking, parameters: Parameters = USUAL
) -> int:
    """Orders that can be handed over from the begin to the end of a time, by everybody on shift then; never negative.

    Each runner gives the part of the shift that lies in it, breaks taken off, and the picking of the first trip before
    it begins. One runner more, a longer shift or a larger vehicle never lowers the answer.
    """
    loads = _loads(custom, picking)
    most = parameters.most_orders_on_a_trip
    # Rounded once at the end: three runners with two thirds of an order each carry two.
    return sum(_thousandths(window, runner, custom, loads[: _most(runner, custom, most)]) for runner in runners) // 1000


def _loads(custom: Custom, picking: Picking) -> list[tuple[int, int]]:
    """Seconds of picking and of doors for the first order, the first two, and so on."""
    doors = [order.hand_seconds + order.leave_seconds + custom.between_seconds for order in custom.recent]
    return [
        (picking.seconds(custom.recent[:load]), sum(doors[:load]) - custom.between_seconds + custom.round_seconds)
        for load in range(1, len(doors) + 1)
    ]


def _thousandths(window: Window, runner: Runner, custom: Custom, loads: Sequence[tuple[int, int]]) -> int:
    """What one runner carries with the best load for them, in thousandths of an order."""
    if runner.off <= window[0]:
        # Picking before a window is no use if the runner is off when it begins.
        return 0
    # The best load for a runner, not the fullest: for a small morning half a load may be quicker.
    best = 0
    for load, (picked, doors) in enumerate(loads, 1):
        begins, ends = max(window[0] - picked, runner.on), min(window[1], runner.off)
        paused = sum(max(0, min(ends, pause.ends) - max(begins, pause.begins)) for pause in runner.breaks)
        seconds = picked + doors * runner.travel_percent // 100
        best = max(best, max(0, ends - begins - paused) * load * 10 * custom.use_percent // max(1, seconds))
    return best


def _most(runner: Runner, custom: Custom, most: int) -> int:
    """Orders of the usual weight and size in one load."""
    hg, dl = (sum(order.hg for order in custom.recent), sum(order.dl for order in custom.recent))
    limits = [(runner.cap_hg, hg), (runner.cap_dl, dl)]
    return min([most, *(cap * len(custom.recent) // each for cap, each in limits if cap is not None and each)])


def may_sell(
    window: Window,
    sold: Mapping[Window, int],
    *,
    runners: Sequence[Runner],
    custom: Custom,
    picking: Picking,
    parameters: Parameters = USUAL,
) -> bool:
    """Whether one order more in this window leaves every promise possible.

    Windows may overlap, so every stretch of time that holds the window is checked: the orders whose windows lie within
    it must fit into it (Hall's condition). Full windows beside it do not matter, a full morning does.
    """
    every = {window, *sold}
    begins = {begin for begin, _ in every if begin <= window[0]}
    ends = {end for _, end in every if end >= window[1]}
    return all(
        _within((begin, end), sold) < window_capacity((begin, end), runners, custom, picking, parameters)
        for begin in begins
        for end in ends
    )


def _within(stretch: Window, sold: Mapping[Window, int]) -> int:
    return sum(count for (begin, end), count in sold.items() if stretch[0] <= begin and end <= stretch[1])

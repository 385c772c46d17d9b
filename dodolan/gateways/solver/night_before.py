"""The plan of a day known beforehand, as good as the time and the installed packages allow."""

import time
from collections.abc import Iterator

from dodolan.engines.routing.multitrip.errands import DayPlan, Errands
from dodolan.engines.routing.multitrip.ruin_and_recreate import plan_day
from dodolan.gateways.solver import pyvrp_plan

# Our own search starts better, PyVRP ends better: it is given the rest of the time.
OWN_SHARE = 0.3


def plan_night_before(errands: Errands, *, seconds: float, seed: int = 0) -> DayPlan:
    """The best day found in about so many seconds; the clock makes two answers differ, but never break a rule.

    Without the extra, or where no plan serves every door, it is our own search's, which says what it leaves out.
    """
    if not pyvrp_plan.is_installed():
        return plan_day(errands, seed=seed, effort=clocked(seconds))
    own = plan_day(errands, seed=seed, effort=clocked(seconds * OWN_SHARE))
    # PyVRP calls such a day infeasible and says no more; ours names the doors.
    if own.left_out:
        return own
    # A start that is known to be possible, so that ten seconds go into making it shorter.
    solved = pyvrp_plan.improved(errands, own, seconds=seconds * (1 - OWN_SHARE), seed=seed)
    return solved if solved is not None and solved.length < own.length else own


def clocked(seconds: float) -> Iterator[float]:
    """Effort by the clock: the share of the time that is behind, until it is all."""
    began = time.perf_counter()
    while (behind := time.perf_counter() - began) < seconds:
        yield behind / seconds

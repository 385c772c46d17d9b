"""How far from the proven optimum are days planned the night before: our own search, and with PyVRP behind it?"""

from collections.abc import Sequence

from benchmarks.alone import ask_alone
from benchmarks.grounds import Ground
from benchmarks.multitrip_files import FOLDER, Instance, instances
from benchmarks.tables import Answer, Table
from dodolan.engines.routing.multitrip.errands import DayPlan
from dodolan.engines.routing.multitrip.ruin_and_recreate import plan_day
from dodolan.gateways.solver.night_before import clocked, plan_night_before
from dodolan.gateways.solver.pyvrp_plan import is_installed

COMMAND = "python -m benchmarks.bench_multitrip"
MOST_MEAN_GAP = 3.5
SECONDS, QUICK_SECONDS = 10.0, 1.0


def measure(found: Sequence[Ground], *, quick: bool) -> Answer:  # noqa: ARG001  no database is asked
    """Every instance twice, each time with the same seconds on the clock."""
    answer = Answer()
    seconds = QUICK_SECONDS if quick else SECONDS
    known = instances()
    own = [plan_day(each.errands, seed=1, effort=clocked(seconds)) for each in known]
    both = [plan_night_before(each.errands, seconds=seconds, seed=1) for each in known]
    for each, plan in zip([*known, *known], [*own, *both], strict=True):
        answer.must(not plan.left_out, f"{each.name}: {len(plan.left_out)} doors left out.")
    if known and is_installed() and not quick:
        mean = _mean_gap(known, both)
        answer.must(mean <= MOST_MEAN_GAP, f"The mean gap with PyVRP is {mean:.2f}%.")
    rows = [
        [
            each.name,
            each.optimum,
            alone.length,
            _percent(_gap(each, alone)),
            helped.length,
            _percent(_gap(each, helped)),
        ]
        for each, alone, helped in zip(known, own, both, strict=True)
    ]
    if known:
        rows.append(["mean", "", "", _percent(_mean_gap(known, own)), "", _percent(_mean_gap(known, both))])
    answer.tables = [
        Table(
            f"Several trips a vehicle, known the night before: gap to the proven optimum after {seconds:g} s",
            COMMAND,
            ["instance", "optimum", "own", "own gap", "with PyVRP", "gap with PyVRP"],
            rows,
            f"MTVRPTWR of PyVRP/Instances, read from {FOLDER.parent.name}/{FOLDER.name} beside the repository; seed 1; "
            "tenths of a unit, cut off as DIMACS does. own: plain Python; with PyVRP: a third of the time is our start."
            + ("" if is_installed() else " PyVRP is not installed, so both are our own."),
        )
    ]
    return answer


def _gap(instance: Instance, plan: DayPlan) -> float:
    """Percent above the optimum."""
    return (plan.length / instance.optimum - 1) * 100


def _mean_gap(known: Sequence[Instance], plans: Sequence[DayPlan]) -> float:
    return sum(_gap(each, plan) for each, plan in zip(known, plans, strict=True)) / len(known)


def _percent(gap: float) -> str:
    return f"{gap:.2f}%"


if __name__ == "__main__":
    ask_alone(measure)

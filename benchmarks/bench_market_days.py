"""Do three runners hand over everything on time, by each way of shopping, and what do rain and illness cost?"""

import resource
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.alone import ask_alone
from benchmarks.grounds import Ground
from benchmarks.tables import Answer, Table
from rehearsal.dispatch.market_day import HOUR, Way, market_day
from rehearsal.dispatch.played import NO_TROUBLE, Played, Trouble
from rehearsal.dispatch.selling import anything
from rehearsal.dispatch.simulate_runners import ILL, RAIN, USUAL_ORDERS, play_morning
from rehearsal.dispatch.simulation import Morning

COMMAND = "python -m benchmarks.bench_market_days"
RUNNERS = 3
# Of twenty mornings one may have a late order.
MAY_FAIL = 0.05
MOST_SECONDS = 0.15
BIG_ORDERS, BIG_RUNNERS, MOST_BIG_SECONDS, MOST_MIB = 3_000, 150, 2.0, 150


@dataclass(frozen=True, slots=True)
class Kind:
    """Mornings of one kind; strict ones must be on time."""

    name: str
    way: Way
    trouble: Trouble = NO_TROUBLE
    heavier: bool = False
    strict: bool = False


KINDS = (
    Kind("pre-packed", Way.PREPACKED, strict=True),
    Kind("merged lists", Way.MERGED, strict=True),
    Kind("order by order", Way.SINGLE, strict=True),
    Kind("pre-packed, rain 08-10", Way.PREPACKED, Trouble(rain=RAIN)),
    Kind("pre-packed, one ill at 09", Way.PREPACKED, Trouble(ill=ILL)),
    Kind("pre-packed, every fifth heavier", Way.PREPACKED, heavier=True),
)


def measure(found: Sequence[Ground], *, quick: bool) -> Answer:  # noqa: ARG001  no database is asked
    """Twenty seeded mornings of each kind, then one morning of a market sixty times as busy."""
    answer = Answer()
    seeds = range(1, 3) if quick else range(1, 21)
    answer.tables = [
        Table(
            f"Market mornings: three runners, {len(seeds)} seeded days of each kind",
            COMMAND,
            ["mornings", "orders", "all on time", "late", "worst min", "left", "hours", "km", "replans", "slowest s"],
            [_row(answer, kind, seeds) for kind in KINDS],
            "Orders: asked for a morning, none turned away unless said; hours and km: of all runners, mean of a "
            "morning; replans: mean of a morning; slowest: processor seconds. Windows are sold by slot capacity.",
        ),
        Table(
            f"A market of {BIG_ORDERS:,} orders a morning",
            COMMAND,
            ["orders", "runners", "on time", "replans", "mean s", "slowest s", "memory MiB"],
            [_big(answer, *((300, 15) if quick else (BIG_ORDERS, BIG_RUNNERS)))],
            "Every window is sold; memory is the most the process ever held.",
        ),
    ]
    return answer


def _row(answer: Answer, kind: Kind, seeds: range) -> list[object]:
    orders = USUAL_ORDERS[kind.way]
    played = [
        play_morning(seed, kind.way, orders, RUNNERS, trouble=kind.trouble, heavier=kind.heavier) for seed in seeds
    ]
    well = sum(morning.went_well for morning in played)
    slowest = max(max(morning.replans) for morning in played)
    if kind.strict:
        answer.must(well >= len(seeds) * (1 - MAY_FAIL), f"{kind.name}: {well} of {len(seeds)} mornings on time.")
    answer.must(slowest <= MOST_SECONDS, f"{kind.name}: a replan took {slowest:.3f} s.")
    late = [seconds for morning in played for seconds in morning.late_seconds]
    return [
        kind.name,
        orders,
        f"{well} of {len(seeds)}",
        len(late),
        -(-max(late, default=0) // 60),
        sum(morning.orders + morning.turned_away - morning.delivered for morning in played),
        _mean(played, "busy_seconds", HOUR),
        _mean(played, "metres", 1000),
        sum(len(morning.replans) for morning in played) // len(played),
        f"{slowest:.3f}",
    ]


def _mean(played: list[Played], figure: str, unit: int) -> float:
    return sum(int(getattr(morning, figure)) for morning in played) / len(played) / unit


def _big(answer: Answer, orders: int, runners: int) -> list[object]:
    played = Morning(market_day(1, way=Way.PREPACKED, orders=orders, runners=runners, sell=anything)).play()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    slowest = max(played.replans)
    answer.must(slowest <= MOST_BIG_SECONDS, f"{orders} orders: a replan took {slowest:.2f} s.")
    answer.must(memory <= MOST_MIB, f"{orders} orders: the process held {memory} MiB.")
    mean = sum(played.replans) / len(played.replans)
    return [orders, runners, played.on_time, len(played.replans), f"{mean:.3f}", f"{slowest:.3f}", memory]


if __name__ == "__main__":
    ask_alone(measure)

"""The command `dodolan simulate_runners`: invented mornings through the planner of real runners, as a table."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from rehearsal.dispatch.market_day import HOUR, MarketDay, Way, crew, market_day
from rehearsal.dispatch.played import NO_TROUBLE, Played, Trouble
from rehearsal.dispatch.selling import Slots
from rehearsal.dispatch.simulation import Morning

SUMMARY = "Play mornings of a market through the planner: on time, late, hours, replans."
USUAL_ORDERS = {Way.PREPACKED: 60, Way.MERGED: 50, Way.SINGLE: 40}
RAIN, ILL = (8 * HOUR, 10 * HOUR), 9 * HOUR
COLUMNS = ("seed", "orders", "away", "on time", "late", "worst min", "hours", "km", "trips", "replans", "max s")


def main(arguments: Sequence[str]) -> int:
    """Play and print; 0 if every order of every morning was handed over, late or not, else 1."""
    asked = _parser().parse_args(arguments)
    way = Way(asked.mode)
    orders = USUAL_ORDERS[way] if asked.orders is None else asked.orders
    sys.stdout.write(_row(COLUMNS))
    mornings = []
    for seed in range(asked.seed, asked.seed + asked.days):
        played = play_morning(seed, way, orders, asked.runners, trouble=_trouble(asked), heavier=asked.heavier)
        mornings.append(played)
        sys.stdout.write(_row(_figures(seed, played)))
        sys.stdout.flush()
    well = sum(played.went_well for played in mornings)
    sys.stdout.write(f"{well} of {len(mornings)} mornings with every order on time ({way}, {asked.runners} runners).\n")
    return 0 if all(played.delivered == played.orders for played in mornings) else 1


def play_morning(
    seed: int, way: Way, orders: int, runners: int, *, trouble: Trouble = NO_TROUBLE, heavier: bool = False
) -> Played:
    """One morning: so many buyers ask, slots are sold while runners can serve them, runners deliver."""
    return Morning(invented(seed, way, orders, runners, heavier=heavier), trouble).play()


def invented(seed: int, way: Way, orders: int, runners: int, *, heavier: bool = False) -> MarketDay:
    """The day behind a seed, its windows sold by what the runners on shift can carry."""
    sell = Slots(way, crew(runners)).sell
    return market_day(seed, way=way, orders=orders, runners=runners, sell=sell, heavier=heavier)


def _parser() -> ArgumentParser:
    parser = ArgumentParser(prog="dodolan simulate_runners", description=SUMMARY)
    parser.add_argument("--seed", type=int, default=1, help="the first morning; the same seed is the same morning")
    parser.add_argument("--days", type=int, default=3, help="how many mornings, one seed after the other")
    parser.add_argument("--orders", type=int, help="buyers who ask; 60, 50 or 40 by mode unless given")
    parser.add_argument("--runners", type=int, default=3, help="motorbikes for 40 kg, from 05:30 to 14:00")
    parser.add_argument(
        "--mode", choices=[way.value for way in Way], default=Way.PREPACKED.value, help="way of shopping"
    )
    parser.add_argument("--rain", action="store_true", help="from 08:00 to 10:00 every road takes half as long again")
    parser.add_argument("--ill", action="store_true", help="the first runner takes no new trip from 09:00 on")
    parser.add_argument("--heavier", action="store_true", help="every fifth order weighs 10 to 40%% more on the scales")
    return parser


def _trouble(asked: Namespace) -> Trouble:
    return Trouble(rain=RAIN if asked.rain else None, ill=ILL if asked.ill else None)


def _figures(seed: int, played: Played) -> tuple[object, ...]:
    return (
        seed,
        played.orders,
        played.turned_away,
        played.on_time,
        len(played.late_seconds),
        -(-max(played.late_seconds, default=0) // 60),
        f"{played.busy_seconds / HOUR:.1f}",
        f"{played.metres / 1000:.0f}",
        played.trips,
        len(played.replans),
        f"{max(played.replans, default=0.0):.3f}",
    )


def _row(cells: Sequence[object]) -> str:
    return "  ".join(str(cell).rjust(max(6, len(name))) for cell, name in zip(cells, COLUMNS, strict=True)) + "\n"

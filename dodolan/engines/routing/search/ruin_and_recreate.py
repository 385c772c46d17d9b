"""Ruin and recreate: related orders are taken out and inserted again by regret, round after round.

Sources: Shaw, Using constraint programming and local search methods to solve vehicle routing problems, 1998, for
relatedness; Schrimpf and others, Record breaking optimization results using the ruin and recreate principle, 2000;
record-to-record travel, Dueck 1993, for accepting.
"""

from random import Random

from dodolan.engines.routing.draft.days import Days
from dodolan.engines.routing.search.candidate_list import Able
from dodolan.engines.routing.search.effort import Effort
from dodolan.engines.routing.search.regret_insertion import insert_by_regret, unserved_cost

# Dearer than any draft with every run under way in use.
STRANDED = 10**12


def ruin_and_recreate(days: Days, left: list[int], able: Able, effort: Effort, rng: Random) -> tuple[Days, list[int]]:
    """So many rounds; the answer is never dearer than the draft given."""
    parameters = days.board.parameters
    best = now = (total_cost(days, left), days, left)
    for _ in range(effort.rounds):
        draft = now[1].copy()
        out = ruin(draft, rng)
        if not out:
            break
        # Trying every left-out order in every round would spend the round on orders that hardly ever fit.
        again = set(rng.sample(now[2], min(len(now[2]), parameters.most_removed)))
        draft_left = insert_by_regret(draft, [*out, *again], able, effort) + [
            order for order in now[2] if order not in again
        ]
        found = (total_cost(draft, draft_left), draft, draft_left)
        # Slightly dearer drafts are kept for a while: a better one is often reached only through them.
        if found[0] <= now[0] or found[0] * 1000 < best[0] * (1000 + parameters.stray_thousandths):
            now = found
        if found[0] < best[0]:
            best = found
    return best[1], best[2]


def total_cost(days: Days, left: list[int]) -> int:
    """The cost of a draft with what it leaves out; a run under way without orders costs more than any other."""
    stranded = sum(bool(runs) and not runs[0].orders for runs in days.runs)
    return days.cost + sum(unserved_cost(days, order) for order in left) + stranded * STRANDED


def ruin(days: Days, rng: Random) -> set[int]:
    """Take out one order and some of those most related to it, near in place and time; returns them."""
    board, jobs = days.board, days.board.jobs
    inside = [
        order
        for runs in days.runs
        for run in runs
        # Taking out and inserting a neighbour would move a pinned order off its place.
        if board.positions.keys().isdisjoint(run.orders)
        for order in run.orders
    ]
    if not inside:
        return set()
    seed = jobs[rng.choice(inside)]

    def relatedness(order: int) -> float:
        job = jobs[order]
        # Noise, so that not the same neighbours are taken out every time.
        return (board.leg(seed.place, job.place, board.now) + abs(seed.ready - job.ready) // 2) * (0.5 + rng.random())

    out = set(sorted(inside, key=relatedness)[: rng.randint(1, board.parameters.most_removed)])
    days.drop(out)
    return out

"""Finding a better draft: take orders out that could trade places, and put them back where they fit better."""

from random import Random

from dodolan.engines.routing.asking import Able
from dodolan.engines.routing.draft import Days
from dodolan.engines.routing.effort import Effort
from dodolan.engines.routing.filling import fill, unserved_price

# A search may stray from the best draft by this many thousandths of its cost before it turns back.
STRAY = 4
MOST_OUT = 8
STRANDED = 10**12


def improve(days: Days, left: list[int], able: Able, effort: Effort, rng: Random) -> tuple[Days, list[int]]:
    """Ruin and recreate round after round; the answer is never dearer than what was given."""
    best = now = (total(days, left), days, left)
    for _ in range(effort.rounds):
        draft = now[1].copy()
        out = ruin(draft, rng)
        if not out:
            break
        # Trying all that was left out in every round would spend the round on orders that hardly ever fit.
        again = set(rng.sample(now[2], min(len(now[2]), MOST_OUT)))
        draft_left = fill(draft, [*out, *again], able, effort) + [order for order in now[2] if order not in again]
        found = (total(draft, draft_left), draft, draft_left)
        if found[0] <= now[0] or found[0] * 1000 < best[0] * (1000 + STRAY):
            now = found
        if found[0] < best[0]:
            best = found
    return best[1], best[2]


def total(days: Days, left: list[int]) -> int:
    """The cost of a draft with what it leaves out; a run under way that loses its last order is hardly a plan."""
    stranded = sum(bool(runs) and not runs[0].orders for runs in days.runs)
    return days.cost + sum(unserved_price(days, order) for order in left) + stranded * STRANDED


def ruin(days: Days, rng: Random) -> set[int]:
    """Take out some orders that could trade places: one, and those nearest to it in place and time."""
    board, jobs = days.board, days.board.jobs
    inside = [
        order
        for runs in days.runs
        for run in runs
        # A neighbour taken out and put back would push a pinned order off its place.
        if board.positions.keys().isdisjoint(run.orders)
        for order in run.orders
    ]
    if not inside:
        return set()
    seed = jobs[rng.choice(inside)]

    def strangeness(order: int) -> float:
        job = jobs[order]
        # A little luck, so that the same neighbours are not taken out for ever.
        return (board.leg(seed.place, job.place, board.now) + abs(seed.ready - job.ready) // 2) * (0.5 + rng.random())

    out = set(sorted(inside, key=strangeness)[: rng.randint(1, MOST_OUT)])
    days.drop(out)
    return out

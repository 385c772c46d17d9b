"""What a run costs and when each of its stops is: the one place where movement and costs are spelled out."""

from typing import NamedTuple

from dodolan.engines.routing.draft.board import Board, Job, Limits, Run

# Dearer than leaving any order out: no search takes it, but a trip begun too late still has a cost to compare.
AFTER_SHIFT = 10**9


class Times(NamedTuple):
    """One run in time; arrivals are handovers, departs the latest departure that delays nothing."""

    departs: int
    picks: int
    loaded: int
    arrivals: tuple[int, ...]
    free: int
    at: int
    cost: int


class Doors(NamedTuple):
    """A delivery from door to door."""

    arrivals: tuple[int, ...]
    free: int
    at: int
    driven: int
    cost: int


class Clockwork:
    """Walks runs through time, on one board."""

    def __init__(self, board: Board) -> None:
        self.board, self._most_kept = board, board.parameters.most_kept_runs
        self._walked: dict[tuple[int, Run, int, int], Times] = {}

    def walk(self, runner: int, run: Run, at: int, free: int) -> Times:
        """The run by a runner who is free at that place from that moment on."""
        key = (runner, run, at, free)
        times = self._walked.get(key)
        if times is None:
            limits = self.board.limits[runner]
            times = self._walk(limits, run, at, free)
            # A runner under way is not called back for a break; the plan has a reason for a break inside a trip.
            for begins, ends in limits.breaks if run.arrives < 0 else ():
                if times.departs < ends and times.free > begins:
                    times = self._walk(limits, run, at, max(free, ends))
            if len(self._walked) >= self._most_kept:
                self._walked.clear()
            self._walked[key] = times
        return times

    def _walk(self, limits: Limits, run: Run, at: int, free: int) -> Times:
        board = self.board
        place, orders, arrives = run
        # The ride of a run under way is already paid for, and its end is given.
        drive = 0 if arrives >= 0 else -(-board.leg(at, place, free) * limits.percent // 100)
        park = board.parking(place)
        # A run under way may have arrived in the past, but nothing is loaded before now.
        picks = free + drive + park if arrives < 0 else max(arrives + park, board.now)
        for order in orders:
            picks = max(picks, board.jobs[order].ready)
        loaded = picks + board.loading(orders)
        doors = self.deliver(limits, orders, place, loaded)
        aims = board.aims
        cost = doors.cost + (drive + doors.driven) * aims.driving + (loaded - picks) * aims.picking
        # From now and not from the start of the run: a short trip at the end of a long day is not back early.
        cost += (doors.free - board.now) * aims.finishing
        if picks > limits.off:
            cost += AFTER_SHIFT
        return Times(max(free, picks - park - drive), picks, loaded, doors.arrivals, doors.free, doors.at, cost)

    def deliver(self, limits: Limits, orders: tuple[int, ...], at: int, clock: int) -> Doors:
        """From door to door, leaving a place at a moment."""
        board, cost, driven, arrivals = self.board, 0, 0, []
        for order in orders:
            job = board.jobs[order]
            drive = -(-board.leg(at, job.door, clock) * limits.percent // 100)
            driven += drive
            clock = max(clock + drive + job.hand, job.earliest)
            arrivals.append(clock)
            cost += self.delivery_cost(job, clock)
            if clock > limits.last_door:
                cost += AFTER_SHIFT
            clock += job.leave
            at = job.door
        return Doors(tuple(arrivals), clock, at, driven, cost)

    def delivery_cost(self, job: Job, handed: int) -> int:
        """What it costs to hand an order over at a moment."""
        aims = self.board.aims
        cost = aims.waiting * (handed - job.placed)
        if handed > job.latest:
            cost += aims.late_order + aims.late * (handed - job.latest)
        # Priority is applied before the promise: a broken one is as bad for a small order as for a dear one.
        cost *= job.weight
        if job.promised >= 0 and abs(handed - job.promised) > aims.promise_slack:
            cost += aims.broken_promise
        return cost

"""Where idle runners should wait: a short ride nearer to where today's orders come from, spread over those places.

An order from a place waits if no free runner can be there when it is ready. How often orders come from a place, and
how long they are known ahead, is learnt from today's orders alone.
"""

from bisect import bisect_left
from itertools import accumulate

from dodolan.engines.routing.board import Board
from dodolan.engines.routing.draft import Days
from dodolan.engines.routing.model import Place, Runner, Situation
from dodolan.engines.routing.plan import Move, Reason, Why

# An order counts half as much for every so many seconds since it came.
HALF_LIFE = 5400
# What a place is believed to send before anything came from it, in orders.
UNSEEN = 0.3
# Longer rides keep a runner from answering for more than they bring.
LONGEST_RIDE = 360
# A runner who is busy for longer guards no place, and one that nobody guards is reached after FAR.
SOON = 1500
FAR = 2400
# This share of the orders finds the nearest runner still there; the others need the second nearest.
NEAREST_SHARE = 0.65
# A ride must save so many seconds of waiting for the next order, and so many more per second of driving.
LEAST_SAVING = 5.0
SAVING_PER_SECOND = 0.02


class Expected:
    """What today's orders say about the next one: from where, and how long it waits for a runner so far away."""

    def __init__(self, situation: Situation, board: Board) -> None:
        rates: dict[Place, float] = dict.fromkeys(situation.waiting_places, UNSEEN)
        for seen in situation.sightings:
            # Nobody can be sent to wait where no waiting is allowed.
            if seen.pickup in rates:
                rates[seen.pickup] += 0.5 ** ((situation.now - seen.placed) / HALF_LIFE)
        total = sum(rates.values())
        self.places = list(rates)
        self.numbers = [board.place(place) for place in rates]
        self.rates = [rate / total for rate in rates.values()]
        self._leads = sorted(max(0, seen.ready - seen.placed) for seen in situation.sightings)
        self._sums = list(accumulate(self._leads, initial=0))
        self._known: dict[int, float] = {}
        self._board, self._around = board, dict[int, list[float]]()

    def wait(self, reach: int) -> float:
        """Mean seconds an order waits for a runner who needs so long to it."""
        known = self._known.get(reach)
        if known is None:
            shorter = bisect_left(self._leads, reach)
            known = self._known[reach] = (shorter * reach - self._sums[shorter]) / len(self._leads)
        return known

    def waits(self, at: int, busy: int) -> list[float]:
        """What the next order from each place waits for a runner who is free at a place after so many seconds."""
        board = self._board
        return [self.wait(busy + board.leg(at, number, board.now) + board.parking(number)) for number in self.numbers]

    def waits_around(self, at: int) -> list[float]:
        """The same for a runner who stands there idle."""
        known = self._around.get(at)
        if known is None:
            known = self._around[at] = self.waits(at, 0)
        return known


class Guard:
    """How fast every place can be reached by whoever is there soon, leaving one runner out."""

    def __init__(self, expected: Expected, others: list[list[float]]) -> None:
        # Twice, so that a place nobody guards has a nearest and a second nearest too.
        far = [expected.wait(FAR)] * len(expected.places)
        nearest = [sorted(waits)[:2] for waits in zip(*others, far, far, strict=True)]
        self._bounds = [(rate, first, second) for rate, (first, second) in zip(expected.rates, nearest, strict=True)]

    def wait_with(self, mine: list[float]) -> float:
        """Mean wait of the next order if the runner left out would take so long to each place."""
        total = 0.0
        for (rate, first, second), wait in zip(self._bounds, mine, strict=True):
            if wait >= second:
                total += rate * (NEAREST_SHARE * first + (1 - NEAREST_SHARE) * second)
            elif wait >= first:
                total += rate * (NEAREST_SHARE * first + (1 - NEAREST_SHARE) * wait)
            else:
                total += rate * (NEAREST_SHARE * wait + (1 - NEAREST_SHARE) * first)
        return total


def send_ahead(situation: Situation, days: Days) -> list[Move]:
    """Moves for runners with nothing to do, decided one after another, each for what it saves the next order."""
    board = days.board
    idle = [number for number, runner in enumerate(situation.runners) if _is_idle(days, number, runner, situation.now)]
    if not idle or not situation.sightings or not situation.waiting_places:
        return []
    expected = Expected(situation, board)
    waits = {
        number: expected.waits(stands[-1].at, stands[-1].free - board.now)
        for number, stands in enumerate(days.stands)
        if stands[-1].free - board.now <= SOON and stands[-1].free < board.limits[number].off
    }
    moves: list[Move] = []
    for number in idle:
        guard = Guard(expected, [wait for other, wait in waits.items() if other != number])
        target = _best_place(expected, guard, board, days.stands[number][0].at, waits[number])
        if target >= 0:
            place = expected.places[target]
            waits[number] = expected.waits_around(expected.numbers[target])
            name = situation.runners[number].id
            moves.append(Move(name, place, Reason(Why.GO_WAIT, runner=name, other=place.id)))
    return moves


def _is_idle(days: Days, number: int, runner: Runner, now: int) -> bool:
    return not days.runs[number] and days.stands[number][0].free <= now and now + LONGEST_RIDE < runner.off


def _best_place(expected: Expected, guard: Guard, board: Board, at: int, here: list[float]) -> int:
    """Which place is worth the ride, by its number in the expectation; -1 for staying."""
    best, target, stay = LEAST_SAVING, -1, guard.wait_with(here)
    for candidate, number in enumerate(expected.numbers):
        ride = board.leg(at, number, board.now)
        # A ride of no time gains nothing and would be ordered again at every plan.
        if number != at and 0 < ride <= LONGEST_RIDE:
            saving = stay - guard.wait_with(expected.waits_around(number)) - SAVING_PER_SECOND * ride
            if saving > best:
                best, target = saving, candidate
    return target

"""Repositioning: idle runners ride a short way nearer to where today's orders come from, spread over those places.

An order waits if no free runner can be at its place when it is ready. How often orders come from a place, and how long
before they are ready they are known, is learnt from today's orders alone. That the nearest runner may be busy by then
is weighed as in expected covering (Daskin, A maximum expected covering location model, 1983).
"""

from bisect import bisect_left
from itertools import accumulate

from dodolan.engines.routing.draft.board import Board
from dodolan.engines.routing.draft.days import Days
from dodolan.engines.routing.model.plan import Move, Reason, Why
from dodolan.engines.routing.model.values import Place, Runner, Situation


class Demand:
    """Where the next order comes from by today's orders, and how long it waits for a runner so far away."""

    def __init__(self, situation: Situation, board: Board) -> None:
        rates: dict[Place, float] = dict.fromkeys(situation.waiting_places, board.parameters.prior_sightings)
        half_life = board.parameters.sighting_half_life
        for seen in situation.sightings:
            # Runners wait at waiting places only, so other pickup places need no rate.
            if seen.pickup in rates:
                rates[seen.pickup] += 0.5 ** ((situation.now - seen.placed) / half_life)
        total = sum(rates.values())
        self.places = list(rates)
        self.numbers = [board.place(place) for place in rates]
        self.rates = [rate / total for rate in rates.values()]
        self._leads = sorted(max(0, seen.ready - seen.placed) for seen in situation.sightings)
        self._sums = list(accumulate(self._leads, initial=0))
        self._known: dict[int, float] = {}
        self._around: dict[int, list[float]] = {}
        self._board, self.parameters = board, board.parameters

    def wait(self, reach: int) -> float:
        """Mean seconds an order waits for a runner who needs so long to get there."""
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


class Coverage:
    """How fast the two nearest runners reach each place, one runner left out."""

    def __init__(self, demand: Demand, others: list[list[float]]) -> None:
        # Added twice, so that a place without runners has a nearest and a second nearest too.
        far = [demand.wait(demand.parameters.uncovered)] * len(demand.places)
        self._share = demand.parameters.nearest_share
        nearest = [sorted(waits)[:2] for waits in zip(*others, far, far, strict=True)]
        self._bounds = [(rate, first, second) for rate, (first, second) in zip(demand.rates, nearest, strict=True)]

    def wait_with(self, mine: list[float]) -> float:
        """Mean wait of the next order if the runner left out would take so long to each place."""
        total, share = 0.0, self._share
        for (rate, first, second), wait in zip(self._bounds, mine, strict=True):
            if wait >= second:
                total += rate * (share * first + (1 - share) * second)
            elif wait >= first:
                total += rate * (share * first + (1 - share) * wait)
            else:
                total += rate * (share * wait + (1 - share) * first)
        return total


def reposition(situation: Situation, days: Days) -> list[Move]:
    """Moves for runners with nothing to do, decided one after another, each for what it saves the next order."""
    board = days.board
    idle = [number for number, runner in enumerate(situation.runners) if _is_idle(days, number, runner, situation.now)]
    if not idle or not situation.sightings or not situation.waiting_places:
        return []
    demand = Demand(situation, board)
    waits = {
        number: demand.waits(stands[-1].at, stands[-1].free - board.now)
        for number, stands in enumerate(days.stands)
        if stands[-1].free - board.now <= board.parameters.soon and stands[-1].free < board.limits[number].off
    }
    moves: list[Move] = []
    for number in idle:
        coverage = Coverage(demand, [wait for other, wait in waits.items() if other != number])
        target = _best_place(demand, coverage, board, days.stands[number][0].at, waits[number])
        if target >= 0:
            place = demand.places[target]
            waits[number] = demand.waits_around(demand.numbers[target])
            name = situation.runners[number].id
            moves.append(Move(name, place, Reason(Why.GO_WAIT, runner=name, other=place.id)))
    return moves


def _is_idle(days: Days, number: int, runner: Runner, now: int) -> bool:
    longest = days.board.parameters.longest_ride
    return not days.runs[number] and days.stands[number][0].free <= now and now + longest < runner.off


def _best_place(demand: Demand, coverage: Coverage, board: Board, at: int, here: list[float]) -> int:
    """The place most worth the ride, by its number in the demand; -1 for staying."""
    parameters = board.parameters
    longest, per_second = parameters.longest_ride, parameters.saving_per_second
    best, target, stay = parameters.least_saving, -1, coverage.wait_with(here)
    for candidate, number in enumerate(demand.numbers):
        ride = board.leg(at, number, board.now)
        # A ride of no time gains nothing, and every later plan would order it again.
        if number != at and 0 < ride <= longest:
            saving = stay - coverage.wait_with(demand.waits_around(number)) - per_second * ride
            if saving > best:
                best, target = saving, candidate
    return target

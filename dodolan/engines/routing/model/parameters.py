"""The tuning of the planner: every number that a measurement chose, with its unit and its reason.

A sentinel such as "later than any day" is no tuning; it stands beside the comparison it serves.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Parameters:
    """All tuning of the routing engine. The defaults are measured together (benchmarks/RESULTS.md).

    Hand another instance to planner.plan, window_capacity, may_sell, measured_detour or plan_day to answer by it:
    `replace(USUAL, most_orders_on_a_trip=4)`.
    """

    # Orders. Nobody finds the right bag among more, and a list without an end has too many sequences to try.
    most_orders_on_a_trip: int = 12
    # Answers of a Travel or Picking port kept while one plan is made; bounds the memory of a small machine.
    most_kept_legs: int = 100_000
    # Runs with their times kept while one plan is made; bounds the memory, as above.
    most_kept_runs: int = 60_000
    # Open orders. Up to here a board is planned as a whole, above it in sectors.
    whole_board_orders: int = 120
    # Squared orders. Rounds of a whole board are this divided by the square of its size: a round costs that much.
    round_budget: int = 30_000
    # Orders added to the size of a board before squaring, so that a small one does not get rounds without end.
    round_offset: int = 10
    # Rounds on a small board at most, where the division above would give hundreds.
    most_rounds: int = 60
    # Runners looked at for an order of a whole board: those who can be there first.
    whole_candidates: int = 16
    # Orders times orders. Divided by the size of a board it bounds how many orders are weighed against each other.
    weighed_budget: int = 480
    # Orders weighed against each other at least: regret is only known among those weighed together.
    fewest_weighed: int = 6
    # Orders weighed against each other at most: each of them costs time at every insertion.
    most_weighed: int = 12
    # Runs of a long day in which an order is tried, from the one under way when its goods are ready.
    look_ahead: int = 6
    # Runs that may be looked at in the end for orders of a whole board that found no room; bounds the time.
    whole_last_runs: int = 1_500
    # Runners of one sector at most. Measured, three leave out fewest orders.
    sector_runners: int = 3
    # Runners looked at for an order of a board planned in sectors: all of its own sector.
    sector_candidates: int = 3
    # Rounds on a board planned in sectors: each looks at few runners, whatever the size of the board.
    sector_rounds: int = 24
    # Orders weighed against each other on a board planned in sectors.
    sector_weighed: int = 8
    # Runs that may be looked at in the end on a board planned in sectors, where nobody outside was asked before.
    sector_last_runs: int = 9_000
    # Runs of a day tried for an order that found no room before: more than any day has, so every one.
    last_look_ahead: int = 10**6
    # Thousandths of the best cost by which the search may stray from the best draft before it turns back.
    stray_thousandths: int = 4
    # Orders taken out in one round at most, and left-out orders tried again in it.
    most_removed: int = 8
    # Seconds after which an order of today counts half for where the next ones come from.
    sighting_half_life: int = 5_400
    # Orders every waiting place starts the day with, so that a place without sightings is not worth nothing.
    prior_sightings: float = 0.3
    # Seconds. A longer ride keeps a runner from answering for more than it brings.
    longest_ride: int = 360
    # Seconds. A runner busy for longer covers no place.
    soon: int = 1_500
    # Seconds within which a place is reached that no runner covers.
    uncovered: int = 2_400
    # Share of orders that find the nearest runner still there; the others need the second nearest.
    nearest_share: float = 0.65
    # Seconds of waiting of the next order that a ride must save at least.
    least_saving: float = 5.0
    # Seconds of waiting that each second of a ride must save on top.
    saving_per_second: float = 0.02
    # Closed trips from which a measured detour is accepted, so that a few odd ones do not move the median.
    fewest_detour_trips: int = 30
    # Road metres per 100 of straight line; less comes from a phone that tracked badly.
    least_detour_percent: int = 110
    # Road metres per 100 of straight line; more comes from errands on the way.
    most_detour_percent: int = 250
    # Doors taken out in one round of the night before, on average.
    doors_removed: int = 8
    # Doors in a row taken from one trip at most, as in Christiaens and Vanden Berghe 2020.
    longest_string: int = 10
    # Share of strings that spare some doors in their middle (the same source).
    split_string_share: float = 0.5
    # Chance at each spared door that no further one is spared (the same source).
    split_string_stop: float = 0.01
    # One spot in so many is passed over, so that the search does not end in the same valley again (the same source).
    one_blink_in: int = 100
    # Weights of the sequences in which doors go back: any, heavy, far, near, early, late released, narrow window.
    order_weights: tuple[int, int, int, int, int, int, int] = (4, 4, 2, 1, 2, 2, 2)
    # Share of the first length by which a draft may be worse and still be kept, in the first round.
    first_temperature: float = 0.006
    # The same in the last round.
    last_temperature: float = 0.0002


USUAL = Parameters()

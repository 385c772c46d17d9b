"""How hard to search: counted in steps and never in seconds, so that a plan can be made again anywhere."""

from typing import NamedTuple


class Effort(NamedTuple):
    """How hard to search, counted in steps and never in seconds, so that a plan can be made again.

    rounds of ruin and recreate; runners looked at for an order, those who are free nearest first; orders weighed
    against each other at once; runs of a long day that are tried; runs that may be looked at in the end for
    orders that found no room. ask_all: whether every runner is asked each time the nearest have no room. sector:
    the most runners of one part of a board that is planned in parts; 0 plans it as a whole.
    """

    rounds: int
    runners: int
    together: int
    look_ahead: int
    last_runs: int
    ask_all: bool
    sector: int


def usual_effort(orders: int, rounds: int | None = None) -> Effort:
    """Much for few open orders, little for many, so that every answer takes about as long; rounds may be given."""
    if orders <= 120:
        effort = Effort(
            # The cost of a round grows with the square of the board, so the product stays about the same.
            rounds=min(60, 30_000 // (orders + 10) ** 2),
            runners=16,
            # A board planned for the first time puts all of its orders in, and has to answer just as soon.
            together=max(6, min(12, 480 // max(1, orders))),
            look_ahead=6,
            last_runs=1_500,
            ask_all=True,
            sector=0,
        )
    else:
        # In parts every order is asked about as if its market were small; measured, three runners to a part leave out
        # fewest, and asking all others only in the end leaves time for looking at whole days.
        effort = Effort(rounds=24, runners=3, together=8, look_ahead=6, last_runs=9_000, ask_all=False, sector=3)
    return effort if rounds is None else effort._replace(rounds=rounds)

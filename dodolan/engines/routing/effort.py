"""How hard to search: counted in steps and never in seconds, so that a plan can be made again anywhere."""

from typing import NamedTuple


class Effort(NamedTuple):
    """How hard to search, counted in steps and never in seconds, so that a plan can be made again.

    rounds of ruin and recreate; runners looked at for an order, those who are free nearest first; orders weighed
    against each other at once; runs of a long day that are tried.
    """

    rounds: int
    runners: int
    together: int
    look_ahead: int


def usual_effort(orders: int, rounds: int | None = None) -> Effort:
    """Much for few open orders, little for many, so that every answer takes about as long; rounds may be given."""
    if orders <= 120:
        effort = Effort(rounds=min(60, 40_000 // (orders + 10) ** 2), runners=16, together=12, look_ahead=6)
    elif orders <= 600:
        effort = Effort(rounds=4, runners=6, together=2, look_ahead=2)
    else:
        effort = Effort(rounds=0, runners=3, together=2, look_ahead=2)
    return effort if rounds is None else effort._replace(rounds=rounds)

"""How hard to search: counted in steps and never in seconds, so that a plan can be made again anywhere."""

from typing import NamedTuple

from dodolan.engines.routing.model.parameters import USUAL, Parameters


class Effort(NamedTuple):
    """The steps of one plan.

    rounds: of ruin and recreate. runners: how many are looked at for an order, those free nearest first. together:
    orders weighed against each other at once. look_ahead: runs of a long day that are tried. last_runs: runs that may
    be looked at in the end for orders that found no room. ask_all: whether every runner is tried each time the nearest
    have no room. sector: the most runners of one sector; 0 plans the board as a whole.
    """

    rounds: int
    runners: int
    together: int
    look_ahead: int
    last_runs: int
    ask_all: bool
    sector: int


def usual_effort(orders: int, rounds: int | None = None, parameters: Parameters = USUAL) -> Effort:
    """Much for few open orders, little for many, so that every answer takes about as long; rounds may be given."""
    effort = _whole(orders, parameters) if orders <= parameters.whole_board_orders else _sectors(parameters)
    return effort if rounds is None else effort._replace(rounds=rounds)


def _whole(orders: int, parameters: Parameters) -> Effort:
    """The effort for a board planned as a whole."""
    weighed = min(parameters.most_weighed, parameters.weighed_budget // max(1, orders))
    return Effort(
        rounds=min(parameters.most_rounds, parameters.round_budget // (orders + parameters.round_offset) ** 2),
        runners=parameters.whole_candidates,
        # The first plan of a board inserts all of its orders, and has to answer just as soon.
        together=max(parameters.fewest_weighed, weighed),
        look_ahead=parameters.look_ahead,
        last_runs=parameters.whole_last_runs,
        ask_all=True,
        sector=0,
    )


def _sectors(parameters: Parameters) -> Effort:
    """The effort for a board planned in sectors: each order is treated as if its market were small."""
    return Effort(
        rounds=parameters.sector_rounds,
        runners=parameters.sector_candidates,
        together=parameters.sector_weighed,
        look_ahead=parameters.look_ahead,
        last_runs=parameters.sector_last_runs,
        # Trying all other runners only in the end leaves time for looking at whole days.
        ask_all=False,
        sector=parameters.sector_runners,
    )

"""Boards of one market early in the morning: many open orders with windows and weights, few runners."""

import random

from dodolan.engines.routing.model.values import Order, Place, Runner, Situation

HOUR = 3600
MARKET = Place("market", 0, 0)


def morning_board(orders: int, runners: int, seed: int = 1) -> Situation:
    """The same orders for the same seed: a board with one order more begins with those of the smaller one."""
    dice = random.Random(f"morning board {seed}")
    return Situation(
        now=0,
        orders=tuple(_order(dice, f"o{number}") for number in range(orders)),
        runners=tuple(
            Runner(f"r{number}", MARKET, 0, 0, 8 * HOUR, HOUR, cap_hg=400, cap_dl=1200) for number in range(runners)
        ),
    )


def _order(dice: random.Random, name: str) -> Order:
    opens = dice.choice([2, 3, 4, 5]) * HOUR
    return Order(
        id=name,
        pickup=MARKET,
        drop=Place(f"door of {name}", dice.gauss(0, 2500), dice.gauss(0, 2500)),
        placed=0,
        ready=dice.randint(0, 2 * HOUR),
        earliest=opens,
        latest=opens + 2 * HOUR,
        hg=dice.randint(10, 250),
        dl=dice.randint(20, 600),
    )

"""Who may carry what, decided before any search: an order nobody may carry gets its reason here."""

from dataclasses import dataclass, field

from dodolan.engines.routing.model.plan import Reason, Why
from dodolan.engines.routing.model.values import Order, Pin, Runner, Situation


@dataclass(slots=True)
class Screened:
    """able: the numbers of the runners that may carry an order, by the number of the order. refused: why nobody may."""

    able: dict[int, list[int]] = field(default_factory=dict)
    refused: dict[int, Reason] = field(default_factory=dict)


def screen(situation: Situation) -> Screened:
    """Runners for every order that somebody may carry alone, and a reason for every other."""
    screened = Screened()
    pins = {pin.order: pin for pin in situation.pins}
    working = [(number, runner) for number, runner in enumerate(situation.runners) if runner.off >= situation.now]
    # An order no runner may carry would cost the search a look at every day in every round.
    for number, order in enumerate(situation.orders):
        pin = pins.get(order.id)
        refusals = {runner: _refusal(order, person, pin) for runner, person in working}
        able = [runner for runner, why in refusals.items() if why is None]
        if able:
            screened.able[number] = able
        else:
            why = _common(list(refusals.values()), pin, anyone=bool(situation.runners))
            screened.refused[number] = Reason(why, order=order.id, runner=pin.runner if pin else "")
    return screened


def _refusal(order: Order, runner: Runner, pin: Pin | None) -> Why | None:
    """Why this runner may not carry this order even alone; None if they may."""
    if pin is not None and pin.runner != runner.id:
        return Why.PIN_IMPOSSIBLE
    if order.needs_skill and order.needs_skill not in runner.skills:
        return Why.NO_SKILL
    if runner.cap_hg is not None and order.hg > runner.cap_hg:
        return Why.TOO_HEAVY
    if runner.cap_dl is not None and order.dl > runner.cap_dl:
        return Why.TOO_BIG
    if runner.cash_limit_rp is not None and order.cash_rp > runner.cash_limit_rp - runner.cash_in_hand_rp:
        return Why.OVER_CASH_LIMIT
    return None


def _common(refusals: list[Why | None], pin: Pin | None, *, anyone: bool) -> Why:
    """The one reason of all: the one a dispatcher can solve most easily."""
    if not anyone:
        return Why.NO_RUNNER
    if not refusals:
        return Why.SHIFTS_OVER
    # With a pin all runners but one are refused for the pin, and the pin is what a dispatcher can change.
    if pin is not None:
        return Why.PIN_IMPOSSIBLE
    # Cash is handed in within the hour, a larger vehicle borrowed in a morning; a skill is hardly found that day.
    for why in (Why.OVER_CASH_LIMIT, Why.TOO_BIG, Why.TOO_HEAVY):
        if why in refusals:
            return why
    return Why.NO_SKILL

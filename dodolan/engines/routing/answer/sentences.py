"""Reasons as sentences for a dispatcher, in English; screens in other languages translate them by their code."""

from dodolan.engines.routing.model.plan import Reason, Why

SENTENCES = {
    Why.NEW: "{order} goes with {runner}, who can be there first.",
    Why.MOVED: "{order} moved from {other} to {runner}: the day as a whole gets shorter.",
    Why.BUNDLED: "{order} goes with {runner}, who carries {other} from the same place.",
    Why.LATE: "{order} comes {minutes} min after its window: nobody is free sooner.",
    Why.WINDOW_PAST: "{order} is late by {minutes} min: its window was over before it was planned.",
    Why.WINDOW_TOO_SHORT: "{order} is late by {minutes} min: its window ends before the goods are ready.",
    Why.WINDOW_REVERSED: "{order} has a window that ends before it begins; its begin counts.",
    Why.PROMISE_MOVED: "{order} comes {minutes} min off the time that was promised.",
    Why.AFTER_SHIFT: "{runner} is on the way {minutes} min after the end of the shift.",
    Why.DURING_BREAK: "{runner} is on the way during a break.",
    Why.NO_RUNNER: "{order} waits: no runner is on the list.",
    Why.SHIFTS_OVER: "{order} waits: no runner can fetch and bring it before the shifts end.",
    Why.NOT_ALL_ASKED: "{order} waits: the runners asked have no room left, and there was no time to ask all.",
    Why.TOO_HEAVY: "{order} is heavier than any vehicle may carry.",
    Why.TOO_BIG: "{order} is bigger than any vehicle can hold.",
    Why.NO_SKILL: "{order} needs a skill that no runner on duty has.",
    Why.OVER_CASH_LIMIT: "{order} brings in more cash than any runner may still carry.",
    Why.PIN_IMPOSSIBLE: "{order} is pinned to {runner}, who cannot take it that way.",
    Why.GO_WAIT: "{runner} is idle and goes to {other}, where orders are likely.",
}


def sentence(reason: Reason) -> str:
    """What a dispatcher reads."""
    minutes = -(-abs(reason.seconds) // 60)
    return SENTENCES[reason.why].format(order=reason.order, runner=reason.runner, other=reason.other, minutes=minutes)

"""Why money does not move."""

from dodolan.kernel.errors import Invalid, Refused
from dodolan.kernel.states import errors as states


class NotFinal(Refused):
    """What is to be paid is not known yet: goods are still to be weighed."""

    code = "paying.not_final"


class NotEnoughCash(Refused):
    """The box holds less than is to be paid; facts `needed_rp` and `held_rp`."""

    code = "paying.not_enough_cash"


class BoxClosed(Refused):
    """The box was counted; no money moves through it any more."""

    code = "paying.box_closed"


class UnlikelyCount(Invalid):
    """A runner's count is not what should be in the box; fact `counted_rp`. Counted once more, it is sent as sure."""

    code = "paying.unlikely_count"


class CountsDiffer(Invalid):
    """Runner and office counted different sums; count together, or let the runner count again."""

    code = "paying.counts_differ"


class SameSigner(Refused):
    """A count is signed by two people: the runner cannot verify their own."""

    code = "paying.same_signer"


class NeedsOther(Refused):
    """Who proposed a payout cannot approve it."""

    code = "paying.needs_other"


class WrongState(states.WrongState):
    """The payout is not at the step this follows."""

    code = "paying.wrong_state"

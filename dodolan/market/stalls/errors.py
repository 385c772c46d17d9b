"""Why stock or a price list refuses."""

from dodolan.kernel.errors import Invalid, Refused


class BadAmount(Invalid):
    """An amount that this offer is not sold in; fact `why` is too_small, too_large, step, or no_money."""

    code = "stalls.bad_amount"


class UnclearAmount(Invalid):
    """An amount that could mean two; fact `number` is what was typed without a unit, "" if a dot is in doubt."""

    code = "stalls.unclear_amount"


class NotEnough(Refused):
    """A stall has less than asked, or nothing; fact `short` lists (offer id, steps left) in order of the ids."""

    code = "stalls.not_enough"


class PromisedMore(Refused):
    """More was promised to buyers already than the new count; fact `promised` is in steps."""

    code = "stalls.promised_more"


class OpenedAlready(Refused):
    """The business has a stall at that place of the market; pressed twice, it is opened once."""

    code = "stalls.opened_already"


class OfferedAlready(Refused):
    """The stall has this good with this label on its price list."""

    code = "stalls.offered_already"

"""Why an order, or a change to one, is refused."""

from dodolan.kernel.errors import Invalid, Refused
from dodolan.kernel.states.errors import WrongState


class OfferGone(Refused):
    """An offer is not sold (any more) in this market; fact `offers` lists their ids."""

    code = "ordering.offer_gone"
    # Gone and not in conflict: the page that offered it is out of date.
    status = 404


class BasketFull(Refused):
    """A basket holds at most MOST_LINES lines."""

    code = "ordering.basket_full"


class EmptyBasket(Invalid):
    """There is nothing to order."""

    code = "ordering.empty"


class SlotPast(Refused):
    """The slot is unknown, past its cutoff, or its market day is closed."""

    code = "ordering.slot_past"


class SlotFull(Refused):
    """All places of the slot are taken."""

    code = "ordering.slot_full"


class SlotKept(Refused):
    """The places that are left are kept for phones that are proved."""

    code = "ordering.slot_kept"


class ProveFirst(Refused):
    """An unproved phone has as many open purchases as it may; fact `most`."""

    code = "ordering.prove_first"


class PriceChanged(Refused):
    """A price is not the one the buyer saw; nothing was ordered, the new prices are in force."""

    code = "ordering.price_changed"


class NoDelivery(Invalid):
    """The market does not deliver to that village, or there is no such village."""

    code = "ordering.no_delivery"


class TooLate(WrongState):
    """The order, or a question about it, is further than this allows: shopped for, paid, answered or over."""

    code = "ordering.too_late"

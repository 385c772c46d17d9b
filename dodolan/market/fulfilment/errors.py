"""Why a runner is refused."""

from dodolan.kernel.errors import Invalid, Refused


class ShiftOpen(Refused):
    """The runner has an open shift already."""

    code = "fulfilment.shift_open"


class Taken(Refused):
    """An order is assigned to another runner, over, or of another market day; fact `numbers`."""

    code = "fulfilment.taken"


class Unproved(Refused):
    """Nobody proved the phone of an order yet, so no goods move for it; fact `numbers`."""

    code = "fulfilment.unproved"


class WorkLeft(Refused):
    """Orders are still to be handed over; fact `left` counts them."""

    code = "fulfilment.work_left"


class Begun(Refused):
    """Shopping for the order has begun, so it stays with its runner."""

    code = "fulfilment.begun"


class QuestionOpen(Refused):
    """A buyer may still say yes to heavier goods of the stall; fact `good`."""

    code = "fulfilment.question_open"


class UnlikelyWeight(Invalid):
    """Readings far from what was ordered; fact `readings` lists (line id, measured). Send them again as sure."""

    code = "fulfilment.unlikely_weight"


class WrongPin(Invalid):
    """The PIN is not the one on the buyer's page; fact `left` is how many tries are left."""

    code = "fulfilment.wrong_pin"


class PinLocked(Refused):
    """Too many wrong PINs: an officer must look."""

    code = "fulfilment.pin_locked"

"""Marks on an order in a runner's lists: where it stands, and what needs his eye."""

from collections.abc import Mapping
from datetime import datetime

from django.utils.translation import gettext as _

from dodolan.kernel.words import hour
from dodolan.market.fulfilment.overview import Trouble, troubles_of
from dodolan.market.fulfilment.queries import DoorTries
from dodolan.market.ordering.models import Purchase
from dodolan.market.ordering.rules import PurchaseState, purchase_state
from dodolan.wording.states import TROUBLES, state_words

# Kind and icon of the badge of each state, from "not begun" to "done".
LOOKS: Mapping[str, tuple[str, str]] = {
    PurchaseState.PLACED: ("", ""),
    PurchaseState.PICKING: ("info", "basket"),
    PurchaseState.WEIGHED: ("new", "scale"),
    PurchaseState.DELIVERED: ("ok", "check"),
}


def badges(purchase: Purchase, tries: DoorTries, at: datetime) -> list[dict[str, str]]:
    """Where a purchase stands, and then what needs his eye: late, nobody there, PIN locked."""
    state = purchase_state(purchase)
    kind, icon = LOOKS.get(state, ("", ""))
    found = [{"label": state_words(purchase), "kind": kind, "icon": icon}]
    # What is brought needs nothing more, whoever was not there before.
    if state == PurchaseState.DELIVERED:
        return found
    troubles = troubles_of(purchase, at, is_held=True, wrong_pins=tries.wrong_pins)
    if Trouble.LATE in troubles:
        found.append({"label": _("Late"), "kind": "bad", "icon": "alert"})
    if tries.nobody_at:
        label = _("Nobody there at %(hour)s") % {"hour": hour(tries.nobody_at)}
        found.append({"label": label, "kind": "warn", "icon": "alert"})
    if Trouble.PIN_LOCKED in troubles:
        found.append({"label": str(TROUBLES[Trouble.PIN_LOCKED]), "kind": "bad", "icon": "lock"})
    return found

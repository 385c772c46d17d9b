"""Marks on an order in a runner's lists: where it stands, and what needs an eye."""

from collections.abc import Mapping
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Badge:
    """A mark: its words, its colour (kit/parts/_badge.html) and its icon; both may be empty."""

    label: str
    kind: str
    icon: str


def badges(purchase: Purchase, tries: DoorTries, at: datetime) -> list[Badge]:
    """Where a purchase stands, and then what needs an eye: late, nobody there, PIN locked."""
    state = purchase_state(purchase)
    kind, icon = LOOKS.get(state, ("", ""))
    found = [Badge(state_words(purchase), kind, icon)]
    # What is handed over needs nothing more, whatever happened at the door before.
    if state == PurchaseState.DELIVERED:
        return found
    troubles = troubles_of(purchase, at, is_held=True, wrong_pins=tries.wrong_pins)
    if Trouble.LATE in troubles:
        found.append(Badge(_("Late"), "bad", "alert"))
    if tries.nobody_at:
        found.append(Badge(_("Nobody there at %(hour)s") % {"hour": hour(tries.nobody_at)}, "warn", "alert"))
    if Trouble.PIN_LOCKED in troubles:
        found.append(Badge(str(TROUBLES[Trouble.PIN_LOCKED]), "bad", "lock"))
    return found

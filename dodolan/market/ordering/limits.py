"""How often one buyer may order, on whatever face."""

from datetime import datetime, timedelta

from dodolan.kernel.limits.actions import Limit, take_turn
from dodolan.kernel.limits.addresses import network_of
from dodolan.people.accounts.models import User
from dodolan.people.accounts.turns import Seat

# Nobody places ten orders in a minute; a script with one number does.
ORDERS = Limit("orders", most=10, span=timedelta(minutes=1))
# Behind a mobile carrier one address is a whole village, whose people are new here once.
UNPROVED_HERE = Limit("unproved-orders", most=60, span=timedelta(hours=1))


def take_order_turn(*, buyer: User | None, phone: str, seat: Seat, at: datetime) -> None:
    """Count one try to order by a person with an account, or by the phone (E.164) of a guest; raises TooMany.

    Guests whose phone was not proved where they sit are counted by their network as well.
    """
    if buyer is None and not seat.device:
        take_turn(limit=UNPROVED_HERE, subject=network_of(seat.address), at=at)
    take_turn(limit=ORDERS, subject=str(buyer.pk) if buyer else phone, at=at)

"""How often one buyer may order, on whatever face."""

from datetime import datetime, timedelta

from dodolan.kernel.limits.actions import Limit, take_turn
from dodolan.people.accounts.models import User

# Nobody places ten orders in a minute; a script with one number does.
ORDERS = Limit("orders", most=10, span=timedelta(minutes=1))


def take_order_turn(*, buyer: User | None, phone: str, at: datetime) -> None:
    """Count one try to order by a person with an account, or by the phone (E.164) of a guest; raises TooMany."""
    # By phone or person and not by address: behind a mobile carrier one address is a whole village.
    take_turn(limit=ORDERS, subject=str(buyer.pk) if buyer else phone, at=at)

"""How often somebody may ask for a code or try one: counted where they sit before it is counted for the phone alone.

Whoever tries another person's phone uses up their own turns first; and a device on which the phone was proved before
has turns of its own, so nobody else can lock its owner out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from dodolan.kernel.limits.actions import Limit, take_turn
from dodolan.kernel.limits.addresses import network_of

# Behind one mobile address there may be a whole village, so it is the last resort and generous.
FROM_ADDRESS = Limit("sign-in-address", 60, timedelta(hours=1))
CODES_HERE = Limit("code-here", 3, timedelta(minutes=10))
CODES_HERE_DAY = Limit("code-here-day", 6, timedelta(days=1))
CODES = Limit("code", 6, timedelta(minutes=10))
CODES_DAY = Limit("code-day", 20, timedelta(days=1))
TRIES_HERE = Limit("sign-in-here", 5, timedelta(minutes=15))
# As many as one code may be tried: with 20 codes a day one guess in 5,000 days of one phone succeeds.
MOST_TRIES = 10
TRIES = Limit("sign-in", MOST_TRIES, timedelta(minutes=15))


@dataclass(frozen=True, slots=True)
class Seat:
    """Where somebody sits: the network address, and the device's key if this phone was proved on it before, or ""."""

    address: str
    device: str = ""


def take_code_turn(phone: str, seat: Seat, at: datetime) -> None:
    """Count a code that is asked for; raises TooMany."""
    _take(phone, seat, at, here=(CODES_HERE_DAY, CODES_HERE), anywhere=(CODES_DAY, CODES))


def take_try(phone: str, seat: Seat, at: datetime) -> None:
    """Count a try to sign in; raises TooMany."""
    _take(phone, seat, at, here=(TRIES_HERE,), anywhere=(TRIES,))


def _take(phone: str, seat: Seat, at: datetime, *, here: Sequence[Limit], anywhere: Sequence[Limit]) -> None:
    if seat.device:
        for limit in here:
            take_turn(limit=limit, subject=f"{phone} {seat.device}", at=at)
        return
    network = network_of(seat.address)
    # In this order: a seat that has no turns left takes none of the phone's.
    take_turn(limit=FROM_ADDRESS, subject=network, at=at)
    for limit in here:
        take_turn(limit=limit, subject=f"{phone} {network}", at=at)
    for limit in anywhere:
        take_turn(limit=limit, subject=phone, at=at)

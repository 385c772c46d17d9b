"""A device remembers, in a signed cookie, on which phones its person proved themselves by a code or a password.

It opens nothing by itself: whoever has it still signs in, but is not locked out by the tries of strangers.
"""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from dodolan.kernel.ids import new_secret
from dodolan.kernel.limits.addresses import address_of
from dodolan.kernel.sealing.hashes import keyed_hash
from dodolan.people.accounts.turns import Seat
from dodolan.web.kit.signed_cookies import read_signed, write_signed

COOKIE = "perangkat"
# A family shares a phone; more people than this do not.
_MOST_PHONES = 8


@dataclass(frozen=True, slots=True)
class Device:
    """A device: its key, and the phones proved on it, hashed, the latest last."""

    key: str
    phones: tuple[str, ...] = ()


def device_of(request: HttpRequest) -> Device | None:
    """The device that a request comes from; None for one that nobody proved a phone on, or a cookie not of ours."""
    said = read_signed(request, COOKIE)
    return Device(said["key"], tuple(said["phones"])) if said else None


def seat_of(request: HttpRequest, phone: str) -> Seat:
    """From where somebody asks to be let in as this phone (E.164)."""
    forwarded, remote = request.headers.get("X-Forwarded-For", ""), request.META.get("REMOTE_ADDR", "")
    address = address_of(forwarded=forwarded, remote=remote, behind_proxy=settings.HTTPS)
    device = device_of(request)
    return Seat(address, device.key if device and _seal(phone) in device.phones else "")


def remember(request: HttpRequest, response: HttpResponse, phone: str) -> None:
    """Keep in the answer's cookie that a phone (E.164) was proved on this device."""
    device = device_of(request) or Device(new_secret())
    phones = [*(kept for kept in device.phones if kept != _seal(phone)), _seal(phone)][-_MOST_PHONES:]
    write_signed(response, COOKIE, {"key": device.key, "phones": phones})


def _seal(phone: str) -> str:
    # Half of it tells phones apart, and the cookie holds no number that could be read from it.
    return keyed_hash("device_phone", phone)[:32]

"""A device remembers, in a signed cookie, on which phones its person proved themselves by a code or a password.

It opens nothing by itself: whoever has it still signs in, but is not locked out by the tries of strangers.
"""

from dataclasses import dataclass

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from dodolan.kernel.ids import new_secret
from dodolan.kernel.limits.addresses import address_of
from dodolan.kernel.sealing.hashes import keyed_hash
from dodolan.people.accounts.turns import Seat

COOKIE = "perangkat"
_SALT = "dodolan.device"
# Browsers keep no cookie longer.
_KEPT_SECONDS = 400 * 24 * 3600
# A family shares a phone; more people than this do not.
_MOST_PHONES = 8


@dataclass(frozen=True, slots=True)
class Device:
    """A device: its key, and the phones proved on it, hashed, the latest last."""

    key: str
    phones: tuple[str, ...] = ()


def device_of(request: HttpRequest) -> Device | None:
    """The device that a request comes from; None for one that nobody proved a phone on, or a cookie not of ours."""
    try:
        said = signing.loads(request.COOKIES.get(COOKIE, ""), salt=_SALT, max_age=_KEPT_SECONDS)
        return Device(said["key"], tuple(said["phones"]))
    except signing.BadSignature:
        return None


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
    value = signing.dumps({"key": device.key, "phones": phones}, salt=_SALT)
    response.set_cookie(COOKIE, value, max_age=_KEPT_SECONDS, httponly=True, samesite="Lax", secure=settings.HTTPS)


def _seal(phone: str) -> str:
    # Half of it tells phones apart, and the cookie holds no number that could be read from it.
    return keyed_hash("device_phone", phone)[:32]

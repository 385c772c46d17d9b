"""Changing the business register."""

import unicodedata
from datetime import datetime

from django.db import IntegrityError

from dodolan.kernel.audit.actions import Actor, record_deed
from dodolan.kernel.gate import write_tx
from dodolan.people.accounts.models import User
from dodolan.people.businesses.errors import BadBusiness, NibTaken
from dodolan.people.businesses.models import Business, Sector
from dodolan.people.places.models import Village

LONGEST_NAME = 120
NIB_DIGITS = 13


@write_tx()
def register_business(
    *, actor: Actor, owner: User, name: str, sector: str, village: Village, nib: str | None, at: datetime
) -> Business:
    """Enter a business. Raises BadBusiness for what cannot be right, NibTaken for a number entered before."""
    business = Business(
        owner=owner, name=_name(name), sector=_sector(sector), village=village, nib=_nib(nib), registered_at=at
    )
    try:
        with write_tx():
            business.save(force_insert=True)
    except IntegrityError:
        raise NibTaken("Another business has this NIB.", field="nib") from None
    record_deed(
        actor=actor,
        deed="businesses.registered",
        subject_kind="business",
        subject=business.pk,
        at=at,
        after={"name": business.name, "sector": business.sector, "village": village.pk},
    )
    return business


def _name(typed: str) -> str:
    # Control and formatting signs (NUL, right-to-left marks) would hide what a name really says.
    seen = "".join(sign for sign in typed if unicodedata.category(sign) not in ("Cc", "Cf"))
    name = " ".join(seen.split())
    if not name or len(name) > LONGEST_NAME:
        raise BadBusiness(f"A name has 1 to {LONGEST_NAME} signs, got {len(name)}.", field="name")
    return name


def _sector(typed: str) -> Sector:
    if typed not in Sector.values:
        raise BadBusiness("No such sector.", field="sector")
    return Sector(typed)


def _nib(typed: str | None) -> str | None:
    """Thirteen digits as typed with spaces or dots, full-width digits read as digits; None for nothing typed."""
    digits = unicodedata.normalize("NFKC", typed or "").replace(" ", "").replace(".", "")
    if not digits:
        return None
    if not (digits.isascii() and digits.isdigit() and len(digits) == NIB_DIGITS):
        raise BadBusiness(f"A NIB has {NIB_DIGITS} digits.", field="nib")
    return digits

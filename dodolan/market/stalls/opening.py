"""Opening a stall in a market, and putting goods on its price list or taking them off."""

import re
import unicodedata
from dataclasses import asdict
from datetime import datetime, time

from django.db import IntegrityError

from dodolan.kernel.audit.actions import Actor, record_action
from dodolan.kernel.claims.actions import claimed
from dodolan.kernel.errors import Missing
from dodolan.kernel.gate import write_tx
from dodolan.kernel.outbox.actions import record_event
from dodolan.market.stalls import events
from dodolan.market.stalls.audit import OPENED
from dodolan.market.stalls.catalogue import usual_terms
from dodolan.market.stalls.errors import OfferedAlready, OpenedAlready
from dodolan.market.stalls.models import Good, Offer, OpeningHours, Stall, StallPay
from dodolan.people.accounts.actions import ensure_role
from dodolan.people.accounts.models import RoleName
from dodolan.people.businesses.models import Business
from dodolan.people.places.models import PublicMarket

LONGEST_NAME, LONGEST_PLACE, LONGEST_LABEL = 80, 40, 60
OPENS, CLOSES = time(4), time(14)


@write_tx()
def open_stall(
    *, business: Business, market: PublicMarket, name: str, place: str, pay: StallPay, by: Actor, at: datetime
) -> Stall:
    """Open a stall for a business: last in the walk through the market, open every day from four to two.

    The owner may act as trader from now on. name and place are cleaned by the surface. Raises OpenedAlready for a
    second stall of the business at that place.
    """
    # One after the other: the same form sent twice at once finds what the first wrote.
    Business.objects.select_for_update().get(pk=business.pk)
    if Stall.objects.filter(business=business, market=market, place__iexact=place).exists():
        raise OpenedAlready("It has a stall there.", field="place")
    last = Stall.objects.filter(market=market).order_by("-walk_position").first()
    stall = Stall.objects.create(
        slug=_free_slug(name),
        name=name,
        market=market,
        business=business,
        # Not asked again: it is in the register of businesses.
        cluster=business.cluster,
        place=place,
        walk_position=last.walk_position + 1 if last else 1,
        pay=pay,
    )
    OpeningHours.objects.bulk_create(
        OpeningHours(stall=stall, weekday=weekday, opens_at=OPENS, closes_at=CLOSES) for weekday in range(7)
    )
    # Somebody must be able to set the prices of the stall.
    ensure_role(user=business.owner, role=RoleName.TRADER, by=by, at=at)
    record_action(
        actor=by,
        action=OPENED,
        subject=stall.pk,
        at=at,
        after={"name": name, "market": market.slug, "place": place, "pay": pay.value},
    )
    return stall


@write_tx()
def put_on_sale(*, stall: Stall, good: str, label: str, at: datetime) -> Offer:
    """Offer a good of the city (by code), sold as it usually is; a label tells grades or brands apart.

    A good that was taken off comes back as it was. Raises Missing for an unknown code, OfferedAlready.
    """
    known = Good.objects.filter(code=good).first()
    if known is None:
        raise Missing("No such good.", field="good")
    back = Offer.objects.filter(stall=stall, good=good, label=label, is_active=False)
    # Back with its history of prices, instead of a twin beside it.
    if claimed(back, is_active=True):
        return Offer.objects.get(stall=stall, good=good, label=label)
    try:
        # A savepoint: after a broken constraint PostgreSQL gives up the whole transaction otherwise.
        with write_tx():
            offer = Offer.objects.create(
                stall=stall,
                good_id=good,
                label=label,
                **asdict(usual_terms(known)),
            )
    except IntegrityError:
        raise OfferedAlready("On the price list already.", field="good") from None
    record_event(events.OFFERED, at=at, offer_id=str(offer.pk), stall_id=str(stall.pk))
    return offer


@write_tx()
def take_off_sale(*, offer: Offer, at: datetime) -> None:
    """Offer a good no longer; orders placed before stay, and it can come back."""
    if claimed(Offer.objects.filter(pk=offer.pk, is_active=True), is_active=False):
        record_event(events.TAKEN_OFF, at=at, offer_id=str(offer.pk))


def _free_slug(name: str) -> str:
    """Letters and digits of a name, and a number where another stall has them."""
    # Addresses are read out and typed on small phones, so plain letters only.
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:50] or "lapak"
    taken = set(Stall.objects.filter(slug__startswith=slug).values_list("slug", flat=True))
    return next(name for name in (slug, *(f"{slug}-{n}" for n in range(2, len(taken) + 3))) if name not in taken)

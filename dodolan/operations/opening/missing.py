"""What a city still lacks before people can buy in it, in sentences for who opens it."""

from collections.abc import Iterator
from uuid import UUID

from django.conf import settings

from dodolan.kernel.hosts import public_names
from dodolan.kernel.rights import Right
from dodolan.market.fulfilment.rights import CARRY
from dodolan.market.paying.rights import APPROVE_PAYOUT, PAY_PAYOUT, PROPOSE_PAYOUT, VERIFY_COUNT
from dodolan.market.stalls.models import Stall
from dodolan.people.accounts.queries import codes_are_sent
from dodolan.people.places.models import PublicMarket
from dodolan.people.places.queries import the_city
from dodolan.people.rights.queries import roles_holding


def missing() -> list[str]:
    """One sentence for each thing, most needed first; empty if nothing lacks. Raises Missing without a city."""
    return [*_office(), *_halls(), *_machine()]


def _office() -> Iterator[str]:
    proposers, approvers = _holders(PROPOSE_PAYOUT), _holders(APPROVE_PAYOUT)
    if not proposers | approvers:
        yield "Nobody can sign in to the office: dodolan add_officer --phone 08... --name ..."
    elif not any(one != other for one in proposers for other in approvers):
        yield "Payouts need two people of the office: dodolan add_officer --role treasurer --phone 08... --name ..."
    elif not (_holders(VERIFY_COUNT) and _holders(PAY_PAYOUT)):
        yield "Nobody verifies boxes and pays out: dodolan add_officer --role treasurer --phone 08... --name ..."
    if not the_city().help_phone:
        yield "Buyers find no help number: the office writes it on the page /petugas/kota/."


def _holders(right: Right) -> set[UUID]:
    return set(roles_holding(right).values_list("user", flat=True))


def _halls() -> Iterator[str]:
    manned = set(roles_holding(CARRY).values_list("market", flat=True))
    selling = set(Stall.objects.values_list("market", flat=True))
    halls = list(PublicMarket.objects.order_by("name"))
    for words, known in (("No stall sells in", selling), ("No runner works for", manned)):
        without = [hall.name for hall in halls if hall.pk not in known]
        if without:
            yield f"{words} {', '.join(without)}: the office enters them under /petugas/."
    # Facts from a map put a market on the page, and no runner on the way.
    rough = [hall.name for hall in halls if hall.coordinate_quality == "approximate"]
    if rough:
        yield f"Nobody has measured yet where the gates are of {', '.join(rough)}."


def _machine() -> Iterator[str]:
    if not codes_are_sent():
        yield "Sign-in codes reach no phone: set WHATSAPP_TOKEN and WHATSAPP_PHONE_ID; until then, dodolan tell_code."
    if not public_names(settings.ALLOWED_HOSTS):
        yield "Only this machine can see the city: set DODOLAN_HOSTS to its names."
    elif in_the_open := served_in_the_open():
        yield in_the_open


def served_in_the_open() -> str:
    """What is wrong where a public name is served without TLS; "" where it is not."""
    # Passwords and sessions would pass every machine on the way, and all visitors count as one address.
    if settings.HTTPS or not public_names(settings.ALLOWED_HOSTS):
        return ""
    return "Pages are served in the open: put a server with TLS in front and set DODOLAN_HTTPS=1."

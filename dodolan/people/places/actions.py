"""Opening a city: its districts, villages and public markets; and what it decides for itself."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from dodolan.kernel.audit.actions import SYSTEM, Actor, record_action
from dodolan.kernel.gate import write_tx
from dodolan.kernel.terms.actions import set_terms
from dodolan.kernel.terms.values import Term
from dodolan.people.places.audit import HELP_PHONE_SET, MARKET_ADDED, TERM_SET
from dodolan.people.places.errors import OtherCity
from dodolan.people.places.facts import CityFacts, MarketFacts, facts_of
from dodolan.people.places.models import City, District, PublicMarket, Village

# Cities have a number, not a key; in the audit trail the number is the last part of one.
_CITY_KEYS = "00000000-0000-0000-0000-00000000"


@write_tx()
def load_city(*, code: str, is_demo: bool, help_phone: str, at: datetime) -> City:
    """Load what the files hold of a city; loaded again, it adds what is missing and changes no row that is there.

    help_phone: E.164, answered on WhatsApp; "" until the office has one. A number that is there stays.

    Raises UnknownCity for a number without facts, OtherCity if this database serves another city.
    """
    facts = facts_of(code)
    other = City.objects.exclude(code=code).first()
    # Orders and stalls name no city, so a second one could never be taken out again.
    if other is not None:
        raise OtherCity(f"This database serves {other.name} ({other.code}), not {code}.", name=other.name, code=code)
    city, _ = City.objects.get_or_create(
        code=code, defaults={"name": facts.name, "help_phone": help_phone, "is_demo": is_demo}
    )
    if help_phone and not city.help_phone:
        City.objects.filter(pk=city.pk).update(help_phone=help_phone)
        city.help_phone = help_phone
    _add_regions(city, facts)
    there = set(PublicMarket.objects.values_list("slug", flat=True))
    for market in facts.markets:
        if market.slug not in there:
            _add_market(market, at)
    return city


def _add_regions(city: City, facts: CityFacts) -> None:
    districts = [District(code=district.code, city=city, name=district.name) for district in facts.districts]
    # Loading again repairs a city half loaded, and touches nothing an officer changed.
    District.objects.bulk_create(districts, ignore_conflicts=True)
    villages = [
        Village(code=village.code, district_id=village.district, name=village.name, postcode=village.postcode)
        for village in facts.villages
    ]
    Village.objects.bulk_create(villages, ignore_conflicts=True)


def _add_market(facts: MarketFacts, at: datetime) -> None:
    market = PublicMarket.objects.create(
        slug=facts.slug,
        name=facts.name,
        village_id=facts.village,
        street=facts.street,
        latitude_e6=facts.latitude_e6,
        longitude_e6=facts.longitude_e6,
        coordinate_quality=facts.quality,
        opens_at=facts.opens_at,
        closes_at=facts.closes_at,
    )
    record_action(
        actor=SYSTEM,
        action=MARKET_ADDED,
        subject=market.pk,
        at=at,
        after={"slug": facts.slug, "village": facts.village, "coordinates": facts.quality},
    )


@write_tx()
def decide_terms(*, numbers: Mapping[Term[Any], int], by: Actor, at: datetime, valid_from: date | None = None) -> int:
    """Decide terms from a day on (default: that of at), all or none; returns how many change, each with an audit row.

    What was placed before keeps its terms. Raises Invalid like set_terms. Told an Actor only: whoever calls has asked
    SET_TERMS.
    """
    held = set_terms(numbers=numbers, by=by.id, at=at, valid_from=valid_from)
    # A form saved unchanged is no action; the trail would fill with rows that mean nothing.
    changed = {term: number for term, number in numbers.items() if held.number(term) != number}
    for term, number in changed.items():
        record_action(
            actor=by,
            action=TERM_SET,
            # Terms have a name, not a key; the trail needs a key, always the same for the same name.
            subject=uuid5(NAMESPACE_URL, f"dodolan:term:{term.key}"),
            at=at,
            before={term.unit.name: held.number(term)},
            after={"term": term.key, term.unit.name: number, "valid_from": held.day.isoformat()},
        )
    return len(changed)


@write_tx()
def set_help_phone(*, city: City, phone: str, by: Actor, at: datetime) -> None:
    """Give a city another help number (E.164), with an audit row; nothing happens if it is the same.

    Whoever calls has asked SET_TERMS.
    """
    if phone == city.help_phone:
        return
    City.objects.filter(pk=city.pk).update(help_phone=phone)
    before, after = {"help_phone": city.help_phone}, {"help_phone": phone}
    subject = UUID(_CITY_KEYS + city.code)
    record_action(actor=by, action=HELP_PHONE_SET, subject=subject, at=at, before=before, after=after)
    city.help_phone = phone

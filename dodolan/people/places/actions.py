"""Opening a city: its districts, villages and public markets; and what it decides for itself."""

from datetime import date, datetime
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from dodolan.kernel.audit.actions import SYSTEM, Actor, record_action
from dodolan.kernel.clock import day_of
from dodolan.kernel.errors import Invalid
from dodolan.kernel.gate import write_tx
from dodolan.kernel.terms.actions import set_terms
from dodolan.kernel.terms.values import Term
from dodolan.people.places.audit import CITY_TERMS_SET, MARKET_ADDED, TERM_SET
from dodolan.people.places.errors import OtherCity
from dodolan.people.places.facts import CityFacts, MarketFacts, facts_of
from dodolan.people.places.models import City, District, PublicMarket, Village
from dodolan.people.places.terms import CASH_MULTIPLE, LARGEST_MULTIPLE_RP, TOLERANCE

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
def set_city_terms(
    *,
    city: City,
    cash_multiple_rp: int,
    tolerance_bp: int,
    help_phone: str,
    by: Actor,
    at: datetime,
    valid_from: date | None = None,
) -> None:
    """Change what a city decides for itself; help_phone is E.164 and changes at once. What is as before is left alone.

    The terms hold from valid_from on (default: the day of at); orders placed before keep theirs. Raises Invalid.
    Told an Actor only: whoever calls has asked SET_TERMS.
    """
    if not CASH_MULTIPLE.allows(cash_multiple_rp):
        raise Invalid(f"Cash is rounded to Rp 1 to {LARGEST_MULTIPLE_RP}.", field="cash_multiple")
    if not TOLERANCE.allows(tolerance_bp):
        raise Invalid("Goods may be up to half heavier.", field="tolerance")
    numbers: dict[Term[Any], int] = {CASH_MULTIPLE: cash_multiple_rp, TOLERANCE: tolerance_bp}
    held = set_terms(numbers=numbers, by=by.id, at=at, valid_from=valid_from)
    was = {"cash_multiple_rp": held.number(CASH_MULTIPLE), "tolerance_bp": held.number(TOLERANCE)}
    before = was | {"help_phone": city.help_phone}
    new = {"cash_multiple_rp": cash_multiple_rp, "tolerance_bp": tolerance_bp, "help_phone": help_phone}
    # A form saved unchanged is no action; the trail would fill with rows that mean nothing.
    if before == new:
        return
    City.objects.filter(pk=city.pk).update(help_phone=help_phone)
    later = {"valid_from": held.day.isoformat()} if held.day > day_of(at) else {}
    record_action(
        actor=by,
        action=CITY_TERMS_SET,
        subject=UUID(_CITY_KEYS + city.code),
        at=at,
        before=before,
        after={**new, **later},
    )
    city.help_phone = help_phone


@write_tx()
def set_term(*, term: Term[Any], number: int, by: Actor, at: datetime, valid_from: date | None = None) -> bool:
    """Decide one term from a day on (default: that of at), with an audit row; False if it would hold anyway.

    For terms that have no page of their own. Raises Invalid like set_terms.
    """
    held = set_terms(numbers={term: number}, by=by.id, at=at, valid_from=valid_from)
    if held.number(term) == number:
        return False
    record_action(
        actor=by,
        action=TERM_SET,
        # Terms have a name, not a key; the trail needs a key, always the same for the same name.
        subject=uuid5(NAMESPACE_URL, f"dodolan:term:{term.key}"),
        at=at,
        before={"value": held.number(term)},
        after={"term": term.key, "value": number, "valid_from": held.day.isoformat()},
    )
    return True

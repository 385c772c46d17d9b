"""Promises about the city, counted on the live database."""

from typing import Any

from dodolan.kernel.audit.models import AuditEntry
from dodolan.kernel.checks import Check, Finding, finding
from dodolan.kernel.terms.models import TermValue
from dodolan.kernel.terms.values import UNITS, Term
from dodolan.people.places.audit import CITY_TERMS_SET, HELP_PHONE_SET, TERM_SET
from dodolan.people.places.models import City, PublicMarket
from dodolan.people.places.terms import CASH_MULTIPLE, TOLERANCE


def one_city() -> Finding:
    """There is one city, and all its markets lie in it."""
    cities = list(City.objects.values_list("code", flat=True))
    strays = PublicMarket.objects.exclude(village__district__city__in=cities[:1]).values_list("slug", flat=True)
    return finding("one city, and every market in it", PublicMarket.objects.count(), [*cities[1:], *strays])


def terms_are_their_trail() -> Finding:
    """Every number that a term was given was decided by somebody, at that moment, by the trail."""
    told = set()
    rows = AuditEntry.objects.filter(action__in=(CITY_TERMS_SET.key, TERM_SET.key)).values_list("at", "after")
    for at, after in rows:
        told |= {(after.get("term"), after[name], at) for name in _NUMBERS if name in after}
        told |= {(term.key, after.get(fact), at) for fact, term in _FACTS.items()}
    values = TermValue.objects.values_list("key", "value", "set_at")
    return finding(
        "terms as they were decided", len(values), (f"{row[0]} {row[1]}" for row in values if row not in told)
    )


def help_number_is_its_trail() -> Finding:
    """The city's help number is the one that somebody decided last, by the trail, if anybody ever did."""
    rows = AuditEntry.objects.filter(action__in=(CITY_TERMS_SET.key, HELP_PHONE_SET.key)).order_by("number")
    told = [after["help_phone"] for after in rows.values_list("after", flat=True) if "help_phone" in after][-1:]
    cities = City.objects.values_list("code", "help_phone")
    broken = [code for code, phone in cities if told and phone != told[0]]
    return finding("help number as it was decided", len(cities), broken)


# What a number is called by its unit, and what it was called before units were told.
_NUMBERS = (*(unit.name for unit in UNITS), "value")
# As the action of the city's page named them.
_FACTS: dict[str, Term[Any]] = {"cash_multiple_rp": CASH_MULTIPLE, "tolerance_bp": TOLERANCE}
CHECKS = (
    Check("places.one_city", one_city),
    Check("places.terms_are_their_trail", terms_are_their_trail),
    Check("places.help_number_is_its_trail", help_number_is_its_trail),
)

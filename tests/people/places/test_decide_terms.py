"""What a city decides: from a day on, for what is ordered after that, with a row of the trail for each term."""

from datetime import timedelta
from typing import Any

import pytest

from dodolan.kernel.audit.actions import SYSTEM
from dodolan.kernel.audit.models import AuditEntry
from dodolan.kernel.clock import day_of
from dodolan.kernel.errors import Invalid
from dodolan.kernel.terms.models import TermValue
from dodolan.kernel.terms.queries import terms_on
from dodolan.kernel.terms.values import Term
from dodolan.people.places.actions import decide_terms, set_help_phone
from dodolan.people.places.checks import help_number_is_its_trail, terms_are_their_trail
from dodolan.people.places.models import City
from dodolan.people.places.terms import CASH_MULTIPLE, TOLERANCE
from tests.factories.market import MORNING
from tests.factories.people import make_city

pytestmark = pytest.mark.django_db
DAY = day_of(MORNING)


def decide(numbers: dict[Term[Any], int], *, days: int = 0) -> int:
    return decide_terms(numbers=numbers, by=SYSTEM, at=MORNING, valid_from=DAY + timedelta(days=days))


def test_each_change_stands_in_the_trail_in_its_unit():
    assert decide({CASH_MULTIPLE: 500, TOLERANCE: 1_250}) == 2
    told = [(entry.before, entry.after) for entry in AuditEntry.objects.order_by("number")]
    assert told == [
        ({"rupiah": 100}, {"term": "places.cash_multiple", "rupiah": 500, "valid_from": DAY.isoformat()}),
        ({"basis_points": 1_000}, {"term": "places.tolerance", "basis_points": 1_250, "valid_from": DAY.isoformat()}),
    ]
    assert terms_are_their_trail().broken == ()


def test_the_same_again_is_no_action():
    assert decide({CASH_MULTIPLE: 100, TOLERANCE: 1_000}) == 0
    assert not AuditEntry.objects.exists()
    assert not TermValue.objects.exists()


def test_what_holds_from_a_later_day_leaves_the_days_before_as_they_are():
    decide({CASH_MULTIPLE: 500, TOLERANCE: 1_000}, days=2)
    held = [terms_on(DAY + timedelta(days=days)).number(CASH_MULTIPLE) for days in (1, 2)]
    assert held == [100, 500]
    # Only what changed became a row.
    assert list(TermValue.objects.values_list("key", "value")) == [(CASH_MULTIPLE.key, 500)]


@pytest.mark.parametrize(
    ("numbers", "days", "field"),
    [
        ({CASH_MULTIPLE: 500}, -1, "valid_from"),
        ({CASH_MULTIPLE: 0}, 0, "places.cash_multiple"),
        ({TOLERANCE: 900, CASH_MULTIPLE: 10_001}, 0, "places.cash_multiple"),
        ({TOLERANCE: -1}, 0, "places.tolerance"),
        ({TOLERANCE: 5_001}, 0, "places.tolerance"),
    ],
)
def test_what_is_out_of_reason_decides_nothing(numbers: dict[Term[Any], int], days: int, field: str):
    with pytest.raises(Invalid) as refusal:
        decide(numbers, days=days)
    assert refusal.value.facts["field"] == field
    assert not TermValue.objects.exists()
    assert not AuditEntry.objects.exists()


def test_the_help_number_changes_once_and_no_other_way():
    city = make_city()
    assert help_number_is_its_trail().broken == ()
    for _ in range(2):
        set_help_phone(city=city, phone="+6281230000009", by=SYSTEM, at=MORNING)
    assert City.objects.get().help_phone == "+6281230000009"
    assert AuditEntry.objects.get().after == {"help_phone": "+6281230000009"}
    City.objects.update(help_phone="+6281200000000")
    assert help_number_is_its_trail().broken == (city.code,)

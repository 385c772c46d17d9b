"""What a city decides for itself."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from dodolan.kernel.audit.actions import SYSTEM
from dodolan.kernel.audit.models import AuditEntry
from dodolan.kernel.clock import day_of
from dodolan.kernel.errors import Invalid
from dodolan.kernel.terms.models import TermValue
from dodolan.kernel.terms.queries import terms_on
from dodolan.people.places.actions import set_city_terms
from dodolan.people.places.models import City
from dodolan.people.places.queries import city_with_terms
from dodolan.people.places.terms import CASH_MULTIPLE, LARGEST_MULTIPLE_RP, LARGEST_TOLERANCE_BP, TOLERANCE
from tests.factories.market import MORNING
from tests.factories.people import make_city

pytestmark = pytest.mark.django_db
PHONE = "+6281230000000"
DAY = day_of(MORNING)


def decide(*, multiple: int = 100, tolerance: int = 1_000, phone: str = PHONE, valid_from: date | None = None) -> City:
    """The city with these numbers; what is not named is as at the beginning."""
    city = make_city()
    set_city_terms(
        city=city,
        cash_multiple_rp=multiple,
        tolerance_bp=tolerance,
        help_phone=phone,
        by=SYSTEM,
        at=MORNING,
        valid_from=valid_from,
    )
    return city


def held_on(day: date) -> tuple[int, int]:
    """(cash multiple, tolerance) of a day."""
    held = city_with_terms(day)
    return held.cash_multiple_rp, held.tolerance_bp


def test_the_terms_and_their_trail():
    city = decide(multiple=500, tolerance=0, phone="+6281230000009")
    assert city.help_phone == City.objects.get().help_phone == "+6281230000009"
    assert held_on(DAY) == (500, 0)
    entry = AuditEntry.objects.get()
    assert entry.subject == UUID("00000000-0000-0000-0000-000000003573")
    assert entry.before == {"cash_multiple_rp": 100, "tolerance_bp": 1_000, "help_phone": PHONE}
    assert entry.after == {"cash_multiple_rp": 500, "tolerance_bp": 0, "help_phone": "+6281230000009"}


def test_the_same_terms_are_no_action():
    decide()
    assert not AuditEntry.objects.exists()
    assert not TermValue.objects.exists()


def test_what_holds_from_a_later_day_leaves_the_days_before_as_they_are():
    monday = DAY + timedelta(days=2)
    decide(multiple=500, valid_from=monday)
    assert [held_on(monday - timedelta(days=1)), held_on(monday)] == [(100, 1_000), (500, 1_000)]
    assert AuditEntry.objects.get().after["valid_from"] == monday.isoformat()
    # Only what changed became a row.
    assert list(TermValue.objects.values_list("key", "value")) == [(CASH_MULTIPLE.key, 500)]


def test_a_day_that_is_over_stays_as_it_was():
    with pytest.raises(Invalid) as refusal:
        decide(multiple=500, valid_from=DAY - timedelta(days=1))
    assert refusal.value.facts == {"field": "valid_from"}
    assert not TermValue.objects.exists()


@pytest.mark.parametrize(
    ("multiple", "tolerance", "field"),
    [
        (0, 1000, "cash_multiple"),
        (-100, 1000, "cash_multiple"),
        (LARGEST_MULTIPLE_RP + 1, 1000, "cash_multiple"),
        (100, -1, "tolerance"),
        (100, LARGEST_TOLERANCE_BP + 1, "tolerance"),
    ],
)
def test_terms_out_of_reason(multiple: int, tolerance: int, field: str):
    with pytest.raises(Invalid) as refusal:
        decide(multiple=multiple, tolerance=tolerance, phone="+6281230000009")
    assert refusal.value.facts["field"] == field
    assert (terms_on(DAY).number(TOLERANCE), AuditEntry.objects.count()) == (1_000, 0)
    assert City.objects.get().help_phone == PHONE

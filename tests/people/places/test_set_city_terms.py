"""What a city decides for itself."""

from uuid import UUID

import pytest

from dodolan.kernel.audit.actions import SYSTEM
from dodolan.kernel.audit.models import AuditEntry
from dodolan.kernel.errors import Invalid
from dodolan.people.places.actions import LARGEST_MULTIPLE_RP, LARGEST_TOLERANCE_BP, set_city_terms
from dodolan.people.places.models import City
from tests.factories.market import MORNING
from tests.factories.people import make_city

pytestmark = pytest.mark.django_db
PHONE = "+6281230000000"


def test_the_terms_and_their_trail():
    city = make_city()
    set_city_terms(city=city, cash_multiple_rp=500, tolerance_bp=0, help_phone="+6281230000009", by=SYSTEM, at=MORNING)
    assert (city.cash_multiple_rp, city.tolerance_bp, city.help_phone) == (500, 0, "+6281230000009")
    assert City.objects.values_list("cash_multiple_rp", "tolerance_bp", "help_phone").get() == (
        500,
        0,
        "+6281230000009",
    )
    entry = AuditEntry.objects.get()
    assert entry.subject == UUID("00000000-0000-0000-0000-000000003573")
    assert entry.after == {"cash_multiple_rp": 500, "tolerance_bp": 0, "help_phone": "+6281230000009"}


def test_the_same_terms_are_no_action():
    set_city_terms(city=make_city(), cash_multiple_rp=100, tolerance_bp=1000, help_phone=PHONE, by=SYSTEM, at=MORNING)
    assert not AuditEntry.objects.exists()


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
        set_city_terms(
            city=make_city(),
            cash_multiple_rp=multiple,
            tolerance_bp=tolerance,
            help_phone=PHONE,
            by=SYSTEM,
            at=MORNING,
        )
    assert refusal.value.facts["field"] == field
    assert (City.objects.get().cash_multiple_rp, AuditEntry.objects.count()) == (100, 0)

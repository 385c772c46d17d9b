"""What the office sets: fees and places, all or none, each change in the trail."""

from uuid import uuid4

import pytest

from dodolan.kernel.audit.actions import SYSTEM
from dodolan.kernel.audit.models import AuditEntry
from dodolan.kernel.errors import Invalid, Missing
from dodolan.market.ordering.capacities import LARGEST_CAPACITY, BookedMore, set_capacities
from dodolan.market.ordering.fees import HIGHEST_FEE_RP, set_fees
from dodolan.market.ordering.models import DeliveryFee, DeliverySlot
from tests.factories.market import MORNING, make_day, make_order, make_slot
from tests.factories.people import make_market

pytestmark = pytest.mark.django_db


@pytest.fixture
def fees() -> list[DeliveryFee]:
    """Fees of two markets, Rp 10,000 each."""
    make_day()
    make_day(make_market("blimbing"))
    return list(DeliveryFee.objects.order_by("pk"))


def test_only_what_changes_is_written(fees: list[DeliveryFee]):
    first, second = fees
    assert set_fees(fees={first.pk: 10_000, second.pk: 0}, by=SYSTEM, at=MORNING) == 1
    assert list(DeliveryFee.objects.order_by("pk").values_list("amount_rp", flat=True)) == [10_000, 0]
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.subject, entry.before) == ("ordering.fee_set", second.pk, {"amount_rp": 10_000})


@pytest.mark.parametrize("amount", [-1, HIGHEST_FEE_RP + 1])
def test_a_fee_out_of_reason_changes_no_other(fees: list[DeliveryFee], amount: int):
    first, second = fees
    with pytest.raises(Invalid) as refusal:
        set_fees(fees={first.pk: 5_000, second.pk: amount}, by=SYSTEM, at=MORNING)
    assert refusal.value.facts == {"field": str(second.pk), "least_rp": 0, "most_rp": 1_000_000}
    assert set(DeliveryFee.objects.values_list("amount_rp", flat=True)) == {10_000}
    assert not AuditEntry.objects.exists()


def test_a_fee_or_a_slot_that_is_none(fees: list[DeliveryFee]):
    with pytest.raises(Missing):
        set_fees(fees={uuid4(): 1}, by=SYSTEM, at=MORNING)
    with pytest.raises(Missing):
        set_capacities(capacities={uuid4(): 1}, by=SYSTEM, at=MORNING)


def test_places_follow_the_office():
    slot = make_slot()
    assert set_capacities(capacities={slot.pk: LARGEST_CAPACITY}, by=SYSTEM, at=MORNING) == 1
    assert set_capacities(capacities={slot.pk: LARGEST_CAPACITY}, by=SYSTEM, at=MORNING) == 0
    assert DeliverySlot.objects.get().capacity == LARGEST_CAPACITY
    assert AuditEntry.objects.get().after == {"capacity": LARGEST_CAPACITY}


def test_never_below_what_is_booked():
    make_order()
    make_order()
    slot = make_slot()
    with pytest.raises(BookedMore) as refusal:
        set_capacities(capacities={slot.pk: 1}, by=SYSTEM, at=MORNING)
    assert refusal.value.facts == {"field": str(slot.pk), "booked": 2}
    assert (DeliverySlot.objects.get().capacity, AuditEntry.objects.count()) == (20, 0)
    assert set_capacities(capacities={slot.pk: 2}, by=SYSTEM, at=MORNING) == 1


@pytest.mark.parametrize("capacity", [-1, LARGEST_CAPACITY + 1])
def test_places_out_of_reason(capacity: int):
    slot = make_slot()
    with pytest.raises(Invalid):
        set_capacities(capacities={slot.pk: capacity}, by=SYSTEM, at=MORNING)
    assert DeliverySlot.objects.get().capacity == 20

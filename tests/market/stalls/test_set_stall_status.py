"""Suspending a stall: it sells no more, and the trail says why."""

from uuid import uuid4

import pytest

from dodolan.kernel.audit.actions import Actor
from dodolan.kernel.audit.models import AuditEntry
from dodolan.kernel.errors import Missing
from dodolan.market.stalls.actions import set_stall_status
from dodolan.market.stalls.models import Stall, StallStatus
from dodolan.market.stalls.queries import selling_stalls, stall_by_id, stalls_of_businesses
from tests.factories.market import DAY, MORNING, make_stall

pytestmark = pytest.mark.django_db
RINI = Actor(uuid4(), "Bu Rini")


def change(stall: Stall, status: StallStatus) -> None:
    """Bu Rini changes it."""
    set_stall_status(stall=stall, status=status, reason="timbangan", by=RINI, at=MORNING)


def test_a_suspended_stall_sells_nothing_until_it_may_again():
    stall = make_stall()
    change(stall, StallStatus.SUSPENDED)
    assert (stall.status, list(selling_stalls(DAY))) == (StallStatus.SUSPENDED, [])
    change(stall, StallStatus.ACTIVE)
    assert list(selling_stalls(DAY)) == [stall]
    entry = AuditEntry.objects.order_by("number")[0]
    assert (entry.action, entry.subject, entry.before) == ("stalls.status_set", stall.pk, {"status": "active"})
    assert entry.after == {"name": stall.name, "status": "suspended", "reason": "timbangan"}


def test_the_same_state_again_is_no_action():
    change(make_stall(), StallStatus.ACTIVE)
    assert not AuditEntry.objects.exists()


def test_stalls_by_id_and_by_business():
    stall = make_stall()
    assert stall_by_id(stall.pk) == stall
    assert stalls_of_businesses([stall.business_id]) == {stall.business_id: [stall]}
    assert stalls_of_businesses([]) == {}
    with pytest.raises(Missing):
        stall_by_id(uuid4())

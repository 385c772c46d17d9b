"""The ground tests stand on: what one test commits, the next does not see, and the triggers stand again."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from django.db import DatabaseError

from dodolan.kernel.audit.actions import SYSTEM, record_action
from dodolan.kernel.audit.models import AuditEntry, AuditHead
from tests.factories.kinds import an_action

NOON = datetime(2020, 9, 7, 5, 0, tzinfo=UTC)


@pytest.mark.parametrize("time", [1, 2])
@pytest.mark.django_db(transaction=True)
def test_committed_rows_do_not_stay(time: int):
    assert AuditHead.objects.get().number == 0
    record_action(actor=SYSTEM, action=an_action("house.tried"), subject=UUID(int=time), at=NOON)
    assert AuditEntry.objects.get().number == 1
    with pytest.raises(DatabaseError):
        AuditEntry.objects.update(action="house.forged")
    assert AuditEntry.objects.get().action == "house.tried"

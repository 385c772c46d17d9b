"""The audit trail: a chain that shows every hand laid on it."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dodolan.kernel.audit.actions import SYSTEM, Actor, Deed, record_action, record_actions
from dodolan.kernel.audit.models import AuditEntry, AuditHead
from dodolan.kernel.audit.queries import broken_links, newest_first
from rehearsal.cheats.hand import chained_again, past_triggers
from tests.factories.kinds import an_action
from tests.factories.market import MORNING

pytestmark = pytest.mark.django_db


def _action(name: str = "price_set", **more: dict[str, object]) -> AuditEntry:
    actor = Actor(uuid4(), "Bu Rini", "7KQ2MX4")
    return record_action(
        actor=actor, action=an_action(name, "rp", subject="offer"), subject=uuid4(), at=MORNING, **more
    )


def test_rows_are_numbered_and_chained() -> None:
    first, second = _action(before={"rp": 1}, after={"rp": 2}), _action()
    assert (first.number, second.number) == (1, 2)
    assert second.previous_hash == first.hash
    assert AuditHead.objects.get().hash == second.hash
    assert list(newest_first()) == [second, first]
    assert broken_links() == []


def test_many_at_once_are_one_chain() -> None:
    action = an_action("role_given", "role", subject="user")
    _action()
    people = [uuid4() for _ in range(700)]
    with CaptureQueriesContext(connection) as few:
        record_actions([Deed(SYSTEM, action, person, MORNING, after={"role": "trader"}) for person in people[:2]])
    with CaptureQueriesContext(connection) as many:
        record_actions([Deed(SYSTEM, action, person, MORNING, after={"role": "trader"}) for person in people[2:]])
    assert list(AuditEntry.objects.order_by("number").values_list("subject", flat=True))[1:] == people
    assert broken_links() == []
    assert len(many) <= len(few) + 700 // 58 + 1


def test_of_many_one_unknown_fact_leaves_none() -> None:
    action = an_action("role_given", subject="user")
    with pytest.raises(ValueError, match="no facts"):
        record_actions([Deed(SYSTEM, action, uuid4(), MORNING), Deed(SYSTEM, action, uuid4(), MORNING, {"x": 1})])
    assert (AuditEntry.objects.count(), AuditHead.objects.get().number) == (0, 0)


def test_a_chain_hashed_anew_is_not_sealed() -> None:
    """Whoever can write the tables can make every hash fit; the seal needs the instance's key."""
    _action()
    with past_triggers():
        AuditEntry.objects.update(actor_name="Pak Joko")
        chained_again()
    assert broken_links() == [1]


def test_the_system_acts_without_an_account() -> None:
    entry = record_action(actor=SYSTEM, action=an_action("day_opened", subject="day"), subject=uuid4(), at=MORNING)
    assert (entry.actor, entry.actor_name) == (None, "sistem")


@pytest.mark.parametrize(
    "tamper",
    [
        "UPDATE kernel_audit_entry SET action = 'other' WHERE number = 2",
        "UPDATE kernel_audit_entry SET actor_name = 'Pak Joko' WHERE number = 2",
        "DELETE FROM kernel_audit_entry WHERE number = 2",
        "DELETE FROM kernel_audit_entry WHERE number = 3",
        "UPDATE kernel_audit_head SET hash = 'x'",
    ],
)
def test_a_hand_laid_on_the_trail_shows(tamper: str) -> None:
    for _ in range(3):
        _action()
    with connection.cursor() as cursor:
        for action in ("update", "delete"):
            on = " ON kernel_audit_entry" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER kernel_audit_entry_no_{action}{on}")
        cursor.execute(tamper)
    assert broken_links()

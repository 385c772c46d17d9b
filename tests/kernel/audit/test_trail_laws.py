"""Whoever lays a hand on the trail is seen: any column of any row, a row taken out, one cut off the end, one put in."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dodolan.kernel.audit.actions import Actor, hash_of, record_action
from dodolan.kernel.audit.models import AuditEntry, AuditHead
from dodolan.kernel.audit.queries import broken_links, kinds_of_actions, newest_first
from tests.factories.kinds import an_action
from tests.factories.market import MORNING

pytestmark = pytest.mark.django_db
ROWS = 5
COLUMNS = {
    "at": "2020-11-15 00:00:00",
    "actor": "0" * 32,
    "actor_name": "Pak Hadi",
    "action": "nothing",
    "subject_kind": "y",
    "subject": "1" * 32,
    "before": '{"rp": 9}',
    "after": "{}",
    "request_id": "ZZZZZZZ",
    "previous_hash": "0" * 64,
    "hash": "f" * 64,
    "number": 99,
}


def action(number: int) -> AuditEntry:
    """One row."""
    actor = Actor(uuid4(), "Bu Rini", f"7KQ2MX{number % 10}")
    return record_action(
        actor=actor,
        action=an_action(f"action_{number % 3}", "rp", "why", subject="offer"),
        subject=uuid4(),
        at=MORNING,
        before={"rp": number},
        after={"rp": number + 1, "why": "x"},
    )


def past_every_guard(statement: str, values: list[Any]) -> None:
    """What somebody does who sits at the database itself."""
    with connection.cursor() as cursor:
        on = " ON kernel_audit_entry" if connection.vendor == "postgresql" else ""
        for name in ("update", "delete"):
            cursor.execute(f"DROP TRIGGER IF EXISTS kernel_audit_entry_no_{name}{on}")
        cursor.execute(statement, values)


@pytest.mark.parametrize("row", range(1, ROWS + 1))
@pytest.mark.parametrize("column", COLUMNS)
def test_a_changed_column_is_seen(column: str, row: int):
    for number in range(ROWS):
        action(number)
    assert broken_links() == []
    past_every_guard(f'UPDATE kernel_audit_entry SET "{column}" = %s WHERE number = %s', [COLUMNS[column], row])
    assert broken_links()


@pytest.mark.parametrize("row", range(1, ROWS + 1))
def test_a_row_taken_out_is_seen(row: int):
    for number in range(ROWS):
        action(number)
    past_every_guard("DELETE FROM kernel_audit_entry WHERE number = %s", [row])
    # The row after the gap no longer follows; at the end it is the head that remembers.
    assert broken_links()[0] == (row + 1 if row < ROWS else ROWS)


def test_a_row_put_in_with_a_right_hash_is_seen():
    first, last = action(1), action(2)
    forged = AuditEntry(
        number=3, at=MORNING, actor_name="x", action="x", subject=uuid4(), before={}, after={},
        request_id="", previous_hash=last.hash,
    )  # fmt: skip
    forged.hash = hash_of(forged)
    forged.save(force_insert=True)
    assert broken_links() == [2]
    assert first.hash != last.hash


def test_a_head_set_back_is_seen():
    first, _second = action(1), action(2)
    AuditHead.objects.update(number=1, hash=first.hash)
    assert broken_links() == [1]


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.dictionaries(st.text(max_size=5), st.integers() | st.text(max_size=5), max_size=3), max_size=6))
def test_whatever_facts_a_action_has_the_chain_reads_back_whole(facts: list[dict[str, Any]]):
    kept = [{key: value for key, value in fact.items() if "\0" not in f"{key}{value}"} for fact in facts]
    kept = [fact for fact in kept if not any("\ud800" <= sign <= "\udfff" for sign in f"{fact}")]
    with transaction.atomic():
        for fact in kept:
            record_action(actor=Actor(None, "x"), action=an_action("x", *fact), subject=uuid4(), at=MORNING, after=fact)
        assert broken_links() == []
        assert list(AuditEntry.objects.order_by("number").values_list("after", flat=True)) == kept
        transaction.set_rollback(True)


@pytest.mark.parametrize(
    "change",
    [
        lambda row: setattr(row, "before", {"a": 1}),
        lambda row: setattr(row, "action", row.action + row.subject_kind),
        lambda row: setattr(row, "actor", uuid4()),
        lambda row: setattr(row, "request_id", ""),
    ],
)
def test_two_rows_that_differ_have_two_hashes(change: Callable[[AuditEntry], None]):
    row = action(1)
    same, other = hash_of(row), AuditEntry.objects.get()
    assert hash_of(other) == same
    change(other)
    assert hash_of(other) != same


def test_the_order_of_facts_is_no_difference():
    row = action(1)
    row.after = dict(reversed(row.after.items()))
    assert hash_of(row) == row.hash


def test_reading_by_kind_and_by_subject():
    rows = [action(number) for number in range(4)]
    assert kinds_of_actions() == ["action_0", "action_1", "action_2"]
    assert list(newest_first(action="action_0")) == [rows[3], rows[0]]
    assert list(newest_first(subject=rows[1].subject)) == [rows[1]]
    assert list(newest_first(action="action_2", subject=rows[1].subject)) == []

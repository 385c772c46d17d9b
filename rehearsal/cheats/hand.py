"""What the hand at the database console can do: past every trigger, row by row, and hashes that need no key."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from random import Random
from typing import Any, TypeVar

from django.db import connection, models

from dodolan.kernel.audit.actions import hash_of
from dodolan.kernel.audit.models import AuditEntry, AuditHead
from dodolan.kernel.growing.rows import growing_models
from dodolan.kernel.growing.triggers import Trigger, triggers_of
from dodolan.kernel.ids import new_id
from dodolan.kernel.ledger.models import Account, Entry, Journal
from dodolan.market.paying.models import CashBox, Payout
from dodolan.market.paying.signing import box_snapshot, payout_snapshot
from dodolan.services.approvals.models import Signature

Row = TypeVar("Row", bound=models.Model)


@contextmanager
def past_triggers(*, put_up_again: bool = True) -> Iterator[None]:
    """Take every trigger down while the block runs, and put them up again word for word as if nothing had been."""
    triggers = [trigger for model in growing_models() for trigger in triggers_of(model)]
    _settle()
    with connection.cursor() as cursor:
        for trigger in triggers:
            cursor.execute(_asleep(trigger) if put_up_again else trigger.drop)
        yield
        _settle()
        for trigger in triggers if put_up_again else ():
            # The last statement alone wakes a trigger of PostgreSQL.
            cursor.execute(trigger.statements[-1])


def _asleep(trigger: Trigger) -> str:
    """On PostgreSQL sleeping is quicker than being made anew, and leaves as little behind."""
    if connection.vendor == "sqlite":
        return trigger.drop
    return f"ALTER TABLE {trigger.table} DISABLE TRIGGER {trigger.name}"


def _settle() -> None:
    # PostgreSQL changes no table whose keys it has still to look up.
    if connection.vendor == "postgresql":
        connection.check_constraints()


def one_of(rows: models.QuerySet[Row], dice: Random) -> Row:
    """Any row, always the same for the same dice."""
    return dice.choice(list(rows.order_by("pk")))


def change(row: models.Model, **said: Any) -> None:
    """Write other values into a row."""
    type(row)._default_manager.filter(pk=row.pk).update(**said)  # noqa: SLF001  whatever its manager is called
    row.refresh_from_db()


def erase(rows: models.QuerySet[Any]) -> None:
    """Delete rows, whatever still points at them."""
    rows._raw_delete(rows.db)  # noqa: SLF001  Django's delete asks who points at a row; a console does not


def copy_of(row: Row, **said: Any) -> Row:
    """A new row that says the same but for this."""
    copy = type(row)._default_manager.get(pk=row.pk)  # noqa: SLF001  whatever its manager is called
    copy.pk = new_id()
    for name, value in said.items():
        setattr(copy, name, value)
    copy._state.adding = True  # noqa: SLF001  so that Django inserts it
    copy.save(force_insert=True)
    return copy


def signed_again(row: Payout | CashBox) -> None:
    """Make all signatures under a row say what it says now."""
    row.refresh_from_db()
    paper = payout_snapshot(row) if isinstance(row, Payout) else box_snapshot(row)
    Signature.objects.filter(subject=row.pk).update(snapshot=paper.text, hash=paper.hash)


def post(kind: str, key: str, like: Journal, amounts: Iterable[tuple[Account, int]]) -> Journal:
    """A journal that nobody posted, of the day of another one; key is whatever fits."""
    journal = copy_of(like, kind=kind, key=key, reverses=None)
    Entry.objects.bulk_create(
        Entry(journal=journal, account=account, amount_rp=amount, day=journal.day) for account, amount in amounts
    )
    return journal


def move_money(journal: Journal, account_kind: str, by_rp: int) -> None:
    """Make the entry of a journal on a kind of account larger or smaller."""
    entry = journal.entries.get(account__kind=account_kind)
    change(entry, amount_rp=entry.amount_rp + by_rp)


def chained_again() -> None:
    """Number and hash the whole trail anew, and let the head say so: without the key, all that can be done."""
    number, last = 0, ""
    for entry in AuditEntry.objects.order_by("number"):
        number += 1
        entry.number, entry.previous_hash = number, last
        entry.hash = last = hash_of(entry)
        AuditEntry.objects.filter(pk=entry.pk).update(number=number, previous_hash=entry.previous_hash, hash=last)
    AuditHead.objects.update(number=number, hash=last)

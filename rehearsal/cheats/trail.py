"""Cheats with the audit trail. Whoever does them knows how rows are hashed and not the instance's key."""

from random import Random

from dodolan.kernel.audit.models import AuditEntry, AuditHead
from dodolan.kernel.audit.sealed_head import seal_of
from rehearsal.cheats.hand import chained_again, change, copy_of, erase, one_of
from rehearsal.cheats.values import cheats


def trail_row_changed(dice: Random) -> None:
    """Somebody else did it: one row names another person."""
    change(one_of(AuditEntry.objects.all(), dice), actor_name="Pak Sembarang")


def trail_row_changed_and_chained(dice: Random) -> None:
    """One row names another person, and the whole chain is hashed anew."""
    trail_row_changed(dice)
    chained_again()


def trail_cut(_dice: Random) -> None:
    """The last three rows are gone, and the head says so."""
    for entry in AuditEntry.objects.order_by("-number")[:3]:
        erase(AuditEntry.objects.filter(pk=entry.pk))
    last = AuditEntry.objects.latest("number")
    AuditHead.objects.update(number=last.number, hash=last.hash)


def trail_row_taken_out(dice: Random) -> None:
    """A row in the middle is gone; those after it are numbered and hashed anew."""
    entry = one_of(AuditEntry.objects.filter(action__startswith="paying"), dice)
    erase(AuditEntry.objects.filter(pk=entry.pk))
    chained_again()


def trail_row_added(dice: Random) -> None:
    """A row that nobody wrote stands at the end, properly hashed."""
    like = one_of(AuditEntry.objects.filter(action="paying.payout_approved"), dice)
    copy_of(like, number=AuditHead.objects.get().number + 1)
    chained_again()


def trail_emptied(_dice: Random) -> None:
    """Nobody ever did anything: the trail is empty and its head is new."""
    erase(AuditEntry.objects.all())
    AuditHead.objects.update(number=0, hash="")


def trail_turned_back(_dice: Random) -> None:
    """The last three rows are gone, and the head is one that was copied, seal and all, before they were written."""
    trail_cut(_dice)
    head = AuditHead.objects.get()
    AuditHead.objects.update(seal=seal_of(head.number, head.hash))


TRAIL = cheats(
    trail_row_changed,
    trail_row_changed_and_chained,
    trail_cut,
    trail_row_taken_out,
    trail_row_added,
    trail_emptied,
    trail_turned_back,
)

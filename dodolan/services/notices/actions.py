"""Writing notices down and bringing them."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from dodolan.kernel.claims.actions import claimed
from dodolan.kernel.gate import write_tx
from dodolan.kernel.outbox.actions import record_event
from dodolan.people.accounts.models import User
from dodolan.services.notices.events import DUE
from dodolan.services.notices.models import Channel, Notice, Wish
from dodolan.services.notices.ports import Messenger
from dodolan.services.notices.rules import speaking_time
from dodolan.services.notices.values import Facts, NoticeKind

Words = Callable[[str, Mapping[str, Any]], str]


@write_tx()
def note(
    *,
    kind: NoticeKind,
    reason: UUID,
    subject: UUID,
    phone: str,
    user: User | None,
    facts: Facts,
    at: datetime,
) -> bool:
    """Tell a person something, once for each reason; False if they were told before.

    phone is E.164. Raises ValueError for facts that the words of the kind do not know, or that are missing.
    """
    if set(facts) != kind.facts:
        raise ValueError(f"{kind.key} takes the facts {sorted(kind.facts)}, got {sorted(facts)}.")
    consents = Wish.objects.filter(phone=phone, whatsapp=True).exists()
    row = Notice(
        kind=kind.key,
        reason=reason,
        subject=subject,
        phone=phone,
        user=user,
        facts=dict(facts),
        channel=Channel.WHATSAPP if consents else Channel.PAGE,
        urgent=kind.urgent,
        made_at=at,
    )
    Notice.objects.bulk_create([row], ignore_conflicts=True)
    # Whose row stands there decides: of two at once the table kept one, and only that one is brought.
    if not Notice.objects.filter(pk=row.pk).exists():
        return False
    if consents:
        record_event(DUE, at=speaking_time(at, urgent=kind.urgent), notice_id=str(row.pk))
    return True


@write_tx()
def choose(*, phone: str, whatsapp: bool, at: datetime) -> None:
    """Write down whether a phone may be written to; it counts for what is sent from now on."""
    Wish.objects.update_or_create(phone=phone, defaults={"whatsapp": whatsapp, "chosen_at": at})


def send_notice(*, notice: UUID, messenger: Messenger, words: Words, at: datetime) -> bool:
    """Bring a notice to its phone; False for one that was brought, is gone, or is wanted no more.

    At night what is not urgent is put off to the morning. Raises what the messenger raises; killed between sending and
    writing it down, it is sent once more.
    """
    row = Notice.objects.filter(pk=notice, sent_at__isnull=True).first()
    # Asked again when it leaves: who said no at noon is not written to in the evening.
    if row is None or not Wish.objects.filter(phone=row.phone, whatsapp=True).exists():
        return False
    due = speaking_time(at, urgent=row.urgent)
    if due > at:
        _put_off(row, due)
        return False
    messenger.send_text(phone=row.phone, text=words(row.kind, row.facts))
    _mark_sent(row, at)
    return True


@write_tx()
def _put_off(row: Notice, due: datetime) -> None:
    record_event(DUE, at=due, notice_id=str(row.pk))


@write_tx()
def _mark_sent(row: Notice, at: datetime) -> None:
    claimed(Notice.objects.filter(pk=row.pk, sent_at__isnull=True), sent_at=at)

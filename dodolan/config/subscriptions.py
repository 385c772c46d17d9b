"""Who listens to which event. Nothing listens anywhere else."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from dodolan.config.wiring import code_sender, messenger
from dodolan.kernel.clock import now
from dodolan.kernel.outbox.actions import Listener
from dodolan.kernel.outbox.models import Event
from dodolan.market.fulfilment.notices import note_asked
from dodolan.market.ordering.notices import note_cancelled, note_placed, note_sold_out
from dodolan.market.ordering.proving import end_unproved
from dodolan.people.accounts.ports import CodeSender
from dodolan.people.accounts.sending import send_issued_code
from dodolan.services.notices.actions import send_notice
from dodolan.services.notices.ports import Messenger
from dodolan.wording.notices import notice_words


def sends_codes(sender: CodeSender) -> Listener:
    """The listener that brings every code issued to its phone."""

    def listen(event: Event) -> None:
        send_issued_code(sign_in=UUID(event.facts["sign_in_id"]), sender=sender, at=now())

    return listen


def notes_placed(event: Event) -> None:
    """Every purchase placed is confirmed to its buyer."""
    note_placed(purchase=UUID(event.facts["purchase_id"]), at=now())


def notes_sold_out(event: Event) -> None:
    """Of every line for which nothing is left its buyer hears."""
    note_sold_out(line=UUID(event.facts["line_id"]), at=now())


def notes_cancelled(event: Event) -> None:
    """Of an order that somebody else ended, or that ended by itself, its buyer hears."""
    note_cancelled(purchase=UUID(event.facts["purchase_id"]), reason=event.facts["reason"], at=now())


def notes_asked(event: Event) -> None:
    """Of every question of a runner its buyer hears, on whatever page they are."""
    note_asked(consent=UUID(event.facts["consent_id"]), at=now())


def ends_unproved(event: Event) -> None:
    """A purchase whose phone was not proved in time gives back its place and its goods."""
    end_unproved(purchase=UUID(event.facts["purchase_id"]), at=now())


def sends_notices(by: Messenger | None) -> Listener:
    """The listener that brings notices to the phones of those who want them there."""

    def listen(event: Event) -> None:
        if by is not None:
            send_notice(notice=UUID(event.facts["notice_id"]), messenger=by, words=notice_words, at=now())

    return listen


LISTENERS: Mapping[str, Sequence[Listener]] = {
    "accounts.code_issued": [sends_codes(code_sender())],
    "fulfilment.asked": [notes_asked],
    "notices.due": [sends_notices(messenger())],
    "ordering.cancelled": [notes_cancelled],
    "ordering.placed": [notes_placed],
    "ordering.proof_due": [ends_unproved],
    "ordering.sold_out": [notes_sold_out],
    "ordering.unclaimed": [notes_cancelled],
}

"""Who listens to which event. Nothing listens anywhere else."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from dodolan.config.wiring import code_sender
from dodolan.kernel.clock import now
from dodolan.kernel.outbox.actions import Listener
from dodolan.kernel.outbox.models import Event
from dodolan.people.accounts.ports import CodeSender
from dodolan.people.accounts.sending import send_issued_code


def sends_codes(sender: CodeSender) -> Listener:
    """The listener that brings every code issued to its phone."""

    def listen(event: Event) -> None:
        send_issued_code(sign_in=UUID(event.facts["sign_in_id"]), sender=sender, at=now())

    return listen


LISTENERS: Mapping[str, Sequence[Listener]] = {
    "accounts.code_issued": [sends_codes(code_sender())],
}

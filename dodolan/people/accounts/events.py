"""What happens in accounts that others may want to hear."""

from dodolan.kernel.outbox.catalogue import EventKind

CODE_ISSUED = EventKind("accounts.code_issued", ("sign_in_id",))
EVENTS = (CODE_ISSUED,)

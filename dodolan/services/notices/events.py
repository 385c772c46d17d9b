"""What happens in notices."""

from dodolan.kernel.outbox.catalogue import EventKind

DUE = EventKind("notices.due", ("notice_id",))
EVENTS = (DUE,)

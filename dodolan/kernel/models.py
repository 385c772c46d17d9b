"""The kernel's tables, gathered for Django; rooms never import this file."""

from dodolan.kernel.audit.models import AuditEntry, AuditHead
from dodolan.kernel.idempotency.models import IdempotencyKey
from dodolan.kernel.inbox.models import Message
from dodolan.kernel.jobs.models import DueRun
from dodolan.kernel.ledger.models import Account, Entry, Journal
from dodolan.kernel.limits.models import Counter
from dodolan.kernel.outbox.models import Event
from dodolan.kernel.sealing.models import KeyProof
from dodolan.kernel.switches.models import SwitchState
from dodolan.kernel.terms.models import TermValue

__all__ = [
    "Account",
    "AuditEntry",
    "AuditHead",
    "Counter",
    "DueRun",
    "Entry",
    "Event",
    "IdempotencyKey",
    "Journal",
    "KeyProof",
    "Message",
    "SwitchState",
    "TermValue",
]

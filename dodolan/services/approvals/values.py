"""What is signed, and by how many."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from dodolan.kernel.canonical import canonical, digest
from dodolan.kernel.money import Rupiah
from dodolan.kernel.rights import Right


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a thing says at this moment: its kind and key, and the facts that may not change once they are signed."""

    kind: str
    subject: UUID
    facts: Mapping[str, Any] = field(hash=False)

    @property
    def text(self) -> str:
        """The facts as they are kept."""
        # With kind and key inside, so that a signature on one payout proves nothing of another of the same sum.
        return canonical({"kind": self.kind, "subject": str(self.subject), "facts": self.facts})

    @property
    def hash(self) -> str:
        """SHA-256 (hex) of the text."""
        return digest(self.text)


@dataclass(frozen=True, slots=True)
class Ask:
    """So many people with a right must sign, from an amount on. Raises ValueError for nobody."""

    right: Right
    people: int = 1
    from_rp: int = 0

    def __post_init__(self) -> None:
        """Refuse what asks for nothing."""
        if self.people < 1 or self.from_rp < 0:
            raise ValueError("An ask is for one person or more, from Rp 0 or more.")


@dataclass(frozen=True, slots=True)
class Policy:
    """Whose signatures a kind of thing needs; of several asks for one right the largest that applies counts."""

    asks: tuple[Ask, ...]

    def needed(self, amount: Rupiah) -> dict[str, int]:
        """How many signers an amount needs, by the key of the right."""
        # By right and not by ask: one person with one right signs once, however many asks name it.
        needed: dict[str, int] = {}
        for ask in self.asks:
            if amount.amount >= ask.from_rp:
                needed[ask.right.key] = max(ask.people, needed.get(ask.right.key, 0))
        return needed

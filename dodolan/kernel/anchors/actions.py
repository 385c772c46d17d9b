"""Taking an anchor, and keeping it as a file."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

from dodolan.kernel.anchors.heads import Span, heads
from dodolan.kernel.anchors.texts import Anchor, seal_of, whole_of, written

# A transaction that began before may still be written; none lasts minutes.
SETTLED_AFTER = timedelta(minutes=10)


def drop_anchor(*, at: datetime, machine: datetime | None = None, settled_after: timedelta = SETTLED_AFTER) -> Anchor:
    """The anchor of everything that was settled so long before now.

    at is now by the market's clock, machine by the clock that makes keys (default: the machine's own).
    """
    until = (at - settled_after).replace(microsecond=0)
    span = Span(until, _first_key((machine or datetime.now(UTC)) - settled_after))
    found = heads(span)
    whole = whole_of(found)
    return Anchor(span, whole, seal_of(span, whole), found)


def _first_key(instant: datetime) -> UUID:
    """The lowest key of a millisecond: UUIDv7 begins with it (RFC 9562)."""
    return UUID(int=int(instant.timestamp() * 1000) << 80)


def write_anchor(*, folder: Path, at: datetime) -> Path:
    """Drop an anchor and keep it as a file of that instant, which is never written again."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{at.astimezone(UTC):%Y-%m-%dT%H%M%SZ}.txt"
    # Refused where it is there: an anchor that can be overwritten holds nothing.
    with file.open("x", encoding="utf-8") as kept:
        kept.write(written(drop_anchor(at=at)))
    return file

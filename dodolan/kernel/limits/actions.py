"""Taking a turn, and forgetting old counters."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db.models import F

from dodolan.kernel.claims.actions import claim
from dodolan.kernel.gate import write_tx
from dodolan.kernel.limits.errors import TooMany
from dodolan.kernel.limits.models import Counter


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `most` tries in a window of `span`; windows begin at whole multiples of span since 1970."""

    name: str
    most: int
    span: timedelta

    def window(self, at: datetime) -> datetime:
        """The beginning of the window that holds the instant."""
        # Fixed windows need one row and one UPDATE; a sliding one would need a row for each try.
        seconds = int(self.span.total_seconds())
        return datetime.fromtimestamp(int(at.timestamp()) // seconds * seconds, UTC)


@write_tx()
def take_turn(*, limit: Limit, subject: str, at: datetime) -> None:
    """Count one try of subject, or raise TooMany. Committed by itself, so that a failed try counts as well."""
    opened = limit.window(at)
    name = f"{limit.name}:{subject}"[:120]
    # Two first tries at once both find the row afterwards, and the claim below counts them one by one.
    Counter.objects.bulk_create([Counter(subject=name, opened_at=opened)], ignore_conflicts=True)
    free = Counter.objects.filter(subject=name, opened_at=opened, tries__lt=limit.most)
    wait = int((opened + limit.span - at).total_seconds()) + 1
    used_up = TooMany(f"{limit.name} allows {limit.most} tries in {limit.span}.", wait_seconds=wait)
    claim(free, otherwise=used_up, tries=F("tries") + 1)


@write_tx()
def forget_old_counters(*, at: datetime) -> int:
    """Delete counters of more than two days ago; returns how many."""
    return Counter.objects.filter(opened_at__lt=at - timedelta(days=2)).delete()[0]

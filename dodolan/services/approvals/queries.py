"""Who has signed, and whether it is enough."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice

from dodolan.kernel.money import Rupiah
from dodolan.services.approvals.models import Signature
from dodolan.services.approvals.values import Policy, Snapshot

# As many as one statement may name on every database.
PORTION = 500


def is_approved(snapshot: Snapshot, policy: Policy, amount: Rupiah) -> bool:
    """Whether everybody whom the policy asks for has signed exactly this. One statement."""
    return not list(unapproved([(snapshot, amount)], policy))


def unapproved(papers: Iterable[tuple[Snapshot, Rupiah]], policy: Policy) -> Iterator[Snapshot]:
    """Those, in their order, under which signatures are missing. One statement for every PORTION."""
    rest = iter(papers)
    while portion := list(islice(rest, PORTION)):
        signed = _signed([snapshot for snapshot, _ in portion])
        for snapshot, amount in portion:
            has = signed[snapshot.hash]
            if any(has[right] < people for right, people in policy.needed(amount).items()):
                yield snapshot


def _signed(snapshots: list[Snapshot]) -> dict[str, Counter[str]]:
    """How many signed in which right, by the hash of what they signed."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    rows = Signature.objects.filter(subject__in={snapshot.subject for snapshot in snapshots})
    # Nobody signs twice, so rows are people.
    for subject_hash, right in rows.values_list("hash", "right"):
        found[subject_hash][right] += 1
    return found

"""Signing."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError

from dodolan.kernel.errors import Refused
from dodolan.kernel.gate import write_tx
from dodolan.kernel.rights import Right
from dodolan.people.accounts.models import User
from dodolan.people.rights.queries import require
from dodolan.services.approvals.models import Signature
from dodolan.services.approvals.values import Snapshot


@write_tx()
def sign(
    *,
    snapshots: Sequence[Snapshot],
    right: Right,
    signer: User,
    markets: Iterable[UUID] = (),
    at: datetime,
    otherwise: Refused,
) -> None:
    """Put a person's name under what the snapshots say, all or none.

    Raises NotAllowed without the right in each of the markets (in any, if none is named), and otherwise where the
    signer has signed one of them before, in this right or another.
    """
    require(signer, right, *markets)
    rows = [
        Signature(
            subject_kind=paper.kind,
            subject=paper.subject,
            right=right.key,
            snapshot=paper.text,
            hash=paper.hash,
            signer=signer,
            at=at,
        )
        for paper in snapshots
    ]
    try:
        with write_tx():
            Signature.objects.bulk_create(rows)
    except IntegrityError:
        # Two hands of one person at once: the table decides, and both hear the same.
        raise otherwise from None

"""Promises about signatures, counted on the live database."""

import json

from dodolan.kernel.canonical import digest
from dodolan.kernel.checks import Check, Finding, finding
from dodolan.services.approvals.models import Signature


def signatures_are_whole() -> Finding:
    """Every signature is under the text that was hashed, and the text is about what the signature names."""
    rows = Signature.objects.values_list("pk", "subject_kind", "subject", "snapshot", "hash")
    broken = []
    for pk, kind, subject, snapshot, hashed in rows.iterator(chunk_size=2000):
        said = json.loads(snapshot)
        if digest(snapshot) != hashed or (said["kind"], said["subject"]) != (kind, str(subject)):
            broken.append(pk)
    return finding("signatures under what was signed", Signature.objects.count(), broken)


CHECKS = (Check("approvals.signatures_are_whole", signatures_are_whole),)

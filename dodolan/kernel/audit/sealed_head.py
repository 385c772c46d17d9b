"""The seal at the end of the chain."""

from dodolan.kernel.sealing.hashes import keyed_hash


def seal_of(number: int, last_hash: str) -> str:
    """What the head says of a chain that ends with this row; nobody without the instance's key can say it."""
    return keyed_hash("audit_head", f"{number}:{last_hash}")

"""The network address that a request comes from: the last resort for counting those who show nothing else."""

LONGEST_ADDRESS = 45


def address_of(*, forwarded: str, remote: str, behind_proxy: bool) -> str:
    """The network address asked from, at most LONGEST_ADDRESS signs; behind our own proxy the proxy's word for it.

    forwarded is the header X-Forwarded-For ("" without one), remote the address of the connection.
    """
    # Only behind our own proxy, and only its last word; everything before it can be made up.
    said = forwarded.rsplit(",", maxsplit=1)[-1].strip() if behind_proxy else ""
    return (said or remote)[:LONGEST_ADDRESS]

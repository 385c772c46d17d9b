"""Names a site is served under: which of them strangers can reach."""

from collections.abc import Sequence
from ipaddress import ip_address

# Names that no public server of names answers (RFC 2606, RFC 6762, RFC 8375).
_PRIVATE_ENDINGS = (".localhost", ".test", ".local", ".internal", ".home.arpa")


def public_names(names: Sequence[str]) -> list[str]:
    """Those of the names, in their order, that reach further than this machine and its own network.

    A name with a dot is public, and so is "*" or a name that begins with a dot; loopback and private addresses, names
    without a dot and names under reserved endings are not.
    """
    return [name for name in names if _is_public(name.strip().lower())]


def _is_public(name: str) -> bool:
    try:
        return not ip_address(name.strip("[]")).is_private
    except ValueError:
        return name == "*" or ("." in name and not name.endswith(_PRIVATE_ENDINGS))

"""Names a site is served under: how they are written, and which of them strangers can reach."""

import re
from collections.abc import Sequence
from ipaddress import ip_address

# Names that no public server of names answers (RFC 2606, RFC 6762, RFC 8375).
_PRIVATE_ENDINGS = (".localhost", ".test", ".local", ".internal", ".home.arpa")

_NAME = re.compile(r"\.?[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*", re.ASCII)


def read_hosts(text: str) -> list[str]:
    """Names from a list with commas, in small letters; blanks around commas do not matter. "" holds none.

    A name is one a browser asks for: letters, digits, dots and hyphens, an address of numbers ([::1] in brackets), or
    one that begins with a dot for all below it. ValueError for one with a scheme, a port or a path, and for "*": links
    that we send would carry whatever name a stranger asked for.
    """
    names = [name.strip().lower() for name in text.split(",") if name.strip()]
    for name in names:
        if not (_NAME.fullmatch(name) or _is_address(name)):
            raise ValueError(f"{name!r} is no name of a site")
    return names


def is_this_machine(host: str) -> bool:
    """Whether a Host header, with or without its port, names the machine itself."""
    name = re.sub(r":\d+$", "", host.lower()) if not host.endswith("]") else host
    try:
        return name == "localhost" or ip_address(name.strip("[]")).is_loopback
    except ValueError:
        return False


def _is_address(name: str) -> bool:
    try:
        return ip_address(name.removeprefix("[").removesuffix("]")).version == (6 if name[0] == "[" else 4)
    except ValueError:
        return False


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

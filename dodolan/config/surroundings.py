"""What the environment says about names and TLS; anything that is not clear is refused before a page is served."""

import os

from django.core.exceptions import ImproperlyConfigured

from dodolan.kernel.hosts import read_hosts


def read_https() -> bool:
    """Whether a server with TLS stands in front."""
    said = os.environ.get("DODOLAN_HTTPS", "").strip()
    # "true" or "yes" that means no would serve sign-ins in the open.
    if said not in ("", "0", "1"):
        raise ImproperlyConfigured(f"DODOLAN_HTTPS must be 0 or 1. It was {said!r}.")
    return said == "1"


def read_names() -> list[str]:
    """The names served; without any, only this machine's own."""
    try:
        return read_hosts(os.environ.get("DODOLAN_HOSTS", "")) or ["localhost", "127.0.0.1", "[::1]"]
    except ValueError as wrong:
        raise ImproperlyConfigured(
            f"DODOLAN_HOSTS is a list of names like pasar.example.go.id, without http:// and port: {wrong}."
        ) from wrong

"""The network address that a request comes from: the last resort for counting those who show nothing else."""

from django.conf import settings
from django.http import HttpRequest

LONGEST_ADDRESS = 45


def address_of(request: HttpRequest) -> str:
    """The network address asked from; behind TLS the proxy's word for it."""
    # Only behind our own proxy, and only its last word; everything before it can be made up.
    forwarded = request.headers.get("X-Forwarded-For", "") if settings.HTTPS else ""
    return (forwarded.split(",")[-1].strip() or request.META.get("REMOTE_ADDR", ""))[:LONGEST_ADDRESS]

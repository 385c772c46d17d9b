"""What a device remembers for us in a cookie that only we can write; whoever changes it has written nothing."""

from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

# Browsers keep no cookie longer.
_KEPT_SECONDS = 400 * 24 * 3600


def read_signed(request: HttpRequest, name: str) -> Any:
    """What was written under a name; None for nothing, for what is too old, and for a cookie that is not ours."""
    try:
        return signing.loads(request.COOKIES.get(name, ""), salt=f"dodolan.{name}", max_age=_KEPT_SECONDS)
    except signing.BadSignature:
        return None


def write_signed(response: HttpResponse, name: str, value: Any) -> None:
    """Keep a value of plain lists, dicts and words under a name; scripts cannot read it, but its holder can."""
    response.set_cookie(
        name,
        signing.dumps(value, salt=f"dodolan.{name}"),
        max_age=_KEPT_SECONDS,
        httponly=True,
        samesite="Lax",
        secure=settings.HTTPS,
    )

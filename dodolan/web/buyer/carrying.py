"""The cookie that says whose basket it is: a secret of the phone, no account needed."""

import re

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from dodolan.kernel.ids import new_secret
from dodolan.market.ordering.baskets import KEPT_FOR

COOKIE = "keranjang"
# A cookie is whatever a phone sends; only what has the shape of our secrets is looked up.
_SECRET = re.compile(r"[A-Za-z0-9_-]{22}")


def basket_secret(request: HttpRequest) -> str:
    """The secret of this phone's baskets; empty for a phone that has put nothing in yet."""
    value = request.COOKIES.get(COOKIE, "")
    return value if _SECRET.fullmatch(value) else ""


def secret_to_fill(request: HttpRequest) -> str:
    """The phone's secret, or a new one for its first basket."""
    return basket_secret(request) or new_secret()


def keep_secret(response: HttpResponse, secret: str) -> None:
    """Let the phone carry the secret as long as the basket is kept."""
    response.set_cookie(
        COOKIE,
        secret,
        max_age=int(KEPT_FOR.total_seconds()),
        # No script of ours needs it, and a script from elsewhere must not read it.
        httponly=True,
        # Lax and not Strict: a link opened from WhatsApp must show the basket as it was.
        samesite="Lax",
        secure=settings.HTTPS,
    )

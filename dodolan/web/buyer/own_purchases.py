"""The purchases made on this device, in a signed cookie: a guest who lost the link finds them again."""

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

COOKIE = "pesanan_saya"
_SALT, _MOST = "dodolan.own_purchases", 30
_KEPT_SECONDS = 400 * 24 * 3600


def keep_purchase(request: HttpRequest, response: HttpResponse, secret: str) -> None:
    """Keep a purchase by its secret; the latest thirty stay."""
    others = [kept for kept in kept_purchases(request) if kept != secret]
    value = signing.dumps([*others, secret][-_MOST:], salt=_SALT)
    response.set_cookie(COOKIE, value, max_age=_KEPT_SECONDS, httponly=True, samesite="Lax", secure=settings.HTTPS)


def kept_purchases(request: HttpRequest) -> list[str]:
    """Secrets of the purchases made on this device, the latest last; none from a cookie that is not ours."""
    try:
        kept: list[str] = signing.loads(request.COOKIES.get(COOKIE, ""), salt=_SALT, max_age=_KEPT_SECONDS)
    except signing.BadSignature:
        return []
    return kept

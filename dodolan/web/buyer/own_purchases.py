"""The purchases made on this device, in a signed cookie: a guest who lost the link finds them again."""

from django.http import HttpRequest, HttpResponse

from dodolan.web.kit.signed_cookies import read_signed, write_signed

COOKIE = "pesanan_saya"
_MOST = 30


def keep_purchase(request: HttpRequest, response: HttpResponse, secret: str) -> None:
    """Keep a purchase by its secret; the latest thirty stay."""
    others = [kept for kept in kept_purchases(request) if kept != secret]
    write_signed(response, COOKIE, [*others, secret][-_MOST:])


def kept_purchases(request: HttpRequest) -> list[str]:
    """Secrets of the purchases made on this device, the latest last; none from a cookie that is not ours."""
    return read_signed(request, COOKIE) or []

"""Where to go back to after a form was handled: a page of this site, or nowhere."""

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

LONGEST = 500


def page_before(request: HttpRequest, fallback: str = "") -> str:
    """The page named in the form's `next` or the address's `lanjut`, if it is one of ours; else the fallback."""
    page = request.POST.get("next") or request.GET.get("lanjut", "")
    # An address from outside could send a freshly signed-in person anywhere.
    safe = url_has_allowed_host_and_scheme(page, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    # Browsers read a backslash as a slash, so it could lead to another site.
    return page if safe and "\\" not in page and page.isprintable() and len(page) <= LONGEST else fallback

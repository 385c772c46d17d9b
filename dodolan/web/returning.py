"""Where to go back to after a form was handled: a page of this site, or nowhere."""

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

LONGEST = 500


def page_before(request: HttpRequest, fallback: str) -> str:
    """The page named in the form's `next`, if it is one of ours; else the fallback."""
    page = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(page, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return page if safe and "\\" not in page and page.isprintable() and len(page) <= LONGEST else fallback

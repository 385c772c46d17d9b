"""Where to go back to after a form was handled: a page of this site, or nowhere."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

View = Callable[..., HttpResponse]
LONGEST = 500


def page_before(request: HttpRequest, fallback: str) -> str:
    """The page named in the form's `next`, if it is one of ours; else the fallback."""
    page = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(page, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    # Browsers read a backslash as a slash, so it could lead to another site.
    return page if safe and "\\" not in page and page.isprintable() and len(page) <= LONGEST else fallback


def post_only(page: str) -> Callable[[View], View]:
    """Let a view be posted to; whoever reloads or opens its address comes to the page, named with the first argument.

    Other methods are answered with 405.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def posted(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            # Phones load a tab again after hours; that must not end in an error.
            if request.method in ("GET", "HEAD"):
                return redirect(page, next(iter(kwargs.values())))
            if request.method != "POST":
                return HttpResponseNotAllowed(["POST"])
            return view(request, *args, **kwargs)

        return posted

    return decorate

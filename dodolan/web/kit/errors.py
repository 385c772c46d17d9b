"""Error pages that Django asks for by name."""

import sys

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from dodolan.kernel.outages import is_outage
from dodolan.web.kit.access import ANYONE, READ_AND_SEND, allow


@allow(ANYONE, methods=READ_AND_SEND)
def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001  given by name
    """400."""
    return render(request, "kit/error_pages/400.html", status=400)


@allow(ANYONE, methods=READ_AND_SEND)
def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001  given by name
    """403."""
    return render(request, "kit/error_pages/403.html", status=403)


@allow(ANYONE, methods=READ_AND_SEND)
def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001  given by name
    """404."""
    return render(request, "kit/error_pages/404.html", status=404)


@allow(ANYONE, methods=READ_AND_SEND)
def server_error(request: HttpRequest) -> HttpResponse:
    """500, or 503 where the database is away or its disk full: nothing on either may need it."""
    if is_outage(sys.exc_info()[1]):
        response = render(request, "kit/error_pages/503.html", status=503)
        response["Retry-After"] = "10"
        return response
    return render(request, "kit/error_pages/500.html", status=500)


@allow(ANYONE, methods=READ_AND_SEND)
def csrf_failed(request: HttpRequest, **_facts: object) -> HttpResponse:
    """The form is from an old page or another site."""
    # Nearly always a page left open overnight, so the words are not about attacks.
    what = _("This page was open for too long. Go back, reload it and send again.")
    return render(request, "kit/error_pages/403.html", {"what": what}, status=403)

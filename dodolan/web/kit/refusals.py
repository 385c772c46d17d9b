"""Refusals on a page: their words, and a page of their own where no form or message takes them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from dodolan.kernel.errors import Refused
from dodolan.wording.refusals import words_for

__all__ = ["refusal_page", "words_for"]

ERROR_PAGES = {400, 403, 404, 409, 422, 429, 503}


def refusal_page(request: HttpRequest, refusal: Refused) -> HttpResponse:
    """A whole page for a refusal, with its status."""
    status = refusal.status if refusal.status in ERROR_PAGES else 409
    page = "kit/error_pages/409.html" if status == 422 else f"kit/error_pages/{status}.html"
    response = render(request, page, {"what": words_for(refusal)}, status=status)
    if "wait_seconds" in refusal.facts:
        response["Retry-After"] = str(refusal.facts["wait_seconds"])
    return response

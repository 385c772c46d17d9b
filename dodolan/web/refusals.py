"""The words of refusals: which sentence the screen shows for which code."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dodolan.kernel.errors import Refused

# Named places are facts of the refusal.
WORDS: dict[str, Promise] = {
    "refused": _("That is not possible right now."),
    "invalid": _("Something in the form is not right."),
    "not_allowed": _("This page is not for your account."),
    "missing": _("We could not find that."),
    "too_busy": _("It is very busy. Please try again in a moment."),
    "limits.too_many": _("Too many tries. Please wait %(wait_minutes)s minutes."),
    "idempotency.other_request": _("This form was already sent with other contents."),
}
ERROR_PAGES = {400, 403, 404, 409, 422, 429, 503}


def words_for(refusal: Refused) -> str:
    """The sentence for a refusal in the language of the request; a general one for a code without words."""
    facts: dict[str, Any] = dict(refusal.facts)
    if "wait_seconds" in facts:
        facts["wait_minutes"] = -(-facts["wait_seconds"] // 60)
    return str(WORDS.get(refusal.code, WORDS["refused"])) % facts


def refusal_page(request: HttpRequest, refusal: Refused) -> HttpResponse:
    """A whole page for a refusal, with its status."""
    status = refusal.status if refusal.status in ERROR_PAGES else 409
    page = "409.html" if status == 422 else f"{status}.html"
    response = render(request, page, {"what": words_for(refusal)}, status=status)
    if "wait_seconds" in refusal.facts:
        response["Retry-After"] = str(refusal.facts["wait_seconds"])
    return response

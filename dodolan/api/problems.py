"""Refusals as problem details (RFC 9457): a code for the program, a sentence for the person behind it."""

import logging
from collections.abc import Iterable, Mapping, Sequence
from http import HTTPStatus
from typing import Any

from django.core.exceptions import BadRequest as MalformedRequest
from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from ninja.errors import AuthenticationError, HttpError, ValidationError

from dodolan.api.refusals import BadJson, BadRequest, Broken, Malformed, NoAddress, NoToken, TooLarge, WrongMethod
from dodolan.kernel.errors import NotAllowed, Refused
from dodolan.kernel.gate import TooBusy
from dodolan.kernel.outages import is_outage
from dodolan.wording.refusals import words_for

log = logging.getLogger(__name__)

MEDIA_TYPE = "application/problem+json"
# By kinds of pydantic: https://docs.pydantic.dev/latest/errors/validation_errors/
FAULTS: dict[str, Promise] = {
    "missing": _("This is needed."),
    "extra_forbidden": _("There is no such field."),
    "int_type": _("Write a whole number."),
    "int_parsing": _("Write a whole number."),
    "string_type": _("Write text."),
    "string_too_long": _("This is too long."),
    "string_too_short": _("This is too short."),
    "too_long": _("There are too many of them."),
    "too_short": _("There must be at least one."),
    "greater_than_equal": _("The number is too small."),
    "less_than_equal": _("The number is too large."),
    "bool_type": _("Write true or false."),
}
ANY_FAULT = _("Please check this.")
# What Django itself answers before or instead of a call.
PLAIN: Mapping[int, type[Refused]] = {
    403: NotAllowed,
    404: NoAddress,
    405: WrongMethod,
    413: TooLarge,
    503: TooBusy,
}
# What Django and ninja raise before a call begins.
KNOWN: tuple[tuple[type[Exception], type[Refused]], ...] = (
    (AuthenticationError, NoToken),
    (RequestDataTooBig, TooLarge),
    (MalformedRequest, Malformed),
    (Http404, NoAddress),
)


def problem(request: HttpRequest, refusal: Refused, *, errors: Sequence[Mapping[str, str]] = ()) -> HttpResponse:
    """The answer to a refused call; errors name fields of the request, each with its own sentence."""
    facts: dict[str, Any] = {
        # A name and not an address: nobody should have to open a page to tell two problems apart.
        "type": f"urn:dodolan:problem:{refusal.code}",
        "title": HTTPStatus(refusal.status).phrase,
        "status": refusal.status,
        "detail": words_for(refusal),
        "code": refusal.code,
        "facts": refusal.facts,
        "errors": list(errors) or _own_errors(refusal),
        # The same code stands in our log, so that a caller and an officer can find the same moment.
        "request_id": getattr(request, "request_id", ""),
    }
    response = JsonResponse(facts, status=refusal.status, content_type=MEDIA_TYPE)
    if "wait_seconds" in refusal.facts:
        response["Retry-After"] = str(refusal.facts["wait_seconds"])
    if refusal.status == HTTPStatus.SERVICE_UNAVAILABLE:
        response["Retry-After"] = "1"
    if refusal.status == HTTPStatus.UNAUTHORIZED:
        response["WWW-Authenticate"] = "Bearer"
    return response


def answer_error(request: HttpRequest, error: Exception | type[Exception]) -> HttpResponse:
    """The problem for whatever a call raised."""
    if isinstance(error, ValidationError):
        return problem(request, BadRequest("The request has faults."), errors=list(_faults(error.errors)))
    refusal = _as_refusal(error)
    response = problem(request, refusal)
    raised = error if isinstance(error, Exception) else None
    if isinstance(refusal, Broken) or is_outage(raised):
        log.error("A call broke: %s", request.path, exc_info=raised, extra={"request": request})
        _is_in_the_log(response)
    return response


def _is_in_the_log(response: HttpResponse) -> None:
    """Keep Django from a second line about the same answer."""
    vars(response)["_has_been_logged"] = True


def _as_refusal(error: Exception | type[Exception]) -> Refused:
    if isinstance(error, Refused):
        return error
    # By class and not by text: libraries reword their messages between versions.
    for kind, refusal in KNOWN:
        if isinstance(error, kind):
            return refusal(str(error))
    if isinstance(error, HttpError):
        # Raised only where the body is read; what our parser said is its cause.
        return error.__cause__ if isinstance(error.__cause__, Refused) else BadJson("The body is not JSON.")
    if isinstance(error, Exception) and is_outage(error):
        return TooBusy("The database is away.")
    return Broken("A call broke.")


def _own_errors(refusal: Refused) -> list[dict[str, str]]:
    field = refusal.facts.get("field")
    return [{"field": str(field), "detail": words_for(refusal)}] if field else []


def _faults(errors: Iterable[Mapping[str, Any]]) -> Iterable[dict[str, str]]:
    """Each fault with its path in the request, the source (body, query ...) and the name of the argument left out."""
    for error in errors:
        source, *path = error["loc"]
        # Ninja puts the name of our argument into the path; callers never saw it.
        if source == "body":
            path = path[1:]
        yield {"field": ".".join(map(str, path)), "detail": str(FAULTS.get(error["type"], ANY_FAULT))}


class OnlyProblems:
    """Lets nothing but problems leave the API when a call fails: Django would send pages, or bare words."""

    def __init__(self, get_response: Any) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Put a problem in the place of a page."""
        response: HttpResponse = self.get_response(request)
        if not request.path.startswith("/api/") or response.status_code < HTTPStatus.BAD_REQUEST:
            return response
        if response["Content-Type"].startswith(MEDIA_TYPE):
            return response
        kind = PLAIN.get(response.status_code, Broken if response.status_code >= 500 else Malformed)
        better = problem(request, kind(f"Answered {response.status_code}."))
        if getattr(response, "_has_been_logged", False):
            _is_in_the_log(better)
        if "Allow" in response:
            better["Allow"] = response["Allow"]
        return better

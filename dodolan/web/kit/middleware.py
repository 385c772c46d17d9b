"""What happens around every request: an id to read out by phone, the language, and refusals turned into pages."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from dodolan.kernel.errors import Refused
from dodolan.kernel.ids import new_code
from dodolan.web.kit.refusals import refusal_page

Answer = Callable[[HttpRequest], HttpResponse]
LANGUAGE_COOKIE = "bahasa"


class RequestIds:
    """Gives each request a short code; it stands on every error page and in the answer's header."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Number the request."""
        # Seven signs with a check sign: read out over a bad line and still found in the log.
        request.request_id = new_code(7)  # type: ignore[attr-defined]
        response = self.get_response(request)
        response["X-Request-Id"] = request.request_id  # type: ignore[attr-defined]
        return response


class Language:
    """Sets the language chosen on the page; Indonesian where none was chosen, whatever the browser asks for."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Choose the language."""
        # Not what the browser asks for: phones sold here are often set to English by the shop.
        chosen = request.COOKIES.get(LANGUAGE_COOKIE, "")
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", language)
            return response


class Refusals:
    """Turns a refusal that no view caught into a page with its words and its status."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Nothing to do on the way in."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """A page for a refusal; other errors go on to the 500 page."""
        return refusal_page(request, error) if isinstance(error, Refused) else None

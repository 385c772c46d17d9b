"""Around every request: a code to read out, the language, and refusals turned into pages."""

import pytest
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils import translation

from dodolan.kernel.errors import Invalid, Missing, Refused
from dodolan.web.kit.middleware import LANGUAGE_COOKIE, Language, Refusals, RequestIds
from dodolan.web.kit.refusals import ERROR_PAGES


def spoken(_request: HttpRequest) -> HttpResponse:
    return HttpResponse(translation.get_language())


def asked(language: str | None = None, **headers: str) -> HttpRequest:
    request = RequestFactory().get("/", headers=headers)
    if language is not None:
        request.COOKIES[LANGUAGE_COOKIE] = language
    return request


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_the_chosen_language_is_spoken(language: str) -> None:
    request = asked(language)
    response = Language(spoken)(request)
    assert response.content.decode() == language
    assert response["Content-Language"] == language
    assert language == request.LANGUAGE_CODE


@pytest.mark.parametrize("language", [None, "", "xx", "EN", "en ", "../en", "\0"])
def test_whoever_chose_nothing_hears_indonesian(language: str | None) -> None:
    response = Language(spoken)(asked(language, accept_language="en-GB,en"))
    assert response.content == b"id"
    assert response["Content-Language"] == "id"


def test_the_language_is_put_back_afterwards() -> None:
    with translation.override("en"):
        assert Language(spoken)(asked("id")).content == b"id"
        assert translation.get_language() == "en"


def test_a_file_may_name_its_own_language() -> None:
    def own(_request: HttpRequest) -> HttpResponse:
        return HttpResponse(headers={"Content-Language": "jv"})

    assert Language(own)(asked("en"))["Content-Language"] == "jv"


def test_every_request_has_a_code_of_its_own() -> None:
    seen: list[str] = []

    def remember(request: HttpRequest) -> HttpResponse:
        seen.append(request.request_id)  # type: ignore[attr-defined]
        return HttpResponse()

    answers = [RequestIds(remember)(asked())["X-Request-Id"] for _time in range(50)]
    assert answers == seen
    assert len(set(answers)) == 50
    assert {len(code) for code in answers} == {7}


def test_what_is_no_refusal_goes_on() -> None:
    around = Refusals(spoken)
    assert around.process_exception(asked(), ValueError("no")) is None
    with translation.override("en"):
        assert around(asked()).content == b"en"


@pytest.mark.django_db
@pytest.mark.parametrize("status", [400, 403, 404, 409, 422, 429, 503, 418, 500])
def test_a_refusal_becomes_a_page_with_its_status(status: int) -> None:
    refusal = type("Odd", (Refused,), {"status": status})("No.")
    response = Refusals(spoken).process_exception(asked(), refusal)
    assert response is not None
    assert response.status_code == (status if status in ERROR_PAGES else 409)
    assert b"<h1" in response.content
    assert "Retry-After" not in response


@pytest.mark.django_db
def test_a_refusal_for_a_time_says_how_long() -> None:
    response = Refusals(spoken).process_exception(asked(), Refused("Later.", wait_seconds=90))
    assert response is not None
    assert response["Retry-After"] == "90"


@pytest.mark.django_db
@pytest.mark.parametrize(("refusal", "status"), [(Missing("None."), 404), (Invalid("Bad.", field="x"), 400)])
def test_known_refusals_have_their_status(refusal: Refused, status: int) -> None:
    response = Refusals(spoken).process_exception(asked(), refusal)
    assert response is not None
    assert response.status_code == status

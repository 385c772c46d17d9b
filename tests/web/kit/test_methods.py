"""By which methods a view is reached: its own, 405 for the others, and a reload of a form leads back."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from dodolan.web.kit.access import ANYONE, READ_AND_SEND, SEND, View, allow

ALL = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "TRACE", "OPTIONS")


@allow(ANYONE)
def _read(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("in")


@allow(ANYONE, methods=READ_AND_SEND)
def _both(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("in")


@allow(ANYONE, methods=SEND)
def _sent(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("in")


@pytest.mark.parametrize(
    ("view", "methods"), [(_read, ["GET", "HEAD"]), (_both, ["GET", "HEAD", "POST"]), (_sent, ["POST"])]
)
def test_a_view_takes_its_methods_and_no_other(view: View, methods: list[str]):
    answers = {method: view(RequestFactory().generic(method, "/")) for method in ALL}
    assert [method for method, answer in answers.items() if answer.status_code == 200] == methods
    refused = [answer for answer in answers.values() if answer.status_code != 200]
    assert {(answer.status_code, answer["Allow"]) for answer in refused} == {(405, ", ".join(methods))}


@allow(ANYONE, methods=SEND, reload_to="buyer:browsing:market")
def _posted(_request: HttpRequest, market: str) -> HttpResponse:
    return HttpResponse(market)


def test_a_post_arrives_and_a_reload_is_led_back():
    factory = RequestFactory()
    assert _posted(factory.post("/"), market="blimbing").content == b"blimbing"
    assert _posted(factory.get("/"), market="blimbing")["Location"] == "/pasar/blimbing/"


@pytest.mark.parametrize("method", ["put", "patch", "delete", "trace", "options"])
def test_only_posts_arrive(method: str):
    answer = _posted(RequestFactory().generic(method, "/"), market="blimbing")
    assert (answer.status_code, answer["Allow"]) == (405, "POST")


@allow(ANYONE, methods=SEND, reload_to="buyer:purchases:track")
def _answered(_request: HttpRequest, secret: str, consent: str) -> HttpResponse:
    return HttpResponse(secret + consent)


def test_a_reload_of_a_page_with_two_names_uses_the_first():
    answer = _answered(RequestFactory().head("/"), secret="abc", consent="x")
    assert answer["Location"] == "/pesanan/abc/"

"""Going back after a form: to our own pages only."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from dodolan.web.returning import page_before, post_only


@pytest.mark.parametrize("page", ["/", "/pasar/blimbing/?q=cabai&page=2", "/cari/?q=%C3%A9"])
def test_our_pages_are_kept(page: str):
    assert page_before(RequestFactory().post("/", {"next": page}), "/else/") == page


@pytest.mark.parametrize(
    "page", ["", "//evil.example", "https://evil.example", "/\\evil.example", "javascript:x", "/a\nb", "/" + "x" * 500]
)
def test_other_pages_are_not(page: str):
    assert page_before(RequestFactory().post("/", {"next": page}), "/else/") == "/else/"


@post_only("web:market")
def _posted(_request: HttpRequest, market: str) -> HttpResponse:
    return HttpResponse(market)


def test_a_post_arrives_and_a_reload_is_led_back():
    factory = RequestFactory()
    assert _posted(factory.post("/"), market="blimbing").content == b"blimbing"
    assert _posted(factory.get("/"), market="blimbing")["Location"] == "/pasar/blimbing/"
    assert _posted(factory.delete("/"), market="blimbing").status_code == 405

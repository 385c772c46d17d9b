"""Going back after a form: to our own pages only."""

from urllib.parse import urljoin, urlsplit

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from dodolan.web.kit.returning import page_before, post_only


@pytest.mark.parametrize("page", ["/", "/pasar/blimbing/?q=cabai&page=2", "/cari/?q=%C3%A9"])
def test_our_pages_are_kept(page: str):
    assert page_before(RequestFactory().post("/", {"next": page}), "/else/") == page


@pytest.mark.parametrize(
    "page", ["", "//evil.example", "https://evil.example", "/\\evil.example", "javascript:x", "/a\nb", "/" + "x" * 500]
)
def test_other_pages_are_not(page: str):
    assert page_before(RequestFactory().post("/", {"next": page}), "/else/") == "/else/"


@post_only("buyer:browsing:market")
def _posted(_request: HttpRequest, market: str) -> HttpResponse:
    return HttpResponse(market)


def test_a_post_arrives_and_a_reload_is_led_back():
    factory = RequestFactory()
    assert _posted(factory.post("/"), market="blimbing").content == b"blimbing"
    assert _posted(factory.get("/"), market="blimbing")["Location"] == "/pasar/blimbing/"
    assert _posted(factory.delete("/"), market="blimbing").status_code == 405


ODD_SIGNS = st.text("/\\:@?#.%\t\r\n \u2044\uff0f\0eviltps", max_size=30)


@given(ODD_SIGNS)
def test_no_page_leads_a_browser_to_another_site(page: str):
    """As browsers read it: signs below a space are dropped, a backslash is a slash."""
    kept = page_before(RequestFactory().post("/", {"next": page}), "/else/")
    seen = "".join(sign for sign in kept.strip() if ord(sign) > 31).replace("\\", "/")
    parts = urlsplit(urljoin("http://testserver/here/", seen))
    assert (parts.scheme, parts.hostname) == ("http", "testserver")


@pytest.mark.parametrize("method", ["put", "patch", "delete", "trace", "options"])
def test_only_posts_arrive(method: str):
    answer = _posted(RequestFactory().generic(method, "/"), market="blimbing")
    assert (answer.status_code, answer["Allow"]) == (405, "POST")


@post_only("buyer:purchases:track")
def _answered(_request: HttpRequest, secret: str, consent: str) -> HttpResponse:
    return HttpResponse(secret + consent)


def test_a_reload_of_a_page_with_two_names_uses_the_first():
    answer = _answered(RequestFactory().head("/"), secret="abc", consent="x")
    assert answer["Location"] == "/pesanan/abc/"

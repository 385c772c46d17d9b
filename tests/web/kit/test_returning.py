"""Going back after a form: to our own pages only."""

from urllib.parse import urljoin, urlsplit

import pytest
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from dodolan.web.kit.returning import page_before


@pytest.mark.parametrize("page", ["/", "/pasar/blimbing/?q=cabai&page=2", "/cari/?q=%C3%A9"])
def test_our_pages_are_kept(page: str):
    assert page_before(RequestFactory().post("/", {"next": page}), "/else/") == page


@pytest.mark.parametrize(
    "page", ["", "//evil.example", "https://evil.example", "/\\evil.example", "javascript:x", "/a\nb", "/" + "x" * 500]
)
def test_other_pages_are_not(page: str):
    assert page_before(RequestFactory().post("/", {"next": page}), "/else/") == "/else/"


def test_the_address_names_the_page_too_and_the_form_goes_first():
    factory = RequestFactory()
    assert page_before(factory.get("/masuk/", {"lanjut": "/pesanan/"})) == "/pesanan/"
    assert page_before(factory.post("/masuk/?lanjut=/cari/", {"next": "/pesanan/"})) == "/pesanan/"
    assert page_before(factory.post("/masuk/?lanjut=/cari/", {"next": ""})) == "/cari/"
    assert page_before(factory.get("/masuk/", {"lanjut": "//evil.example"})) == ""


ODD_SIGNS = st.text("/\\:@?#.%\t\r\n \u2044\uff0f\0eviltps", max_size=30)


@given(ODD_SIGNS)
def test_no_page_leads_a_browser_to_another_site(page: str):
    """As browsers read it: signs below a space are dropped, a backslash is a slash."""
    kept = page_before(RequestFactory().post("/", {"next": page}), "/else/")
    seen = "".join(sign for sign in kept.strip() if ord(sign) > 31).replace("\\", "/")
    parts = urlsplit(urljoin("http://testserver/here/", seen))
    assert (parts.scheme, parts.hostname) == ("http", "testserver")

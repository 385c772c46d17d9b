"""A phone of the simulated day against a small server: cookies kept, redirects followed, forms sent as they stand."""

import threading
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import parse_qsl
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest

from rehearsal.day.pages import read_page
from rehearsal.day.visitor import MOST_REDIRECTS, Visitor

FORM = '<form action="/send/"><input name="a" value="1"><input name="b" value="2"><button>go</button></form>'
Asked = dict[str, Any]


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_words: object) -> None:
        """Nobody reads it."""


@pytest.fixture
def asked() -> list[Asked]:
    """What the server was asked, in order."""
    return []


@pytest.fixture
def visitor(asked: list[Asked]) -> Iterator[Visitor]:
    """A phone, and a server that answers by path."""

    def site(environ: Asked, start: Callable[..., Any]) -> list[bytes]:
        length = int(environ.get("CONTENT_LENGTH") or 0)
        path = environ["PATH_INFO"]
        asked.append(
            {
                "method": environ["REQUEST_METHOD"],
                "path": path,
                "query": environ["QUERY_STRING"],
                "cookie": environ.get("HTTP_COOKIE", ""),
                "from": environ["REMOTE_ADDR"],
                "body": parse_qsl(environ["wsgi.input"].read(length).decode(), keep_blank_values=True),
            }
        )
        status, headers, body = ANSWERS.get(path, ("404 Not Found", [], "gone"))
        start(status, [("Content-Type", "text/html; charset=utf-8"), *headers])
        return [body.encode()]

    server = make_server("127.0.0.1", 0, site, handler_class=_Quiet)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield Visitor(server.server_port, "127.0.0.9")
    server.shutdown()
    thread.join()
    server.server_close()


ANSWERS: dict[str, tuple[str, list[tuple[str, str]], str]] = {
    "/": ("200 OK", [("Set-Cookie", "bahasa=id; Path=/"), ("Set-Cookie", "keranjang=x1; HttpOnly")], FORM),
    "/again/": ("200 OK", [("Set-Cookie", "bahasa=jv")], "<p class=pin>12</p>"),
    "/send/": ("302 Found", [("Location", "/there/?a=1#below")], ""),
    "/there/": ("200 OK", [], "<p class=ref>AB12</p>"),
    "/up/down/": ("303 See Other", [("Location", "../there")], ""),
    "/up/there": ("200 OK", [], "relative"),
    "/round/": ("302 Found", [("Location", "/round/")], ""),
    "/refused/": ("409 Conflict", [], FORM),
}


def test_a_page_is_asked_from_its_own_address(visitor: Visitor, asked: list[Asked]):
    page = visitor.get("/?q=cabai#top")
    assert (page.status, page.path) == (200, "/?q=cabai#top")
    assert [(one["method"], one["path"], one["query"], one["from"]) for one in asked] == [
        ("GET", "/", "q=cabai", "127.0.0.9")
    ]


def test_cookies_are_kept_and_sent_and_the_last_word_counts(visitor: Visitor, asked: list[Asked]):
    for path in ("/", "/again/", "/there/"):
        visitor.get(path)
    assert [one["cookie"] for one in asked] == ["", "bahasa=id; keranjang=x1", "bahasa=jv; keranjang=x1"]


def test_two_phones_do_not_share_cookies(visitor: Visitor, asked: list[Asked]):
    visitor.get("/")
    Visitor(visitor.port, "127.0.0.10").get("/")
    assert (asked[1]["cookie"], asked[1]["from"]) == ("", "127.0.0.10")


def test_a_form_is_sent_as_it_stands_and_leads_to_a_page(visitor: Visitor, asked: list[Asked]):
    form = visitor.get("/").forms[0]
    page = visitor.send(form)
    assert (page.path, page.read) == ("/there/?a=1", {"ref": ["AB12"]})
    assert [(one["method"], one["body"]) for one in asked[1:]] == [
        ("POST", [("a", "1"), ("b", "2")]),
        ("GET", []),
    ]


def test_a_form_is_sent_with_other_words(visitor: Visitor, asked: list[Asked]):
    page = visitor.get("/")
    visitor.press(page, "/send/", b="\N{MIDDLE DOT} & 5", c="")
    assert asked[1]["body"] == [("a", "1"), ("b", "\N{MIDDLE DOT} & 5"), ("c", "")]
    visitor.send(page.forms[0], [("purchase", "1"), ("purchase", "2")])
    assert asked[3]["body"] == [("purchase", "1"), ("purchase", "2")]


def test_a_place_relative_to_the_page(visitor: Visitor):
    page = visitor.get("/up/down/")
    assert (page.status, page.path, page.text) == (200, "/up/there", "relative")


def test_a_refusal_is_a_page_too(visitor: Visitor):
    page = visitor.get("/refused/")
    assert (page.status, len(page.forms)) == (409, 1)
    assert visitor.get("/nowhere/").status == 404


def test_a_circle_of_redirects_ends_the_day(visitor: Visitor):
    with pytest.raises(RuntimeError, match="Too many redirects at /round/"):
        visitor.get("/round/")
    assert visitor.requests == MOST_REDIRECTS


def test_a_form_that_is_not_there_is_a_defect_of_the_day():
    page = read_page(200, "/", FORM)
    with pytest.raises(IndexError):
        Visitor(1, "127.0.0.9").press(page, "/elsewhere/")

"""One way to ask over HTTP: what comes back, what never does, and that no error tells what was asked."""

import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dodolan.gateways.http import Answer, CallFailed, NotJson, NotReached, TooLarge, TooSlow, call
from rehearsal.stand_ins.roads import standing_in

SECRET = "token-of-the-test"
ASKED = "/table/v1/driving/1,1?annotations=duration,distance"


@contextmanager
def raw(speak: Callable[[socket.socket], None]) -> Iterator[str]:
    """A server that says exactly this, byte by byte if it likes."""
    with socket.create_server(("127.0.0.1", 0)) as door:

        def serve() -> None:
            line, _ = door.accept()
            with line:
                line.recv(65536)
                try:
                    speak(line)
                except OSError:
                    return

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{door.getsockname()[1]}/behind"
        thread.join(2)


def saying(said: bytes) -> Callable[[socket.socket], None]:
    return lambda line: line.sendall(said)


def test_json_goes_out_and_comes_in():
    with standing_in() as server:
        said = call(server.address + "/", "/nowhere", {"a": "é"}, seconds=2)
        assert server.asked == [("/nowhere", {"a": "é"})]
    assert (said.status, said.is_good, said.facts()["error_code"]) == (404, False, 106)


@pytest.mark.parametrize("status", [200, 204, 299, 301, 302, 307, 308, 400, 503])
def test_every_status_is_an_answer_and_no_redirect_is_followed(status: int):
    with standing_in() as server:
        server.status, server.body = status, b""
        answer = call(server.address, ASKED, seconds=2)
        assert (answer.status, answer.is_good) == (status, status < 300)
        assert [path for path, _ in server.asked] == [ASKED]


@pytest.mark.parametrize("fault", ["silent", "drips"])
@pytest.mark.parametrize("question", [None, {}])
def test_the_deadline_is_for_the_whole_answer(fault: str, question: dict[str, str] | None):
    with standing_in() as server:
        setattr(server, fault, True)
        server.body = b" " * 10_000
        began = time.monotonic()
        with pytest.raises(TooSlow, match=r"0\.2 s"):
            call(server.address, ASKED, question, seconds=0.2)
        assert time.monotonic() - began < 1


def test_headers_that_drip_are_not_waited_for_either():
    def drip(line: socket.socket) -> None:
        for byte in b"HTTP/1.1 200 OK\r\nX-Long: " + b"x" * 5_000:
            line.sendall(bytes([byte]))
            time.sleep(0.02)

    began = time.monotonic()
    with raw(drip) as address, pytest.raises(TooSlow):
        call(address, "/", seconds=0.2)
    assert time.monotonic() - began < 3


def test_an_answer_has_a_bound_and_may_reach_it():
    with standing_in() as server:
        server.body = b"x" * 1000
        assert call(server.address, ASKED, seconds=2, most_bytes=1000).body == server.body
        with pytest.raises(TooLarge, match="999"):
            call(server.address, ASKED, seconds=2, most_bytes=999)


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"SSH-2.0\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nshort",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
        b"HTTP/1.1 200 OK\r\n" + b"X: 1\r\n" * 200 + b"\r\n",
    ],
)
def test_what_is_no_whole_answer_is_none(said: bytes):
    with raw(saying(said)) as address, pytest.raises(NotReached):
        call(address, "/", seconds=2)


def test_a_body_without_a_length_ends_with_the_line():
    with raw(saying(b'HTTP/1.0 200 OK\r\n\r\n{"a": 1}')) as address:
        assert call(address, "/", seconds=2).facts() == {"a": 1}


@pytest.mark.parametrize(
    "address", ["", "ftp://localhost", "http://", "localhost:80", "http://localhost:99999", "http://localhost:1"]
)
def test_an_address_that_leads_nowhere_is_not_reached(address: str):
    with pytest.raises(NotReached):
        call(address, "/", seconds=2)


def test_a_certificate_nobody_signed_is_not_spoken_to():
    with raw(saying(b"no greeting")) as address, pytest.raises(NotReached, match="SSL"):
        call(address.replace("http:", "https:"), "/", seconds=2)


@pytest.mark.parametrize("path", [f"/{SECRET} x", f"/{SECRET}\n", f"/{SECRET}é"])
def test_no_error_tells_what_was_asked(path: str):
    with standing_in() as server:
        for where, headers in ((path, {}), ("/", {"Authorization": f"{SECRET}\nX: 1"})):
            with pytest.raises(CallFailed) as failure:
                call(server.address, where, {"phone": SECRET}, seconds=2, headers=headers)
            assert failure.value.__context__ is None
            assert failure.value.__cause__ is None
            assert SECRET not in f"{failure.value!r}"
        assert server.asked == []


@given(st.dictionaries(st.text(), st.none() | st.booleans() | st.integers() | st.text() | st.lists(st.integers())))
def test_facts_are_read_as_they_were_written(facts: dict[str, object]):
    assert Answer(200, json.dumps(facts).encode()).facts() == facts


@given(st.binary() | st.sampled_from([b"[]", b"1", b"null", b'"a"', b"[" * 10**5, b"\xff"]))
def test_every_other_body_is_no_json_object(body: bytes):
    assume(not body.strip().startswith(b"{"))
    with pytest.raises(NotJson, match="not a JSON object"):
        Answer(200, body).facts()

"""The server every stand-in sits at: loopback, one thread a question, and the faults that all outside services have."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, TypeVar, cast

SILENCE = 0
PAUSE_SECONDS = 0.02


class Server(ThreadingHTTPServer):
    """answers holds the next statuses before it is well again; SILENCE takes a question and never answers it.

    body, if given, is sent instead of an answer, with status; silent is SILENCE for every question, drips sends a byte
    now and then. What is silent or drips ends when release is set.
    """

    # A test that ends must not wait for an answer that was told never to come.
    daemon_threads = True

    def __init__(self, clerk: type["Handler"], *, path: str = "") -> None:
        """Listens on a free port of this machine; path ends its address."""
        super().__init__(("127.0.0.1", 0), clerk)
        self._path = path
        self.answers: list[int] = []
        self.body: bytes | None = None
        self.status = 200
        self.silent = self.drips = False
        self.release = threading.Event()

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.server_address[1]}{self._path}"

    def next_status(self) -> int:
        """What the next question gets: 200 when all is well."""
        return self.answers.pop(0) if self.answers else 200


class Handler(BaseHTTPRequestHandler):
    """One question at a server; what stands in says what it answers to get and to post."""

    def do_GET(self) -> None:
        """Reading."""
        self.get()

    def do_POST(self) -> None:
        """Sending."""
        self.post()

    def get(self) -> None:
        """Nothing is read here unless a stand-in says so."""
        self.answer(405, {})

    def post(self) -> None:
        """Nothing is sent here unless a stand-in says so."""
        self.answer(405, {})

    def question(self) -> dict[str, Any]:
        """The JSON that was posted."""
        return cast("dict[str, Any]", json.loads(self.rfile.read(int(self.headers.get("Content-Length", 0)))))

    def answer(self, status: int, facts: dict[str, Any]) -> None:
        """Answer as told, or as the server was told to fail."""
        server = cast("Server", self.server)
        if server.silent or status == SILENCE:
            server.release.wait()
            return
        body = json.dumps(facts).encode() if server.body is None else server.body
        status = status if server.body is None else server.status
        self.send_response(status)
        # To a place that must never be asked: nobody here follows a redirect.
        if status // 100 == 3:
            self.send_header("Location", "/elsewhere")
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if server.drips:
            self._drip(body, server.release)
        else:
            self.wfile.write(body)

    def _drip(self, body: bytes, release: threading.Event) -> None:
        for number in range(len(body)):
            self.wfile.write(body[number : number + 1])
            if release.wait(PAUSE_SECONDS):
                return

    def log_message(self, *_words: Any) -> None:
        """Says nothing."""


Kind = TypeVar("Kind", bound=Server)


@contextmanager
def opened(server: Kind) -> Iterator[Kind]:
    """The server while the block runs."""
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield server
    finally:
        server.release.set()
        server.shutdown()
        thread.join()
        server.server_close()

"""A stand-in for WhatsApp's Cloud API: takes template messages by the same rules, and fails when told to."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, cast

SILENCE = 0


class StandIn(ThreadingHTTPServer):
    """Keeps what it was sent in messages, oldest first; answers holds the next answers before it is well again.

    An answer is an HTTP status; SILENCE keeps the message but never answers until release is set.
    """

    # A test that ends must not wait for an answer that was told never to come.
    daemon_threads = True

    def __init__(self, *, phone_id: str, token: str) -> None:
        """Listens on a free port of this machine."""
        super().__init__(("127.0.0.1", 0), _Handler)
        self.phone_id, self.token = phone_id, token
        self.messages: list[dict[str, Any]] = []
        self.answers: list[int] = []
        self.release = threading.Event()

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.server_address[1]}/v23.0"


class _Handler(BaseHTTPRequestHandler):
    """One message."""

    def do_POST(self) -> None:
        """Check the token and the shape, keep the message, answer as told."""
        server = cast("StandIn", self.server)
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        # As strict as the real one, or a wrong token would be found only in the city.
        if self.headers.get("Authorization") != f"Bearer {server.token}":
            return self._answer(401, {"error": {"message": "Invalid OAuth access token.", "code": 190}})
        message = json.loads(body)
        if self.path != f"/v23.0/{server.phone_id}/messages" or not _is_template(message):
            return self._answer(400, {"error": {"message": "Unsupported post request.", "code": 100}})
        status = server.answers.pop(0) if server.answers else 200
        # A message that got no answer may well have arrived; that is the case to test.
        if status in (200, SILENCE):
            server.messages.append(message)
        if status == SILENCE:
            server.release.wait()
            return None
        if status != 200:
            return self._answer(status, {"error": {"message": "Try again later.", "code": 131000}})
        return self._answer(
            200, {"messaging_product": "whatsapp", "messages": [{"id": f"wamid.{len(server.messages)}"}]}
        )

    def log_message(self, *_words: Any) -> None:
        """Says nothing."""

    def _answer(self, status: int, facts: dict[str, Any]) -> None:
        body = json.dumps(facts).encode()
        self.send_response(status)
        # To a place that must never be asked: the sender follows no redirect.
        if status // 100 == 3:
            self.send_header("Location", "/elsewhere")
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def _is_template(message: dict[str, Any]) -> bool:
    return (
        message.get("messaging_product") == "whatsapp"
        and message.get("type") == "template"
        and bool(message.get("to"))
        and bool(message.get("template", {}).get("name"))
    )


@contextmanager
def standing_in(*, phone_id: str, token: str) -> Iterator[StandIn]:
    """A stand-in that listens while the block runs."""
    server = StandIn(phone_id=phone_id, token=token)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield server
    finally:
        server.release.set()
        server.shutdown()
        thread.join()
        server.server_close()

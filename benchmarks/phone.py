"""A phone: one loopback address, its cookies, and pages asked for over HTTP without following anything."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from http.cookies import SimpleCookie
from typing import Self
from urllib.parse import urlencode

TIMEOUT_SECONDS = 60.0


class Unanswered(Exception):
    """No whole answer came: the server was away, or went away in between."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes


class Phone:
    """Asks one server. With keep, one connection serves all requests, as browsers do; else each has its own."""

    def __init__(self, port: int, address: str = "127.0.0.1", *, keep: bool = False) -> None:
        """Nothing is asked yet. Any token will do that comes twice: in the cookie and in the form."""
        self.token = secrets.token_hex(16)
        self.cookies = {"csrftoken": self.token}
        self.address = address
        self.keep = keep
        self._line = HTTPConnection("127.0.0.1", port, timeout=TIMEOUT_SECONDS, source_address=(address, 0))

    def ask(self, method: str, path: str, body: bytes | None = None, headers: dict[str, str] | None = None) -> Reply:
        """One request, one reply; raises Unanswered."""
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        try:
            self._line.request(method, path, body, {"Cookie": cookies, **(headers or {})})
            answer = self._line.getresponse()
            reply = Reply(answer.status, dict(answer.getheaders()), answer.read())
            self._remember(answer.headers.get_all("Set-Cookie") or [])
        except (OSError, HTTPException) as wrong:
            self._line.close()
            raise Unanswered(type(wrong).__name__) from wrong
        if not self.keep:
            self._line.close()
        return reply

    def send_form(self, path: str, fields: Sequence[tuple[str, str]]) -> Reply:
        """Send a form with the token that belongs to it; raises Unanswered."""
        body = urlencode([("csrfmiddlewaretoken", self.token), *fields]).encode()
        return self.ask("POST", path, body, {"Content-Type": "application/x-www-form-urlencoded"})

    def __enter__(self) -> Self:
        """The phone itself."""
        return self

    def __exit__(self, *_wrong: object) -> None:
        """Hang up."""
        self._line.close()

    def _remember(self, lines: Sequence[str]) -> None:
        for line in lines:
            for cookie in SimpleCookie(line).values():
                self.cookies[cookie.key] = cookie.value

"""One way to ask an outside service over HTTP: no redirects, one deadline for the whole answer, a bound on its size.

No error names the path, a header or a body: those carry tokens, codes and telephone numbers.
"""

import http.client
import io
import json
import socket
import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import urlsplit

MOST_BYTES = 2**20
_PIECE = 2**16


class CallFailed(Exception):
    """There is no answer that can be used; the sentence says why, without what was asked."""


class NotReached(CallFailed):
    """Nobody listens there, or the line broke."""


class TooSlow(CallFailed):
    """The whole answer was not there in time."""


class TooLarge(CallFailed):
    """The answer has more bytes than were allowed."""


class NotJson(CallFailed):
    """The body is no JSON object."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a service answered, whatever its status."""

    status: int
    body: bytes

    @property
    def is_good(self) -> bool:
        """Whether it is one of 2xx; a redirect is not."""
        return self.status // 100 == 2

    def facts(self) -> dict[str, Any]:
        """The body as a JSON object; raises NotJson."""
        try:
            said = json.loads(self.body)
        except (ValueError, RecursionError):
            said = None
        if not isinstance(said, dict):
            raise NotJson("The answer is not a JSON object.")
        return cast("dict[str, Any]", said)


def call(
    address: str,
    path: str,
    question: Mapping[str, Any] | None = None,
    *,
    seconds: float,
    headers: Mapping[str, str] | None = None,
    most_bytes: int = MOST_BYTES,
) -> Answer:
    """Ask once: a GET, or a POST of JSON if there is a question. path follows the address's own path.

    seconds are for all of it together, from connecting to the last byte; only looking up the name is left to the
    machine's resolver. Raises NotReached, TooSlow and TooLarge; every status is an answer.
    """
    line: _Line | None = None
    try:
        line = _Line(address, time.monotonic() + seconds)
        line.request(*_request(line.before + path, question, headers or {}))
        answer = line.getresponse()
        return Answer(answer.status, _read(answer, most_bytes))
    except TimeoutError:
        failure: CallFailed = TooSlow(f"No whole answer within {seconds} s.")
    except (OSError, ValueError, http.client.HTTPException) as wrong:
        # Only the kind: http.client quotes headers and paths in some of its sentences.
        failure = NotReached(f"No answer: {type(wrong).__name__}.")
    finally:
        if line is not None:
            line.hang_up()
    # Outside the block that caught it, so that no trace of a log keeps the cause as its context.
    raise failure


def _request(
    path: str, question: Mapping[str, Any] | None, headers: Mapping[str, str]
) -> tuple[str, str, str | None, dict[str, str]]:
    if question is None:
        return "GET", path, None, dict(headers)
    return "POST", path, json.dumps(question), {**headers, "Content-Type": "application/json"}


def _read(answer: http.client.HTTPResponse, most_bytes: int) -> bytes:
    pieces, size = [], 0
    while piece := answer.read1(_PIECE):
        pieces.append(piece)
        size += len(piece)
        # A wrong address may be a film; memory is shared with the shop.
        if size > most_bytes:
            raise TooLarge(f"The answer has more than {most_bytes} bytes.")
    # read1 takes an early end for the end.
    if answer.length:
        raise http.client.IncompleteRead(b"", answer.length)
    return b"".join(pieces)


class _Line(http.client.HTTPConnection):
    """A connection whose every wait ends at one moment; http.client follows no redirect, so tokens stay here."""

    def __init__(self, address: str, until: float) -> None:
        parts = urlsplit(address)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError("An address is http:// or https:// and a name.")
        self._secure = parts.scheme == "https"
        port = 443 if self._secure else 80
        super().__init__(parts.hostname, parts.port or port)
        self.default_port, self.before = port, parts.path.rstrip("/")
        self._until = until
        self._open: socket.socket | None = None

    def connect(self) -> None:
        """Try every address of the name, all within the time."""
        failure: OSError = OSError("The name has no address.")
        for family, kind, protocol, _name, place in socket.getaddrinfo(self.host, self.port, type=socket.SOCK_STREAM):
            self._open = socket.socket(family, kind, protocol)
            try:
                self._open.settimeout(_left(self._until))
                self._open.connect(place)
                if self._secure:
                    self._open.settimeout(_left(self._until))
                    self._open = ssl.create_default_context().wrap_socket(self._open, server_hostname=self.host)
            except TimeoutError:
                raise
            except OSError as wrong:
                failure = wrong
                self.hang_up()
            else:
                self.sock = cast("socket.socket", _Hurried(self._open, self._until))
                return
        raise failure

    def hang_up(self) -> None:
        """Close the line, also while its answer is being read."""
        if self._open is not None:
            self._open.close()


class _Hurried:
    """As much of a socket as http.client uses, each wait no longer than what is left of the time."""

    def __init__(self, line: socket.socket, until: float) -> None:
        self._line, self._until = line, until

    def sendall(self, sent: bytes) -> None:
        self._line.settimeout(_left(self._until))
        self._line.sendall(sent)

    def makefile(self, _mode: str) -> io.BufferedReader:
        return io.BufferedReader(_Hearing(self._line, self._until))

    def close(self) -> None:
        """Nothing: http.client closes its end before the body is read."""


class _Hearing(io.RawIOBase):
    def __init__(self, line: socket.socket, until: float) -> None:
        super().__init__()
        self._line, self._until = line, until

    def readable(self) -> bool:
        return True

    def readinto(self, space: Any) -> int:
        # Set before every wait: a server that drips byte by byte must not hold up who asks.
        self._line.settimeout(_left(self._until))
        return self._line.recv_into(space)


def _left(until: float) -> float:
    left = until - time.monotonic()
    # A timeout of 0 would mean not to wait at all, and below it is an error of another kind.
    if left <= 0:
        raise TimeoutError
    return left

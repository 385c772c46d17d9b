"""Somebody with a phone: keeps cookies, follows redirects, sends forms; over HTTP to a server on this machine."""

from collections.abc import Sequence
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urljoin, urlsplit

from rehearsal.day.pages import Form, Page, read_page

MOST_REDIRECTS = 5


class Visitor:
    """One phone. address is its own loopback address, so that limits by address see many people."""

    def __init__(self, port: int, address: str) -> None:
        """Nothing is asked before the first page."""
        self.port = port
        self.address = address
        self.cookies: dict[str, str] = {}
        self.requests = 0

    def get(self, path: str) -> Page:
        """Open a page."""
        return self._ask("GET", path, None)

    def send(self, form: Form, fields: Sequence[tuple[str, str]] | None = None) -> Page:
        """Send a form with these fields, or as it stands."""
        return self._ask("POST", form.action, urlencode(form.fields if fields is None else fields))

    def press(self, page: Page, part: str, **values: str) -> Page:
        """Send the first form of a page whose address holds part, with some fields changed."""
        form = page.forms_to(part)[0]
        return self.send(form, form.filled(**values))

    def _ask(self, method: str, path: str, body: str | None) -> Page:
        # A circle of redirects is a defect, and must end the day instead of hanging it.
        for _ in range(MOST_REDIRECTS):
            status, place, text = self._once(method, path, body)
            if not place:
                return read_page(status, path, text)
            parts = urlsplit(urljoin(path, place))
            path = parts.path + (f"?{parts.query}" if parts.query else "")
            method, body = "GET", None
        raise RuntimeError(f"Too many redirects at {path}.")

    def _once(self, method: str, path: str, body: str | None) -> tuple[int, str, str]:
        self.requests += 1
        # A new line for each request: the site answers one at a time, and an open line would block the others.
        line = HTTPConnection("127.0.0.1", self.port, timeout=60, source_address=(self.address, 0))
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            line.request(method, path.split("#", maxsplit=1)[0], body, headers)
            answer = line.getresponse()
            text = answer.read().decode()
        finally:
            line.close()
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                for cookie in SimpleCookie(value).values():
                    self.cookies[cookie.key] = cookie.value
        return answer.status, answer.getheader("Location") or "", text

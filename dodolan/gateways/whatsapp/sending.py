"""Sending sign-in codes through WhatsApp's Cloud API, as the authentication template that Meta has approved."""

import http.client
import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

# The name under which a city registers its template; body and copy button take the code.
TEMPLATE = "sign_in_code"
TIMEOUT_SECONDS = 10
_MOST_READ = 4096


class NotSent(Exception):
    """WhatsApp did not take the message; status is its HTTP answer, 0 when there was none."""

    def __init__(self, status: int) -> None:
        """Neither the phone nor the code is part of it."""
        super().__init__(f"WhatsApp answered {status}." if status else "WhatsApp did not answer.")
        self.status = status


@dataclass(frozen=True, slots=True)
class WhatsAppCodes:
    """Sends codes from one business number; address is that of the Cloud API or of a stand-in."""

    phone_id: str
    address: str
    token: str = field(repr=False)

    def send_code(self, *, phone: str, code: str) -> None:
        """Send one template message; raises NotSent for every answer but 2xx, redirects included."""
        place = urlsplit(self.address)
        # http.client follows no redirect, so the token goes to no other host.
        door = http.client.HTTPConnection if place.scheme == "http" else http.client.HTTPSConnection
        line = door(place.hostname or "", place.port, timeout=TIMEOUT_SECONDS)
        headers = {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"}
        try:
            line.request("POST", f"{place.path}/{self.phone_id}/messages", json.dumps(_message(phone, code)), headers)
            answer = line.getresponse()
            # Read a little so that the line closes cleanly, and no more than an error needs.
            answer.read(_MOST_READ)
        except (OSError, http.client.HTTPException) as wrong:
            raise NotSent(0) from wrong
        finally:
            line.close()
        if answer.status // 100 != 2:
            raise NotSent(answer.status)


def _message(phone: str, code: str) -> dict[str, Any]:
    shown = [{"type": "text", "text": code}]
    return {
        "messaging_product": "whatsapp",
        "recipient_type": "individual",
        # Meta allows free text only within a day of the buyer's own message; a template may come first.
        "to": phone,
        "type": "template",
        "template": {
            "name": TEMPLATE,
            "language": {"code": "id"},
            "components": [
                {"type": "body", "parameters": shown},
                {"type": "button", "sub_type": "url", "index": "0", "parameters": shown},
            ],
        },
    }

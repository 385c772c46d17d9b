"""Sending sign-in codes through WhatsApp's Cloud API, as the authentication template that Meta has approved."""

from dataclasses import dataclass, field
from typing import Any

from dodolan.gateways.http import CallFailed, call

# The name under which a city registers its template; body and copy button take the code.
TEMPLATE = "sign_in_code"
TIMEOUT_SECONDS = 10


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
        question, headers = _message(phone, code), {"Authorization": f"Bearer {self.token}"}
        try:
            answer = call(
                self.address, f"/{self.phone_id}/messages", question, seconds=TIMEOUT_SECONDS, headers=headers
            )
        except CallFailed as wrong:
            raise NotSent(0) from wrong
        if not answer.is_good:
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

"""Sending sign-in codes and notices through WhatsApp's Cloud API, as templates that Meta has approved."""

from dataclasses import dataclass, field
from typing import Any

from dodolan.gateways.http import CallFailed, call

# The names under which a city registers its templates; of the first, body and copy button take the code.
TEMPLATE, NOTICE_TEMPLATE = "sign_in_code", "notice"
TIMEOUT_SECONDS = 10


class NotSent(Exception):
    """WhatsApp did not take the message; status is its HTTP answer, 0 when there was none."""

    def __init__(self, status: int) -> None:
        """Neither the phone nor the code is part of it."""
        super().__init__(f"WhatsApp answered {status}." if status else "WhatsApp did not answer.")
        self.status = status


@dataclass(frozen=True, slots=True)
class Line:
    """One business number; address is that of the Cloud API or of a stand-in."""

    phone_id: str
    address: str
    token: str = field(repr=False)

    def send(self, phone: str, template: str, components: list[dict[str, Any]]) -> None:
        """Send one template message; raises NotSent for every answer but 2xx, redirects included."""
        question, headers = _message(phone, template, components), {"Authorization": f"Bearer {self.token}"}
        path = f"/{self.phone_id}/messages"
        try:
            answer = call(self.address, path, question, seconds=TIMEOUT_SECONDS, headers=headers)
        except CallFailed as wrong:
            raise NotSent(0) from wrong
        if not answer.is_good:
            raise NotSent(answer.status)


class WhatsAppCodes(Line):
    """Sends sign-in codes."""

    def send_code(self, *, phone: str, code: str) -> None:
        """Send a code; raises NotSent."""
        shown = [{"type": "text", "text": code}]
        button = {"type": "button", "sub_type": "url", "index": "0", "parameters": shown}
        self.send(phone, TEMPLATE, [{"type": "body", "parameters": shown}, button])


class WhatsAppNotices(Line):
    """Sends what people are told, as the one template whose body is a sentence of ours."""

    def send_text(self, *, phone: str, text: str) -> None:
        """Send a sentence; raises NotSent."""
        self.send(phone, NOTICE_TEMPLATE, [{"type": "body", "parameters": [{"type": "text", "text": text}]}])


def _message(phone: str, template: str, components: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "messaging_product": "whatsapp",
        "recipient_type": "individual",
        # Meta allows free text only within a day of the buyer's own message; a template may come first.
        "to": phone,
        "type": "template",
        "template": {"name": template, "language": {"code": "id"}, "components": components},
    }

"""A stand-in for WhatsApp's Cloud API: takes template messages by the same rules, and fails when told to."""

from contextlib import AbstractContextManager
from typing import Any, cast

from rehearsal.stand_ins.server import SILENCE, Handler, Server, opened


class StandIn(Server):
    """Keeps what it was sent in messages, oldest first; a message that gets no answer has arrived all the same."""

    def __init__(self, *, phone_id: str, token: str) -> None:
        """Takes messages for one number."""
        super().__init__(_Handler, path="/v23.0")
        self.phone_id, self.token = phone_id, token
        self.messages: list[dict[str, Any]] = []


class _Handler(Handler):
    """One message."""

    def post(self) -> None:
        """Check the token and the shape, keep the message, answer as told."""
        server = cast("StandIn", self.server)
        message = self.question()
        # As strict as the real one, or a wrong token would be found only in the city.
        if self.headers.get("Authorization") != f"Bearer {server.token}":
            return self.answer(401, {"error": {"message": "Invalid OAuth access token.", "code": 190}})
        if self.path != f"/v23.0/{server.phone_id}/messages" or not _is_template(message):
            return self.answer(400, {"error": {"message": "Unsupported post request.", "code": 100}})
        status = server.next_status()
        # A message that got no answer may well have arrived; that is the case to test.
        if status in (200, SILENCE):
            server.messages.append(message)
        if status not in (200, SILENCE):
            return self.answer(status, {"error": {"message": "Try again later.", "code": 131000}})
        sent = {"messaging_product": "whatsapp", "messages": [{"id": f"wamid.{len(server.messages)}"}]}
        return self.answer(status, sent)


def _is_template(message: dict[str, Any]) -> bool:
    return (
        message.get("messaging_product") == "whatsapp"
        and message.get("type") == "template"
        and bool(message.get("to"))
        and bool(message.get("template", {}).get("name"))
    )


def standing_in(*, phone_id: str, token: str) -> AbstractContextManager[StandIn]:
    """A stand-in that listens while the block runs."""
    return opened(StandIn(phone_id=phone_id, token=token))

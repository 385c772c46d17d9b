"""Codes over WhatsApp, told to a stand-in over real HTTP."""

import logging
import socket
from collections.abc import Iterator

import pytest

from dodolan.gateways.whatsapp import sending
from dodolan.gateways.whatsapp.sending import NotSent, WhatsAppCodes
from rehearsal.stand_ins.server import SILENCE
from rehearsal.stand_ins.whatsapp import StandIn, standing_in

PHONE, CODE, TOKEN = "+6281234567890", "004217", "token-of-the-test"


@pytest.fixture
def whatsapp() -> Iterator[StandIn]:
    """WhatsApp, as far as we need it."""
    with standing_in(phone_id="100", token=TOKEN) as server:
        yield server


def codes(server: StandIn, *, phone_id: str = "100", token: str = TOKEN) -> WhatsAppCodes:
    """A sender that knows the stand-in's address."""
    return WhatsAppCodes(phone_id, server.address, token)


def test_a_code_goes_out_as_a_template(whatsapp: StandIn):
    codes(whatsapp).send_code(phone=PHONE, code=CODE)
    (message,) = whatsapp.messages
    assert (message["to"], message["type"], message["template"]["name"]) == (PHONE, "template", "sign_in_code")
    assert message["template"]["language"] == {"code": "id"}
    body, button = message["template"]["components"]
    assert body == {"type": "body", "parameters": [{"type": "text", "text": CODE}]}
    assert (button["sub_type"], button["index"], button["parameters"]) == ("url", "0", body["parameters"])


@pytest.mark.parametrize("status", [302, 307, 400, 429, 500, 503])
def test_every_other_answer_is_not_sent(whatsapp: StandIn, status: int):
    whatsapp.answers = [status]
    with pytest.raises(NotSent) as failure:
        codes(whatsapp).send_code(phone=PHONE, code=CODE)
    assert failure.value.status == status
    assert whatsapp.messages == []


def test_a_wrong_token_or_number_is_not_sent(whatsapp: StandIn):
    for wrong, status in ((codes(whatsapp, token="x"), 401), (codes(whatsapp, phone_id="200"), 400)):
        with pytest.raises(NotSent, match=str(status)):
            wrong.send_code(phone=PHONE, code=CODE)
    assert whatsapp.messages == []


def test_silence_is_not_waited_for(whatsapp: StandIn, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sending, "TIMEOUT_SECONDS", 0.2)
    whatsapp.answers = [SILENCE]
    with pytest.raises(NotSent, match="did not answer") as failure:
        codes(whatsapp).send_code(phone=PHONE, code=CODE)
    assert failure.value.status == 0


def test_nobody_listens():
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port = door.getsockname()[1]
    with pytest.raises(NotSent):
        WhatsAppCodes("100", f"http://127.0.0.1:{port}/v23.0", TOKEN).send_code(phone=PHONE, code=CODE)


def test_neither_code_nor_phone_nor_token_is_ever_told(whatsapp: StandIn, caplog: pytest.LogCaptureFixture):
    sender = codes(whatsapp)
    whatsapp.answers = [500]
    with caplog.at_level(logging.DEBUG), pytest.raises(NotSent) as failure:
        sender.send_code(phone=PHONE, code=CODE)
    said = f"{caplog.text} {failure.value!r} {failure.value} {sender!r}"
    assert not [secret for secret in (CODE, PHONE, PHONE[1:], TOKEN) if secret in said]

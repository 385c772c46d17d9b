"""The gateway follows from what the machine was told."""

import logging

import pytest
from pytest_django.fixtures import Settings

from dodolan.config.wiring import NoSender, code_sender
from dodolan.gateways.whatsapp.sending import WhatsAppCodes


def test_whatsapp_where_it_is_set_up(settings: Settings):
    settings.WHATSAPP_TOKEN, settings.WHATSAPP_PHONE_ID, settings.WHATSAPP_URL = "t", "100", "http://127.0.0.1:9/v23.0"
    assert code_sender() == WhatsAppCodes("100", "http://127.0.0.1:9/v23.0", "t")


@pytest.mark.parametrize(("token", "phone_id"), [("", ""), ("t", ""), ("", "100")])
def test_nobody_where_it_is_not(settings: Settings, token: str, phone_id: str):
    settings.WHATSAPP_TOKEN, settings.WHATSAPP_PHONE_ID = token, phone_id
    assert isinstance(code_sender(), NoSender)


def test_it_is_said_once_without_the_code(caplog: pytest.LogCaptureFixture):
    sender = NoSender()
    with caplog.at_level(logging.DEBUG):
        for _ in range(3):
            sender.send_code(phone="+6281234567890", code="004217")
    assert len(caplog.records) == 1
    assert "in a real city the office tells them (dodolan tell_code)" in caplog.text
    assert "004217" not in caplog.text
    assert "6281234567890" not in caplog.text

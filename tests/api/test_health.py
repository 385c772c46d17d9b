"""Alive without a database; ready only when a row can be written, and nothing of it stays."""

import pytest
from django.db import OperationalError
from django.test import Client

from dodolan.api import health
from dodolan.kernel.inbox.models import Message


def test_alive_asks_no_database(client: Client):
    answer = client.get("/sehat/")
    assert (answer.status_code, answer.json()) == (200, {"status": "alive"})


@pytest.mark.django_db(transaction=True)
def test_ready_writes_and_takes_it_back(client: Client):
    answer = client.get("/siap/")
    assert (answer.status_code, answer.json()) == (200, {"status": "ready"})
    assert not Message.objects.exists()


def test_not_ready_when_nothing_can_be_written(client: Client, monkeypatch: pytest.MonkeyPatch):
    def full() -> None:
        raise OperationalError("database or disk is full")

    monkeypatch.setattr(health, "write_tx", full)
    answer = client.get("/siap/")
    assert (answer.status_code, answer.json()) == (503, {"status": "not ready"})


@pytest.mark.parametrize("path", ["/sehat/", "/siap/"])
def test_only_to_be_read(client: Client, path: str):
    assert client.post(path).status_code == 405

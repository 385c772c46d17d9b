"""Alive without a database; ready only when a row can be written, and nothing of it stays."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from django.db import OperationalError
from django.test import Client
from pytest_django.fixtures import Settings

from dodolan.api import health
from dodolan.kernel.inbox.models import Message
from dodolan.kernel.sealing.key_file import make_key
from dodolan.kernel.sealing.proof import prove


def test_alive_asks_no_database(client: Client):
    answer = client.get("/sehat/")
    assert (answer.status_code, answer.json()) == (200, {"status": "alive"})


@pytest.mark.django_db(transaction=True)
def test_ready_writes_and_takes_it_back(client: Client):
    answer = client.get("/siap/")
    assert (answer.status_code, answer.json()) == (200, {"status": "ready"})
    assert not Message.objects.exists()


@pytest.mark.django_db
def test_not_ready_when_nothing_can_be_written(client: Client, monkeypatch: pytest.MonkeyPatch):
    def full() -> None:
        raise OperationalError("database or disk is full")

    monkeypatch.setattr(health, "write_tx", full)
    answer = client.get("/siap/")
    assert (answer.status_code, answer.json()) == (503, {"status": "not ready", "what": "database"})


@pytest.mark.django_db
def test_not_ready_when_the_disk_is_nearly_full(client: Client, monkeypatch: pytest.MonkeyPatch):
    for free, status in ((health.LEAST_FREE, 200), (health.LEAST_FREE - 1, 503)):
        monkeypatch.setattr(health, "disk_usage", lambda _folder, free=free: SimpleNamespace(free=free))
        answer = client.get("/siap/")
        assert answer.status_code == status
    assert answer.json() == {"status": "not ready", "what": "disk"}


@pytest.mark.django_db
def test_not_ready_without_the_key_of_this_city(client: Client, tmp_path: Path, settings: Settings):
    prove()
    assert client.get("/siap/").status_code == 200
    settings.KEY_FILE = tmp_path / "secret.key"
    answer = client.get("/siap/")
    assert (answer.status_code, answer.json()) == (503, {"status": "not ready", "what": "key"})
    settings.SECRET_KEY = make_key(settings.KEY_FILE)
    assert client.get("/siap/").json() == {"status": "not ready", "what": "key"}


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/sehat/", "/siap/"])
@pytest.mark.parametrize("host", ["localhost:8000", "127.0.0.1:8404", "[::1]"])
def test_this_machine_is_always_answered(client: Client, settings: Settings, path: str, host: str):
    settings.ALLOWED_HOSTS, settings.SECURE_SSL_REDIRECT = ["pasar.malangkota.go.id"], True
    assert client.get(path, headers={"host": host}).status_code == 200
    assert client.get("/", headers={"host": host}).status_code == 400
    assert client.get(path, headers={"host": "evil.example"}).status_code == 400


@pytest.mark.parametrize("path", ["/sehat/", "/siap/"])
def test_only_to_be_read(client: Client, path: str):
    assert client.post(path).status_code == 405

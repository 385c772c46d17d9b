"""`dodolan worker` as a process: killed in the middle it loses no event; told to stop it stops."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from rehearsal.stand_ins.server import SILENCE
from rehearsal.stand_ins.whatsapp import StandIn, standing_in

ISSUE = """
import django; django.setup()
from dodolan.kernel.clock import now
from dodolan.operations.opening.city import open_city
from dodolan.operations.opening.preparing import bring_tables_up_to_date
bring_tables_up_to_date()
open_city(code="3573", help_phone="", at=now())
from dodolan.people.accounts.actions import request_code
from dodolan.people.accounts.turns import Seat
request_code(phone="+6281234567890", seat=Seat("127.0.0.1"), at=now())
"""
TOKEN = "token-of-the-test"


@pytest.fixture
def whatsapp() -> Iterator[StandIn]:
    """WhatsApp's stand-in."""
    with standing_in(phone_id="100", token=TOKEN) as server:
        yield server


def eventually(holds: Callable[[], object]) -> bool:
    """Whether it comes true within twenty seconds."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        if holds():
            return True
        time.sleep(0.05)
    return False


def test_killed_while_sending_it_sends_again_and_then_stops_when_told(tmp_path: Path, whatsapp: StandIn):
    surroundings = os.environ | {
        "DJANGO_SETTINGS_MODULE": "dodolan.config.settings",
        "DATABASE_URL": "",
        "DODOLAN_DATA": str(tmp_path),
        "WHATSAPP_TOKEN": TOKEN,
        "WHATSAPP_PHONE_ID": "100",
        "WHATSAPP_URL": whatsapp.address,
    }

    def worker() -> subprocess.Popen[str]:
        words = [sys.executable, "-m", "django", "worker"]
        return subprocess.Popen(words, env=surroundings, stderr=subprocess.PIPE, text=True)

    subprocess.run([sys.executable, "-c", ISSUE], env=surroundings, check=True, timeout=60)
    whatsapp.answers = [SILENCE]
    first = worker()
    assert eventually(lambda: len(whatsapp.messages) == 1)
    first.kill()
    first.communicate()
    with worker() as second:
        assert eventually(lambda: len(whatsapp.messages) == 2)
        assert whatsapp.messages[0] == whatsapp.messages[1]
        # It marks the event as delivered, then rests.
        time.sleep(1)
        begun = time.monotonic()
        second.send_signal(signal.SIGTERM)
        said = second.communicate(timeout=20)[1]
    assert (second.returncode, said) == (0, "")
    assert time.monotonic() - begun < 8
    assert len(whatsapp.messages) == 2

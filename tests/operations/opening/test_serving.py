"""What is served: a city that was opened, under its own number, and a demo only where strangers cannot reach it."""

import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from dodolan.operations.management.commands.start import Command
from dodolan.operations.opening.errors import ServedAlready
from dodolan.operations.opening.missing import served_in_the_open
from dodolan.operations.opening.serving import public_demo, serving_alone, why_not_served
from dodolan.people.places.models import City

pytestmark = pytest.mark.django_db
PUBLIC = ["localhost", "pasar.malangkota.go.id"]


def _city(*, is_demo: bool) -> None:
    City.objects.create(code="3573", name="Kota Malang", is_demo=is_demo)


def test_another_city_is_not_served():
    _city(is_demo=False)
    assert why_not_served("3573") == ""
    assert why_not_served("3404").endswith(
        "belongs to Kota Malang (3573), but CITY is 3404. "
        "Set DODOLAN_DATA or DATABASE_URL to another place, or CITY back."
    )


def test_without_a_number_whichever_city_is_here_is_served():
    _city(is_demo=False)
    assert why_not_served("") == ""


def test_one_folder_has_one_server(tmp_path: Path, settings: Settings):
    settings.DATA = tmp_path
    with serving_alone():
        with pytest.raises(ServedAlready, match=f"^The folder {tmp_path} .* is served already"), serving_alone():
            pass
        # A child that lives on holds nothing.
        child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    with child, serving_alone():
        child.kill()


def test_a_server_that_was_killed_holds_nothing(tmp_path: Path, settings: Settings):
    settings.DATA = tmp_path
    text = (
        "import fcntl, time\n"
        f"lock = open({str(tmp_path / 'start.lock')!r}, 'a'); fcntl.flock(lock, fcntl.LOCK_EX)\n"
        "print('held', flush=True); time.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", text], stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        other.stdout.readline()
        with pytest.raises(ServedAlready), serving_alone():
            pass
        other.kill()
    with serving_alone():
        pass


@pytest.mark.parametrize(
    ("is_demo", "hosts", "served"), [(True, PUBLIC[:1], True), (True, PUBLIC, False), (False, PUBLIC, True)]
)
def test_a_demo_has_no_public_name(settings: Settings, is_demo: bool, hosts: list[str], served: bool):
    _city(is_demo=is_demo)
    settings.ALLOWED_HOSTS = hosts
    assert (public_demo() == "") is served
    assert (why_not_served("3573") == "") is served
    if not served:
        assert "pasar.malangkota.go.id" in public_demo()


@pytest.mark.parametrize(
    ("hosts", "https", "is_open"),
    [(PUBLIC, False, True), (PUBLIC, True, False), (PUBLIC[:1], False, False), (["192.168.1.4"], False, False)],
)
def test_a_public_name_without_tls_is_never_served_silently(
    settings: Settings, hosts: list[str], https: bool, is_open: bool
):
    settings.ALLOWED_HOSTS, settings.HTTPS = hosts, https
    assert bool(served_in_the_open()) is is_open
    out = StringIO()
    Command(stdout=out)._announce(8000)
    assert ("WARNING: Pages are served in the open" in out.getvalue()) is is_open

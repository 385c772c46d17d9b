"""The settings hold up outside: Django's own check for the open internet, and a key only of the city's."""

import os
import subprocess
import sys
from pathlib import Path

from django.conf import settings
from django.utils.module_loading import import_string

from dodolan.kernel.jobs.actions import ClockJob
from dodolan.kernel.plugs import plugged
from dodolan.kernel.sealing.key_file import make_key


def surroundings(folder: Path, **more: str) -> dict[str, str]:
    """An environment with its own data folder."""
    # What journeys set for their browser's event loop is no part of a city's machine.
    plain = {name: value for name, value in os.environ.items() if name != "DJANGO_ALLOW_ASYNC_UNSAFE"}
    return plain | {"DODOLAN_DATA": str(folder), "DATABASE_URL": "", **more}


def test_djangos_check_for_the_open_internet_finds_nothing(tmp_path: Path):
    (tmp_path / "static").mkdir()
    make_key(tmp_path / "secret.key")
    words = [sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "WARNING"]
    more = {"DODOLAN_HTTPS": "1", "DJANGO_SETTINGS_MODULE": "dodolan.config.settings"}
    done = subprocess.run(words, env=surroundings(tmp_path, **more), capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout + done.stderr


def test_real_passwords_are_hashed_slowly(tmp_path: Path):
    words = "import django; django.setup(); from django.contrib.auth.hashers import make_password as hashed; "
    program = [sys.executable, "-c", words + "print(hashed('pasar-pagi'))"]
    more = {"DJANGO_SETTINGS_MODULE": "dodolan.config.settings"}
    done = subprocess.run(program, env=surroundings(tmp_path, **more), capture_output=True, text=True, check=True)
    assert done.stdout.startswith("argon2$argon2id$v=19$m=102400,t=2,p=8$")


def test_settings_make_no_key(tmp_path: Path):
    done = subprocess.run(
        [sys.executable, "-c", "from dodolan.config import settings; print(repr(settings.SECRET_KEY))"],
        env=surroundings(tmp_path),
        capture_output=True,
        text=True,
        check=True,
    )
    assert (done.stdout, [*tmp_path.iterdir()]) == ("''\n", [])


def test_the_worker_finds_what_the_settings_name():
    assert plugged(ClockJob)
    assert import_string(settings.LISTENERS)

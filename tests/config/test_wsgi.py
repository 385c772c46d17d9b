"""What the web server runs: it loads by itself, and serves no demo under a public name."""

import importlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from pytest_django.fixtures import Settings

from dodolan.kernel.sealing.key_file import make_key
from dodolan.people.places.models import City


def test_it_loads_as_a_server_loads_it(tmp_path: Path):
    bare = {name: value for name, value in os.environ.items() if name not in ("DJANGO_SETTINGS_MODULE", "DATABASE_URL")}
    make_key(tmp_path / "secret.key")
    words = [sys.executable, "-c", "from dodolan.config.wsgi import application; print(callable(application))"]
    done = subprocess.run(
        words, env={**bare, "DODOLAN_DATA": str(tmp_path)}, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "True\n"), done.stderr


@pytest.mark.django_db
@pytest.mark.filterwarnings("ignore:No directory at")
def test_a_demo_under_a_public_name_is_refused(settings: Settings):
    City.objects.create(code="3573", name="Kota Malang", is_demo=True)
    # Loaded here and not above: a server loads it with its files gathered, a test without.
    refuse_what_may_not_be_served = importlib.import_module("dodolan.config.wsgi").refuse_what_may_not_be_served
    refuse_what_may_not_be_served()
    settings.ALLOWED_HOSTS = ["pasar.malangkota.go.id"]
    with pytest.raises(ImproperlyConfigured, match=r"pasar\.malangkota\.go\.id"):
        refuse_what_may_not_be_served()

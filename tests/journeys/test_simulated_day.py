"""A whole simulated day through HTTP: everybody at work, right to the rupiah, and the same for the same seed."""

import os
import subprocess
import sys
from pathlib import Path

from dodolan.kernel.checks import Check
from dodolan.kernel.plugs import plugged


def _begin(seed: int, folder: Path) -> subprocess.Popen[str]:
    """A short day in a process of its own, because it needs a database of its own."""
    folder.mkdir()
    words = [sys.executable, "-m", "django", "simulate_day", "--seed", str(seed), "--orders", "3"]
    surroundings = {
        **os.environ,
        "DATABASE_URL": "",
        "DODOLAN_DATA": str(folder),
        "DJANGO_SETTINGS_MODULE": "dodolan.config.settings",
    }
    pipe = subprocess.PIPE
    return subprocess.Popen(words, env=surroundings, stdout=pipe, stderr=subprocess.STDOUT, text=True)


def test_the_same_seed_gives_the_same_day_and_the_books_are_right(tmp_path: Path) -> None:
    days = [_begin(7, tmp_path / name) for name in ("first", "again")]
    first, again = (day.communicate()[0] for day in days)
    assert [day.returncode for day in days] == [0, 0], first
    assert first == again
    assert "BROKEN" not in first
    assert first.count("ok  ") == len(plugged(Check)) > 20
    assert "runner: handed over" in first

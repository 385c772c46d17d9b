"""The planner on an invented delivery day, driven by the shared clock, beside the naive planner."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from standards.run import ROOT, SHARED

TOOLS = SHARED / "tools" / "dispatch"
SLOWEST_REPLY_S = 1.0


def _played(day: Path, out: Path, *command: str) -> dict[str, Any]:
    words = [sys.executable, str(TOOLS / "mdrp.py"), str(day), "--json", str(out), *command]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    found: dict[str, Any] = json.loads(out.read_text())[0]
    return found


def test_a_day_is_delivered_sooner_than_by_the_naive_planner(tmp_path: Path) -> None:
    maker = [
        sys.executable,
        str(TOOLS / "make_dispatch_day.py"),
        "--size",
        "small",
        "--seed",
        "31",
        "--out",
        str(tmp_path),
    ]
    subprocess.run(maker, check=True, capture_output=True)
    day = next(path.parent for path in tmp_path.glob("*/orders.txt"))
    ours = _played(day, tmp_path / "ours.json")
    naive = f"{sys.executable} {TOOLS / 'naive_planner.py'}"
    other = _played(day, tmp_path / "naive.json", "--command", naive)
    assert ours["delivered"] == ours["orders"]
    assert ours["refused"] == 0
    assert ours["ctd"] < other["ctd"]
    assert ours["slowest"] < SLOWEST_REPLY_S

"""The machine line: on what, and beside how much other work, the figures were measured."""

import os
import platform
import sqlite3
import subprocess
from datetime import UTC, datetime
from pathlib import Path

from scripts import postgres


def machine_line() -> str:
    """Processor, cores, memory, versions and load, on one line."""
    load = " ".join(f"{value:.1f}" for value in os.getloadavg())
    facts = [
        f"{_of('/proc/cpuinfo', 'model name')}, {os.cpu_count()} cores",
        f"{int(_of('/proc/meminfo', 'MemTotal').split()[0]) // 1024**2} GB RAM",
        f"Python {platform.python_version()}",
        f"SQLite {sqlite3.sqlite_version}",
        _postgres(),
        f"load {load} (1, 5, 15 min)",
        f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC",
    ]
    return "; ".join(facts)


def _of(file: str, name: str) -> str:
    """The value behind a name in a file of the kernel."""
    for line in Path(file).read_text().splitlines():
        key, _, value = line.partition(":")
        if key.strip() == name:
            return value.strip()
    return "0 unknown"


def _postgres() -> str:
    folder = postgres.programs()
    if folder is None:
        return "no PostgreSQL"
    said = subprocess.run([str(folder / "postgres"), "--version"], capture_output=True, text=True, check=True)
    return f"PostgreSQL {said.stdout.split()[2]}"

"""Grounds to measure on: databases of our own, each with a demo city that is copied afresh for every run."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

from scripts import postgres

ROOT = Path(__file__).resolve().parent.parent
MOST_SECONDS = 1_500


@dataclass(frozen=True, slots=True)
class City:
    """A city of its own: its folder, and its DATABASE_URL (empty: SQLite in the folder)."""

    data: Path
    url: str

    def surroundings(self, **more: str) -> dict[str, str]:
        """The environment of a program that works on this city."""
        return {
            **os.environ,
            "DODOLAN_DATA": str(self.data),
            "DATABASE_URL": self.url,
            "DJANGO_SETTINGS_MODULE": "dodolan.config.settings",
            "DODOLAN_HOSTS": "127.0.0.1,localhost,testserver",
            **more,
        }

    def run(self, *words: str, seconds: float = MOST_SECONDS) -> str:
        """Run a module of Python on this city and return what it prints; raises CalledProcessError."""
        return subprocess.run(
            [sys.executable, "-m", *words],
            cwd=ROOT,
            env=self.surroundings(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            text=True,
            timeout=seconds,
            check=True,
        ).stdout

    def ask(self, question: str, **facts: Any) -> Any:
        """Ask the city's database a question of benchmarks.inside, in a process of its own."""
        return json.loads(self.run("benchmarks.inside", question, json.dumps(facts)).splitlines()[-1])


@dataclass(slots=True)
class Ground:
    """One kind of database with its seeded city. server is empty for SQLite."""

    name: str
    folder: Path
    server: str = ""
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    @contextmanager
    def empty(self) -> Iterator[City]:
        """A city without tables; gone afterwards."""
        with self._place() as (data, name):
            if self.server:
                self._tell("CREATE DATABASE {}", name)
            try:
                yield City(data, self._url(name))
            finally:
                self._drop(name)

    @contextmanager
    def city(self) -> Iterator[City]:
        """A fresh copy of the seeded city; gone afterwards."""
        with self._place() as (data, name):
            shutil.copytree(self.folder / "seeded", data, dirs_exist_ok=True)
            if self.server:
                self._tell("CREATE DATABASE {} TEMPLATE seeded", name)
            try:
                yield City(data, self._url(name))
            finally:
                self._drop(name)

    def seed(self) -> None:
        """Lay out the city that all others are copies of."""
        data = self.folder / "seeded"
        data.mkdir()
        if self.server:
            self._tell("CREATE DATABASE {}", "seeded")
        City(data, self._url("seeded")).run("benchmarks.inside", "seed", "{}")

    @contextmanager
    def _place(self) -> Iterator[tuple[Path, str]]:
        name = f"city{next(self._numbers)}"
        data = self.folder / name
        data.mkdir()
        try:
            yield data, name
        finally:
            shutil.rmtree(data, ignore_errors=True)

    def _url(self, name: str) -> str:
        return urlunsplit(urlsplit(self.server)._replace(path=f"/{name}")) if self.server else ""

    def _drop(self, name: str) -> None:
        if self.server:
            self._tell("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)

    def _tell(self, words: str, name: str) -> None:
        with psycopg.connect(self.server, autocommit=True) as line:
            line.execute(sql.SQL(words).format(sql.Identifier(name)))


@contextmanager
def grounds() -> Iterator[list[Ground]]:
    """SQLite and, where it is installed, PostgreSQL, both with a seeded city; everything is gone afterwards."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="dodolan-bench-")))
        found = [Ground("SQLite", folder / "sqlite")]
        if postgres.programs():
            found.append(Ground("PostgreSQL", folder / "postgres", stack.enter_context(postgres.running(durable=True))))
        for ground in found:
            ground.folder.mkdir()
            ground.seed()
        yield found

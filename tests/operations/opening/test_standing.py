"""Commands of a city say in one sentence where no city, or not its key, is; and before they ask a password."""

import importlib
import os
import pkgutil
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from dodolan.operations.commands import CityCommand
from dodolan.operations.management import commands

WORDS = [("add_officer", "--phone", "0812 3456 7890", "--name", "Bu Rini"), ("check_books",), ("worker",), ("start",)]
# They make or look for a city themselves.
OF_THEIR_OWN = {"open_city", "start"}


def dodolan(folder: Path, *words: str, said: str = "") -> subprocess.CompletedProcess[str]:
    """Run a command on a folder the way a person does."""
    return subprocess.run(
        [sys.executable, "-c", "from dodolan.config.cli import main; main()", *words],
        env={**os.environ, "DODOLAN_DATA": str(folder), "DATABASE_URL": "", "CITY": ""},
        input=said,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which Sleman was opened."""
    folder = tmp_path_factory.mktemp("opened")
    done = dodolan(folder, "open_city", "--city", "3404")
    assert done.returncode == 0, done.stderr
    return folder


def test_every_command_asks_for_its_city():
    names = {found.name for found in pkgutil.iter_modules(commands.__path__)} - OF_THEIR_OWN
    assert len(names) >= 9
    kinds = {name: importlib.import_module(f"{commands.__name__}.{name}").Command for name in names}
    assert [name for name, kind in kinds.items() if not issubclass(kind, CityCommand)] == []


@pytest.mark.parametrize("words", WORDS, ids=[words[0] for words in WORDS])
def test_where_no_city_is_nothing_is_made(tmp_path: Path, words: tuple[str, ...]):
    done = dodolan(tmp_path, *words)
    assert done.returncode == 1
    assert done.stderr == (
        f"CommandError: No city was opened in the folder {tmp_path} (DODOLAN_DATA) yet. "
        "Open one: dodolan open_city, or a demo: make start.\n"
    )
    assert {path.name for path in tmp_path.iterdir()} <= {"locale"}


@pytest.mark.parametrize(
    "words",
    [
        ("--city", "9999"),
        ("--city", "3404", "--officer", "12", "--name", "x"),
        ("--city", "3404", "--officer", "0812 3456 7890", "--name", "Bu Rini"),
        ("--city", "3404", "--help-phone", "12"),
    ],
)
def test_an_opening_that_is_refused_makes_nothing(tmp_path: Path, words: tuple[str, ...]):
    done = dodolan(tmp_path, "open_city", *words, said="pendek\n")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1), done.stderr
    assert {path.name for path in tmp_path.iterdir()} <= {"locale"}


@pytest.mark.parametrize("words", WORDS, ids=[words[0] for words in WORDS])
def test_without_its_key_a_city_refuses(opened: Path, words: tuple[str, ...]):
    key = opened / "secret.key"
    text = key.read_text()
    key.unlink()
    try:
        done = dodolan(opened, *words)
        assert not key.exists()
    finally:
        key.write_text(text)
        key.chmod(0o600)
    assert (done.returncode, done.stderr) == (
        1,
        f"CommandError: {key} is missing: restore secret.key from the backup of this city's data folder.\n",
    )


@pytest.mark.parametrize("text", ["", "abc", "another key of fifty signs or more, for the instance of another city"])
@pytest.mark.parametrize("word", ["check_books", "start", "open_city"])
def test_with_a_wrong_key_a_city_refuses(opened: Path, text: str, word: str):
    key = opened / "secret.key"
    before = key.read_text()
    key.write_text(text)
    try:
        done = dodolan(opened, word)
        assert key.read_text() == text
    finally:
        key.write_text(before)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "restore secret.key from the backup of this city's data folder." in done.stderr


def test_only_its_owner_reads_a_city(opened: Path, tmp_path: Path):
    assert opened.stat().st_mode & 0o777 == 0o700
    assert {path.name for path in opened.rglob("*") if path.stat().st_mode & 0o077} == set()
    folder = tmp_path / "city"
    shutil.copytree(opened, folder)
    for path in (folder, folder / "secret.key", folder / "dodolan.sqlite3"):
        path.chmod(0o777)
    assert dodolan(folder, "open_city").returncode == 0
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {(folder / name).stat().st_mode & 0o777 for name in ("secret.key", "dodolan.sqlite3")} == {0o600}


def test_with_its_key_it_works(opened: Path):
    done = dodolan(opened, "check_books")
    assert (done.returncode, done.stderr) == (0, "")
    assert "ok      the key opens what is sealed: 1 checked, 0 broken" in done.stdout


def _damaged(file: Path) -> None:
    """As a bad disk leaves it: a few pages in the middle hold something else."""
    with file.open("r+b") as database:
        database.seek(file.stat().st_size // 2 // 4096 * 4096)
        database.write(b"\x5a" * 8 * 4096)


def _no_database(file: Path) -> None:
    file.write_bytes(b"these are the minutes of a meeting" * 400)


def _cut_off(file: Path) -> None:
    with file.open("r+b") as database:
        database.truncate(file.stat().st_size // 3)


@pytest.mark.parametrize("word", ["check_books", "start", "open_city"])
@pytest.mark.parametrize("harm", [_damaged, _no_database, _cut_off])
def test_a_damaged_file_is_one_sentence(opened: Path, tmp_path: Path, harm: Callable[[Path], None], word: str):
    folder = tmp_path / "city"
    shutil.copytree(opened, folder)
    harm(folder / "dodolan.sqlite3")
    done = dodolan(folder, word)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1), done.stderr
    assert done.stderr.startswith(f"CommandError: The folder {folder} (DODOLAN_DATA) ")
    assert "holds a damaged database (" in done.stderr or "cannot be used: " in done.stderr


@pytest.mark.parametrize("word", ["check_books", "start", "open_city"])
def test_a_newer_database_is_refused(opened: Path, tmp_path: Path, word: str):
    folder = tmp_path / "city"
    shutil.copytree(opened, folder)
    with closing(sqlite3.connect(folder / "dodolan.sqlite3")) as line, line:
        line.execute("INSERT INTO django_migrations (app, name, applied) VALUES ('market', '0999_x', '2030-01-01')")
    done = dodolan(folder, word)
    assert done.returncode == 1
    assert done.stderr == (
        f"CommandError: The folder {folder} (DODOLAN_DATA) holds the tables of a newer version of Dodolan "
        "(market.0999_x): install that version, or restore the backup from before it.\n"
    )


def test_an_older_database_is_brought_up_to_date_by_start_alone(opened: Path, tmp_path: Path):
    folder = tmp_path / "city"
    shutil.copytree(opened, folder)
    with closing(sqlite3.connect(folder / "dodolan.sqlite3")) as line, line:
        # As if the newest of the kernel's migrations had never run.
        line.execute("ALTER TABLE kernel_audit_head DROP COLUMN seal")
        line.execute("DELETE FROM django_migrations WHERE app = 'kernel' AND name = '0005_sealed_head'")
    done = dodolan(folder, "add_officer", "--phone", "0812 3456 7890", "--name", "Bu Rini")
    assert done.returncode == 1
    assert done.stderr == (
        f"CommandError: The folder {folder} (DODOLAN_DATA) holds the tables of an older version of Dodolan: "
        "dodolan start brings it up to date.\n"
    )
    assert dodolan(folder, "open_city").returncode == 0
    assert dodolan(folder, "check_books").returncode == 0

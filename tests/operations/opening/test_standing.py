"""Commands of a city say in one sentence where no city, or not its key, is; and before they ask a password."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

WORDS = [
    ("add_officer", "--phone", "0812 3456 7890", "--name", "Bu Rini"),
    ("check_books",),
    ("import_goods", "goods.csv"),
    ("issue_token", "--phone", "0812 3456 7890", "--label", "kasir"),
    ("switch",),
    ("tell_code", "--phone", "0812 3456 7890"),
    ("term",),
    ("withdraw_token",),
    ("worker",),
    ("start",),
]


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


@pytest.mark.parametrize("words", WORDS, ids=[words[0] for words in WORDS])
def test_where_no_city_is_nothing_is_made(tmp_path: Path, words: tuple[str, ...]):
    done = dodolan(tmp_path, *words)
    assert done.returncode == 1
    assert done.stderr == (
        f"CommandError: No city was opened in the folder {tmp_path} (DODOLAN_DATA) yet. "
        "Open one: dodolan open_city, or a demo: make start.\n"
    )
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


def test_with_its_key_it_works(opened: Path):
    done = dodolan(opened, "check_books")
    assert (done.returncode, done.stderr) == (0, "")
    assert "ok      the key opens what is sealed: 1 checked, 0 broken" in done.stdout

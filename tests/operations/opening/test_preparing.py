"""Before a city is served: tables are brought up to date, files gathered once per change."""

import fcntl
import os
from pathlib import Path

import pytest
from django.conf import settings
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor
from pytest_django import Settings

from dodolan.engines.language.lexicon.tables import LexiconError
from dodolan.operations.opening import preparing
from dodolan.operations.opening.errors import CannotPrepare
from dodolan.operations.opening.standing import about_database


@pytest.fixture
def called(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, dict[str, object]]]:
    """The commands that were asked for, not run."""
    asked: list[tuple[str, dict[str, object]]] = []
    monkeypatch.setattr(preparing, "call_command", lambda name, **more: asked.append((name, more)))
    return asked


@pytest.mark.django_db
def test_tables_that_are_up_to_date_are_not_migrated_again(called: list[tuple[str, dict[str, object]]]):
    preparing.bring_tables_up_to_date()
    assert called == []


@pytest.mark.django_db
def test_a_database_that_cannot_be_used_is_one_sentence(monkeypatch: pytest.MonkeyPatch):
    def broken(_connection: object) -> None:
        raise OperationalError("disk I/O error\nmore")

    monkeypatch.setattr(preparing, "MigrationExecutor", broken)
    with pytest.raises(CannotPrepare, match=r"^The (folder|database) .+ cannot be used: disk I/O error$"):
        preparing.bring_tables_up_to_date()


def test_the_database_is_named_but_not_its_password(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://dodolan:secret@127.0.0.1:1/x")
    for name, value in {"NAME": "x", "HOST": "127.0.0.1", "PASSWORD": "secret"}.items():
        monkeypatch.setitem(connection.settings_dict, name, value)
    said = about_database(OperationalError("connection refused\nis it running?"))
    assert said == "The database x on 127.0.0.1 (DATABASE_URL) cannot be used: connection refused"


@pytest.mark.django_db(transaction=True)
def test_two_machines_that_prepare_one_database_take_turns(monkeypatch: pytest.MonkeyPatch):
    got: list[bool] = []

    def executor(_connection: object) -> MigrationExecutor:
        got.append(_can_prepare())
        return MigrationExecutor(connection)

    monkeypatch.setattr(preparing, "MigrationExecutor", executor)
    preparing.bring_tables_up_to_date()
    assert [*got, _can_prepare()] == [False, True]


def _can_prepare() -> bool:
    """Whether somebody else could begin now: at this database, or for SQLite, whose file lies here, in this folder."""
    if connection.vendor == "sqlite":
        with (Path(settings.DATA) / "preparing.lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return False
            return True
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [preparing.PREPARING])
        [can] = cursor.fetchone()
    other.close()
    return bool(can)


def test_a_wrong_line_in_the_words_is_one_sentence(monkeypatch: pytest.MonkeyPatch):
    def broken() -> None:
        raise LexiconError("goods", 12, "'tomat' already names Tomat.")

    monkeypatch.setattr(preparing, "vocabulary", broken)
    with pytest.raises(CannotPrepare, match=r"cannot be used: goods\.csv, line 12: 'tomat' already names"):
        preparing.read_words()


def test_a_folder_that_cannot_be_written_is_one_sentence(settings: Settings):
    settings.DATA = Path("/proc/nowhere")
    with pytest.raises(CannotPrepare, match=r"^/proc/nowhere cannot be written: "):
        preparing.gather_files()


def test_two_that_prepare_one_folder_take_turns(tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch):
    settings.DATA = tmp_path
    inside: list[int] = []

    def gather() -> None:
        # Another description of the same file cannot be locked while this program is inside.
        with (tmp_path / "preparing.lock").open("w") as other, pytest.raises(BlockingIOError):
            fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)
        inside.append(1)

    monkeypatch.setattr(preparing, "_gather", gather)
    preparing.gather_files()
    preparing.gather_files()
    assert inside == [1, 1]


def test_files_are_gathered_again_only_when_one_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Settings
):
    settings.STATIC_ROOT = tmp_path / "served"
    sheet = tmp_path / "frame.css"
    sheet.write_text("body { margin: 0 }")
    monkeypatch.setattr(preparing, "_sources", lambda: [str(sheet)])
    asked: list[str] = []
    monkeypatch.setattr(preparing, "call_command", lambda name, **_more: asked.append(name))
    preparing.gather_files()
    preparing.gather_files()
    assert asked == ["collectstatic"]
    os.utime(sheet, ns=(1, 1))
    preparing.gather_files()
    assert asked == ["collectstatic", "collectstatic"]


def test_served_names_change_with_their_content(tmp_path: Path, settings: Settings):
    storage = "whitenoise.storage.CompressedManifestStaticFilesStorage"
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": storage}}
    settings.STATIC_ROOT = tmp_path / "served"
    preparing.gather_files()
    assert (tmp_path / "served" / "staticfiles.json").exists()
    assert list((tmp_path / "served" / "dodolan").glob("pictograms.*.svg"))
    assert list((tmp_path / "served" / "dodolan").glob("pictograms.*.svg.gz"))

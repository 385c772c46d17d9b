"""Before a city is served: tables are brought up to date, files gathered once per change."""

import os
from pathlib import Path

import pytest
from pytest_django import Settings

from dodolan.operations.opening import preparing


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

"""Before a city opens: files are gathered once per change, a new database is filled once, another city's is refused."""

import os
from pathlib import Path

import pytest
from django.core.management import CommandError
from pytest_django import Settings

from dodolan.desk import opening
from dodolan.people.places.models import City


@pytest.fixture
def called(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, dict[str, object]]]:
    """The commands that were asked for, not run."""
    asked: list[tuple[str, dict[str, object]]] = []
    monkeypatch.setattr(opening, "call_command", lambda name, **more: asked.append((name, more)))
    return asked


@pytest.mark.django_db
def test_a_new_database_is_filled(called: list[tuple[str, dict[str, object]]]):
    assert opening.open_city(code="3573") is True
    assert called == [("seed_demo", {"city": "3573"})]


@pytest.mark.django_db
def test_a_filled_database_is_left_alone(called: list[tuple[str, dict[str, object]]]):
    City.objects.create(code="3573", name="Kota Malang", help_phone="+620000")
    assert opening.open_city(code="3573") is False
    assert called == []


@pytest.mark.django_db
def test_the_database_of_another_city_is_refused(called: list[tuple[str, dict[str, object]]]):
    City.objects.create(code="3573", name="Kota Malang", help_phone="+620000")
    with pytest.raises(CommandError, match=r"^This database belongs to Kota Malang \(3573\), but CITY is 3404\."):
        opening.open_city(code="3404")
    assert called == []


@pytest.mark.django_db
def test_tables_that_are_up_to_date_are_not_migrated_again(called: list[tuple[str, dict[str, object]]]):
    opening.bring_tables_up_to_date()
    assert called == []


def test_files_are_gathered_again_only_when_one_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Settings
):
    settings.STATIC_ROOT = tmp_path / "served"
    sheet = tmp_path / "frame.css"
    sheet.write_text("body { margin: 0 }")
    monkeypatch.setattr(opening, "_sources", lambda: [str(sheet)])
    asked: list[str] = []
    monkeypatch.setattr(opening, "call_command", lambda name, **_more: asked.append(name))
    opening.gather_files()
    opening.gather_files()
    assert asked == ["collectstatic"]
    os.utime(sheet, ns=(1, 1))
    opening.gather_files()
    assert asked == ["collectstatic", "collectstatic"]


def test_served_names_change_with_their_content(tmp_path: Path, settings: Settings):
    storage = "whitenoise.storage.CompressedManifestStaticFilesStorage"
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": storage}}
    settings.STATIC_ROOT = tmp_path / "served"
    opening.gather_files()
    assert (tmp_path / "served" / "staticfiles.json").exists()
    assert list((tmp_path / "served" / "dodolan").glob("pictograms.*.svg"))
    assert list((tmp_path / "served" / "dodolan").glob("pictograms.*.svg.gz"))

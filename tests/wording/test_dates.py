"""Days in the three languages of the screen."""

from datetime import date, timedelta

import pytest
from django.utils import translation

from dodolan.wording.dates import day_in_words

SATURDAY = date(2020, 11, 14)


@pytest.mark.parametrize(
    ("language", "said"),
    [("id", "Sabtu 14 November 2020"), ("jv", "Setu 14 November 2020"), ("en", "Saturday 14 November 2020")],
)
def test_a_day_in_the_language_of_the_screen(language: str, said: str):
    with translation.override(language):
        assert day_in_words(SATURDAY) == said


@pytest.mark.parametrize(
    ("language", "days"),
    [
        ("id", "Senin Selasa Rabu Kamis Jumat Sabtu Minggu"),
        ("jv", "Senèn Slasa Rebo Kemis Jemuwah Setu Minggu"),
        ("en", "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"),
    ],
)
def test_the_week(language: str, days: str):
    monday = SATURDAY - timedelta(days=5)
    with translation.override(language):
        assert " ".join(day_in_words(monday + timedelta(days=n)).split()[0] for n in range(7)) == days

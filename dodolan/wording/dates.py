"""Days in the language of the screen; what is written for files and logs takes kernel.words, always Indonesian."""

from datetime import date, datetime

from django.utils.dates import MONTHS
from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from dodolan.kernel.clock import day_of, today
from dodolan.kernel.words import hour

# Django knows no Javanese, so the days are ours; its months are called in Javanese as in Indonesian.
DAYS: tuple[Promise, ...] = (
    pgettext_lazy("day", "Monday"),
    pgettext_lazy("day", "Tuesday"),
    pgettext_lazy("day", "Wednesday"),
    pgettext_lazy("day", "Thursday"),
    pgettext_lazy("day", "Friday"),
    pgettext_lazy("day", "Saturday"),
    pgettext_lazy("day", "Sunday"),
)


def day_in_words(day: date) -> str:
    """Sabtu 14 November 2020; Setu 14 November 2020; Saturday 14 November 2020."""
    return f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month]} {day.year}"


def hour_of_day(at: datetime) -> str:
    """10.15, and on another day than today's Minggu 15 November 2020, 10.15."""
    day = day_of(at)
    return hour(at) if day == today() else f"{day_in_words(day)}, {hour(at)}"

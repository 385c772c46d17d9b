"""An anchor a day."""

from pathlib import Path

from django.conf import settings
from django_tasks import task

from dodolan.kernel.anchors.actions import write_anchor
from dodolan.kernel.clock import now
from dodolan.kernel.jobs.actions import ClockJob
from dodolan.kernel.jobs.spans import AT_THREE, DAY


def anchor_folder() -> Path:
    """Where this machine keeps its anchors, until people carry them away."""
    return Path(settings.DATA) / "anchors"


@task()
def drop_daily_anchor() -> str:
    """The anchor of the day is written; returns the name of its file."""
    return write_anchor(folder=anchor_folder(), at=now()).name


JOBS = (ClockJob("anchors.drop_daily_anchor", DAY, AT_THREE, drop_daily_anchor.enqueue),)

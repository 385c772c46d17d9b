"""So many tries in a span, no more, by subject."""

from datetime import timedelta

import pytest

from dodolan.kernel.limits.actions import Limit, forget_old_counters, take_turn
from dodolan.kernel.limits.errors import TooMany
from dodolan.kernel.limits.models import Counter
from tests.factories.market import MORNING

pytestmark = pytest.mark.django_db
THREE = Limit("code", 3, timedelta(minutes=10))


def test_the_fourth_try_waits_for_the_next_window() -> None:
    for _ in range(3):
        take_turn(limit=THREE, subject="+62812", at=MORNING)
    with pytest.raises(TooMany) as refusal:
        take_turn(limit=THREE, subject="+62812", at=MORNING + timedelta(minutes=4))
    assert refusal.value.facts == {"wait_seconds": 361}
    take_turn(limit=THREE, subject="+62812", at=MORNING + timedelta(minutes=10))


def test_subjects_and_limits_do_not_share_turns() -> None:
    one = Limit("code", 1, timedelta(minutes=10))
    take_turn(limit=one, subject="a", at=MORNING)
    take_turn(limit=one, subject="b", at=MORNING)
    take_turn(limit=Limit("day", 1, timedelta(days=1)), subject="a", at=MORNING)
    with pytest.raises(TooMany):
        take_turn(limit=one, subject="a", at=MORNING)


def test_very_long_subjects_are_cut_not_refused() -> None:
    take_turn(limit=THREE, subject="x" * 500, at=MORNING)
    assert len(Counter.objects.get().subject) == 120


def test_old_counters_are_forgotten() -> None:
    take_turn(limit=THREE, subject="a", at=MORNING)
    assert forget_old_counters(at=MORNING + timedelta(days=1)) == 0
    assert forget_old_counters(at=MORNING + timedelta(days=3)) == 1

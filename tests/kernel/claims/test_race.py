"""Thirty askers in one moment: exactly what there is gets taken. Looking first and writing later does not keep that."""

import threading

import pytest
from django.db.models import F

from dodolan.kernel.claims.actions import claim
from dodolan.kernel.gate import write_tx
from dodolan.kernel.limits.models import Counter
from tests.factories.market import MORNING
from tests.factories.races import all_at_once
from tests.kernel.claims.test_claim import Full

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("seats", [1, 7])
def test_exactly_the_seats_are_taken(seats: int):
    row = Counter.objects.create(subject="seats", opened_at=MORNING)

    @write_tx()
    def ask() -> None:
        claim(Counter.objects.filter(pk=row.pk, tries__lt=seats), otherwise=Full("Full."), tries=F("tries") + 1)

    assert all_at_once(30, ask) == {"done": seats, "test.full": 30 - seats}
    assert Counter.objects.get().tries == seats


def test_looking_first_takes_more_than_there_is():
    """The control: the same askers without the condition in the UPDATE."""
    row = Counter.objects.create(subject="seats", opened_at=MORNING)
    looked = threading.Barrier(10)

    def look_then_take() -> None:
        left = 1 - Counter.objects.get(pk=row.pk).tries
        looked.wait()
        if left > 0:
            with write_tx():
                Counter.objects.filter(pk=row.pk).update(tries=F("tries") + 1)

    all_at_once(10, look_then_take)
    assert Counter.objects.get().tries > 1

"""A claim takes one row that still fits, or refuses; and it never takes two by mistake."""

import pytest
from django.db import transaction
from django.db.models import F
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from dodolan.kernel.claims.actions import claim, claim_all, claimed
from dodolan.kernel.errors import Refused
from dodolan.kernel.limits.models import Counter
from tests.factories.market import MORNING


class Full(Refused):
    """Nothing is left."""

    code = "test.full"


def counter(subject: str = "seats", tries: int = 0) -> Counter:
    """A row with a number that can be used up."""
    return Counter.objects.create(subject=subject, opened_at=MORNING, tries=tries)


def tries() -> dict[str, int]:
    """What stands in the rows."""
    return dict(Counter.objects.values_list("subject", "tries"))


@pytest.mark.django_db
def test_what_fits_is_taken_and_what_does_not_is_refused():
    row = counter()
    free = Counter.objects.filter(pk=row.pk, tries__lt=1)
    claim(free, otherwise=Full("Full."), tries=F("tries") + 1)
    with pytest.raises(Full):
        claim(free, otherwise=Full("Full."), tries=F("tries") + 1)
    assert not claimed(free, tries=F("tries") + 1)
    assert tries() == {"seats": 1}


@pytest.mark.django_db
def test_a_refusal_may_be_made_when_it_is_needed():
    row, asked = counter(), []

    def reason() -> Full:
        asked.append(True)
        return Full("Full.", left=0)

    claim(Counter.objects.filter(pk=row.pk), otherwise=reason, tries=1)
    assert asked == []
    with pytest.raises(Full) as refusal:
        claim(Counter.objects.filter(pk=row.pk, tries=0), otherwise=reason, tries=1)
    assert (asked, refusal.value.facts) == ([True], {"left": 0})


@pytest.mark.django_db
def test_a_condition_that_forgot_the_key_takes_nothing():
    counter("a"), counter("b")
    with pytest.raises(ValueError, match="1 of Counter, and 2 fit"), transaction.atomic():
        claim(Counter.objects.all(), otherwise=Full("Full."), tries=9)
    assert tries() == {"a": 0, "b": 0}


@pytest.mark.django_db
def test_several_are_taken_together_or_not_at_all():
    counter("a"), counter("b", tries=5)
    small = Counter.objects.filter(subject__in=["a", "b"], tries__lt=5)
    with pytest.raises(Full), transaction.atomic():
        claim_all(small, 2, otherwise=Full("Full."), tries=F("tries") + 1)
    assert tries() == {"a": 0, "b": 5}
    claim_all(Counter.objects.filter(subject__in=["a", "b"]), 2, otherwise=Full("Full."), tries=F("tries") + 1)
    assert tries() == {"a": 1, "b": 6}
    with pytest.raises(ValueError, match="1 of Counter, and 2 fit"), transaction.atomic():
        claim_all(Counter.objects.all(), 1, otherwise=Full("Full."), tries=0)
    assert tries() == {"a": 1, "b": 6}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("way", [claimed, lambda rows, **values: claim_all(rows, 1, otherwise=Full("Full."), **values)])
def test_a_claim_stands_inside_a_transaction(way: object):
    row = counter()
    with pytest.raises(transaction.TransactionManagementError, match="inside write_tx"):
        way(Counter.objects.filter(pk=row.pk), tries=1)  # type: ignore[operator]
    assert tries() == {"seats": 0}


class Laws(TestCase):
    """Laws that hold for every number of seats and askers."""

    @given(seats=st.integers(0, 6), asked=st.lists(st.integers(1, 3), max_size=12))
    def test_never_more_than_there_is(self, seats: int, asked: list[int]):
        """In every order of askers: who fits gets it, and what is taken is the sum of what was given."""
        row, left, given_out = counter(), seats, 0
        for wish in asked:
            got = claimed(Counter.objects.filter(pk=row.pk, tries__lte=seats - wish), tries=F("tries") + wish)
            assert got == (wish <= left)
            left, given_out = (left - wish, given_out + wish) if got else (left, given_out)
        assert tries() == {"seats": given_out}
        assert given_out <= seats

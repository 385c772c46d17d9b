"""The officer at the shell sees what the city decides and decides it, from a day on."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from dodolan.kernel.audit.models import AuditEntry
from dodolan.kernel.clock import today
from dodolan.kernel.plugs import plugged
from dodolan.kernel.terms.models import TermValue
from dodolan.kernel.terms.queries import terms_on
from dodolan.kernel.terms.values import Term
from dodolan.market.fulfilment.terms import CONSENT_WAITS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("city")]
KEY = CONSENT_WAITS.key


def said(*words: str) -> list[list[str]]:
    """What the command prints, as the first two words of each line."""
    out = StringIO()
    call_command("term", *words, stdout=out)
    return [line.split()[:2] for line in out.getvalue().splitlines()]


def test_all_are_listed():
    assert said() == [[term.key, str(term.default)] for term in plugged(Term).values()]
    assert [KEY, "10"] in said()


def test_one_is_decided_once():
    assert said(KEY, "20") == said(KEY, "20") == [[KEY, "20"]]
    assert terms_on(today())[CONSENT_WAITS] == timedelta(minutes=20)
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.before) == ("places.term_set", {"minutes": 10})
    assert entry.after == {"term": KEY, "minutes": 20, "valid_from": today().isoformat()}


def test_it_may_hold_from_a_later_day():
    day = today() + timedelta(days=3)
    assert said(KEY, "20", "--from", day.isoformat()) == [[KEY, "20"]]
    assert [terms_on(on).number(CONSENT_WAITS) for on in (today(), day)] == [10, 20]


@pytest.mark.parametrize(
    "words", [("places.rain", "1"), (KEY,), (KEY, "61"), (KEY, "x"), (KEY, "20", "--from", "2019-01-01")]
)
def test_what_makes_no_sense_decides_nothing(words: tuple[str, ...]):
    with pytest.raises(CommandError):
        said(*words)
    assert not TermValue.objects.exists()
    assert not AuditEntry.objects.exists()

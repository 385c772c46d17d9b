"""The officer at the shell sees what is on and turns it."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from dodolan.kernel.audit.models import AuditEntry
from dodolan.kernel.switches.queries import is_on
from dodolan.market.ordering.switches import GUEST_PURCHASES

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("city")]
KEY = GUEST_PURCHASES.key


def said(*words: str) -> list[list[str]]:
    """What the command prints, as the first two words of each line."""
    out = StringIO()
    call_command("switch", *words, stdout=out)
    return [line.split()[:2] for line in out.getvalue().splitlines()]


def test_all_are_listed():
    assert said() == [[KEY, "on"], ["api.writes", "on"]]


def test_one_is_turned_and_turned_back():
    assert said(KEY, "off") == [[KEY, "off"]]
    assert not is_on(GUEST_PURCHASES)
    assert AuditEntry.objects.get().actor_name == "sistem"
    assert said(KEY, "on") == [[KEY, "on"]]
    assert is_on(GUEST_PURCHASES)


@pytest.mark.parametrize("words", [("ordering.parties", "on"), (KEY,), (KEY, "dim"), ("", "off")])
def test_what_makes_no_sense_turns_nothing(words: tuple[str, ...]):
    if words == ("", "off"):
        assert said(*words) == said()
    else:
        with pytest.raises(CommandError):
            said(*words)
    assert not AuditEntry.objects.exists()

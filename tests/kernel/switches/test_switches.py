"""What is off is refused, what is on runs, and every turn leaves one action."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from dodolan.kernel.audit.actions import SYSTEM
from dodolan.kernel.audit.models import AuditEntry
from dodolan.kernel.errors import Refused
from dodolan.kernel.limits.models import Counter
from dodolan.kernel.switches.actions import turn
from dodolan.kernel.switches.errors import Off
from dodolan.kernel.switches.guards import guard, needs
from dodolan.kernel.switches.models import SwitchState
from dodolan.kernel.switches.queries import is_on, on_column, states_of
from dodolan.kernel.switches.values import Switch
from tests.factories.market import MORNING
from tests.factories.races import all_at_once

LIGHT = Switch(key="test.light", words="Light", default=True)
ROOM = Switch(key="test.room", words="Room", default=False, is_room=True)


def set_to(switch: Switch, *, on: bool) -> bool:
    """Turn it."""
    return turn(switch=switch, on=on, by=SYSTEM, at=MORNING)


@pytest.mark.django_db
def test_untouched_it_stands_at_its_default():
    assert (is_on(LIGHT), is_on(ROOM)) == (True, False)
    assert not set_to(LIGHT, on=True)
    assert not AuditEntry.objects.exists()


@pytest.mark.django_db
def test_a_turn_leaves_one_action():
    assert set_to(LIGHT, on=False)
    assert not set_to(LIGHT, on=False)
    assert not is_on(LIGHT)
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.subject_kind, entry.before) == ("switches.turned", "switch", {"on": True})
    assert entry.after == {"switch": "test.light", "on": False}
    assert set_to(LIGHT, on=True)
    assert {row.subject for row in AuditEntry.objects.all()} == {entry.subject}


@pytest.mark.django_db
@pytest.mark.parametrize(("switch", "status"), [(LIGHT, 403), (ROOM, 404)])
def test_what_is_off_is_not_begun(switch: Switch, status: int):
    begun: list[int] = []
    work = needs(switch)(begun.append)
    set_to(switch, on=False)
    for ask in (lambda: work(1), lambda: guard(switch)):
        with pytest.raises(Off) as refusal:
            ask()
        assert (refusal.value.code, refusal.value.status) == ("switches.off", status)
        assert refusal.value.facts == {"switch": switch.key}
    set_to(switch, on=True)
    work(2)
    guard(switch)
    assert begun == [2]
    assert Refused.status == 409
    assert Off.status == 403


@pytest.mark.django_db
def test_how_it_stands_can_be_read_along(django_assert_num_queries: Any):
    set_to(LIGHT, on=False)
    Counter.objects.create(subject="a", opened_at=MORNING)
    with django_assert_num_queries(1):
        row = Counter.objects.annotate(light=on_column(LIGHT), room=on_column(ROOM)).get()
    assert (row.light, row.room) == (False, False)
    with django_assert_num_queries(1):
        assert states_of([ROOM, LIGHT]) == {"test.room": False, "test.light": False}
    with django_assert_num_queries(0):
        guard(ROOM, on=True)


@pytest.mark.django_db(transaction=True)
def test_turned_by_many_at_once_it_is_one_action():
    turned = []
    assert all_at_once(8, lambda: turned.append(set_to(LIGHT, on=False))) == {"done": 8}
    assert sorted(turned) == [False] * 7 + [True]
    assert (AuditEntry.objects.count(), SwitchState.objects.count()) == (1, 1)


class Laws(TestCase):
    """Laws of every switch."""

    @given(default=st.booleans(), turns=st.lists(st.booleans(), max_size=8))
    def test_it_stands_as_it_was_turned_last(self, default: bool, turns: list[bool]):
        """And there is one action for each turn that changed something."""
        switch = Switch(key="test.law", words="Law", default=default)
        stands, actions = default, 0
        for on in turns:
            assert set_to(switch, on=on) == (on != stands)
            stands, actions = on, actions + (on != stands)
            assert is_on(switch) == stands
        assert AuditEntry.objects.filter(action="switches.turned").count() == actions

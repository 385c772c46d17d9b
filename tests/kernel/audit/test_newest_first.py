"""Reading the trail by action and by subject."""

from uuid import uuid4

import pytest

from dodolan.kernel.audit.actions import SYSTEM, record_action
from dodolan.kernel.audit.queries import kinds_of_actions, newest_first
from tests.factories.kinds import an_action
from tests.factories.market import MORNING

pytestmark = pytest.mark.django_db


def test_by_action_and_subject():
    one, other = uuid4(), uuid4()
    for action, subject in (("b", one), ("a", one), ("b", other)):
        record_action(actor=SYSTEM, action=an_action(action), subject=subject, at=MORNING)
    assert kinds_of_actions() == ["a", "b"]
    assert [entry.number for entry in newest_first()] == [3, 2, 1]
    assert [entry.number for entry in newest_first(action="b")] == [3, 1]
    assert [entry.number for entry in newest_first(subject=one)] == [2, 1]
    assert [entry.number for entry in newest_first(action="b", subject=one)] == [1]

"""Reading the trail by deed and by subject."""

from uuid import uuid4

import pytest

from dodolan.kernel.audit.actions import SYSTEM, record_deed
from dodolan.kernel.audit.queries import kinds_of_deeds, newest_first
from tests.factories.market import MORNING

pytestmark = pytest.mark.django_db


def test_by_deed_and_subject():
    one, other = uuid4(), uuid4()
    for deed, subject in (("b", one), ("a", one), ("b", other)):
        record_deed(actor=SYSTEM, deed=deed, subject_kind="x", subject=subject, at=MORNING)
    assert kinds_of_deeds() == ["a", "b"]
    assert [entry.number for entry in newest_first()] == [3, 2, 1]
    assert [entry.number for entry in newest_first(deed="b")] == [3, 1]
    assert [entry.number for entry in newest_first(subject=one)] == [2, 1]
    assert [entry.number for entry in newest_first(deed="b", subject=one)] == [1]

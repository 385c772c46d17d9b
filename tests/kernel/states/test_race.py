"""Two moves of one thing at one moment: the later is judged by what the earlier left."""

import threading

import pytest

from dodolan.kernel.gate import write_tx
from dodolan.kernel.limits.models import Counter
from dodolan.kernel.states.actions import move, require
from tests.factories.races import all_at_once
from tests.kernel.states.test_tables import Lamp, lamp, table

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_many_moves_at_once_one_is_made():
    row, drop = lamp(), write_tx()(lambda: move(table(), row, "drop", tries=2))
    assert all_at_once(20, drop) == {"done": 1, "states.wrong_state": 19}


def test_asked_again_they_all_hear_that_it_is_done():
    row, made = lamp(), []
    drop = write_tx()(lambda: made.append(move(table(), row, "drop", again=Lamp.BROKEN, tries=2)))
    assert all_at_once(20, drop) == {"done": 20}
    assert sorted(made) == [False] * 19 + [True]


def test_judged_by_what_was_read_all_are_made():
    """The control: whoever asks the row at hand and writes later breaks one lamp twenty times."""
    row, looked = lamp(), threading.Barrier(20)

    def drop() -> None:
        require(table(), Counter.objects.get(pk=row.pk), Lamp.OFF)
        looked.wait()
        with write_tx():
            Counter.objects.filter(pk=row.pk).update(tries=2)

    assert all_at_once(20, drop) == {"done": 20}

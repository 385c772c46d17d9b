"""A table of moves: no sequence of moves leads where the table does not, and whoever is refused hears why."""

from enum import StrEnum

import pytest
from django.db.models import Q
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from dodolan.kernel.limits.models import Counter
from dodolan.kernel.states.actions import move, move_all, require
from dodolan.kernel.states.errors import WrongState
from dodolan.kernel.states.tables import Table
from tests.factories.market import MORNING


class Lamp(StrEnum):
    """A lamp is off, on, or broken for good."""

    OFF = "off"
    ON = "on"
    BROKEN = "broken"


NUMBERS = dict(zip(Lamp, range(3), strict=True))
MOVES = {
    "light": {Lamp.OFF: Lamp.ON},
    "clean": {Lamp.OFF: Lamp.OFF, Lamp.ON: Lamp.ON},
    "put out": {Lamp.ON: Lamp.OFF},
    "drop": {Lamp.ON: Lamp.BROKEN, Lamp.OFF: Lamp.BROKEN},
}


def table(moves: dict[str, dict[Lamp, Lamp]] = MOVES, states: tuple[Lamp, ...] = tuple(Lamp)) -> Table[Counter, Lamp]:
    """Lamps, kept as numbers in a row."""
    return Table(
        states=Lamp,
        of=lambda row: list(Lamp)[row.tries],
        where={state: Q(tries=NUMBERS[state]) for state in states},
        moves=moves,
    )


def lamp(state: Lamp = Lamp.OFF, subject: str = "lamp") -> Counter:
    """A lamp in a row."""
    return Counter.objects.create(subject=subject, opened_at=MORNING, tries=NUMBERS[state])


def as_kept(row: Counter) -> Lamp:
    """What the row says."""
    return list(Lamp)[Counter.objects.get(pk=row.pk).tries]


@pytest.mark.django_db
def test_what_is_allowed_is_told_without_moving():
    row = lamp(Lamp.ON)
    assert [name for name in MOVES if table().allows(row, name)] == ["clean", "put out", "drop"]
    assert as_kept(row) == Lamp.ON


def test_a_table_has_no_holes():
    with pytest.raises(ValueError, match="Each of Lamp needs its condition"):
        table(states=(Lamp.ON, Lamp.OFF))
    with pytest.raises(ValueError, match="starts somewhere"):
        table({"fly": {}})


def test_sources_stand_in_the_order_of_the_states():
    assert table().sources("drop") == (Lamp.OFF, Lamp.ON)
    assert (table().after(Lamp.OFF, "light"), table().after(Lamp.BROKEN, "light")) == (Lamp.ON, None)
    with pytest.raises(KeyError):
        table().sources("fly")


@pytest.mark.django_db
def test_a_refusal_says_what_it_is_and_what_it_would_have_to_be():
    row = lamp(Lamp.BROKEN)
    with pytest.raises(WrongState, match="Counter is broken, not off or on") as refusal:
        move(table(), row, "drop", tries=2)
    assert refusal.value.facts == {"state": "broken", "needed": ["off", "on"]}
    with pytest.raises(WrongState):
        require(table(), row, Lamp.OFF)
    require(table(), row, Lamp.BROKEN, Lamp.OFF)


@pytest.mark.django_db
def test_what_was_done_before_may_be_asked_again():
    row = lamp(Lamp.ON)
    assert move(table(), row, "light", again=Lamp.ON, tries=1) is False
    assert move(table(), row, "drop", again=Lamp.BROKEN, tries=2) is True
    with pytest.raises(WrongState):
        move(table(), row, "light", again=Lamp.ON, tries=1)


@pytest.mark.django_db
def test_the_row_is_judged_as_it_is_kept_and_not_as_it_was_read():
    stale = lamp()
    Counter.objects.update(tries=NUMBERS[Lamp.BROKEN])
    with pytest.raises(WrongState) as refusal:
        move(table(), stale, "light", tries=1)
    assert refusal.value.facts["state"] == "broken"


@pytest.mark.django_db
def test_several_move_together_or_not_at_all():
    rows = [lamp(Lamp.OFF, "a"), lamp(Lamp.OFF, "b"), lamp(Lamp.ON, "c")]
    with pytest.raises(WrongState) as refusal:
        move_all(table(), rows, "light", tries=1)
    assert refusal.value.facts == {"state": "on", "needed": ["off"]}
    assert [as_kept(row) for row in rows] == [Lamp.OFF, Lamp.OFF, Lamp.ON]
    move_all(table(), rows[:2], "light", tries=1)
    assert {as_kept(row) for row in rows} == {Lamp.ON}
    with pytest.raises(ValueError, match="nothing to move"):
        move_all(table(), [], "light", tries=1)


@pytest.mark.django_db
@pytest.mark.parametrize("states", [(), (Lamp.ON,), (Lamp.ON, Lamp.BROKEN), tuple(Lamp)])
def test_rows_are_found_by_their_states(states: tuple[Lamp, ...]):
    for state in Lamp:
        lamp(state, state.value)
    assert set(Counter.objects.filter(table().rows_at(*states)).values_list("subject", flat=True)) == set(states)


STATES = st.sampled_from(list(Lamp))
TABLES = st.dictionaries(st.sampled_from("abcd"), st.dictionaries(STATES, STATES, min_size=1), min_size=1)


class Laws(TestCase):
    """Laws of every table."""

    @given(moves=TABLES, start=STATES, asked=st.lists(st.sampled_from("abcd"), max_size=8))
    def test_no_sequence_of_moves_leaves_the_table(self, moves: dict[str, dict[Lamp, Lamp]], start: Lamp, asked: str):
        """Each move is made exactly where the table allows it and leads where the table says; the rest is refused."""
        own, state = table(moves), start
        row = lamp(start)
        for name in (name for name in asked if name in moves):
            target = own.after(state, name)
            try:
                move(own, row, name, tries=NUMBERS[target or Lamp.OFF])
            except WrongState as refusal:
                assert target is None
                assert refusal.facts["state"] == state.value  # noqa: PT017
            else:
                assert target is not None
                state = target
            assert as_kept(row) == state
        Counter.objects.all().delete()

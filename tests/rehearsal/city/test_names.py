"""People who do not exist, and their phones."""

from random import Random

import pytest

from dodolan.people.phones import read_phone, show_phone
from rehearsal.city.names import CALLS, MARK, Circle, demo_phone, people, street


@pytest.mark.parametrize("circle", Circle)
@pytest.mark.parametrize("number", [1, 57, 276])
def test_phones_pass_the_check_of_numbers_and_lie_in_the_block(circle: Circle, number: int):
    phone = demo_phone(circle, number)
    assert read_phone(phone) == phone
    assert read_phone(show_phone(phone)) == phone
    assert phone.startswith("+62860")


def test_circles_share_no_phone():
    phones = [demo_phone(circle, number) for circle in Circle for number in range(1, 300)]
    assert len(set(phones)) == len(phones)


def test_everybody_is_marked_and_called_differently():
    crowd = people(Random(7), Circle.TRADERS, len(CALLS))
    assert all(person.name.endswith(MARK) for person in crowd)
    assert len({person.call for person in crowd}) == len(CALLS)
    assert [person.phone for person in crowd[:2]] == ["+6286020000001", "+6286020000002"]


def test_a_call_is_the_first_name_of_its_person():
    for person in people(Random(3), Circle.BUYERS, 100):
        assert person.call.split()[1] == person.name.split()[0]


def test_the_same_dice_give_the_same_people():
    assert people(Random(1), Circle.BUYERS, 57) == people(Random(1), Circle.BUYERS, 57)
    assert people(Random(1), Circle.BUYERS, 57) != people(Random(2), Circle.BUYERS, 57)


def test_more_people_than_names_are_refused():
    with pytest.raises(ValueError, match="larger than population"):
        people(Random(1), Circle.BUYERS, len(CALLS) + 1)


def test_a_street_has_a_number():
    word, name, number = street(Random(1)).split()
    assert word == "Jl."
    assert name.istitle()
    assert 1 <= int(number) <= 90

"""Ten orders a minute for a person, counted together on every face."""

import pytest

from dodolan.kernel.limits.errors import TooMany
from dodolan.market.ordering.limits import ORDERS, UNPROVED_HERE, take_order_turn
from dodolan.people.accounts.models import RoleName
from dodolan.people.accounts.turns import Seat
from tests.factories.market import MORNING
from tests.factories.people import make_user

pytestmark = pytest.mark.django_db
PHONE, OTHER = "+6281234567890", "+6281234567891"
HERE, AT_HOME = Seat("2001:db8::1"), Seat("2001:db8::1", "this device")


def test_a_guest_is_counted_by_phone():
    for _ in range(ORDERS.most):
        take_order_turn(buyer=None, phone=PHONE, seat=HERE, at=MORNING)
    with pytest.raises(TooMany):
        take_order_turn(buyer=None, phone=PHONE, seat=HERE, at=MORNING)
    take_order_turn(buyer=None, phone=OTHER, seat=HERE, at=MORNING)


def test_a_person_is_counted_whatever_phone_is_typed():
    buyer = make_user("Bu Ani", RoleName.TRADER)
    for n in range(ORDERS.most):
        take_order_turn(buyer=buyer, phone=(PHONE, OTHER)[n % 2], seat=HERE, at=MORNING)
    with pytest.raises(TooMany):
        take_order_turn(buyer=buyer, phone=PHONE, seat=HERE, at=MORNING)
    take_order_turn(buyer=None, phone=PHONE, seat=HERE, at=MORNING)
    take_order_turn(buyer=None, phone=PHONE, seat=HERE, at=MORNING + ORDERS.span)


def test_unproved_guests_of_one_network_are_counted_together():
    """A home of IPv6 has as many addresses as it likes, and is one network."""
    for n in range(UNPROVED_HERE.most):
        take_order_turn(buyer=None, phone=f"+62812345{n:05}", seat=Seat(f"2001:db8::{n:x}"), at=MORNING)
    with pytest.raises(TooMany):
        take_order_turn(buyer=None, phone=PHONE, seat=Seat("2001:db8::ffff"), at=MORNING)
    take_order_turn(buyer=None, phone=PHONE, seat=Seat("2001:db8:0:1::1"), at=MORNING)


def test_who_is_known_here_is_not_counted_by_network():
    for n in range(UNPROVED_HERE.most):
        take_order_turn(buyer=None, phone=f"+62812345{n:05}", seat=HERE, at=MORNING)
    take_order_turn(buyer=None, phone=PHONE, seat=AT_HOME, at=MORNING)
    take_order_turn(buyer=make_user("Bu Ani"), phone=PHONE, seat=HERE, at=MORNING)

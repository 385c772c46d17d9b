"""Ten orders a minute for a person, counted together on every face."""

import pytest

from dodolan.kernel.limits.errors import TooMany
from dodolan.market.ordering.limits import ORDERS, take_order_turn
from dodolan.people.accounts.models import RoleName
from tests.factories.market import MORNING
from tests.factories.people import make_user

pytestmark = pytest.mark.django_db
PHONE, OTHER = "+6281234567890", "+6281234567891"


def test_a_guest_is_counted_by_phone():
    for _ in range(ORDERS.most):
        take_order_turn(buyer=None, phone=PHONE, at=MORNING)
    with pytest.raises(TooMany):
        take_order_turn(buyer=None, phone=PHONE, at=MORNING)
    take_order_turn(buyer=None, phone=OTHER, at=MORNING)


def test_a_person_is_counted_whatever_phone_is_typed():
    buyer = make_user("Bu Ani", RoleName.TRADER)
    for n in range(ORDERS.most):
        take_order_turn(buyer=buyer, phone=(PHONE, OTHER)[n % 2], at=MORNING)
    with pytest.raises(TooMany):
        take_order_turn(buyer=buyer, phone=PHONE, at=MORNING)
    take_order_turn(buyer=None, phone=PHONE, at=MORNING)
    take_order_turn(buyer=None, phone=PHONE, at=MORNING + ORDERS.span)

"""Many tries in one moment: a code is compared as often as it may be, lets in once, and so does a one-time password."""

import threading
from collections import Counter

import pytest

from dodolan.people.accounts import actions
from dodolan.people.accounts.actions import request_code
from dodolan.people.accounts.models import SignInCode, User
from dodolan.people.accounts.turns import MOST_TRIES, Seat
from tests.factories.market import MORNING
from tests.factories.people import make_user
from tests.factories.races import all_at_once

pytestmark = pytest.mark.django_db(transaction=True)


def _code() -> SignInCode:
    return request_code(phone="+6281234567890", seat=Seat("10.0.0.1"), at=MORNING)


def test_as_many_tries_are_spent_as_a_code_has():
    _code()
    compared: list[int] = []
    seat = Seat("10.0.0.1")
    all_at_once(20, lambda: compared.append(len(actions._codes_to_try("+6281234567890", seat, MORNING))))
    assert Counter(compared) == {1: MOST_TRIES, 0: 20 - MOST_TRIES}
    assert SignInCode.objects.get().tries_left == 0


def test_a_code_lets_in_once():
    code = _code()
    assert all_at_once(10, lambda: actions._sign_in(code, MORNING)) == {"done": 1, "accounts.wrong_code": 9}
    assert User.objects.count() == 1


def test_a_one_time_password_opens_one_door():
    officer, opened = make_user("Bu Rini"), []
    all_at_once(10, lambda: opened.append(actions._use_step(officer, 77)))
    assert Counter(opened) == {True: 1, False: 9}


def test_looking_first_opens_several_doors():
    """The control: the step is read, and written later."""
    officer, opened = make_user("Bu Rini"), []
    looked = threading.Barrier(10)

    def enter() -> None:
        last = User.objects.get(pk=officer.pk).totp_last_step
        looked.wait()
        if last < 77:
            User.objects.filter(pk=officer.pk).update(totp_last_step=77)
            opened.append(True)

    all_at_once(10, enter)
    assert len(opened) > 1

"""Nobody locks another person out: tries are counted where somebody sits, then for the phone, and by device alone."""

from collections.abc import Callable

import pytest

from dodolan.kernel.errors import Refused
from dodolan.kernel.limits.errors import TooMany
from dodolan.people.accounts.actions import code_of, request_code, sign_in_officer, sign_in_with_code
from dodolan.people.accounts.errors import WrongCode, WrongSignIn
from dodolan.people.accounts.models import RoleName, SignInCode
from dodolan.people.accounts.totp import code_at
from dodolan.people.accounts.turns import FROM_ADDRESS, MOST_TRIES, Seat
from tests.factories.market import MORNING
from tests.factories.people import make_user

pytestmark = pytest.mark.django_db

PHONE = "+6281234567890"
OWNER, OWN_DEVICE = Seat("10.0.0.1"), Seat("10.0.0.1", device="kept")


def strangers(count: int) -> list[Seat]:
    """So many seats at other addresses."""
    return [Seat(f"203.0.113.{number}") for number in range(count)]


def tries(action: Callable[[Seat], object], seats: list[Seat], *, each: int) -> list[type[Refused]]:
    """What each try is answered, seat by seat."""
    said: list[type[Refused]] = []
    for seat in seats:
        for _ in range(each):
            try:
                action(seat)
            except Refused as refusal:
                said.append(type(refusal))
    return said


def ask(seat: Seat) -> SignInCode:
    return request_code(phone=PHONE, seat=seat, at=MORNING)


def guess(seat: Seat) -> object:
    right = {code_of(code) for code in SignInCode.objects.all()}
    wrong = next(f"{number:06d}" for number in range(100) if f"{number:06d}" not in right)
    return sign_in_with_code(phone=PHONE, typed=wrong, seat=seat, at=MORNING)


def test_wrong_passwords_of_a_stranger_leave_the_officer_alone() -> None:
    officer = make_user("Bu Rini", RoleName.OFFICER, phone=PHONE)
    officer.set_password("pasar-pagi")
    officer.save()

    def enter(seat: Seat, password: str = "bukan") -> object:
        totp = code_at(officer, MORNING)
        return sign_in_officer(phone=PHONE, password=password, totp=totp, seat=seat, at=MORNING)

    assert tries(enter, strangers(1), each=7) == [WrongSignIn] * 5 + [TooMany] * 2
    assert enter(OWNER, "pasar-pagi") == officer
    # From many addresses the phone waits, but not on the device where its officer signed in before.
    assert TooMany in tries(enter, strangers(9), each=5)
    officer.totp_last_step = 0
    officer.save()
    with pytest.raises(TooMany):
        enter(OWNER, "pasar-pagi")
    assert enter(OWN_DEVICE, "pasar-pagi") == officer


def test_codes_that_strangers_ask_for_leave_the_owner_theirs() -> None:
    held = code_of(ask(OWNER))
    assert tries(ask, strangers(1), each=5) == [TooMany] * 2
    # A valid code in the hand stays valid, however many were asked for since.
    assert sign_in_with_code(phone=PHONE, typed=held, seat=OWNER, at=MORNING).phone == PHONE


def test_a_device_that_signed_in_before_gets_its_code_whoever_asked() -> None:
    tries(ask, strangers(20), each=3)
    with pytest.raises(TooMany):
        ask(OWNER)
    typed = code_of(ask(OWN_DEVICE))
    tries(guess, strangers(9), each=5)
    with pytest.raises(TooMany):
        sign_in_with_code(phone=PHONE, typed=typed, seat=OWNER, at=MORNING)
    assert sign_in_with_code(phone=PHONE, typed=typed, seat=OWN_DEVICE, at=MORNING).phone == PHONE


def test_of_a_phone_no_more_codes_are_guessed_than_one_may_be_tried() -> None:
    ask(OWNER)
    said = tries(guess, strangers(9), each=5)
    assert said.count(WrongCode) == MOST_TRIES
    assert SignInCode.objects.get().tries_left == 0


def test_a_device_has_turns_of_its_own() -> None:
    assert tries(ask, [OWN_DEVICE], each=5) == [TooMany] * 2
    assert tries(guess, [OWN_DEVICE], each=7) == [WrongCode] * 5 + [TooMany] * 2


def test_one_home_on_ipv6_is_one_seat() -> None:
    home = [Seat(f"2001:db8:1:2::{number:x}") for number in range(1, 10)]
    assert tries(ask, home, each=1) == [TooMany] * 6
    assert ask(Seat("2001:db8:1:3::1")).phone == PHONE


def test_many_phones_from_one_address_wait_as_well() -> None:
    for number in range(FROM_ADDRESS.most):
        request_code(phone=f"+62812345{number:05d}", seat=OWNER, at=MORNING)
    with pytest.raises(TooMany):
        ask(OWNER)

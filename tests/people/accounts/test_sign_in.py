"""Signing in: codes by phone, passwords and TOTP for officers, and what an attacker learns: nothing."""

from datetime import timedelta

import pytest
from django.contrib.auth.hashers import make_password
from django.db import connection

from dodolan.kernel.limits.errors import TooMany
from dodolan.kernel.outbox.models import Event
from dodolan.kernel.words import BadCode
from dodolan.people.accounts.actions import CODE_LIVES, code_of, request_code, sign_in_officer, sign_in_with_code
from dodolan.people.accounts.errors import WrongCode, WrongSignIn
from dodolan.people.accounts.models import RoleName, SignInCode, User
from dodolan.people.accounts.queries import officer_codes, waiting_code
from dodolan.people.accounts.totp import code_at, secret_of
from dodolan.people.accounts.turns import Seat
from dodolan.people.phones import BadPhone
from tests.factories.market import MORNING
from tests.factories.people import make_user

pytestmark = pytest.mark.django_db
PHONE, HERE = "+6281234567890", Seat("10.0.0.1")


def _request(phone: str = PHONE) -> SignInCode:
    return request_code(phone=phone, seat=HERE, at=MORNING)


def _officer() -> User:
    officer = make_user("Bu Rini", RoleName.OFFICER)
    officer.password, officer.totp_seed = make_password("pasar-pagi"), "5eed" * 8
    officer.save()
    return officer


def _enter(officer: User, *, password: str = "pasar-pagi", totp: str | None = None, minutes: int = 0) -> User:
    at = MORNING + timedelta(minutes=minutes)
    return sign_in_officer(phone=officer.phone, password=password, totp=totp or code_at(officer, at), seat=HERE, at=at)


def test_a_new_phone_becomes_an_account() -> None:
    user = sign_in_with_code(seat=HERE, phone=PHONE, typed=code_of(_request()), at=MORNING)
    assert user.phone == PHONE
    assert not user.has_usable_password()
    assert sign_in_with_code(seat=HERE, phone=PHONE, typed=code_of(_request()), at=MORNING) == user


def test_the_code_leaves_through_the_outbox_and_is_written_nowhere() -> None:
    sign_in = _request()
    event = Event.objects.get(name="accounts.code_issued")
    assert event.facts == {"sign_in_id": str(sign_in.pk)}
    stored = str(list(SignInCode.objects.values())) + str(list(Event.objects.values()))
    assert code_of(sign_in) not in stored
    assert len(code_of(sign_in)) == 6


def test_a_code_works_once() -> None:
    typed = code_of(_request())
    sign_in_with_code(seat=HERE, phone=PHONE, typed=typed, at=MORNING)
    with pytest.raises(WrongCode):
        sign_in_with_code(seat=HERE, phone=PHONE, typed=typed, at=MORNING)


def test_every_code_that_lives_works_once() -> None:
    first, second = code_of(_request()), code_of(_request())
    assert sign_in_with_code(seat=HERE, phone=PHONE, typed=first, at=MORNING).phone == PHONE
    assert sign_in_with_code(seat=HERE, phone=PHONE, typed=second, at=MORNING).phone == PHONE
    with pytest.raises(WrongCode):
        sign_in_with_code(seat=HERE, phone=PHONE, typed=first, at=MORNING)


def test_a_code_dies_of_age() -> None:
    typed = code_of(_request())
    with pytest.raises(WrongCode):
        sign_in_with_code(seat=HERE, phone=PHONE, typed=typed, at=MORNING + CODE_LIVES)
    assert waiting_code(PHONE, MORNING + CODE_LIVES) is None


@pytest.mark.parametrize("typed", ["", "000000x", "12345", "\0", "9" * 400])
def test_what_cannot_be_a_code_costs_no_try(typed: str) -> None:
    code = _request()
    for _ in range(6):
        with pytest.raises(BadCode):
            sign_in_with_code(seat=HERE, phone=PHONE, typed=typed, at=MORNING)
    assert sign_in_with_code(seat=HERE, phone=PHONE, typed=code_of(code), at=MORNING).phone == PHONE


def test_a_code_is_taken_as_the_message_shows_it_and_as_it_is_said() -> None:
    typed = code_of(_request())
    assert sign_in_with_code(seat=HERE, phone=PHONE, typed=f"{typed[:3]} {typed[3:]}", at=MORNING).phone == PHONE
    assert sign_in_with_code(seat=HERE, phone=PHONE, typed="-".join(code_of(_request())), at=MORNING).phone == PHONE


def test_five_wrong_tries_and_the_right_code_is_dead() -> None:
    typed = code_of(_request())
    wrong = "000000" if typed != "000000" else "111111"
    for _ in range(5):
        with pytest.raises(WrongCode):
            sign_in_with_code(seat=HERE, phone=PHONE, typed=wrong, at=MORNING)
    with pytest.raises(TooMany):
        sign_in_with_code(seat=HERE, phone=PHONE, typed=typed, at=MORNING)
    with pytest.raises(WrongCode):
        sign_in_with_code(
            seat=HERE, phone=PHONE, typed=typed, at=MORNING + timedelta(minutes=4, seconds=59) + timedelta(minutes=15)
        )


def test_codes_are_limited_by_number_first() -> None:
    for _ in range(3):
        _request()
    with pytest.raises(TooMany):
        _request()
    assert _request("+6281234567891").phone == "+6281234567891"


def test_a_fixed_line_gets_no_code() -> None:
    with pytest.raises(BadPhone):
        _request("+62341551234")
    assert not SignInCode.objects.exists()


def test_a_closed_account_stays_out() -> None:
    User.objects.create(phone=PHONE, joined_at=MORNING, is_active=False)
    with pytest.raises(WrongCode):
        sign_in_with_code(seat=HERE, phone=PHONE, typed=code_of(_request()), at=MORNING)


def test_an_officer_enters_with_password_and_app() -> None:
    officer = _officer()
    assert _enter(officer) == officer


def test_a_one_time_password_works_once() -> None:
    officer = _officer()
    _enter(officer)
    with pytest.raises(WrongSignIn):
        _enter(officer)
    assert _enter(officer, minutes=1) == officer


def test_a_slow_clock_is_forgiven_for_half_a_minute() -> None:
    officer = _officer()
    assert _enter(officer, totp=code_at(officer, MORNING - timedelta(seconds=30))) == officer
    with pytest.raises(WrongSignIn):
        _enter(officer, totp=code_at(officer, MORNING - timedelta(seconds=90)))


@pytest.mark.parametrize("wrong", [{"password": "salah"}, {"totp": "000000"}, {"password": ""}])
def test_each_wrong_part_gives_the_same_refusal(wrong: dict[str, str]) -> None:
    with pytest.raises(WrongSignIn) as refusal:
        _enter(_officer(), **wrong)  # type: ignore[arg-type]
    assert refusal.value.facts == {}


def test_what_cannot_be_a_one_time_password_costs_no_try() -> None:
    officer = _officer()
    for _ in range(6):
        with pytest.raises(BadCode):
            _enter(officer, totp="abc")
    totp = code_at(officer, MORNING)
    assert _enter(officer, totp=f"{totp[:3]} {totp[3:]}") == officer


def test_an_unknown_phone_gives_that_refusal_too() -> None:
    stranger = User(phone="+6281999999999", totp_seed="ab" * 16)
    with pytest.raises(WrongSignIn) as refusal:
        _enter(stranger)
    assert refusal.value.facts == {}


def test_people_without_totp_cannot_enter_by_password() -> None:
    runner = make_user("Cak Rudi", RoleName.TRADER)
    runner.password = make_password("pasar-pagi")
    runner.save()
    with pytest.raises(WrongSignIn):
        sign_in_officer(phone=runner.phone, password="pasar-pagi", totp="123456", seat=Seat("a"), at=MORNING)


def test_five_tries_for_an_officer_too() -> None:
    officer = _officer()
    for _ in range(5):
        with pytest.raises(WrongSignIn):
            _enter(officer, password="salah")
    with pytest.raises(TooMany):
        _enter(officer)


def test_the_database_holds_no_totp_secret() -> None:
    officer = _officer()
    with connection.cursor() as cursor:
        cursor.execute("SELECT totp_seed FROM people_user WHERE totp_seed <> ''")
        [(kept,)] = cursor.fetchall()
    assert officer.totp_seed not in kept
    assert User.objects.get(pk=officer.pk).totp_seed == officer.totp_seed
    assert officer_codes(MORNING) == [("Bu Rini", code_at(officer, MORNING))]
    with pytest.raises(ValueError, match="seed"):
        secret_of(make_user())

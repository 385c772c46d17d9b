"""Where no message goes out, the office says the code to a person it knows, and the trail keeps that."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from dodolan.kernel.audit.actions import SYSTEM
from dodolan.kernel.audit.models import AuditEntry
from dodolan.kernel.clock import now
from dodolan.people.accounts.actions import add_officer, code_of, request_code, sign_in_with_code
from dodolan.people.accounts.models import RoleName, User
from dodolan.people.accounts.queries import waiting_code
from dodolan.people.accounts.turns import Seat
from tests.factories.people import make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("city")]


@pytest.fixture
def trader() -> User:
    """Somebody the office entered."""
    return make_user("Bu Sri", RoleName.TRADER)


def _told(phone: str) -> str:
    said = StringIO()
    call_command("tell_code", "--phone", phone, stdout=said)
    return said.getvalue().splitlines()[0]


def test_the_code_that_waits_is_told(trader: User):
    request_code(phone=trader.phone, seat=Seat("a"), at=now())
    waits = waiting_code(trader.phone, now())
    assert waits is not None
    assert _told(trader.phone) == code_of(waits)
    assert sign_in_with_code(phone=trader.phone, typed=code_of(waits), seat=Seat("10.0.0.1"), at=now()) == trader


def test_without_one_a_new_code_is_made(trader: User):
    assert sign_in_with_code(phone=trader.phone, typed=_told(trader.phone), seat=Seat("10.0.0.1"), at=now()) == trader
    entry = AuditEntry.objects.get(action="accounts.code_told")
    assert (entry.subject, entry.after) == (trader.pk, {})


@pytest.mark.parametrize(("phone", "sentence"), [("0812 9999 0000", "Nobody with this phone"), ("12", "phone number")])
def test_nobody_else_gets_one(trader: User, phone: str, sentence: str):
    with pytest.raises(CommandError, match=sentence):
        call_command("tell_code", "--phone", phone)
    assert not AuditEntry.objects.filter(action="accounts.code_told").exists()


def test_a_code_never_stands_in_for_a_second_key(db: None):
    officer = add_officer(
        phone="+6281299990001", name="Bu Rini", role=RoleName.OFFICER, password="x" * 9, by=SYSTEM, at=now()
    )
    with pytest.raises(CommandError, match="second key"):
        call_command("tell_code", "--phone", officer.phone)
    assert waiting_code(officer.phone, now()) is None

"""The first officer of a city is made on the server."""

import sys
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from dodolan.kernel.audit.actions import SYSTEM
from dodolan.kernel.audit.models import AuditEntry
from dodolan.kernel.errors import Invalid
from dodolan.people.accounts.actions import add_officer, sign_in_officer
from dodolan.people.accounts.models import RoleName, User
from dodolan.people.accounts.queries import roles_of
from dodolan.people.accounts.totp import code_at
from dodolan.people.accounts.turns import Seat
from tests.factories.market import MORNING
from tests.factories.people import make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("city")]
PHONE = "+6281234567890"


def _add(monkeypatch: pytest.MonkeyPatch, password: str = "pasar-pagi-sekali", **more: str) -> str:
    said = StringIO()
    monkeypatch.setattr("sys.stdin", StringIO(f"{password}\n"))
    call_command("add_officer", phone="0812 3456 7890", name="Bu Rini", stdout=said, **more)
    return said.getvalue()


def _enter(password: str) -> User:
    user = User.objects.get(phone=PHONE)
    return sign_in_officer(phone=PHONE, password=password, totp=code_at(user, MORNING), seat=Seat("a"), at=MORNING)


def test_an_officer_can_sign_in_with_what_was_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    said = _add(monkeypatch)
    assert "otpauth://totp/Dodolan:Bu%20Rini?secret=" in said
    assert roles_of(_enter("pasar-pagi-sekali")) == {"officer"}
    assert list(AuditEntry.objects.order_by("number").values_list("action", flat=True)) == [
        "accounts.role_given",
        "accounts.second_key_made",
    ]


def test_done_again_it_replaces_password_and_key(monkeypatch: pytest.MonkeyPatch) -> None:
    first = _add(monkeypatch)
    assert _add(monkeypatch, "lain-sekali-ya", role="treasurer") != first
    assert roles_of(_enter("lain-sekali-ya")) == {"officer", "treasurer"}
    assert User.objects.count() == 1


@pytest.mark.parametrize("password", ["", "pendek", "password123"])
def test_weak_passwords_are_refused(monkeypatch: pytest.MonkeyPatch, password: str) -> None:
    with pytest.raises(CommandError):
        _add(monkeypatch, password)
    assert not User.objects.exists()


@pytest.mark.parametrize(("phone", "name", "field"), [("12", "Bu Rini", "phone"), ("0812 3456 7890", " ", "name")])
def test_what_is_wrong_is_named_before_a_password_is_asked(
    monkeypatch: pytest.MonkeyPatch, phone: str, name: str, field: str
) -> None:
    monkeypatch.setattr("sys.stdin", StringIO("pasar-pagi-sekali\n"))
    with pytest.raises(CommandError, match=f"^{field}: "):
        call_command("add_officer", phone=phone, name=name)
    assert sys.stdin.read() == "pasar-pagi-sekali\n"
    assert not User.objects.exists()


def test_other_roles_have_no_password() -> None:
    with pytest.raises(Invalid):
        add_officer(phone=PHONE, name="x", role=RoleName.RUNNER, password="x", by=SYSTEM, at=MORNING)


def test_the_phone_of_somebody_else_opens_no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    known = make_user("Bu Sri", phone=PHONE)
    with pytest.raises(CommandError, match=r"known|Known"):
        _add(monkeypatch)
    assert (User.objects.get().name, User.objects.get().totp_seed, roles_of(known)) == ("Bu Sri", "", frozenset())

"""A token that fell into wrong hands is withdrawn by its own text."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from dodolan.kernel.audit.actions import SYSTEM
from dodolan.kernel.audit.models import AuditEntry
from dodolan.people.accounts.actions import make_token
from dodolan.people.accounts.models import RoleName
from tests.factories.market import MORNING
from tests.factories.people import make_user, person_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("city")]


def _withdraw(monkeypatch: pytest.MonkeyPatch, token: str) -> None:
    monkeypatch.setattr("sys.stdin", StringIO(f"{token}\n"))
    call_command("withdraw_token", stdout=StringIO())


def test_withdrawn_once_and_the_others_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    trader = make_user("Bu Tutik", RoleName.TRADER)
    lost, kept = (make_token(user=trader, label=label, by=SYSTEM, at=MORNING) for label in ("lost", "kept"))
    _withdraw(monkeypatch, lost)
    assert (person_of(lost), person_of(kept)) == (None, trader)
    assert AuditEntry.objects.filter(action="accounts.token_revoked").count() == 1
    with pytest.raises(CommandError):
        _withdraw(monkeypatch, lost)


@pytest.mark.parametrize("token", ["", "unknown", "x" * 10_000])
def test_unknown_tokens_are_told(monkeypatch: pytest.MonkeyPatch, token: str) -> None:
    with pytest.raises(CommandError, match="No such token"):
        _withdraw(monkeypatch, token)


def test_one_whose_text_is_lost_is_withdrawn_by_its_id(monkeypatch: pytest.MonkeyPatch) -> None:
    trader = make_user("Bu Tutik", RoleName.TRADER)
    lost, kept = (make_token(user=trader, label=label, by=SYSTEM, at=MORNING) for label in ("lost", "kept"))
    out = StringIO()
    call_command("list_tokens", stdout=out)
    [line] = [line for line in out.getvalue().splitlines() if line.endswith("Bu Tutik  lost  all rights")]
    assert lost not in out.getvalue()
    call_command("withdraw_token", "--id", line.split()[0], stdout=StringIO())
    assert (person_of(lost), person_of(kept)) == (None, trader)
    out = StringIO()
    call_command("list_tokens", stdout=out)
    assert [line.split()[1] for line in out.getvalue().splitlines()] == ["works", "withdrawn"]
    with pytest.raises(CommandError):
        call_command("withdraw_token", "--id", line.split()[0], stdout=StringIO())

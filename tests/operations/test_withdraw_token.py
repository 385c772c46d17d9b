"""A token that fell into wrong hands is withdrawn by its own text."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from dodolan.kernel.audit.actions import SYSTEM
from dodolan.kernel.audit.models import AuditEntry
from dodolan.people.accounts.actions import make_token, token_hash
from dodolan.people.accounts.models import RoleName
from dodolan.people.accounts.queries import user_of_token
from tests.factories.market import MORNING
from tests.factories.people import make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("city")]


def _withdraw(monkeypatch: pytest.MonkeyPatch, token: str) -> None:
    monkeypatch.setattr("sys.stdin", StringIO(f"{token}\n"))
    call_command("withdraw_token", stdout=StringIO())


def test_withdrawn_once_and_the_others_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    trader = make_user("Bu Tutik", RoleName.TRADER)
    lost, kept = (make_token(user=trader, label=label, by=SYSTEM, at=MORNING) for label in ("lost", "kept"))
    _withdraw(monkeypatch, lost)
    assert (user_of_token(token_hash(lost)), user_of_token(token_hash(kept))) == (None, trader)
    assert AuditEntry.objects.filter(action="accounts.token_revoked").count() == 1
    with pytest.raises(CommandError):
        _withdraw(monkeypatch, lost)


@pytest.mark.parametrize("token", ["", "unknown", "x" * 10_000])
def test_unknown_tokens_are_told(monkeypatch: pytest.MonkeyPatch, token: str) -> None:
    with pytest.raises(CommandError, match="No such token"):
        _withdraw(monkeypatch, token)

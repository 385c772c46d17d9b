"""`dodolan issue_token`: a token printed once, for somebody with a role."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from dodolan.kernel.audit.models import AuditEntry
from dodolan.people.accounts.checks import tokens_are_their_trail
from dodolan.people.accounts.models import ApiToken, RoleName
from tests.factories.people import make_user, person_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("city")]


def issue(phone: str, label: str = "kasir") -> str:
    """What the command prints."""
    out = StringIO()
    call_command("issue_token", phone=phone, label=label, stdout=out)
    return out.getvalue()


def test_it_is_printed_and_only_its_hash_is_kept():
    trader = make_user("Bu Tutik", RoleName.TRADER, phone="+6281234567890")
    token = issue("0812-3456-7890").removesuffix("\n")
    assert person_of(token) == trader
    row = ApiToken.objects.get()
    assert (row.label, row.token_hash != token) == ("kasir", True)
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.after["label"]) == ("accounts.token_made", "kasir")


@pytest.mark.parametrize(
    ("phone", "label", "sentence"),
    [
        ("0812-0000-0001", "kasir", "Nobody has this phone."),
        ("0812-3456-7890", "kasir", "This person has no role."),
        ("bukan nomor", "kasir", "Not a phone number."),
        ("0812-3456-7890", " ", "This is needed."),
        ("0812-3456-7890", "x" * 81, "At most 80 signs."),
    ],
)
def test_others_get_a_sentence(phone: str, label: str, sentence: str):
    make_user("Pak Budi", phone="+6281234567890")
    with pytest.raises(CommandError, match=f"^{sentence}$"):
        issue(phone, label)
    assert not ApiToken.objects.exists()


def test_a_token_for_one_thing_and_some_days():
    trader = make_user("Bu Tutik", RoleName.TRADER, phone="+6281234567890")
    out = StringIO()
    call_command("issue_token", phone="0812-3456-7890", label="kasir", only=["prices.set"], days=30, stdout=out)
    token = out.getvalue().strip()
    row = ApiToken.objects.get()
    assert (row.only, row.expires_at and (row.expires_at - row.made_at).days) == ("prices.set", 30)
    assert tokens_are_their_trail().holds
    assert person_of(token) == trader
    ApiToken.objects.update(expires_at=row.made_at)
    assert person_of(token) is None
    # Whoever makes it last longer behind the trail is seen.
    assert not tokens_are_their_trail().holds


@pytest.mark.parametrize(
    ("bounds", "sentence"),
    [
        ({"only": ["prices.sett"]}, "There is no right 'prices.sett'."),
        ({"days": 0}, "A token lasts 1 to 3650 days."),
        ({"days": 4_000}, "A token lasts 1 to 3650 days."),
    ],
)
def test_bounds_that_make_no_sense(bounds: dict[str, Any], sentence: str):
    make_user("Bu Tutik", RoleName.TRADER, phone="+6281234567890")
    with pytest.raises(CommandError, match=sentence):
        call_command("issue_token", phone="0812-3456-7890", label="kasir", **bounds, stdout=StringIO())
    assert not ApiToken.objects.exists()

"""`dodolan issue_token`: a token printed once, for somebody with a role."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from dodolan.kernel.audit.models import AuditEntry
from dodolan.people.accounts.actions import token_hash
from dodolan.people.accounts.models import ApiToken, RoleName
from dodolan.people.accounts.queries import user_of_token
from tests.factories.people import make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("city")]


def issue(phone: str, label: str = "kasir") -> str:
    """What the command prints."""
    out = StringIO()
    call_command("issue_token", phone=phone, label=label, stdout=out)
    return out.getvalue()


def test_it_is_printed_and_only_its_hash_is_kept():
    trader = make_user("Bu Tutik", RoleName.TRADER, phone="+6281234567890")
    token = issue("0812-3456-7890").removesuffix("\n")
    assert user_of_token(token_hash(token)) == trader
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

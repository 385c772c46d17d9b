"""Rights are rows: given, taken, audited, looked up each time."""

import pytest

from dodolan.kernel.audit.actions import SYSTEM
from dodolan.kernel.audit.models import AuditEntry
from dodolan.kernel.errors import Invalid, Missing
from dodolan.people.accounts.actions import give_role, make_token, revoke_token, set_name, take_role
from dodolan.people.accounts.errors import RoleHeld
from dodolan.people.accounts.models import ApiToken, RoleName, User
from dodolan.people.accounts.queries import find_role_holders, market_of_runner, role_holders, roles_of
from dodolan.people.phones import BadPhone, read_phone, show_phone
from tests.factories.market import MORNING
from tests.factories.people import make_market, make_user, person_of

pytestmark = pytest.mark.django_db


def test_a_role_works_until_it_is_taken() -> None:
    user = make_user()
    give_role(user=user, role=RoleName.RUNNER, market=make_market(), by=SYSTEM, at=MORNING)
    assert roles_of(user) == {"runner"}
    assert market_of_runner(user) == make_market()
    assert [role.user for role in role_holders(RoleName.RUNNER)] == [user]
    take_role(user=user, role=RoleName.RUNNER, by=SYSTEM, at=MORNING)
    assert roles_of(user) == frozenset()
    assert list(AuditEntry.objects.order_by("number").values_list("action", flat=True)) == [
        "accounts.role_given",
        "accounts.role_taken",
    ]


def test_people_are_found_by_every_word_of_name_or_phone() -> None:
    joko, sri = make_user("Cak Joko", RoleName.TREASURER), make_user("Bu Sri", RoleName.TRADER)

    def found(search: str = "", name: str = "") -> list[User]:
        return [role.user for role in find_role_holders(search=search, name=name)]

    assert found() == [sri, joko]
    assert found("cak JOKO") == found(show_phone(joko.phone)) == found("joko", RoleName.TREASURER) == [joko]
    assert found("cak sri") == found("joko", RoleName.TRADER) == found("%") == []


def test_taking_what_is_not_held_leaves_no_trace() -> None:
    take_role(user=make_user(), role=RoleName.OFFICER, by=SYSTEM, at=MORNING)
    assert not AuditEntry.objects.exists()


def test_a_role_is_held_once() -> None:
    user = make_user("Bu Rini", RoleName.OFFICER)
    with pytest.raises(RoleHeld):
        give_role(user=user, role=RoleName.OFFICER, market=None, by=SYSTEM, at=MORNING)
    assert user.roles.count() == 1


def test_a_runner_needs_a_market() -> None:
    with pytest.raises(Invalid):
        give_role(user=make_user(), role=RoleName.RUNNER, market=None, by=SYSTEM, at=MORNING)


def test_closed_accounts_and_strangers_have_no_rights() -> None:
    user = make_user("Bu Rini", RoleName.OFFICER)
    User.objects.filter(pk=user.pk).update(is_active=False)
    user.refresh_from_db()
    assert roles_of(user) == frozenset()
    assert roles_of(object()) == frozenset()


def test_who_is_no_runner_has_no_market() -> None:
    with pytest.raises(Missing):
        market_of_runner(make_user())


def test_a_token_is_shown_once_and_can_be_revoked() -> None:
    user = make_user()
    token = make_token(user=user, label="kasir", by=SYSTEM, at=MORNING)
    assert token not in str(list(ApiToken.objects.values()))
    assert person_of(token) == user
    assert person_of("other") is None
    revoke_token(token_id=ApiToken.objects.get().pk, by=SYSTEM, at=MORNING)
    assert person_of(token) is None


def test_a_name_is_kept() -> None:
    user = make_user()
    set_name(user=user, name="Bu Ani Rahayu")
    assert str(User.objects.get(pk=user.pk)) == "Bu Ani Rahayu"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("0812 3456 7890", "+6281234567890"),
        ("62 81234567890", "+6281234567890"),
        ("+62 812-3456-7890", "+6281234567890"),
        ("8123456789", "+628123456789"),
        ("0341-551234", "+62341551234"),
        ("０８１２３４５６７８９０", "+6281234567890"),
    ],
)
def test_phones_as_people_type_them(typed: str, kept: str) -> None:
    assert read_phone(typed) == kept


@pytest.mark.parametrize(
    "typed",
    ["", " ", "08123", "081234567", "+6281234567890123", "112", "abc", "+1 202 555 0143", "0" * 31, "\0", "08\u202e12"],
)
def test_what_is_no_phone(typed: str) -> None:
    with pytest.raises(BadPhone) as refusal:
        read_phone(typed)
    assert refusal.value.facts == {"field": "phone"}


def test_phones_are_shown_as_people_write_them() -> None:
    assert show_phone("+6281234567890") == "0812-3456-7890"

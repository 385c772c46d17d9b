"""Accounts are closed, opened and given another phone; the last officer is never shut out."""

from datetime import timedelta

import pytest
from django.contrib.sessions.backends.db import SessionStore

from dodolan.kernel.audit.actions import SYSTEM, Actor
from dodolan.kernel.audit.models import AuditEntry
from dodolan.kernel.errors import Missing, NotAllowed
from dodolan.people.accounts.actions import add_officer, make_token
from dodolan.people.accounts.checks import (
    closed_accounts_are_their_trail,
    phones_are_their_trail,
    roles_are_their_trail,
    second_keys_are_their_trail,
    tokens_are_their_trail,
)
from dodolan.people.accounts.closing import change_phone, close_account, remove_officer, reopen_account
from dodolan.people.accounts.errors import LastOfficer, PhoneKnown
from dodolan.people.accounts.models import RoleName, User, Way
from dodolan.people.accounts.queries import office_member, roles_of
from dodolan.people.accounts.sessions import KEPT, end_sign_ins, forget_old_sign_ins, note_sign_in, open_sign_ins
from tests.factories.market import MORNING
from tests.factories.people import make_user, person_of

pytestmark = pytest.mark.django_db


def _officer(phone: str = "+6286010000001", name: str = "Bu Rini") -> User:
    return add_officer(phone=phone, name=name, role=RoleName.OFFICER, password="pasar-pagi-1", by=SYSTEM, at=MORNING)


def _signed_in(user: User, way: Way = Way.CODE) -> str:
    session = SessionStore()
    session.create()
    note_sign_in(user=user, session_key=session.session_key or "", way=way, device="Android, Chrome", at=MORNING)
    return session.session_key or ""


def _checks_hold() -> bool:
    checks = (
        phones_are_their_trail, closed_accounts_are_their_trail, roles_are_their_trail, second_keys_are_their_trail,
        tokens_are_their_trail,
    )  # fmt: skip
    return all(check().holds for check in checks)


def test_a_closed_account_opens_nothing_and_may_be_opened_again():
    trader = make_user("Bu Tutik", RoleName.TRADER)
    token = make_token(user=trader, label="kasir", by=SYSTEM, at=MORNING)
    _signed_in(trader)
    for _ in range(2):
        close_account(user=trader, reason="berhenti jualan", by=SYSTEM, at=MORNING)
    trader.refresh_from_db()
    assert (roles_of(trader), person_of(token), open_sign_ins(trader, MORNING)) == (set(), None, [])
    assert [row.after for row in AuditEntry.objects.filter(action="accounts.closed")] == [{"reason": "berhenti jualan"}]
    reopen_account(user=trader, by=SYSTEM, at=MORNING)
    trader.refresh_from_db()
    assert roles_of(trader) == {"trader"}
    assert person_of(token) is None


def test_nobody_closes_their_own():
    rini, _hadi = _officer(), _officer("+6286010000002", "Pak Hadi")
    with pytest.raises(NotAllowed):
        close_account(user=rini, reason="x", by=Actor(rini.pk, rini.name), at=MORNING)


def test_the_last_officer_stays():
    rini = _officer()
    for shut_out in (
        lambda: close_account(user=rini, reason="x", by=SYSTEM, at=MORNING),
        lambda: remove_officer(user=rini, by=SYSTEM, at=MORNING),
    ):
        with pytest.raises(LastOfficer):
            shut_out()
    # One whose account is closed could run nothing either.
    hadi = _officer("+6286010000002", "Pak Hadi")
    close_account(user=hadi, reason="x", by=SYSTEM, at=MORNING)
    with pytest.raises(LastOfficer):
        remove_officer(user=rini, by=SYSTEM, at=MORNING)
    reopen_account(user=hadi, by=SYSTEM, at=MORNING)
    remove_officer(user=rini, by=SYSTEM, at=MORNING)
    assert roles_of(rini) == set()
    with pytest.raises(Missing):
        office_member(rini.phone)
    assert _checks_hold()


def test_a_new_number_ends_what_the_old_one_opened():
    trader = make_user("Bu Tutik", RoleName.TRADER, phone="+6281200000001")
    other = make_user("Bu Yanti", phone="+6281200000002")
    _signed_in(trader)
    with pytest.raises(PhoneKnown) as known:
        change_phone(user=trader, phone=other.phone, by=SYSTEM, at=MORNING)
    assert known.value.facts == {"field": "phone", "name": "Bu Yanti"}
    change_phone(user=trader, phone="+6281200000003", by=SYSTEM, at=MORNING)
    change_phone(user=trader, phone="+6281200000003", by=SYSTEM, at=MORNING)
    assert open_sign_ins(trader, MORNING) == []
    told = AuditEntry.objects.get(action="accounts.phone_changed")
    assert (told.before["phone"], told.after["phone"]) == ("0001", "0003")
    assert "+62812" not in str(told.before) + str(told.after)
    assert phones_are_their_trail().holds


def test_a_number_changed_behind_the_office_is_noticed():
    rini = _officer()
    assert phones_are_their_trail().holds
    User.objects.filter(pk=rini.pk).update(phone="+6281299999999")
    assert phones_are_their_trail().broken == (str(rini.pk),)


def test_an_account_opened_behind_the_office_is_noticed():
    trader = make_user("Bu Tutik", RoleName.TRADER)
    close_account(user=trader, reason="x", by=SYSTEM, at=MORNING)
    assert closed_accounts_are_their_trail().holds
    User.objects.filter(pk=trader.pk).update(is_active=True)
    assert closed_accounts_are_their_trail().broken == (str(trader.pk),)


def test_sessions_are_listed_and_ended_one_by_one_or_all():
    ani, other = make_user("Bu Ani"), make_user("Bu Yanti")
    keys = [_signed_in(ani) for _ in range(3)]
    foreign = _signed_in(other)
    listed = open_sign_ins(ani, MORNING)
    assert [row.session_key for row in listed] == keys[::-1]
    assert end_sign_ins(user=ani, only=open_sign_ins(other, MORNING)[0].pk, at=MORNING) == 0
    assert end_sign_ins(user=ani, only=listed[0].pk, at=MORNING) == 1
    assert not SessionStore().exists(keys[2])
    assert end_sign_ins(user=ani, but=keys[0], at=MORNING) == 1
    assert [row.session_key for row in open_sign_ins(ani, MORNING)] == [keys[0]]
    assert SessionStore().exists(foreign)
    # One that ran out is not listed, though nobody ended it.
    assert open_sign_ins(ani, MORNING + timedelta(days=10_000)) == []


def test_the_office_signs_in_on_the_trail_and_buyers_do_not():
    _signed_in(make_user("Bu Ani"))
    assert not AuditEntry.objects.filter(action="accounts.signed_in").exists()
    rini = _officer()
    _signed_in(rini, Way.SECOND_KEY)
    assert AuditEntry.objects.get(action="accounts.signed_in").subject == rini.pk


def test_old_sign_ins_are_forgotten():
    ani = make_user("Bu Ani")
    _signed_in(ani)
    assert forget_old_sign_ins(at=MORNING + KEPT) == 0
    assert forget_old_sign_ins(at=MORNING + KEPT + timedelta(seconds=1)) == 1

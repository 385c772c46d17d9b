"""Four eyes: what is signed, by whom, and what a changed thing needs."""

from collections import Counter
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from dodolan.kernel.errors import NotAllowed, Refused
from dodolan.kernel.money import Rupiah
from dodolan.kernel.rights import Right
from dodolan.people.accounts.models import RoleName, User
from dodolan.services.approvals.actions import sign
from dodolan.services.approvals.models import Signature
from dodolan.services.approvals.queries import PORTION, is_approved, unapproved
from dodolan.services.approvals.values import Ask, Policy, Snapshot
from tests.factories.market import MORNING
from tests.factories.people import make_market, make_user
from tests.factories.races import all_at_once

PROPOSE, APPROVE = Right("paying.propose_payout", ""), Right("paying.approve_payout", "")
CARRY = Right("fulfilment.carry", "")
BOTH = Policy((Ask(PROPOSE), Ask(APPROVE)))
FROM_A_MILLION = Policy((Ask(PROPOSE), Ask(APPROVE), Ask(APPROVE, people=2, from_rp=1_000_000)))
LITTLE, MUCH = Rupiah(999_999), Rupiah(1_000_000)


class SignedBefore(Refused):
    """What a room says to whoever signs twice."""

    code = "test.signed_before"


def paper(amount_rp: int = 5_000, subject: UUID | None = None) -> Snapshot:
    return Snapshot("payout", subject or uuid4(), {"amount_rp": amount_rp})


def put(snapshot: Snapshot, right: Right, signer: User, **more: Any) -> None:
    sign(snapshots=[snapshot], right=right, signer=signer, at=MORNING, otherwise=SignedBefore("Twice."), **more)


def officer(name: str = "Bu Rini") -> User:
    return make_user(name, RoleName.OFFICER)


@pytest.mark.django_db
def test_two_people_approve():
    signed = paper()
    assert not is_approved(signed, BOTH, LITTLE)
    put(signed, PROPOSE, officer())
    assert not is_approved(signed, BOTH, LITTLE)
    put(signed, APPROVE, officer("Pak Hadi"))
    assert is_approved(signed, BOTH, LITTLE)
    kept = Signature.objects.first()
    assert kept is not None
    assert (kept.subject_kind, kept.subject, kept.snapshot, kept.hash) == (
        "payout",
        signed.subject,
        signed.text,
        signed.hash,
    )


@pytest.mark.django_db
def test_nobody_signs_twice_in_whatever_right():
    signed, rini = paper(), officer()
    put(signed, PROPOSE, rini)
    for right in (PROPOSE, APPROVE):
        with pytest.raises(SignedBefore):
            put(signed, right, rini)
    assert Signature.objects.count() == 1


@pytest.mark.django_db
def test_all_are_signed_or_none():
    old, new, rini = paper(), paper(), officer()
    put(old, PROPOSE, rini)
    with pytest.raises(SignedBefore):
        sign(snapshots=[new, old], right=PROPOSE, signer=rini, at=MORNING, otherwise=SignedBefore("Twice."))
    assert Signature.objects.count() == 1


@pytest.mark.django_db
def test_a_changed_thing_needs_new_signatures_and_may_have_them_of_the_same_people():
    first = paper(5_000)
    changed = paper(50_000, first.subject)
    rini, hadi = officer(), officer("Pak Hadi")
    put(first, PROPOSE, rini)
    put(first, APPROVE, hadi)
    assert not is_approved(changed, BOTH, LITTLE)
    put(changed, PROPOSE, hadi)
    put(changed, APPROVE, rini)
    assert is_approved(changed, BOTH, LITTLE)


@pytest.mark.django_db
def test_as_many_sign_as_the_amount_asks_for():
    signed = paper()
    put(signed, PROPOSE, officer())
    put(signed, APPROVE, officer("Pak Hadi"))
    assert is_approved(signed, FROM_A_MILLION, LITTLE)
    assert not is_approved(signed, FROM_A_MILLION, MUCH)
    put(signed, APPROVE, officer("Bu Sri"))
    assert is_approved(signed, FROM_A_MILLION, MUCH)


@pytest.mark.django_db
def test_who_lacks_the_right_there_does_not_sign():
    here, there = make_market("a"), make_market("b")
    runner = make_user("Cak Rudi", RoleName.RUNNER, market=here)
    put(paper(), CARRY, runner, markets=[here.pk])
    for right, markets in ((APPROVE, []), (CARRY, [there.pk]), (CARRY, [here.pk, there.pk])):
        with pytest.raises(NotAllowed):
            put(paper(), right, runner, markets=markets)
    assert Signature.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("change", ["UPDATE services_signature SET hash = 'x'", "DELETE FROM services_signature"])
def test_a_signature_stays(change: str):
    put(paper(), PROPOSE, officer())
    with pytest.raises(DatabaseError, match="only grows"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)


@pytest.mark.django_db
def test_many_are_asked_after_in_portions_and_keep_their_order():
    papers = [paper() for _ in range(PORTION + 3)]
    rini, hadi, signed = officer(), officer("Pak Hadi"), papers[::2]
    for right, signer in ((PROPOSE, rini), (APPROVE, hadi)):
        sign(snapshots=signed, right=right, signer=signer, at=MORNING, otherwise=SignedBefore("Twice."))
    with CaptureQueriesContext(connection) as asked:
        assert list(unapproved(((one, LITTLE) for one in papers), BOTH)) == papers[1::2]
    assert len(asked) == 2


@pytest.mark.django_db(transaction=True)
def test_one_person_on_eight_phones_signs_once_and_two_people_twice():
    signed, rini, hadi = paper(), officer(), officer("Pak Hadi")
    assert all_at_once(8, lambda: put(signed, PROPOSE, rini)) == {"done": 1, "test.signed_before": 7}
    turn = iter(range(8))
    again = all_at_once(8, lambda: put(signed, APPROVE, (rini, hadi)[next(turn) % 2]))
    assert again == {"done": 1, "test.signed_before": 7}
    assert is_approved(signed, BOTH, LITTLE)


class Laws(TestCase):
    """Whoever signs in whatever order."""

    @given(st.lists(st.tuples(st.integers(0, 3), st.sampled_from([PROPOSE, APPROVE])), max_size=8), st.booleans())
    def test_approved_is_enough_people_each_signing_once(self, tries: list[tuple[int, Right]], is_much: bool):
        signed, people = paper(), [officer(f"Bu {number}") for number in range(4)]
        signers: dict[int, str] = {}
        for who, right in tries:
            try:
                put(signed, right, people[who])
            except SignedBefore:
                assert who in signers
            else:
                assert signers.setdefault(who, right.key) == right.key
        has, amount = Counter(signers.values()), MUCH if is_much else LITTLE
        enough = has[PROPOSE.key] >= 1 and has[APPROVE.key] >= (2 if is_much else 1)
        assert is_approved(signed, FROM_A_MILLION, amount) is enough


def test_an_ask_for_nobody_is_none():
    for facts in ({"people": 0}, {"from_rp": -1}):
        with pytest.raises(ValueError, match="one person or more"):
            Ask(PROPOSE, **facts)

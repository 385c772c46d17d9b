"""A phone is proved before goods move: by account, known device, code or office; the unproved hold little."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from pytest_django.fixtures import Settings

from dodolan.kernel.audit.actions import SYSTEM
from dodolan.kernel.audit.models import AuditEntry
from dodolan.kernel.outbox.models import Event
from dodolan.kernel.terms.actions import set_terms
from dodolan.market.ordering.cancel_order import cancel_order
from dodolan.market.ordering.checks import only_proved_goods_move, slots_are_their_purchases
from dodolan.market.ordering.errors import ProveFirst, SlotFull, SlotKept, TooLate
from dodolan.market.ordering.models import Channel, DeliverySlot, Proof, Purchase
from dodolan.market.ordering.place_order import place_order
from dodolan.market.ordering.proving import (
    MOST_OPEN,
    change_phone,
    confirm_phone,
    end_unproved,
    prove_by_code,
    prove_by_device,
    send_proof_code,
    unproved,
)
from dodolan.market.ordering.terms import UNPROVED_SHARE
from dodolan.people.accounts.actions import code_of
from dodolan.people.accounts.errors import WrongCode
from dodolan.people.accounts.models import SignInCode, User
from dodolan.people.accounts.turns import Seat
from dodolan.people.phones import BadPhone
from tests.factories.market import MORNING, by_steps, make_delivery, make_offer, make_order, make_slot
from tests.factories.people import make_market, make_user

pytestmark = pytest.mark.django_db
HERE = Seat("10.0.0.1")


def _order(
    phone: str = "+6281234567890",
    *,
    slot: DeliverySlot | None = None,
    buyer: User | None = None,
    proof: Proof = Proof.NONE,
) -> Purchase:
    delivery = make_delivery()
    return place_order(
        market=make_market(),
        wishes=[by_steps(make_offer(), 500)],
        slot_id=(slot or make_slot()).pk,
        delivery=type(delivery)(delivery.name, phone, delivery.village, delivery.street),
        seal=None,
        buyer=buyer,
        channel=Channel.WEB,
        at=MORNING,
        proof=proof,
    )


def _counts(slot: DeliverySlot) -> tuple[int, int]:
    slot.refresh_from_db()
    return slot.booked, slot.unproved


def test_an_account_and_a_known_device_are_proof():
    assert _order(buyer=make_user()).proof == Proof.ACCOUNT
    known = _order(proof=Proof.DEVICE)
    assert (known.proof, known.prove_by) == (Proof.DEVICE, None)
    assert not unproved().exists()


def test_a_code_proves():
    slot = make_slot()
    purchase = _order(slot=slot)
    known = User.objects.count()
    assert list(unproved()) == [purchase]
    assert _counts(slot) == (1, 1)
    send_proof_code(purchase=purchase, seat=HERE, at=MORNING)
    code = code_of(SignInCode.objects.get(phone=purchase.phone))
    with pytest.raises(WrongCode):
        prove_by_code(purchase=purchase, typed="000000" if code != "000000" else "000001", seat=HERE, at=MORNING)
    assert Purchase.objects.get().proof == Proof.NONE
    prove_by_code(purchase=purchase, typed=f"{code[:3]} {code[3:]}", seat=HERE, at=MORNING)
    assert Purchase.objects.get().proof == Proof.CODE
    assert _counts(slot) == (1, 0)
    # Proving a phone makes no account of it.
    assert User.objects.count() == known
    # Pressed twice is not an error, and no second place is passed on.
    prove_by_code(purchase=purchase, typed=code, seat=HERE, at=MORNING)
    assert _counts(slot) == (1, 0)


def test_a_code_for_another_phone_proves_nothing():
    mine, other = _order("+6281234567890"), _order("+6281234567899")
    send_proof_code(purchase=other, seat=HERE, at=MORNING)
    with pytest.raises(WrongCode):
        prove_by_code(purchase=mine, typed=code_of(SignInCode.objects.get()), seat=HERE, at=MORNING)


def test_the_office_confirms_by_a_call_and_the_trail_knows():
    purchase = _order("+62341123456")
    with pytest.raises(BadPhone):
        send_proof_code(purchase=purchase, seat=HERE, at=MORNING)
    confirm_phone(purchase=purchase, by=SYSTEM, at=MORNING)
    assert Purchase.objects.get().proof == Proof.OFFICE
    entry = AuditEntry.objects.get(action="ordering.phone_confirmed")
    assert (entry.subject, entry.after) == (purchase.pk, {"number": purchase.number})
    with pytest.raises(TooLate):
        confirm_phone(purchase=purchase, by=SYSTEM, at=MORNING)
    assert only_proved_goods_move().broken == ()


def test_an_unproved_phone_has_few_open_purchases():
    slot = make_slot()
    first, _second = [_order(slot=slot) for _ in range(MOST_OPEN)]
    with pytest.raises(ProveFirst):
        _order(slot=slot)
    assert _counts(slot) == (MOST_OPEN, MOST_OPEN)
    # Another phone is another person, and who proves one of theirs may go on.
    _order("+6281234567899", slot=slot)
    prove_by_device(purchase=first)
    _order(slot=slot)


@pytest.mark.parametrize(("capacity", "share_bp", "held"), [(20, 5_000, 10), (7, 5_000, 4), (1, 5_000, 1), (20, 0, 0)])
def test_a_share_of_the_places_is_kept(capacity: int, share_bp: int, held: int):
    set_terms(numbers={UNPROVED_SHARE: share_bp}, by=None, at=MORNING)
    slot = make_slot(capacity=capacity)
    for n in range(held):
        _order(f"+62812345678{n:02}", slot=slot)
    with pytest.raises(SlotFull if held == capacity else SlotKept):
        _order("+6281234567899", slot=slot)
    for _ in range(capacity - held):
        make_order(slot=slot)
    with pytest.raises(SlotFull):
        make_order(slot=slot)
    assert _counts(slot) == (capacity, held)
    assert slots_are_their_purchases().broken == ()


def test_a_cancelled_one_gives_back_its_share():
    slot = make_slot()
    cancel_order(purchase=_order(slot=slot), reason="by the buyer", at=MORNING)
    assert _counts(slot) == (0, 0)
    cancel_order(purchase=_order(slot=slot, proof=Proof.DEVICE), reason="by the buyer", at=MORNING)
    assert _counts(slot) == (0, 0)


def test_time_runs_out_where_codes_are_sent(settings: Settings):
    settings.WHATSAPP_TOKEN, settings.WHATSAPP_PHONE_ID = "token", "1"
    slot = make_slot()
    purchase = _order(slot=slot)
    assert purchase.prove_by == min(MORNING + timedelta(hours=1), slot.cutoff_at)
    due = Event.objects.get(name="ordering.proof_due")
    assert (due.facts, due.due_at) == ({"purchase_id": str(purchase.pk)}, purchase.prove_by)
    assert not end_unproved(purchase=purchase.pk, at=purchase.prove_by - timedelta(seconds=1))
    assert end_unproved(purchase=purchase.pk, at=purchase.prove_by)
    assert not end_unproved(purchase=purchase.pk, at=purchase.prove_by)
    purchase.refresh_from_db()
    assert (purchase.cancelled_at, purchase.cancel_reason) == (purchase.prove_by, "unproved")
    assert _counts(slot) == (0, 0)
    with pytest.raises(TooLate):
        prove_by_code(purchase=purchase, typed="123456", seat=HERE, at=MORNING)


def test_the_office_has_until_the_delivery_where_no_codes_are_sent():
    slot = make_slot()
    assert _order(slot=slot).prove_by == slot.starts_at


def test_who_proved_in_time_keeps_the_purchase():
    purchase = _order()
    prove_by_device(purchase=purchase)
    assert not end_unproved(purchase=purchase.pk, at=MORNING + timedelta(days=1))


def test_a_slip_in_the_phone_is_mended_until_it_is_proved():
    purchase = _order("+6281234567891")
    change_phone(purchase=purchase, phone="+6281234567890")
    assert Purchase.objects.get().phone == "+6281234567890"
    prove_by_device(purchase=purchase)
    with pytest.raises(TooLate):
        change_phone(purchase=purchase, phone="+6281234567892")


def test_a_change_of_phone_is_no_way_around_the_few():
    for _ in range(MOST_OPEN):
        _order("+6281234567890")
    with pytest.raises(ProveFirst):
        change_phone(purchase=_order("+6281234567891"), phone="+6281234567890")


def test_what_the_program_before_this_one_writes_was_never_asked():
    """While an upgrade runs the old program places orders too, and knows nothing of the new columns."""
    placed = make_order()
    names = [field.column for field in Purchase._meta.fields if field.name not in ("proof", "prove_by")]
    key = Purchase._meta.pk.get_db_prep_value(uuid4(), connection)
    new = {"id": key, "number": "OLDONE", "secret": "old"}
    taken = ", ".join("%s" if name in new else name for name in names)
    with connection.cursor() as cursor:
        # The names are the table's own.
        cursor.execute(
            f"INSERT INTO market_purchase ({', '.join(names)}) SELECT {taken} FROM market_purchase WHERE number = %s",
            [*(new[name] for name in names if name in new), placed.number],
        )
    assert Purchase.objects.get(number="OLDONE").proof == Proof.EARLIER
    assert not unproved().exists()


def test_a_code_to_one_phone_proves_no_other_that_came_meanwhile():
    purchase = _order("+6281234567891")
    send_proof_code(purchase=purchase, seat=HERE, at=MORNING)
    code = code_of(SignInCode.objects.get())
    Purchase.objects.update(phone="+6281234567890")
    with pytest.raises(TooLate):
        prove_by_code(purchase=purchase, typed=code, seat=HERE, at=MORNING)
    assert Purchase.objects.get().proof == Proof.NONE

"""Every journal of the office says where it comes from, and the page behind it opens."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from dodolan.kernel.audit.actions import Actor
from dodolan.kernel.ledger.actions import reverse_journal
from dodolan.kernel.ledger.models import Journal
from dodolan.market.fulfilment.office import write_off
from dodolan.market.paying.models import Payout
from dodolan.market.paying.settlement import approve_payouts, mark_paid, propose_payouts
from dodolan.market.stalls.models import StallPay
from dodolan.people.accounts.models import RoleName, User
from dodolan.web.office.ledger.pages import origin_of
from tests.factories.days import counted_shift, counts_the_same, delivered_order, weighed_order
from tests.factories.market import DAY, MORNING
from tests.factories.people import make_user

pytestmark = pytest.mark.django_db
IN_WORDS = "Saturday 14 November 2020"


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with translation.override("en"):
        yield


def said(kind: str) -> tuple[str, str]:
    """Words and address of the origin of the newest journal of a kind."""
    origin = origin_of(Journal.objects.filter(kind=kind).latest("id"))
    assert origin is not None
    return origin.words, origin.url


def test_a_sale_and_the_cash_to_a_stall_lead_to_the_order(office: Client) -> None:
    purchase, _shift = delivered_order()
    [part] = purchase.orders.all()
    assert said("sale") == (f"Order {purchase.number}", f"/petugas/pesanan/{purchase.number}/")
    assert said("stall_paid") == (f"Order {part.number}", f"/petugas/pesanan/{purchase.number}/")
    assert office.get(said("stall_paid")[1]).status_code == 200


def test_a_loss_leads_to_the_order(office: Client, rini: User) -> None:
    purchase, _shift = weighed_order()
    write_off(purchase=purchase, reason="nobody", by=Actor(rini.pk, rini.name), at=MORNING)
    assert said("loss") == (f"Order {purchase.number}", f"/petugas/pesanan/{purchase.number}/")


def test_float_and_count_lead_to_the_shift(office: Client, rini: User) -> None:
    shift = counted_shift(missing_rp=92)
    counts_the_same(box=shift.box, officer=rini, by=Actor(rini.pk, rini.name), at=MORNING)
    place = f"/petugas/kurir/?hari=2020-11-14#k{shift.box_id}"
    assert said("float") == said("cash_count") == (f"Shift of {shift.runner.name}, {IN_WORDS}", place)
    assert f'id="k{shift.box_id}"' in office.get(place).content.decode()


def test_a_payout_leads_to_its_list(office: Client, rini: User) -> None:
    delivered_order(pay=StallPay.PAYOUT)
    other = make_user("Pak Hadi", RoleName.TREASURER)
    propose_payouts(day=DAY, officer=rini, by=Actor(rini.pk, rini.name), at=MORNING)
    for payout in Payout.objects.order_by("stall"):
        by = Actor(other.pk, other.name)
        approve_payouts(payouts=[payout.pk], officer=other, by=by, at=MORNING)
        payout.refresh_from_db()
        mark_paid(payout=payout, bank_ref="B1", officer=other, by=by, at=MORNING, today=DAY)
        receiver = payout.stall or payout.runner
        assert receiver is not None
        place = "/petugas/uang/?hari=2020-11-14#payouts"
        assert said("payout") == (f"Payout to {receiver.name}, {IN_WORDS}", place)
    assert Payout.objects.count() == 2


def test_what_takes_a_journal_back_has_the_same_origin() -> None:
    purchase, _shift = delivered_order()
    reverse_journal(journal=Journal.objects.get(kind="sale"), key="back", day=DAY, at=MORNING, memo="salah")
    assert said("sale")[0] == f"Order {purchase.number}"


@pytest.mark.parametrize("kind", ["sale", "loss", "stall_paid", "float", "cash_count", "payout", "something_new"])
def test_what_is_not_there_has_no_origin(kind: str) -> None:
    with CaptureQueriesContext(connection) as seen:
        assert origin_of(Journal(kind=kind, source=uuid4())) is None
    assert len(seen) == (kind != "something_new")

"""Receipts and payout lists: given out when goods change hands and when two people signed."""

import pytest
from django.test import Client
from django.urls import reverse

from dodolan.kernel.audit.actions import SYSTEM
from dodolan.market.fulfilment.handover import deliver_without_pin
from dodolan.market.paying.checks import purchases_have_receipts
from dodolan.market.paying.documents import PAYOUT_LIST, receipt_of
from dodolan.market.paying.settlement import approve_payouts
from dodolan.people.accounts.models import RoleName
from dodolan.services.documents.checks import papers_are_whole
from dodolan.services.documents.models import Document
from tests.factories.days import delivered_order, weighed_order
from tests.factories.market import DAY, MORNING, make_payout
from tests.factories.people import make_user

pytestmark = pytest.mark.django_db


def test_a_purchase_handed_over_has_one_receipt():
    waiting, _shift = weighed_order()
    assert receipt_of(waiting) is None
    purchase, shift = delivered_order()
    deliver_without_pin(shift=shift, purchase=purchase, at=MORNING)
    paper = receipt_of(purchase)
    assert paper is not None
    [line] = paper.facts.pop("lines")
    assert paper.facts | {"lines": []} == {
        "purchase": purchase.number,
        "buyer": "Bu Ani",
        "day": DAY.isoformat(),
        "method": "cash",
        "paid_rp": 29_000,
        "goods_rp": 19_000,
        "lines": [],
    }
    assert (line["unit"], line["weighed"], line["final_rp"]) == ("kg", 500, 19_000)
    assert Document.objects.count() == 1
    assert purchases_have_receipts().holds
    assert papers_are_whole().holds


def test_the_slip_shows_the_number_of_the_receipt():
    purchase, _shift = delivered_order()
    waiting, _shift = weighed_order()
    slip, other = (
        Client().get(reverse("buyer:purchases:receipt", args=[own.secret])).content.decode()
        for own in (purchase, waiting)
    )
    paper = receipt_of(purchase)
    assert paper is not None
    assert paper.title in slip
    assert "Kuitansi" not in other


def test_a_list_signed_in_parts_is_a_paper_for_each_part():
    rini, hadi = make_user("Bu Rini", RoleName.OFFICER), make_user("Pak Hadi", RoleName.TREASURER)
    first, second = make_payout(rini), make_payout(rini, amount_rp=7_000)
    for payout in (first, second):
        approve_payouts(payouts=[payout.pk], officer=hadi, by=SYSTEM, at=MORNING)
    papers = Document.objects.filter(kind=PAYOUT_LIST.key).order_by("number")
    assert [(paper.title, paper.facts["total_rp"], len(paper.facts["payouts"])) for paper in papers] == [
        ("DB/2020/000001", 5_000, 1),
        ("DB/2020/000002", 12_000, 2),
    ]

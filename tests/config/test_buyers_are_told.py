"""Buyers hear of their purchase and of what is sold out: once, through the outbox, on WhatsApp if they want it."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from dodolan.config.subscriptions import LISTENERS, sends_notices
from dodolan.gateways.whatsapp.sending import WhatsAppNotices
from dodolan.kernel.clock import clock_set_to
from dodolan.kernel.outbox.actions import deliver_due
from dodolan.kernel.outbox.models import Event
from dodolan.market.ordering.cancel_order import BY_BUYER, UNPROVED, cancel_order
from dodolan.market.ordering.lines import refuse_line
from dodolan.market.ordering.models import OrderLine
from dodolan.services.notices.actions import choose
from dodolan.services.notices.events import DUE
from dodolan.services.notices.models import Notice
from dodolan.services.notices.queries import notices_about, notices_for
from rehearsal.stand_ins.whatsapp import standing_in
from tests.factories.market import MORNING, make_order
from tests.factories.people import make_user

pytestmark = pytest.mark.django_db


def test_a_buyer_is_told_what_became_of_the_purchase():
    buyer = make_user("Bu Ani")
    purchase = make_order(buyer=buyer)
    line = OrderLine.objects.select_related("order__purchase", "offer").get()
    refuse_line(line=line, at=MORNING)
    with clock_set_to(lambda: MORNING):
        deliver_due(listeners=LISTENERS, at=MORNING)
        Event.objects.update(state="waiting")
        deliver_due(listeners=LISTENERS, at=MORNING)
    told = list(notices_about(purchase.pk))
    assert [(row.kind, row.facts) for row in told] == [
        ("ordering.placed", {"number": purchase.number, "estimate_rp": 29_000}),
        ("ordering.sold_out", {"number": purchase.number, "good": line.good_name}),
    ]
    assert set(notices_for(buyer)) == set(told)
    page = Client().get(reverse("buyer:purchases:track", args=[purchase.secret])).content.decode()
    assert f"{line.good_name} habis." in page


def test_who_wants_it_is_told_on_whatsapp():
    purchase = make_order()
    choose(phone=purchase.phone, whatsapp=True, at=MORNING)
    with standing_in(phone_id="100", token="t") as server, clock_set_to(lambda: MORNING):
        sender = sends_notices(WhatsAppNotices("100", server.address, "t"))
        deliver_due(listeners=LISTENERS, at=MORNING)
        Event.objects.filter(name=DUE.key).update(state="waiting")
        deliver_due(listeners={**LISTENERS, DUE.key: [sender]}, at=MORNING)
        deliver_due(listeners={**LISTENERS, DUE.key: [sender]}, at=MORNING)
    [message] = server.messages
    assert message["to"] == purchase.phone
    assert purchase.number in message["template"]["components"][0]["parameters"][0]["text"]
    assert Notice.objects.get().sent_at == MORNING


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        (BY_BUYER, []),
        ("lapak tutup", ["Pesanan {number} dibatalkan: lapak tutup. Anda tidak membayar apa-apa."]),
        (UNPROVED, ["Pesanan {number} dibatalkan: Nomor belum dipastikan. Anda tidak membayar apa-apa."]),
    ],
)
def test_who_did_not_cancel_hears_of_it_and_why(reason: str, told: list[str]):
    purchase = make_order()
    cancel_order(purchase=purchase, reason=reason, at=MORNING)
    with clock_set_to(lambda: MORNING):
        deliver_due(listeners=LISTENERS, at=MORNING)
    page = Client().get(reverse("buyer:purchases:track", args=[purchase.secret])).content.decode()
    assert re.findall(r"Pesanan \w+ dibatalkan:[^<]*", page) == [words.format(number=purchase.number) for words in told]

"""One order with everything about it, and what an officer does with it."""

from dataclasses import fields
from typing import Any

import pytest
from django.test import Client

from dodolan.kernel.audit.models import AuditEntry
from dodolan.market.fulfilment.models import Assignment
from dodolan.market.ordering.lines import begin_picking
from dodolan.market.ordering.models import DeliverySlot, Purchase
from dodolan.market.paying.models import Payment
from dodolan.people.accounts.models import User
from tests.factories.days import delivered_order, fresh, lock_pin, weighed_order
from tests.factories.market import MORNING, by_money, make_offer, make_order, make_shift
from tests.factories.pages import text
from tests.web.office.conftest import rows_of


def offered(facts: Any) -> list[str]:
    """What the page offers to do."""
    return [field.name for field in fields(facts["forms"]) if getattr(facts["forms"], field.name)]


def address(purchase: Purchase, action: str = "") -> str:
    """The order's page, or where an action is sent."""
    return f"/petugas/pesanan/{purchase.number}/{action}"


def test_everything_of_a_delivered_order(office: Client):
    purchase, shift = delivered_order(grams=600)
    facts = office.get(address(purchase)).context
    [part] = facts["order"].orders
    [line] = part.lines
    assert (line.wanted, line.weighed) == ("½ kg", "600 g")
    assert (line.estimate, line.final, line.state) == ("Rp19.000", "Rp20.900", "picked")
    assert [(row.measured, row.value) for row in facts["weighings"]] == [("600 g", "Rp22.800")]
    assert [(row.kind, row.amount, row.bearer) for row in facts["adjustments"]] == [
        ("More weighed than asked", "\N{MINUS SIGN}Rp1.900", "the stall")
    ]
    assert [row.what for row in facts["hands"]] == ["Order given to a runner", "Handed over"]
    assert facts["payment"].sum == "Rp30.900"
    assert {split.kind: split.amount for split in facts["payment"].splits} == {
        "Goods": "Rp20.900",
        "Delivery": "Rp10.000",
    }
    assert [(row.kind, row.sums.debits, row.sums.credits) for row in facts["journals"]] == [
        ("Buyer paid", "Rp30.900", "Rp30.900"),
        ("Stall paid in cash", "Rp20.900", "Rp20.900"),
    ]
    assert offered(facts) == []
    assert facts["order"].runner == shift.runner.name


def test_an_order_by_money_before_anything_happened(office: Client):
    purchase = make_order(by_money(make_offer(), 5_000))
    facts = office.get(address(purchase)).context
    assert facts["order"].orders[0].lines[0].wanted == "worth Rp5.000"
    assert (facts["payment"], facts["journals"], facts["hands"]) == (None, [], [])
    assert offered(facts) == ["give", "cancel"]


def test_the_sums_stand_under_the_goods(office: Client):
    rows = rows_of(office.get(address(delivered_order(grams=600)[0])).content.decode())
    assert ["Goods", "Rp20.900"] in rows
    assert ["Delivery", "Rp10.000"] in rows
    assert ["Sum", "Rp30.900"] in rows
    [line] = [row for row in rows if row[-1].startswith("Rp20.900 ±")]
    assert line[1:] == ["½ kg", "600 g", "Rp20.900 ± Rp19.000"]
    assert line[0].endswith("Rp38.000 / kg · picked")


def test_before_weighing_the_sums_are_estimates(office: Client):
    rows = rows_of(office.get(address(make_order(by_money(make_offer(), 5_000)))).content.decode())
    sums = [row[-1] for row in rows if row[0] in ("Goods", "Delivery", "Sum")]
    assert sums == ["± Rp5.000", "Rp10.000", "± Rp15.000"]


def test_only_amounts_of_goods_may_wrap_and_never_money(office: Client):
    content = office.get(address(make_order(by_money(make_offer(), 5_000)))).content.decode()
    assert '<td class="num wrap">worth Rp5.000</td>' in content
    assert '<td class="num">± Rp5.000</td>' in content


def test_the_pin_is_not_shown(office: Client):
    purchase = make_order()
    Purchase.objects.filter(pk=purchase.pk).update(pin="8421")
    assert b"8421" not in office.get(address(purchase)).content.replace(purchase.number.encode(), b"")


@pytest.mark.parametrize("number", ["AAAAAAAA", "x", "7" * 60, "%00", "a b", "<b>"])
def test_an_order_that_is_none(office: Client, number: str):
    for action in ("", "kurir/", "batal/"):
        call = office.post if action else office.get
        assert call(f"/petugas/pesanan/{number}/{action}").status_code == 404


def test_the_number_as_it_was_typed(office: Client):
    purchase = make_order()
    assert office.get(f"/petugas/pesanan/{purchase.number.lower()}/").status_code == 200


def test_give_and_take_back(office: Client, rini: User):
    purchase, shift = make_order(), make_shift()
    response = office.post(address(purchase, "kurir/"), {"shift": str(shift.pk)})
    assert (response.status_code, response["Location"]) == (302, address(purchase))
    assert Assignment.objects.get(purchase=purchase, released_at=None).assigned_by == rini
    assert office.get(address(purchase)).context["may_take_back"] is True
    assert office.post(address(purchase, "tarik/")).status_code == 302
    assert not Assignment.objects.filter(purchase=purchase, released_at=None).exists()
    actions = AuditEntry.objects.order_by("number").values_list("action", "actor_name", "after__runner")
    assert list(actions) == [
        ("fulfilment.assigned", "Bu Rini", shift.runner.name),
        ("fulfilment.unassigned", "Bu Rini", shift.runner.name),
    ]


@pytest.mark.parametrize("typed", ["", "x", "00000000-0000-0000-0000-000000000000", "\0"])
def test_a_runner_who_is_none(office: Client, typed: str):
    purchase = make_order()
    response = office.post(address(purchase, "kurir/"), {"shift": typed})
    assert response.status_code == 422
    assert list(response.context["wrong"].errors) == ["shift"]
    assert b'href="#id_shift"' in response.content
    assert not Assignment.objects.exists()


def test_an_order_in_other_hands_stays_there(office: Client):
    purchase = make_order()
    first, second = make_shift(purchase), make_shift()
    response = office.post(address(purchase, "kurir/"), {"shift": str(second.pk)})
    assert response.status_code == 422
    assert response.context["wrong"].errors["shift"] == ["Another runner took this order."]
    assert Assignment.objects.get(purchase=purchase).shift == first


def test_shopping_has_begun_so_it_stays(office: Client):
    purchase = make_order()
    shift = make_shift(purchase)
    begin_picking(purchase=purchase, at=MORNING)
    assert office.post(address(purchase, "tarik/")).status_code == 409
    assert Assignment.objects.get(purchase=purchase, released_at=None).shift == shift


def test_taking_back_what_nobody_has(office: Client):
    response = office.post(address(make_order(), "tarik/"))
    assert (response.status_code, b"Nobody carries this order." in response.content) == (409, True)


def test_cancel_with_a_reason(office: Client):
    purchase = make_order()
    assert office.post(address(purchase, "batal/"), {"cancel-reason": " pembeli\u202e sakit "}).status_code == 302
    assert fresh(purchase).cancel_reason == "pembeli sakit"
    entry = AuditEntry.objects.get(action="fulfilment.cancelled")
    assert entry.after == {"number": purchase.number, "reason": "pembeli sakit"}
    assert (entry.subject, len(entry.request_id)) == (purchase.pk, 7)


@pytest.mark.parametrize("typed", ["", "   ", "x" * 201, "a\0b"])
@pytest.mark.parametrize(
    ("action", "prefix"), [("batal/", "cancel"), ("tanpa-pin/", "release"), ("hapus-buku/", "loss")]
)
def test_no_action_without_a_reason(office: Client, action: str, prefix: str, typed: str):
    purchase, _shift = weighed_order()
    response = office.post(address(purchase, action), {f"{prefix}-reason": typed})
    assert response.status_code == 422
    assert list(response.context["wrong"].errors) == ["reason"]
    assert f'href="#id_{prefix}-reason"'.encode() in response.content
    assert not AuditEntry.objects.exists()


def test_too_late_to_cancel_keeps_what_was_typed(office: Client):
    purchase, _shift = weighed_order()
    response = office.post(address(purchase, "batal/"), {"cancel-reason": "berubah pikiran"})
    assert response.status_code == 422
    assert b"berubah pikiran" in response.content
    assert b"Too late: this was already done, paid or cancelled." in response.content
    assert fresh(purchase).cancelled_at is None


def test_hand_over_without_pin(office: Client):
    purchase, shift = weighed_order()
    lock_pin(purchase, shift)
    assert office.post(address(purchase, "tanpa-pin/"), {"release-reason": "Bu Ani menelepon"}).status_code == 302
    assert fresh(purchase).delivered_at is not None
    assert Payment.objects.get(purchase=purchase).amount_rp == 29_000
    assert AuditEntry.objects.get(action="fulfilment.released").after == {
        "number": purchase.number,
        "reason": "Bu Ani menelepon",
        "runner": shift.runner.name,
    }


def test_nothing_is_handed_over_before_it_is_weighed(office: Client):
    purchase = make_order()
    make_shift(purchase)
    response = office.post(address(purchase, "tanpa-pin/"), {"release-reason": "x"})
    assert response.status_code == 422
    assert response.context["wrong"].errors["reason"] == ["Not everything is weighed yet."]
    assert (fresh(purchase).delivered_at, AuditEntry.objects.count()) == (None, 0)


def test_written_off_with_a_reason(office: Client):
    purchase, _shift = weighed_order()
    assert office.get(address(purchase)).context["forms"].loss is not None
    answer = office.post(address(purchase, "hapus-buku/"), {"loss-reason": " pembeli\u202e pindah "})
    assert (answer.status_code, answer["Location"]) == (302, address(purchase))
    assert fresh(purchase).cancel_reason == "pembeli pindah"
    facts = office.get(address(purchase)).context
    assert [(row.kind, row.sums.debits, row.sums.credits) for row in facts["journals"]] == [
        ("Goods written off", "Rp19.000", "Rp19.000")
    ]
    assert (facts["order"].state, facts["order"].reason) == ("Cancelled", "pembeli pindah")
    assert offered(facts) == []


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (make_order, "Not everything is weighed yet."),
        (lambda: delivered_order()[0], "Too late: this was already done, paid or cancelled."),
    ],
    ids=["not weighed", "delivered"],
)
def test_only_weighed_goods_that_nobody_took_are_written_off(office: Client, make: Any, sentence: str):
    purchase = make()
    response = office.post(address(purchase, "hapus-buku/"), {"loss-reason": "pembeli pindah"})
    assert response.status_code == 422
    assert response.context["wrong"].errors["reason"] == [sentence]
    assert "pembeli pindah" in response.content.decode()
    assert (fresh(purchase).cancelled_at, AuditEntry.objects.count()) == (None, 0)


def test_a_call_confirms_the_number(office: Client):
    purchase = make_order()
    Purchase.objects.filter(pk=purchase.pk).update(proof="", prove_by=MORNING)
    DeliverySlot.objects.update(unproved=1)
    facts = office.get(address(purchase)).context
    assert (facts["may_confirm"], facts["order"].state, offered(facts)) == (True, "Number not proved", ["cancel"])
    assert office.post(address(purchase, "bukti/"))["Location"] == address(purchase)
    assert (fresh(purchase).proof, AuditEntry.objects.get().action) == ("office", "ordering.phone_confirmed")
    assert not office.get(address(purchase)).context["may_confirm"]
    # A page that was open since: the refusal is said, and nothing is written twice.
    assert "Too late" in text(office.post(address(purchase, "bukti/"), follow=True))
    assert AuditEntry.objects.count() == 1

"""Runners of a day: giving orders, and counting boxes by two people."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from dodolan.kernel.audit.models import AuditEntry
from dodolan.market.fulfilment.models import Assignment
from dodolan.market.fulfilment.shifts import end_shift
from dodolan.market.paying.boxes import count_cash
from dodolan.market.paying.models import CashBox
from dodolan.people.accounts.models import Role, RoleName, User
from tests.factories.books import broken_promises
from tests.factories.days import counted_shift, delivered_order
from tests.factories.market import MORNING, make_day, make_order, make_shift
from tests.factories.screens import screen_of

PAGE = "/petugas/kurir/"


def give_fields(day_id: object, **fields: object) -> dict[str, object]:
    """Fields of the form of one market."""
    return {f"{day_id.hex}-{name}": value for name, value in fields.items()}  # type: ignore[attr-defined]


def test_an_empty_day(office: Client):
    assert b"Nobody is at work" in office.get(PAGE).content


def test_shifts_and_free_orders(office: Client):
    _purchase, shift = delivered_order()
    free = make_order()
    [hall] = office.get(PAGE).context["halls"]
    [row] = hall.shifts
    assert (row.runner, row.held, row.delivered) == (shift.runner.name, 1, 1)
    assert row.cash == "Rp510.000"
    assert [order.number for order in hall.free] == [free.number]
    assert hall.free[0].lines == 1


def test_give_several_orders_at_once(office: Client):
    day, purchases, shift = make_day(), [make_order(), make_order()], make_shift()
    fields = give_fields(day.pk, purchase=[str(purchase.pk) for purchase in purchases], shift=str(shift.pk))
    response = office.post(f"{PAGE}{day.pk}/beri/", fields)
    assert (response.status_code, response["Location"]) == (302, f"{PAGE}?hari=2020-11-14")
    assert Assignment.objects.filter(shift=shift, released_at=None).count() == 2
    assert AuditEntry.objects.filter(action="fulfilment.assigned").count() == 2


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({}, {"purchase", "shift"}),
        ({"purchase": ["x"], "shift": "x"}, {"purchase", "shift"}),
        ({"purchase": [str(uuid4())], "shift": str(uuid4())}, {"purchase", "shift"}),
    ],
)
def test_bad_choices_are_said_beside_their_fields(office: Client, fields: dict[str, object], wrong: set[str]):
    day = make_day()
    make_order()
    make_shift()
    response = office.post(f"{PAGE}{day.pk}/beri/", give_fields(day.pk, **fields))
    assert response.status_code == 422
    [hall] = response.context["halls"]
    assert (set(hall.form.errors), hall.is_wrong) == (wrong, True)
    # The sentence on top leads to the choice of orders, which is marked.
    place = hall.form["purchase"].auto_id
    assert f'href="#{place}"'.encode() in response.content
    assert f'<fieldset class="field bad" id="{place}">'.encode() in response.content
    assert not Assignment.objects.exists()


def test_what_was_ticked_stays_ticked(office: Client):
    day, purchase = make_day(), make_order()
    make_shift()
    response = office.post(f"{PAGE}{day.pk}/beri/", give_fields(day.pk, purchase=[str(purchase.pk)]))
    assert response.status_code == 422
    assert f'value="{purchase.pk}" id="g{purchase.pk}" checked'.encode() in response.content


def test_a_shift_that_is_over_takes_nothing(office: Client):
    day, purchase, shift = make_day(), make_order(), make_shift()
    end_shift(shift=shift, at=MORNING)
    response = office.post(
        f"{PAGE}{day.pk}/beri/", give_fields(day.pk, purchase=[str(purchase.pk)], shift=str(shift.pk))
    )
    assert response.status_code == 422
    assert not Assignment.objects.exists()


def test_a_day_or_a_box_that_is_none(office: Client):
    assert office.post(f"{PAGE}{uuid4()}/beri/").status_code == 404
    assert office.post(f"{PAGE}kotak/{uuid4()}/").status_code == 404
    assert office.get(f"{PAGE}kotak/{uuid4()}/").status_code == 405


def test_verify_a_count(office: Client, rini: User):
    shift = counted_shift(missing_rp=92)
    [(row, _form)] = office.get(PAGE).context["boxes"]
    # Blind: whoever counts does not know what the other counted.
    assert (row.expected, row.counted, row.variance) == ("", "", "")
    assert "509.908" not in office.get(PAGE).content.decode()
    field = f"{shift.box_id.hex}-counted"
    for typed in ("", "x", "509900"):
        refused = office.post(f"{PAGE}kotak/{shift.box_id}/", {field: typed})
        assert refused.status_code == 422
        assert CashBox.objects.get(pk=shift.box_id).verified_at is None
    assert "The runner counted another sum." in refused.content.decode()
    response = office.post(f"{PAGE}kotak/{shift.box_id}/", {field: "509.908"})
    assert response["Location"] == f"{PAGE}?hari=2020-11-14#k{shift.box_id}"
    box = CashBox.objects.get(pk=shift.box_id)
    assert (box.variance_rp, box.verified_by) == (-92, rini)
    [(row, _form)] = office.get(PAGE).context["boxes"]
    assert (row.expected, row.variance) == ("Rp510.000", "\N{MINUS SIGN}Rp92")
    assert row.verified_by == "Bu Rini"


def test_a_box_that_was_not_counted(office: Client):
    box = make_shift().box
    response = office.post(f"{PAGE}kotak/{box.pk}/", {f"{box.pk.hex}-counted": "0"})
    assert response.status_code == 422
    assert CashBox.objects.get().verified_at is None


def test_a_count_is_sent_back_and_counted_again(office: Client):
    shift = counted_shift(missing_rp=92)
    answer = office.post(f"{PAGE}kas/{shift.box_id}/ulang/", follow=True)
    assert f"{shift.runner.name} counts again." in answer.content.decode()
    box = CashBox.objects.get()
    assert (box.counted_at, box.recounts) == (None, 1)
    assert AuditEntry.objects.get(action="paying.count_sent_back").after == {"counted_rp": 509_908}
    # The same sum again is another count, signed anew.
    count_cash(box=box, counted_rp=509_908, at=MORNING, sure=True)
    assert office.post(f"{PAGE}kotak/{box.pk}/", {f"{box.pk.hex}-counted": "509908"}).status_code == 302
    assert broken_promises() == []
    late = office.post(f"{PAGE}kas/{box.pk}/ulang/", follow=True)
    assert "This cash box was already counted." in late.content.decode()


def test_nobody_signs_their_own_count(market: object):
    shift = counted_shift()
    Role.objects.create(user=shift.runner, name=RoleName.TREASURER, given_at=MORNING)
    shift.runner.totp_seed = "cd" * 20
    shift.runner.save()
    field = f"{shift.box_id.hex}-counted"
    response = screen_of(shift.runner).post(f"{PAGE}kotak/{shift.box_id}/", {field: "510000"})
    assert response.status_code == 422
    assert b"Another person must sign this." in response.content
    assert CashBox.objects.get(pk=shift.box_id).verified_at is None


def test_a_counted_box_waits_on_every_day(office: Client):
    shift = counted_shift()
    [(row, _form)] = office.get(f"{PAGE}?hari=2020-11-20").context["boxes"]
    assert (row.runner, row.day) == (shift.runner.name, "14/11")


def test_a_day_that_is_none(office: Client):
    response = office.get(f"{PAGE}?hari=kemarin")
    assert (response.status_code, list(response.context["form"].errors)) == (422, ["hari"])


def test_statements_do_not_grow_with_the_shifts(office: Client):
    def count() -> int:
        with CaptureQueriesContext(connection) as seen:
            office.get(PAGE)
        return len(seen)

    make_shift(make_order())
    make_order()
    before = count()
    for _shift in range(3):
        make_shift(make_order())
        make_order()
    assert count() == before <= 8

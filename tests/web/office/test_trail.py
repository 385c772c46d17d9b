"""The audit trail on the screen."""

from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from dodolan.kernel.audit.actions import Actor, record_action
from dodolan.kernel.audit.models import AuditEntry, AuditHead
from dodolan.market.paying.settlement import propose_payouts
from dodolan.market.stalls.models import Stall, StallPay
from dodolan.people.accounts.models import User
from tests.factories.days import counted_shift
from tests.factories.kinds import an_action
from tests.factories.market import DAY, MORNING, make_order, make_stall

PAGE = "/petugas/jejak/"
RINI = Actor(uuid4(), "Bu Rini", "ABCDEFG")


def action(name: str = "ordering.fee_set", subject: UUID | None = None, **after: object) -> AuditEntry:
    """An action of Bu Rini's."""
    return record_action(
        actor=RINI, action=an_action(name, *after), subject=subject or uuid4(), at=MORNING, after=after
    )


def test_actions_newest_first(office: Client):
    action("ordering.fee_set", amount_rp=500, market="Bareng")
    action("unheard_of")
    rows = office.get(PAGE).context["rows"]
    assert [(row.number, row.who, row.action) for row in rows] == [
        (2, "Bu Rini", "unheard_of"),
        (1, "Bu Rini", "Delivery fee changed"),
    ]
    assert rows[1].after == [("amount", "Rp500"), ("market", "Bareng")]


def test_by_action_and_by_subject(office: Client):
    subject = uuid4()
    action("ordering.fee_set", subject)
    action("ordering.capacity_set", subject)
    action("ordering.fee_set")
    assert [row.number for row in office.get(f"{PAGE}?perbuatan=ordering.fee_set").context["rows"]] == [3, 1]
    assert [row.number for row in office.get(f"{PAGE}?pokok={subject}").context["rows"]] == [2, 1]
    assert office.get(f"{PAGE}?pokok={uuid4()}").context["rows"] == []


def numbers(client: Client, typed: str) -> list[int]:
    """Numbers of the actions that are found."""
    response = client.get(PAGE, {"pokok": typed})
    assert response.status_code == 200
    return [row.number for row in response.context["rows"]]


def test_by_order_number_however_it_is_typed(office: Client):
    purchase = make_order()
    action("fulfilment.cancelled", purchase.pk, number=purchase.number)
    action("ordering.fee_set")
    assert numbers(office, purchase.number) == numbers(office, f" {purchase.number.lower()} ") == [1]
    [row] = office.get(PAGE, {"pokok": purchase.number}).context["rows"]
    assert row.subject == purchase.number
    assert f'href="?pokok={purchase.number}"' in office.get(PAGE).content.decode()


def test_by_stall_by_business_and_by_person(office: Client, rini: User):
    stall = make_stall()
    action("stalls.status_set", stall.pk)
    action("businesses.registered", stall.business_id)
    action("accounts.role_given", stall.business.owner_id)
    assert numbers(office, stall.name.upper())[-1] == 1
    assert 2 in numbers(office, stall.business.name)
    assert 3 in numbers(office, stall.business.owner.name)
    assert numbers(office, "Bu Rini") == [3, 2, 1]
    assert numbers(office, "%") == numbers(office, "nobody of that name") == []


def test_by_the_runner_of_a_box_and_the_receiver_of_a_payout(office: Client, rini: User):
    shift = counted_shift(pay=StallPay.PAYOUT)
    office.post(f"/petugas/kurir/kotak/{shift.box_id}/", {f"{shift.box_id.hex}-counted": str(shift.box.counted_rp)})
    propose_payouts(day=DAY, officer=rini, by=RINI, at=MORNING)
    stall = Stall.objects.get()
    assert [row.action for row in office.get(PAGE, {"pokok": shift.runner.name}).context["rows"]] == [
        "Payout proposed",
        "Cash box verified",
    ]
    assert [row.action for row in office.get(PAGE, {"pokok": stall.name}).context["rows"]] == ["Payout proposed"]


def test_nothing_found_says_how_to_go_on(office: Client):
    action()
    content = office.get(PAGE, {"pokok": "xyzzy"}).content.decode()
    assert "No action found." in content
    assert f'<a class="button" href="{PAGE}">Clear the filter</a>' in content


@pytest.mark.parametrize(("field", "typed"), [("perbuatan", "theft"), ("pokok", "x" * 81), ("pokok", "\0")])
def test_bad_wishes_are_said(office: Client, field: str, typed: str):
    action()
    response = office.get(PAGE, {field: typed})
    assert (response.status_code, list(response.context["form"].errors)) == (422, [field])
    assert response.context["rows"] == []


def test_a_whole_chain(office: Client):
    action()
    response = office.get(f"{PAGE}?periksa=1")
    assert (response.context["broken"], b"The chain is whole." in response.content) == ("", True)


def test_a_broken_chain(office: Client):
    action()
    AuditHead.objects.update(hash="0" * 64)
    assert "broken" not in office.get(PAGE).context
    response = office.get(f"{PAGE}?periksa=1")
    assert (response.context["broken"], b"The chain is broken at 1." in response.content) == ("1", True)


def test_what_officers_write_is_shown_as_it_is(office: Client):
    action("fulfilment.cancelled", reason="<script>x</script>")
    content = office.get(PAGE).content
    assert b"<script>x" not in content
    assert b"&lt;script&gt;x" in content


def test_statements_do_not_grow_with_the_trail(office: Client):
    def count() -> int:
        with CaptureQueriesContext(connection) as seen:
            office.get(PAGE)
        return len(seen)

    action(village="35.73.02.1008")
    before = count()
    for number in range(60):
        action(f"action_{number}", village="35.73.02.1008", market="oro-oro-dowo")
    assert count() == before <= 8

"""Money of a day: settlement, and payouts signed by two people."""

import csv
from io import StringIO
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from dodolan.kernel.ledger.queries import balance
from dodolan.kernel.money import Rupiah
from dodolan.market.paying import accounts
from dodolan.market.paying.models import Payout
from dodolan.market.stalls.models import Stall, StallPay
from dodolan.web.office.payouts.presenter import Debts
from tests.factories.days import delivered_order

PAGE = "/petugas/uang/"
DAY = "2020-11-14"


def propose(client: Client) -> list[Payout]:
    """Propose and return the payouts, the stall's first."""
    assert client.post(f"{PAGE}usul/", {"hari": DAY})["Location"] == f"{PAGE}?hari={DAY}"
    return list(Payout.objects.order_by("runner"))


def approve(client: Client, *payouts: Payout) -> int:
    """Tick and approve; the answer's status."""
    ticked = {"payout": [str(payout.pk) for payout in payouts]}
    return client.post(f"{PAGE}setuju/{DAY}/", ticked).status_code


def states() -> set[str]:
    """States of all payouts."""
    return set(Payout.objects.values_list("state", flat=True))


def test_an_empty_day(office: Client):
    assert b"No money moved on this day." in office.get(PAGE).content


def test_what_stalls_sold_and_got(office: Client):
    delivered_order()
    delivered_order(pay=StallPay.PAYOUT)
    table = office.get(PAGE).context["settlement"]
    assert sorted((row.sold, row.paid, row.owed) for row in table.rows) == [
        ("Rp19.000", "Rp0", "Rp19.000"),
        ("Rp19.000", "Rp19.000", "Rp0"),
    ]
    assert (table.sold, table.paid, table.owed) == ("Rp38.000", "Rp19.000", "Rp19.000")


def test_what_runners_are_owed_stands_beside_the_button(office: Client):
    delivered_order()
    delivered_order(pay=StallPay.PAYOUT)
    assert office.get(PAGE).context["debts"] == Debts("Rp19.000", "Rp20.000", "Rp0")
    content = office.get(PAGE).content.decode()
    assert '<a href="/petugas/buku/jenis/runner_payable/">Rp20.000</a>' in content
    assert "What is proposed: everything owed up to this day that is on no list yet." in content
    propose(office)
    assert office.get(PAGE).context["debts"].listed == "Rp39.000"


def test_every_sum_opens_to_its_journals(office: Client):
    delivered_order()
    delivered_order()
    row = office.get(PAGE).context["settlement"].rows[0]
    journals = office.get(row.journals).context["journals"]
    assert [journal.kind for journal in journals] == ["Buyer paid", "Stall paid in cash"]


def test_from_proposal_to_the_bank(office: Client, other_office: Client):
    delivered_order(pay=StallPay.PAYOUT)
    payouts = propose(office)
    assert sorted(payout.amount_rp for payout in payouts) == [10_000, 19_000]
    assert approve(other_office, *payouts) == 302
    assert states() == {"approved"}
    for payout in payouts:
        response = office.post(f"{PAGE}{payout.pk}/lunas/", {f"{payout.pk.hex}-bank_ref": " BJ 77 "})
        assert response["Location"] == f"{PAGE}?hari={DAY}"
    assert states() == {"paid"}
    assert set(Payout.objects.values_list("bank_ref", flat=True)) == {"BJ 77"}
    assert balance(accounts.STALL_PAYABLE, Stall.objects.get().pk) == Rupiah(0)
    rows = office.get(PAGE).context["payouts"]
    assert {(row.state, row.proposed_by, row.approved_by) for row in rows} == {("paid", "Bu Rini", "Pak Hadi")}


def test_nobody_approves_their_own(office: Client):
    delivered_order(pay=StallPay.PAYOUT)
    payouts = propose(office)
    assert office.get(PAGE).context["may_approve"] is False
    assert approve(office, *payouts) == 422
    assert states() == {"proposed"}


def test_proposed_twice_is_proposed_once(office: Client, other_office: Client):
    delivered_order(pay=StallPay.PAYOUT)
    first = propose(office)
    assert propose(other_office) == first


@pytest.mark.parametrize("ticked", [[], ["x"], [str(uuid4())]])
def test_ticking_nothing_or_what_is_none(other_office: Client, office: Client, ticked: list[str]):
    delivered_order(pay=StallPay.PAYOUT)
    propose(office)
    response = other_office.post(f"{PAGE}setuju/{DAY}/", {"payout": ticked})
    assert response.status_code == 422
    assert list(response.context["wrong"].errors) == ["payout"]
    assert b'href="#id_payout"' in response.content
    assert states() == {"proposed"}


@pytest.mark.parametrize("day", ["", "x", "2020-11-15", "9999-12-31", "0001-01-01"])
def test_only_past_days_are_proposed(office: Client, day: str):
    delivered_order(pay=StallPay.PAYOUT)
    response = office.post(f"{PAGE}usul/", {"hari": day})
    assert response.status_code == 422
    assert list(response.context["wrong"].errors) == ["hari"]
    assert not Payout.objects.exists()


@pytest.mark.parametrize("typed", ["", " ", "x" * 61, "a\0b"])
def test_a_reference_that_is_none(office: Client, other_office: Client, typed: str):
    delivered_order(pay=StallPay.PAYOUT)
    payouts = propose(office)
    approve(other_office, *payouts)
    response = office.post(f"{PAGE}{payouts[0].pk}/lunas/", {f"{payouts[0].pk.hex}-bank_ref": typed})
    assert response.status_code == 422
    assert list(response.context["wrong"].errors) == ["bank_ref"]
    assert states() == {"approved"}


def test_not_paid_before_approval_and_not_twice(office: Client, other_office: Client):
    delivered_order(pay=StallPay.PAYOUT)
    payout = propose(office)[0]
    pay = {f"{payout.pk.hex}-bank_ref": "BJ 1"}
    assert office.post(f"{PAGE}{payout.pk}/lunas/", pay).status_code == 422
    approve(other_office, payout)
    assert office.post(f"{PAGE}{payout.pk}/lunas/", pay).status_code == 302
    again = office.post(f"{PAGE}{payout.pk}/lunas/", {f"{payout.pk.hex}-bank_ref": "BJ 2"})
    assert (again.status_code, b"This payout was already handled." in again.content) == (422, True)
    assert Payout.objects.get(pk=payout.pk).bank_ref == "BJ 1"


def test_a_payout_that_is_none(office: Client):
    assert office.post(f"{PAGE}{uuid4()}/lunas/", {"bank_ref": "x"}).status_code == 404


def test_the_file_for_the_bank_holds_the_approved_ones(office: Client, other_office: Client):
    delivered_order(pay=StallPay.PAYOUT)
    payouts = propose(office)
    stall = Stall.objects.get()
    Stall.objects.update(name="=HYPERLINK()")
    own = next(payout for payout in payouts if payout.stall_id == stall.pk)
    approve(other_office, own)
    response = office.get(f"{PAGE}?hari={DAY}&csv=1")
    assert response["Content-Disposition"] == f'attachment; filename="pembayaran-{DAY}.csv"'
    _head, line = list(csv.reader(StringIO(response.content.decode()[1:])))
    assert line == ["'=HYPERLINK()", "Pasar Oro Oro Dowo", "19000", DAY, str(own.pk)]


def test_a_day_that_is_none(office: Client):
    for query in ("hari=x", "hari=x&csv=1"):
        assert office.get(f"{PAGE}?{query}").status_code == 422


def test_a_day_to_come_offers_no_proposal(office: Client):
    assert b"Propose payouts" in office.get(PAGE).content
    assert b"Propose payouts" not in office.get(f"{PAGE}?hari=2020-11-15").content


def test_statements_do_not_grow_with_the_stalls(office: Client):
    def count() -> int:
        with CaptureQueriesContext(connection) as seen:
            office.get(PAGE)
        return len(seen)

    delivered_order(pay=StallPay.PAYOUT)
    propose(office)
    before = count()
    delivered_order(pay=StallPay.PAYOUT)
    delivered_order(pay=StallPay.PAYOUT)
    propose(office)
    assert count() == before <= 10

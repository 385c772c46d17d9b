"""The ledger: two columns that sum alike, every account and journal on its own page."""

from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from dodolan.kernel.ledger.actions import reverse_journal
from dodolan.kernel.ledger.models import Account, Journal
from dodolan.market.paying import accounts
from dodolan.web.office.journals import Sums
from tests.factories.days import counted_shift, delivered_order
from tests.factories.market import DAY, MORNING
from tests.web.office.conftest import rows_of

PAGE = "/petugas/buku/"


def kinds(client: Client, query: str = "") -> list[str]:
    """Kinds of the journals on a page."""
    response = client.get(PAGE + query)
    assert response.status_code == 200
    return [journal.kind for journal in response.context["journals"]]


def test_an_empty_ledger(office: Client):
    facts = office.get(PAGE).context
    assert (facts["balances"], facts["sums"]) == ([], Sums("Rp0", "Rp0"))
    assert b"No journals found." in office.get(PAGE).content


def test_balances_sum_alike(office: Client):
    delivered_order()
    facts = office.get(PAGE).context
    balances, sums = facts["balances"], facts["sums"]
    assert {row.name: (row.debit, row.credit) for row in balances} == {
        "Cash boxes of runners": ("Rp510.000", ""),
        "Cash of the city": ("", "Rp500.000"),
        "Owed to runners": ("", "Rp10.000"),
        "Owed to stalls": ("", "Rp0"),
    }
    assert sums == Sums("Rp510.000", "Rp510.000")


def test_journals_newest_first_with_their_entries(office: Client):
    purchase, shift = delivered_order()
    cards = office.get(PAGE).context["journals"]
    assert [card.kind for card in cards] == ["Buyer paid", "Stall paid in cash", "Float handed out"]
    assert cards[0].memo == purchase.number
    assert [(row.name, row.debit, row.credit) for row in cards[2].entries] == [
        (f"Cash boxes of runners: {shift.runner.name}", "Rp500.000", ""),
        ("Cash of the city", "", "Rp500.000"),
    ]
    assert [card.sums.debits for card in cards] == [card.sums.credits for card in cards]


def test_found_by_day_movement_and_account(office: Client):
    box = counted_shift(missing_rp=92).box
    office.post(f"/petugas/kurir/kotak/{box.pk}/", {f"{box.pk.hex}-counted": str(box.counted_rp)})
    everything = ["Cash counted", "Buyer paid", "Stall paid in cash", "Float handed out"]
    assert kinds(office) == kinds(office, "?hari=2020-11-14") == everything
    assert kinds(office, "?hari=2020-11-13") == []
    assert kinds(office, "?jenis=sale") == ["Buyer paid"]
    assert kinds(office, "?akun=cash_variance") == ["Cash counted"]
    assert kinds(office, "?akun=stall_payable") == ["Buyer paid", "Stall paid in cash"]
    assert kinds(office, f"?akun=runner_cash&milik={uuid4()}") == []


@pytest.mark.parametrize(
    ("field", "typed"), [("hari", "x"), ("jenis", "theft"), ("akun", "mine"), ("milik", "x"), ("milik", "\0")]
)
def test_bad_wishes_are_said(office: Client, field: str, typed: str):
    response = office.get(PAGE, {field: typed})
    assert (response.status_code, list(response.context["form"].errors)) == (422, [field])
    assert response.context["journals"] == []


def test_accounts_of_a_kind(office: Client):
    _purchase, shift = delivered_order()
    [row] = office.get(f"{PAGE}jenis/runner_cash/").context["rows"]
    assert (row.name, row.debit, row.credit) == (shift.runner.name, "Rp510.000", "")
    [city] = office.get(f"{PAGE}jenis/city_cash/").context["rows"]
    assert (city.name, city.credit) == ("the whole city", "Rp500.000")
    assert office.get(f"{PAGE}jenis/goods_lost/").context["rows"] == []
    assert office.get(f"{PAGE}jenis/mine/").status_code == 404


def test_accounts_sum_up_over_all_pages(office: Client, monkeypatch: pytest.MonkeyPatch):
    delivered_order()
    delivered_order()
    page = f"{PAGE}jenis/runner_cash/"
    assert office.get(page).context["sums"] == Sums("Rp1.020.000", "Rp0")
    assert ["Sum", "Rp1.020.000", "Rp0"] in rows_of(office.get(page).content.decode())
    monkeypatch.setattr("dodolan.web.office.ledger.pages.ACCOUNTS_PAGE", 1)
    facts = office.get(f"{page}?page=2").context
    assert (len(facts["rows"]), facts["sums"].debits) == (1, "Rp1.020.000")
    assert ["Sum of all pages", "Rp1.020.000", "Rp0"] in rows_of(office.get(page).content.decode())


def test_a_journal_leads_to_what_it_was_written_for(office: Client):
    purchase, _shift = delivered_order()
    journal = Journal.objects.get(kind="sale")
    content = office.get(f"{PAGE}{journal.pk}/").content.decode()
    assert f'<a href="/petugas/pesanan/{purchase.number}/">Order {purchase.number}</a>' in content
    assert f"Technical key, for auditors: sale:{purchase.pk}" in content


def test_one_account(office: Client):
    _purchase, shift = delivered_order()
    account = Account.objects.get(kind=accounts.RUNNER_PAYABLE.key)
    page = f"{PAGE}akun/{account.pk}/"
    facts = office.get(page).context
    assert (facts["account"].owner, facts["account"].balance) == (shift.runner.name, "\N{MINUS SIGN}Rp10.000")
    assert [card.kind for card in facts["journals"]] == ["Buyer paid"]
    assert office.get(f"{page}?hari=2020-11-13").context["journals"] == []
    assert office.get(f"{page}?hari=x").status_code == 422


def test_one_journal_and_its_reversal(office: Client):
    delivered_order()
    journal = Journal.objects.get(kind="float")
    mirror = reverse_journal(journal=journal, key="back", day=DAY, at=MORNING, memo="salah")
    facts = office.get(f"{PAGE}{journal.pk}/").context
    assert facts["links"] == [("It was taken back by this journal", mirror.pk)]
    facts = office.get(f"{PAGE}{mirror.pk}/").context
    assert facts["links"] == [("It takes back this journal", journal.pk)]
    assert facts["journal"].is_reversal is True


@pytest.mark.parametrize("place", ["", "akun/"])
def test_what_is_not_in_the_book(office: Client, place: str):
    assert office.get(f"{PAGE}{place}{uuid4()}/").status_code == 404
    assert office.get(f"{PAGE}{place}{UUID(int=0)}/").status_code == 404
    assert office.get(f"{PAGE}{place}x/").status_code == 404


@pytest.mark.parametrize("page", [PAGE, f"{PAGE}jenis/stall_payable/", "account"])
def test_statements_do_not_grow_with_the_journals(office: Client, page: str):
    delivered_order()
    address = page if page != "account" else f"{PAGE}akun/{Account.objects.get(kind='city_cash').pk}/"

    def count() -> int:
        with CaptureQueriesContext(connection) as seen:
            office.get(address)
        return len(seen)

    before = count()
    for _order in range(3):
        delivered_order()
    assert count() == before <= 8

"""The ledger: balances, journals, and every account and journal on a page of its own."""

from typing import Any
from uuid import UUID

from django import forms
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from dodolan.kernel.errors import Missing
from dodolan.kernel.ledger.chart import AccountKind, JournalKind
from dodolan.kernel.ledger.models import Journal
from dodolan.kernel.ledger.queries import find_journals, journal_by_id, no_journals, sums_by_kind
from dodolan.kernel.ledger.rights import READ_LEDGER
from dodolan.kernel.plugs import plugged
from dodolan.market.paying.overview import account_by_id, accounts_of, with_entries
from dodolan.web.kit.access import allow
from dodolan.web.kit.forms import status_of
from dodolan.web.kit.links import Origin, origin
from dodolan.web.office.fields import DayField, DayForm
from dodolan.web.office.journals import JournalCard, column_sums, journal_card
from dodolan.web.office.ledger.presenter import account_card, account_row, kind_rows
from dodolan.wording.codes import choices, pairs_of, words_of

PAGE_SIZE, ACCOUNTS_PAGE = 25, 100


class JournalFilter(forms.Form):
    """Which journals; an empty field means all. milik is the subject of an account, from a link."""

    hari = DayField(required=False)
    jenis = forms.ChoiceField(label=_("Movement"), required=False)
    akun = forms.ChoiceField(label=_("Account"), required=False)
    milik = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **more: Any) -> None:
        """The movements and accounts that the rooms bring."""
        super().__init__(*args, **more)
        movements, accounts = plugged(JournalKind), plugged(AccountKind)
        self.fields["jenis"].choices = choices(pairs_of(movements), _("All movements"))  # type: ignore[attr-defined]
        self.fields["akun"].choices = choices(pairs_of(accounts), _("All accounts"))  # type: ignore[attr-defined]


@allow(READ_LEDGER)
def ledger(request: HttpRequest) -> HttpResponse:
    """Balances by kind of account, and journals newest first."""
    form = JournalFilter(request.GET)
    # A filter that cannot be read finds nothing: to show everything would look like an answer.
    found = no_journals()
    if form.is_valid():
        asked = form.cleaned_data
        found = find_journals(
            day=asked["hari"], kind=asked["jenis"], account_kind=asked["akun"], subject=asked["milik"]
        )
    page = Paginator(with_entries(found), PAGE_SIZE).get_page(request.GET.get("page"))
    sums = sums_by_kind()
    facts = {
        "form": form,
        "balances": kind_rows(sums),
        "sums": column_sums(balance.amount for balance in sums.values()),
        "page": page,
        "journals": _cards(page),
    }
    return render(request, "office/ledger/list.html", facts, status=status_of(form))


@allow(READ_LEDGER)
def accounts(request: HttpRequest, kind: str) -> HttpResponse:
    """All accounts of a kind with their balances."""
    # The kind comes from the address; only kinds we know are worth a page.
    if kind not in plugged(AccountKind):
        raise Missing("No such kind of account.")
    found = accounts_of(kind)
    page = Paginator(found, ACCOUNTS_PAGE).get_page(request.GET.get("page"))
    # Over all pages: the sum of one page would be taken for that of the kind.
    sums = column_sums(found.values_list("balance_rp", flat=True))  # type: ignore[misc]
    facts = {
        "kind": words_of(plugged(AccountKind), kind),
        "page": page,
        "rows": [account_row(row) for row in page],
        "sums": sums,
    }
    return render(request, "office/ledger/accounts.html", facts)


@allow(READ_LEDGER)
def account(request: HttpRequest, account: UUID) -> HttpResponse:
    """One account: its balance and its journals, of one day if asked."""
    own = account_by_id(account)
    form = DayForm(request.GET)
    day = form.cleaned_data.get("hari") if form.is_valid() else None
    found = find_journals(day=day, account_kind=own.kind, subject=own.subject)
    page = Paginator(with_entries(found), PAGE_SIZE).get_page(request.GET.get("page"))
    facts = {"account": account_card(own), "form": form, "page": page, "journals": _cards(page)}
    return render(request, "office/ledger/account.html", facts, status=status_of(form))


@allow(READ_LEDGER)
def journal(request: HttpRequest, journal: UUID) -> HttpResponse:
    """One journal, what it reverses and what reversed it."""
    own = with_entries(journal_by_id(journal)).get()
    facts = {"journal": journal_card(own), "origin": origin_of(own), "key": own.key, "links": _links(own)}
    return render(request, "office/ledger/journal.html", facts)


def _cards(page: Page[Journal]) -> list[JournalCard]:
    return [journal_card(row) for row in page]


def origin_of(own: Journal) -> Origin | None:
    """What a journal was written for; None where nobody knows. One statement."""
    # The source and not the memo: a journal that takes another back has words of its own.
    kind = plugged(JournalKind).get(own.kind)
    return origin(kind.source, own.source) if kind else None


def _links(own: Journal) -> list[tuple[str, UUID]]:
    """Journals tied to this one."""
    links: list[tuple[str, UUID]] = []
    if own.reverses_id:
        links.append((str(_("It takes back this journal")), own.reverses_id))
    # The far side of a one-to-one raises where there is no row; hasattr turns that into a no.
    if hasattr(own, "reversed_by"):
        links.append((str(_("It was taken back by this journal")), own.reversed_by.pk))
    return links

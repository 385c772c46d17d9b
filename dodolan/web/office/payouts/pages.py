"""Money of a day: what stalls sold and got, what the city owes, and payouts signed by two people."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from dodolan.kernel.clock import now, today
from dodolan.kernel.ledger.rights import READ_LEDGER
from dodolan.market.paying.models import Payout, PayoutState
from dodolan.market.paying.overview import payout_by_id
from dodolan.market.paying.owed import owed_until, payees_of
from dodolan.market.paying.rights import APPROVE_PAYOUT, PAY_PAYOUT, PROPOSE_PAYOUT
from dodolan.market.paying.settlement import approve_payouts, mark_paid, payouts_of, propose_payouts, settlement_of
from dodolan.web.kit.access import SEND, actor_of, allow, may, signed_in_user
from dodolan.web.kit.fields import TextField
from dodolan.web.kit.forms import status_of, submitted
from dodolan.web.kit.sheets import sheet
from dodolan.web.office.fields import DayField, DayForm
from dodolan.web.office.payouts.presenter import debts, payout_line, payout_row, settlement_table
from dodolan.wording.dates import day_in_words

LONGEST_REFERENCE = 60


class ProposeForm(forms.Form):
    """The day up to which payouts are proposed; never one that is still to come."""

    hari = DayField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **more: Any) -> None:
        """Today is the last day."""
        super().__init__(*args, **more)
        # What is not sold yet cannot be owed.
        self.fields["hari"].latest = today()  # type: ignore[attr-defined]


class ApproveForm(forms.Form):
    """The payouts that are ticked."""

    payout = forms.MultipleChoiceField(label=gettext_lazy("Payouts"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, payouts: Sequence[Payout], *args: Any, **more: Any) -> None:
        """Those that wait for a second signature."""
        super().__init__(*args, **more)
        # What another officer signed meanwhile cannot be ticked again.
        waiting = [row for row in payouts if row.state == PayoutState.PROPOSED]
        self.fields["payout"].choices = [(str(row.pk), str(row.pk)) for row in waiting]  # type: ignore[attr-defined]


class PaidForm(forms.Form):
    """What the bank called it."""

    bank_ref = TextField(label=gettext_lazy("Reference of the bank"), longest=LONGEST_REFERENCE)


@allow(READ_LEDGER)
def settlement(request: HttpRequest) -> HttpResponse:
    """A day's settlement and payout list; with ?csv=1 the approved payouts as a file for the bank."""
    form = DayForm(request.GET or None)
    if "csv" in request.GET and form.is_valid():
        day = form.day(today())
        head = [_("Receiver"), _("Market"), _("Amount"), _("Day"), _("Key")]
        # Only what two people have signed may reach the bank.
        approved = (payout_line(row) for row in payouts_of(day) if row.state == PayoutState.APPROVED)
        return sheet(f"pembayaran-{day.isoformat()}", head, approved)
    return _page(request, form)


@allow(PROPOSE_PAYOUT, methods=SEND)
def propose(request: HttpRequest) -> HttpResponse:
    """Put what the city owes on the payout list."""
    form = ProposeForm(request.POST)
    if not form.is_valid():
        return _page(request, DayForm(), wrong=form)
    day = form.cleaned_data["hari"]
    made = propose_payouts(day=day, officer=signed_in_user(request), by=actor_of(request), at=now())
    words = ngettext("%(n)s payout is proposed.", "%(n)s payouts are proposed.", len(made)) % {"n": len(made)}
    # Pressing twice is harmless, but one must see that it did nothing.
    messages.success(request, words if made else _("Nothing new to pay out."))
    return _back(day)


@allow(APPROVE_PAYOUT, methods=SEND)
def approve(request: HttpRequest, day: str) -> HttpResponse:
    """Sign the ticked payouts; another person proposed them."""
    chosen = DayForm({"hari": day})
    form = ApproveForm(payouts_of(chosen.day(today())), request.POST)

    def sign(said: dict[str, Any]) -> int:
        ticked = [UUID(pk) for pk in said["payout"]]
        return approve_payouts(payouts=ticked, officer=signed_in_user(request), by=actor_of(request), at=now())

    if signed := submitted(form, sign, field="payout"):
        count = signed.result
        messages.success(request, ngettext("%(n)s payout approved.", "%(n)s payouts approved.", count) % {"n": count})
        return _back(chosen.day(today()))
    return _page(request, chosen, wrong=form)


@allow(PAY_PAYOUT, methods=SEND)
def paid(request: HttpRequest, payout: UUID) -> HttpResponse:
    """The bank paid: write down its reference and post the journal."""
    own = payout_by_id(payout)
    form = PaidForm(request.POST, prefix=own.pk.hex)

    def pay(said: dict[str, Any]) -> None:
        # The reference ties our journal to a line of the bank's statement.
        officer, by = signed_in_user(request), actor_of(request)
        mark_paid(payout=own, bank_ref=said["bank_ref"], officer=officer, by=by, at=now(), today=today())

    if submitted(form, pay, field="bank_ref"):
        messages.success(request, _("The payout is marked paid."))
        return _back(own.day)
    return _page(request, DayForm({"hari": own.day.isoformat()}), wrong=form)


def _page(request: HttpRequest, form: DayForm, *, wrong: forms.Form | None = None) -> HttpResponse:
    day = form.day(today())
    payouts = payouts_of(day)
    chosen = wrong["payout"].value() if isinstance(wrong, ApproveForm) else []
    user = signed_in_user(request)
    payees = payees_of(payouts)
    rows = [
        payout_row(
            row,
            _paid_form(row, wrong) if payees[row.pk] != user.pk and may(request, PAY_PAYOUT) else None,
            is_others=user.pk not in (row.proposed_by_id, payees[row.pk]) and may(request, APPROVE_PAYOUT),
            chosen=chosen or [],
        )
        for row in payouts
    ]
    facts = {
        "day": day_in_words(day),
        "iso": day.isoformat(),
        "form": form if form.is_bound else DayForm(initial={"hari": day}),
        "may_propose": day <= today() and may(request, PROPOSE_PAYOUT),
        "wrong": wrong,
        "settlement": settlement_table(settlement_of(day), day),
        "debts": debts(owed_until(day), payouts),
        "payouts": rows,
        # Who proposed them all, or is paid by them, gets no button; the action would refuse them as well.
        "may_approve": any(row.may_approve for row in rows),
        "any_approved": any(row.state == PayoutState.APPROVED for row in payouts),
    }
    return render(request, "office/payouts/list.html", facts, status=status_of(wrong or form))


def _paid_form(payout: Payout, wrong: forms.Form | None) -> PaidForm | None:
    """The form to mark a payout paid, only where it is approved; the one with mistakes if it is this payout's."""
    if isinstance(wrong, PaidForm) and wrong.prefix == payout.pk.hex:
        return wrong
    return PaidForm(prefix=payout.pk.hex) if payout.state == PayoutState.APPROVED else None


def _back(day: date) -> HttpResponse:
    return HttpResponseRedirect(f"{reverse('office:payouts:list')}?hari={day.isoformat()}")

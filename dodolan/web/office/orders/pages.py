"""One order with everything about it, and what an officer may do with it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dodolan.kernel.clock import now
from dodolan.kernel.errors import Missing
from dodolan.kernel.ids import read_code
from dodolan.kernel.ledger.queries import find_journals
from dodolan.market.fulfilment.models import Shift
from dodolan.market.fulfilment.office import cancel_for_buyer, give_orders, release_goods, take_back
from dodolan.market.fulfilment.office import write_off as lose_goods
from dodolan.market.fulfilment.overview import assignments_of, open_shifts, tries_of, weighings_of
from dodolan.market.fulfilment.rights import ASSIGN, RELEASE, WRITE_OFF
from dodolan.market.ordering.models import Proof, Purchase
from dodolan.market.ordering.overview import adjustments_of
from dodolan.market.ordering.proving import confirm_phone
from dodolan.market.ordering.queries import purchase_by_number
from dodolan.market.ordering.rights import CANCEL_ANY, CONFIRM_PHONE, SEE_ALL
from dodolan.market.ordering.rules import PurchaseState, purchase_state
from dodolan.market.ordering.states import AT_WORK, CANCEL, PURCHASE
from dodolan.market.ordering.states import WRITE_OFF as LOSE
from dodolan.market.paying.overview import payment_of, with_entries
from dodolan.web.kit.access import SEND, actor_of, allow, may, signed_in_user
from dodolan.web.kit.forms import acted, status_of, submitted
from dodolan.web.office.fields import ReasonForm
from dodolan.web.office.journals import journal_card
from dodolan.web.office.orders.happened import adjustment_rows, hand_rows, payment_card, weighing_rows
from dodolan.web.office.orders.presenter import order_card

TAKEN_BACK = {PurchaseState.PLACED, PurchaseState.WEIGHED}


class RunnerForm(forms.Form):
    """Which runner takes the order."""

    shift: Any = forms.ModelChoiceField(label=gettext_lazy("Runner"), queryset=None, empty_label=gettext_lazy("Choose"))

    def __init__(self, purchase: Purchase, *args: Any, **more: Any) -> None:
        """The runners at work on the order's market day."""
        super().__init__(*args, **more)
        field: Any = self.fields["shift"]
        field.queryset = open_shifts(purchase.day_id)
        # A shift's own name is a key; people know the runner.
        field.label_from_instance = _runner_name


@dataclass(frozen=True, slots=True)
class OrderForms:
    """The forms of what an officer may do with an order now; None for what may not be done. Prefixes are the names."""

    give: forms.Form | None
    cancel: forms.Form | None
    release: forms.Form | None
    loss: forms.Form | None


@allow(SEE_ALL)
def order(request: HttpRequest, number: str) -> HttpResponse:
    """Everything of one order."""
    return _page(request, _purchase(number))


@allow(ASSIGN, methods=SEND)
def give(request: HttpRequest, number: str) -> HttpResponse:
    """Put it into a runner's hands."""
    purchase = _purchase(number)
    form = RunnerForm(purchase, request.POST)

    def act(said: dict[str, Any]) -> None:
        give_orders(
            shift=said["shift"],
            purchases=[purchase.pk],
            officer=signed_in_user(request),
            by=actor_of(request),
            at=now(),
        )

    return _done(request, purchase, form, "shift", act)


@allow(ASSIGN, methods=SEND)
def take(request: HttpRequest, number: str) -> HttpResponse:
    """Take it out of the runner's hands."""
    purchase = _purchase(number)
    # No reason is asked: the order goes back among the free ones and nobody loses by it.
    take_back(purchase=purchase, by=actor_of(request), at=now())
    messages.success(request, _("Done. It stands in the trail with your name."))
    return redirect("office:orders:show", purchase.number)


@allow(CONFIRM_PHONE, methods=SEND)
def confirm(request: HttpRequest, number: str) -> HttpResponse:
    """The buyer answered the call: the number is theirs."""
    purchase = _purchase(number)
    done = _("Done. It stands in the trail with your name.")
    acted(request, lambda: confirm_phone(purchase=purchase, by=actor_of(request), at=now()), success=done)
    return redirect("office:orders:show", purchase.number)


@allow(CANCEL_ANY, methods=SEND)
def cancel(request: HttpRequest, number: str) -> HttpResponse:
    """Cancel it for the buyer, with a reason."""
    return _for_a_reason(request, number, "cancel", cancel_for_buyer)


@allow(RELEASE, methods=SEND)
def release(request: HttpRequest, number: str) -> HttpResponse:
    """Let the runner hand over without the PIN, with a reason."""
    return _for_a_reason(request, number, "release", release_goods)


@allow(WRITE_OFF, methods=SEND)
def write_off(request: HttpRequest, number: str) -> HttpResponse:
    """End it because nobody takes it; the city bears the goods."""
    return _for_a_reason(request, number, "loss", lose_goods)


def _for_a_reason(request: HttpRequest, number: str, prefix: str, action: Callable[..., object]) -> HttpResponse:
    purchase = _purchase(number)
    # Several forms on the page ask for a reason; the prefix keeps them apart.
    form = ReasonForm(request.POST, prefix=prefix)

    def act(said: dict[str, Any]) -> None:
        action(purchase=purchase, reason=said["reason"], by=actor_of(request), at=now())

    return _done(request, purchase, form, "reason", act)


def _done(
    request: HttpRequest, purchase: Purchase, form: forms.Form, field: str, act: Callable[[dict[str, Any]], None]
) -> HttpResponse:
    """Act if the form is right and go back to the order; else the order's page with the form and what is wrong."""
    if submitted(form, act, field=field):
        messages.success(request, _("Done. It stands in the trail with your name."))
        return redirect("office:orders:show", purchase.number)
    return _page(request, purchase, form)


def _page(request: HttpRequest, purchase: Purchase, wrong: forms.Form | None = None) -> HttpResponse:
    state = purchase_state(purchase)
    hands = list(assignments_of(purchase))
    held = next((row for row in hands if row.released_at is None), None)
    # A sale is posted for the purchase, cash to stalls for each order; the page shows both.
    sources = [purchase.pk, *(order.pk for order in purchase.orders.all())]
    offered = _offered(request, purchase, state, is_held=held is not None)
    is_unproved = state == PurchaseState.PLACED and purchase.proof == Proof.NONE
    # The form with the mistake stands in for the empty one, with all that was typed.
    if wrong is not None:
        offered = replace(offered, **{wrong.prefix or "give": wrong})
    request.city = purchase.day.market.village.district.city  # type: ignore[attr-defined]
    facts = {
        "order": order_card(purchase, runner=held.shift.runner.name if held else ""),
        "may_take_back": held is not None and state in TAKEN_BACK and may(request, ASSIGN),
        "may_confirm": is_unproved and may(request, CONFIRM_PHONE),
        "wrong": wrong,
        "forms": offered,
        "weighings": weighing_rows(weighings_of(purchase)),
        "adjustments": adjustment_rows(adjustments_of(purchase)),
        "hands": hand_rows(hands, tries_of(purchase)),
        "payment": payment_card(payment_of(purchase)),
        "journals": [journal_card(row) for row in with_entries(find_journals(sources=sources))],
    }
    return render(request, "office/orders/show.html", facts, status=status_of(wrong) if wrong else 200)


def _offered(request: HttpRequest, purchase: Purchase, state: PurchaseState, *, is_held: bool) -> OrderForms:
    """Forms only for what can succeed: buttons that refuse are not trusted for long."""
    is_weighed = state == PurchaseState.WEIGHED
    can_give = state in AT_WORK and not is_held and purchase.proof != Proof.NONE
    can_cancel = PURCHASE.allows(purchase, CANCEL) and may(request, CANCEL_ANY)
    return OrderForms(
        give=RunnerForm(purchase) if can_give and may(request, ASSIGN) else None,
        cancel=ReasonForm(prefix="cancel") if can_cancel else None,
        release=ReasonForm(prefix="release") if is_weighed and is_held and may(request, RELEASE) else None,
        loss=ReasonForm(prefix="loss") if PURCHASE.allows(purchase, LOSE) and may(request, WRITE_OFF) else None,
    )


def _purchase(number: str) -> Purchase:
    """The order with that number as typed; raises Missing for what cannot be one."""
    # Numbers come by telephone and are typed by hand; a wrong check sign is caught here.
    code = read_code(number)
    if code is None:
        raise Missing("No such order.")
    return purchase_by_number(code)


def _runner_name(shift: Shift) -> str:
    return shift.runner.name

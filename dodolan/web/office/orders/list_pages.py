"""The list of orders: found by day, market, state and words; as a page or as a file."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy

from dodolan.kernel.clock import now
from dodolan.kernel.words import hours
from dodolan.market.fulfilment.overview import with_runner
from dodolan.market.ordering.cancel_order import UNPROVED
from dodolan.market.ordering.models import Proof, Purchase
from dodolan.market.ordering.overview import LONGEST_SEARCH, find_purchases
from dodolan.market.ordering.rights import SEE_ALL
from dodolan.people.phones import show_phone
from dodolan.people.places.models import PublicMarket
from dodolan.people.places.queries import markets
from dodolan.services.tables.values import Cell, Column
from dodolan.web.kit.access import allow
from dodolan.web.kit.fields import TextField
from dodolan.web.kit.forms import status_of
from dodolan.web.kit.sheets import table_sheet
from dodolan.web.office.days import usual_day
from dodolan.web.office.fields import DayField, market_choices
from dodolan.web.office.order_rows import order_row
from dodolan.wording.codes import choices
from dodolan.wording.states import STATES, state_words
from dodolan.wording.states import UNPROVED as UNPROVED_WORDS

PAGE_SIZE = 50
_STATES = {UNPROVED: UNPROVED_WORDS, **STATES}


class OrderFilter(forms.Form):
    """Which orders; an empty field means all."""

    hari = DayField(required=False)
    pasar = forms.ChoiceField(label=gettext_lazy("Market"), required=False)
    keadaan = forms.ChoiceField(
        label=gettext_lazy("State"), required=False, choices=choices(_STATES.items(), gettext_lazy("All states"))
    )
    cari = TextField(label=gettext_lazy("Number, phone or name"), longest=LONGEST_SEARCH, required=False)

    def __init__(self, halls: Iterable[PublicMarket], *args: Any, **more: Any) -> None:
        """The markets to choose from."""
        super().__init__(*args, **more)
        self.fields["pasar"].choices = market_choices(halls)  # type: ignore[attr-defined]

    def found(self) -> QuerySet[Purchase]:
        """The orders asked for; the form is valid."""
        asked = self.cleaned_data
        return with_runner(
            find_purchases(day=asked["hari"], market=asked["pasar"], state=asked["keadaan"], search=asked["cari"])
        )


@allow(SEE_ALL)
def orders(request: HttpRequest) -> HttpResponse:
    """The orders asked for; if nothing is asked, those of the day people work for."""
    halls = list(markets())
    # An empty day that was sent means every day; no day at all means the usual one.
    asked = request.GET if "hari" in request.GET or "cari" in request.GET else None
    form = OrderFilter(halls, asked if asked is not None else {"hari": usual_day(request, now()).isoformat()})
    # A wrong filter must not become an empty file that looks complete.
    if "csv" in request.GET and form.is_valid():
        # In chunks: the orders of a year need not fit into the memory of a small server.
        return table_sheet("pesanan", COLUMNS, form.found().iterator(chunk_size=1000))
    if halls:
        request.city = halls[0].village.district.city  # type: ignore[attr-defined]
    page = Paginator(form.found() if form.is_valid() else (), PAGE_SIZE).get_page(request.GET.get("page"))
    facts = {"form": form, "page": page, "rows": [order_row(purchase) for purchase in page]}
    return render(request, "office/orders/list.html", facts, status=status_of(form))


def _final(purchase: Purchase) -> Cell:
    return "" if purchase.goods_final_rp is None else purchase.goods_final_rp


# Sums are bare numbers: a spreadsheet adds them up, and "Rp" would stop it.
COLUMNS: tuple[Column[Purchase], ...] = (
    Column("number", gettext_lazy("Number"), lambda purchase: purchase.number),
    Column("day", gettext_lazy("Day"), lambda purchase: purchase.day.date.isoformat()),
    Column("time", gettext_lazy("Time"), lambda purchase: hours(purchase.slot.starts_at, purchase.slot.ends_at)),
    Column("market", gettext_lazy("Market"), lambda purchase: purchase.day.market.name),
    Column("state", gettext_lazy("State"), state_words),
    Column("name", gettext_lazy("Name"), lambda purchase: purchase.buyer_name),
    Column("phone", gettext_lazy("Phone"), lambda purchase: show_phone(purchase.phone)),
    Column("village", gettext_lazy("Village"), lambda purchase: purchase.village.name),
    Column("runner", gettext_lazy("Runner"), lambda purchase: getattr(purchase, "runner_name", "")),
    Column("estimate", gettext_lazy("Estimate"), lambda purchase: purchase.goods_estimate_rp),
    Column("final", gettext_lazy("Final sum"), _final),
    Column("delivery", gettext_lazy("Delivery"), lambda purchase: purchase.delivery_fee_rp),
    # Behind what was there before: whoever reads the file by columns finds them where they were.
    Column("proof", gettext_lazy("Proof of the number"), lambda purchase: str(Proof(purchase.proof).label)),
)

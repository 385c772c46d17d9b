"""The audit trail: who did what, and whether anybody touched it."""

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from dodolan.kernel.audit.catalogue import Action
from dodolan.kernel.audit.queries import about, broken_links, kinds_of_actions, newest_first, nothing
from dodolan.kernel.audit.rights import READ_TRAIL
from dodolan.kernel.plugs import plugged
from dodolan.people.places.queries import markets
from dodolan.web.kit.access import allow
from dodolan.web.kit.fields import TextField
from dodolan.web.kit.forms import status_of
from dodolan.web.office.trail.presenter import trail_rows
from dodolan.wording.codes import words_of

PAGE_SIZE, LONGEST_SEARCH = 50, 80


class TrailFilter(forms.Form):
    """Which actions; an empty field means all."""

    perbuatan = forms.ChoiceField(label=_("Action"), required=False)
    pokok = TextField(label=_("Order number, stall or person"), longest=LONGEST_SEARCH, required=False)

    def __init__(self, actions: list[str], *args: Any, **more: Any) -> None:
        """The actions to choose from."""
        super().__init__(*args, **more)
        words = [(action, words_of(plugged(Action), action)) for action in actions]
        self.fields["perbuatan"].choices = [("", _("All actions")), *words]  # type: ignore[attr-defined]


@allow(READ_TRAIL)
def trail(request: HttpRequest) -> HttpResponse:
    """Actions newest first; with ?periksa=1 the whole chain is checked, which takes a while."""
    form = TrailFilter(kinds_of_actions(), request.GET)
    found = nothing()
    if form.is_valid():
        found = newest_first(action=form.cleaned_data["perbuatan"])
        if form.cleaned_data["pokok"]:
            found = about(found, form.cleaned_data["pokok"])
    halls = list(markets())
    # The frame needs the city too; it came with the markets.
    if halls:
        request.city = halls[0].village.district.city  # type: ignore[attr-defined]
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    facts = {"form": form, "page": page, "rows": trail_rows(list(page))}
    facts["checked"] = request.GET.get("periksa") == "1"
    # Only when asked: the check reads every action there ever was. Twenty breaks show where to look.
    if facts["checked"]:
        facts["broken"] = ", ".join(map(str, broken_links()[:20]))
    return render(request, "office/trail/list.html", facts, status=status_of(form))

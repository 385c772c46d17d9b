"""The audit trail: who did what, and whether anybody touched it."""

import json
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from dodolan.kernel.audit.models import AuditEntry
from dodolan.kernel.audit.queries import broken_links, kinds_of_deeds, newest_first
from dodolan.kernel.clock import day_of
from dodolan.kernel.words import hour
from dodolan.web.access import DESK, allow
from dodolan.web.dates import day_in_words
from dodolan.web.officer.fields import shown
from dodolan.web.officer.words import DEEDS, FACTS, said

PAGE_SIZE = 50


class TrailFilter(forms.Form):
    """Which deeds; an empty field means all."""

    perbuatan = forms.ChoiceField(label=_("Deed"), required=False)
    pokok = forms.UUIDField(label=_("Key of the subject"), required=False)

    def __init__(self, deeds: list[str], *args: Any, **more: Any) -> None:
        """The deeds to choose from."""
        super().__init__(*args, **more)
        words = [(deed, said(DEEDS, deed)) for deed in deeds]
        self.fields["perbuatan"].choices = [("", _("All deeds")), *words]  # type: ignore[attr-defined]


@require_safe
@allow(*DESK)
def trail(request: HttpRequest) -> HttpResponse:
    """Deeds newest first; with ?periksa=1 the whole chain is checked, which takes a while."""
    form = TrailFilter(kinds_of_deeds(), request.GET)
    found = AuditEntry.objects.none()
    if form.is_valid():
        found = newest_first(deed=form.cleaned_data["perbuatan"], subject=form.cleaned_data["pokok"])
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    facts = {
        "form": form,
        "page": page,
        "rows": [_row(entry) for entry in page],
        "checked": request.GET.get("periksa") == "1",
    }
    # Only when asked: the check reads every deed there ever was. Twenty breaks show where to look.
    if facts["checked"]:
        facts["broken"] = ", ".join(map(str, broken_links()[:20]))
    return render(request, "officer/trail.html", facts, status=shown(form))


def _row(entry: AuditEntry) -> dict[str, Any]:
    return {
        "number": entry.number,
        "day": day_in_words(day_of(entry.at)),
        "time": hour(entry.at),
        "who": entry.actor_name,
        "deed": said(DEEDS, entry.deed),
        "subject": entry.subject,
        "before": _told(entry.before),
        "after": _told(entry.after),
        "request": entry.request_id,
    }


def _told(facts: dict[str, Any]) -> list[tuple[str, str]]:
    """Facts as (name in words, value), in the order in which the trail names them."""
    return [
        # What is no text is shown as it was written down, not as somebody would put it.
        (said(FACTS, name), value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))
        for name, value in sorted(facts.items())
    ]

"""Fields and forms that several pages of the office share."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dodolan.people.places.models import PublicMarket
from dodolan.web.kit.fields import TextField
from dodolan.web.kit.forms import status_of

# A wrong century is a typing error, and would only show empty pages.
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2100, 1, 1)
LONGEST_REASON = 200


class DayField(forms.DateField):
    """A market day as YYYY-MM-DD, with the browser's own chooser."""

    def __init__(self, **more: Any) -> None:
        """Every day of this century, unless latest says less."""
        self.latest: date = more.pop("latest", LAST_DAY)
        # ISO in every language: the browser's own chooser understands nothing else.
        chooser = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "short"})
        super().__init__(**{"input_formats": ["%Y-%m-%d"], "widget": chooser, "label": _("Day"), **more})

    def validate(self, value: Any) -> None:
        """Refuse days that no calendar of the market holds."""
        super().validate(value)
        if value is not None and not FIRST_DAY <= value <= self.latest:
            raise forms.ValidationError(_("Choose another day."))


class DayForm(forms.Form):
    """One day in the address: ?hari=2020-11-14."""

    hari = DayField(required=False)

    def day(self, otherwise: date) -> date:
        """The day asked for, or the other one where nothing (or nothing readable) was asked."""
        asked: date | None = self.cleaned_data.get("hari") if self.is_valid() else None
        return asked or otherwise


class ReasonForm(forms.Form):
    """Why an officer does it; kept for good."""

    reason = TextField(label=_("Reason"), longest=LONGEST_REASON, help_text=_("It stays in the trail with your name."))


def market_choices(markets: Iterable[PublicMarket]) -> list[tuple[str, Any]]:
    """Choices of a filter by market."""
    return [("", _("All markets")), *((market.slug, market.name) for market in markets)]


# The name by which the page of people asks for it.
shown = status_of

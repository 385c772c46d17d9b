"""What a buyer types for one good: an amount or money, and a wish."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dodolan.kernel.money import Rupiah
from dodolan.kernel.quantity import MEASURED_UNITS
from dodolan.market.ordering.baskets import LineWish
from dodolan.market.ordering.models import LONGEST_WISH
from dodolan.market.stalls.models import Offer
from dodolan.market.stalls.sold_by import Asked
from dodolan.web.kit.fields import AmountField, RupiahField, TextField
from dodolan.wording.units import counted_in, unit_word


class AmountForm(forms.Form):
    """An amount of one offer, or the money to spend on it, and a wish."""

    def __init__(self, offer: Offer, data: Any = None, **more: Any) -> None:
        """The unit of the amount is that of the offer; money is asked only where the offer allows it."""
        super().__init__(data, **more)
        self.offer = offer
        unit = counted_in(offer.mode, offer.unit)
        word = unit_word(unit)
        self.fields["amount"] = AmountField(
            unit=unit,
            # A household's order: above it the unit has to be said, and a hotel says it.
            most_bare=20 if unit in MEASURED_UNITS else 100,
            required=False,
            label=gettext("How much, in %(unit)s") % {"unit": word},
            help_text=_("Or in words: 250 gram, 2 ons, setengah.") if unit == "kg" else "",
        )
        if offer.takes_money:
            self.fields["money"] = RupiahField(
                required=False,
                label=_("Or for how much money"),
                help_text=_("Then the stall weighs what the money buys."),
            )
        self.fields["note"] = TextField(longest=LONGEST_WISH, required=False, label=_("A wish for the stall"))

    def clean(self) -> dict[str, Any]:
        """Exactly one of amount and money."""
        data = super().clean() or {}
        given = [name for name in ("amount", "money") if data.get(name) is not None]
        asked = data.get("amount")
        if len(given) == 2:
            self.add_error("money", _("Write an amount or money, not both."))
        elif asked and asked.money is not None and not self.offer.takes_money:
            self.add_error("amount", _("This is not sold by money."))
        # A field with an error of its own was filled in; asking for it again would only confuse.
        elif not given and not self.errors:
            self.add_error("amount", _("Write how much you want."))
        return data

    def wish(self) -> LineWish:
        """What was asked for."""
        data = self.cleaned_data
        asked = data["amount"] or Asked(money=Rupiah(data["money"]))
        money_rp = None if asked.money is None else asked.money.amount
        return LineWish(self.offer.pk, steps=asked.steps, money_rp=money_rp, note=data["note"])

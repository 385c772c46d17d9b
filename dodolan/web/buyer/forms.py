"""What a buyer types: an amount, and to whom and where goods are brought."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dodolan.kernel.words import rupiah
from dodolan.market.ordering.actions import Delivery
from dodolan.market.ordering.baskets import LineWish
from dodolan.market.stalls.models import Mode, Offer
from dodolan.web.account.forms import PhoneField
from dodolan.web.fields import RupiahField, StepsField, TextField
from dodolan.web.units import counted_in, unit_word

# The lengths of the columns: SQLite would take more, PostgreSQL would fail.
LONGEST_NOTE = 120
LONGEST_STREET = 200


class AmountForm(forms.Form):
    """An amount of one offer, or the money to spend on it, and a wish."""

    def __init__(self, offer: Offer, data: Any = None, **more: Any) -> None:
        """The unit of the amount is that of the offer; money is asked only where the offer allows it."""
        super().__init__(data, **more)
        self.offer = offer
        unit = counted_in(offer.mode, offer.unit)
        word = unit_word(unit)
        self.fields["amount"] = StepsField(
            unit=unit, required=False, label=gettext("How much, in %(unit)s") % {"unit": word}
        )
        # Nobody cuts an egg to fit Rp5.000, so counted goods are asked for by the piece.
        if offer.allows_money and offer.mode != Mode.EACH:
            self.fields["money"] = RupiahField(
                required=False,
                label=_("Or for how much money"),
                help_text=_("Then the stall weighs what the money buys."),
            )
        self.fields["note"] = TextField(longest=LONGEST_NOTE, required=False, label=_("A wish for the stall"))

    def clean(self) -> dict[str, Any]:
        """Exactly one of amount and money."""
        data = super().clean() or {}
        given = [name for name in ("amount", "money") if data.get(name) is not None]
        if len(given) == 2:
            self.add_error("money", _("Write an amount or money, not both."))
        # A field with an error of its own was filled in; asking for it again would only confuse.
        elif not given and not self.errors:
            self.add_error("amount", _("Write how much you want."))
        return data

    def wish(self) -> LineWish:
        """What was asked for."""
        data = self.cleaned_data
        return LineWish(self.offer.pk, steps=data["amount"], money_rp=data.get("money"), note=data["note"])


class SlotField(forms.UUIDField):
    """A slot chosen among radio buttons."""

    # Radio buttons and no list: hours and free places are read before the thumb chooses.
    widget = forms.RadioSelect


class CheckoutForm(forms.Form):
    """To whom, where and when goods are brought. Whether village and slot exist, the order itself finds out."""

    name = TextField(label=_("Name of who receives"), longest=80)
    phone = PhoneField(help_text=_("The runner calls this number."))
    # A text at first: which villages there are to choose from depends on the market.
    village = TextField(label=_("Village"), longest=13, widget=forms.Select)
    street = TextField(label=_("Street and number"), longest=LONGEST_STREET)
    note = TextField(label=_("How to find the house"), longest=LONGEST_STREET, required=False)
    slot = SlotField(
        label=_("Time of delivery"),
        error_messages={"required": _("Please choose a time."), "invalid": _("Please choose a time.")},
    )

    def __init__(self, data: Any = None, **more: Any) -> None:
        """Phones fill in what they know."""
        super().__init__(data, **more)
        for field, known in (("name", "name"), ("street", "street-address")):
            self.fields[field].widget.attrs["autocomplete"] = known
        self.fields["village"].error_messages["required"] = _("Please choose a village.")
        # A select has no length, whatever its field allows.
        self.fields["village"].widget.attrs.pop("maxlength", None)

    def offer_villages(self, groups: Sequence[tuple[str, Sequence[tuple[str, str]]]]) -> None:
        """The villages to choose from: (district with its fee, (code, name) of its villages)."""
        widget = self.fields["village"].widget
        if isinstance(widget, forms.Select):
            widget.choices = [("", _("Choose your village")), *groups]

    def delivery(self) -> Delivery:
        """What was filled in."""
        data = self.cleaned_data
        return Delivery(data["name"], data["phone"], data["village"], data["street"], data["note"])

    def slot_id(self) -> UUID:
        """The chosen slot."""
        slot: UUID = self.cleaned_data["slot"]
        return slot


def district_label(name: str, fee_rp: int) -> str:
    """A district with what delivery to it costs."""
    return gettext("%(district)s, delivery %(fee)s") % {"district": name, "fee": rupiah(fee_rp)}

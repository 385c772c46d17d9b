"""What a buyer types: an amount, and to whom and where goods are brought."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dodolan.kernel.words import rupiah
from dodolan.market.ordering.models import LONGEST_DIRECTIONS, LONGEST_NAME, LONGEST_STREET
from dodolan.market.ordering.place_order import Delivery
from dodolan.web.kit.fields import PhoneField, TextField


class SlotField(forms.UUIDField):
    """A slot chosen among radio buttons."""

    # Radio buttons and no list: hours and free places are read before the thumb chooses.
    widget = forms.RadioSelect


class CheckoutForm(forms.Form):
    """To whom, where and when goods are brought. Whether village and slot exist is checked when the order is placed."""

    name = TextField(label=_("Name of who receives"), longest=LONGEST_NAME)
    phone = PhoneField(help_text=_("The runner calls this number."))
    # A text at first: which villages there are to choose from depends on the market.
    village = TextField(label=_("Village"), longest=13, widget=forms.Select)
    street = TextField(label=_("Street and number"), longest=LONGEST_STREET)
    note = TextField(label=_("How to find the house"), longest=LONGEST_DIRECTIONS, required=False)
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

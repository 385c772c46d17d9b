"""Form fields that read what people type by the kernel's rules, with their errors beside them."""

import re
import unicodedata
from fractions import Fraction
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dodolan.kernel.quantity import MEASURED_UNITS
from dodolan.kernel.words import BadNumber, BadText, clean, read_whole
from dodolan.market.stalls.errors import UnclearAmount
from dodolan.market.stalls.typed_amounts import LONGEST_TYPED as LONGEST_AMOUNT
from dodolan.market.stalls.typed_amounts import read_amount, read_money
from dodolan.people.phones import LONGEST_TYPED, BadPhone, read_phone
from dodolan.wording.units import unit_word, without_unit


class TextField(forms.CharField):
    """One line of text, cleaned of signs nobody can see. longest counts signs after cleaning."""

    def __init__(self, *, longest: int, **more: Any) -> None:
        """longest is checked with its own sentence; everything else is a CharField's."""
        self.longest = longest
        super().__init__(**more)
        # The phone stops at the limit, so that nobody types what would be refused.
        self.widget.attrs.setdefault("maxlength", str(longest))

    def to_python(self, value: Any) -> str:
        """The cleaned text."""
        try:
            # Whether it may be empty is asked by Django, with a sentence of its own.
            return clean(str(value or ""), field="", longest=self.longest, optional=True)
        except BadText as bad:
            if bad.facts["why"] == "too_long":
                raise forms.ValidationError(_("At most %(n)s letters."), params={"n": self.longest}) from None
            raise forms.ValidationError(_("There is a sign in it that we cannot read.")) from None


class CodeField(TextField):
    """A code of digits, as it is seen or said; whether it is one decides the action that is told it."""

    def __init__(self, **more: Any) -> None:
        """A number pad on phones, and the code filled in by phones that can."""
        # Longer than six: messages and apps show it with a space in its middle, and people write one between all.
        super().__init__(longest=24, **more)
        self.widget.attrs |= {"inputmode": "numeric", "autocomplete": "one-time-code"}


class PhoneField(forms.CharField):
    """A telephone number; its value is E.164."""

    def __init__(self, **more: object) -> None:
        """Label and widget are the usual ones unless given."""
        settings: dict[str, object] = {"label": _("Mobile number"), "max_length": LONGEST_TYPED, **more}
        super().__init__(**settings)  # type: ignore[arg-type]
        # A pad with a plus on it, which a field for numbers does not bring up.
        self.widget.attrs |= {"type": "tel", "inputmode": "tel", "autocomplete": "tel"}

    def to_python(self, value: object) -> str:
        """The number as E.164."""
        text = super().to_python(value) or ""
        if not text:
            return ""
        try:
            return read_phone(text)
        except BadPhone:
            raise forms.ValidationError(_("Write a number like 0812 3456 7890.")) from None


class WholeField(forms.CharField):
    """A whole number, 0 or more, typed as text, so that a full-width digit is read as people mean it."""

    sentence: Any = _("Write a whole number.")

    def __init__(self, **more: Any) -> None:
        """A number pad on phones."""
        super().__init__(**more)
        self.widget.attrs |= {"inputmode": "decimal", "autocomplete": "off", "maxlength": "24"}

    def read(self, text: str) -> int:
        """The number behind the text, or BadNumber."""
        return read_whole(text)

    def to_python(self, value: Any) -> Any:
        """The number, or None if nothing was typed."""
        # Read as text: a browser's number field throws away what it cannot read, and the person sees nothing.
        text = str(value or "").strip()
        if not text:
            return None
        try:
            return self.read(text)
        except BadNumber:
            raise forms.ValidationError(self.sentence) from None

    def validate(self, value: Any) -> None:
        """Required means that something was typed; 0 counts."""
        if value is None and self.required:
            raise forms.ValidationError(self.error_messages["required"])

    def run_validators(self, value: Any) -> None:
        """The value is a number, so the validators for text do not apply."""


class PercentField(WholeField):
    """A share in percent with at most two decimals; its value is in hundredths of a percent (basis points)."""

    sentence = _("Write percent, like 10 or 12,5.")

    def read(self, text: str) -> int:
        """Basis points."""
        number = unicodedata.normalize("NFKC", text).removesuffix("%").strip()
        if not re.fullmatch(r"\d{1,4}([.,]\d{1,2})?", number):
            raise BadNumber("Not percent.", field="percent")
        return int(Fraction(number.replace(",", ".")) * 100)

    def prepare_value(self, value: Any) -> Any:
        """Basis points as they are typed: 1250 is 12,5."""
        if not isinstance(value, int):
            return value
        decimals = f"{value % 100:02d}".rstrip("0")
        return f"{value // 100},{decimals}" if decimals else str(value // 100)


class RupiahField(WholeField):
    """Whole rupiah."""

    sentence = _("Write whole rupiah, like 5000 or 5.000.")

    def read(self, text: str) -> int:
        """Rupiah."""
        return read_money(text).amount


class AmountField(WholeField):
    """An amount of an offer; its value is what was asked for (Asked): steps, or money where that was typed."""

    def __init__(self, *, unit: str, most_bare: int | None = None, **more: Any) -> None:
        """unit is the one the offer is ordered in; a number alone above most_bare of them is asked about."""
        self.unit, self.most_bare = unit, most_bare
        self.sentence = amount_hint(unit)
        super().__init__(**more)
        # Letters as well: "250 gram", "2 ons", "setengah".
        self.widget.attrs |= {"inputmode": "text", "maxlength": str(LONGEST_AMOUNT)}

    def read(self, text: str) -> Any:
        """What was asked for."""
        number, said = without_unit(text, self.unit)
        try:
            return read_amount(number, self.unit, most_bare=None if said else self.most_bare)
        except UnclearAmount as unclear:
            raise forms.ValidationError(unclear_words(unclear, self.unit)) from None


def amount_hint(unit: str) -> str:
    """How an amount in a unit is written."""
    if unit == "kg":
        return gettext("Write an amount, like 1,5 or 250 gram.")
    if unit in MEASURED_UNITS:
        return gettext("Write an amount, like 1,5 or 250 ml.")
    return gettext("Write a whole number, like 3.")


def unclear_words(unclear: UnclearAmount, unit: str) -> str:
    """What to write instead of an amount that could mean two."""
    number = unclear.facts["number"]
    if unit not in MEASURED_UNITS:
        return gettext("So many? Then write %(amount)s.") % {"amount": f"{number} {unit_word(unit)}"}
    small = f"{number or 250} {MEASURED_UNITS[unit]}"
    large = f"{number or 2} {unit}"
    return gettext("Write it with its unit: %(small)s or %(large)s?") % {"small": small, "large": large}

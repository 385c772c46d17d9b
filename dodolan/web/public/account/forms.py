"""What people type to sign in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from dodolan.people.accounts.queries import codes_are_sent
from dodolan.web.kit.fields import CodeField, PhoneField, TextField


class PhoneForm(forms.Form):
    """The phone to send a code to."""

    phone = PhoneField()

    def __init__(self, *args: object, **more: object) -> None:
        """Nothing is promised where no message goes out."""
        super().__init__(*args, **more)  # type: ignore[arg-type]
        if codes_are_sent():
            self.fields["phone"].help_text = _("We send a code of six digits to it.")


class CodeForm(forms.Form):
    """The code that arrived."""

    code = CodeField(label=_("Code of six digits"))


class OfficerForm(forms.Form):
    """Phone, password and the code of the authenticator app."""

    phone = PhoneField()
    password = forms.CharField(
        label=_("Password"),
        max_length=200,
        # A blank may be part of a password.
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    totp = CodeField(label=_("Code from the app"))


class NameForm(forms.Form):
    """What others call the person."""

    name = TextField(label=_("Your name"), longest=80)

"""What the trail keeps about accounts."""

from django.utils.translation import gettext_lazy as _

from dodolan.kernel.audit.catalogue import Action, Fact
from dodolan.people.accounts.models import RoleName

_ROLE = {
    "role": Fact(_("role"), codes=RoleName),
    "market": Fact(_("market"), names="public_market"),
    "phone_fingerprint": Fact(_("fingerprint of the number")),
}
# A keyed hash of what was made (fingerprints.py), so that one put in its place is noticed.
_FINGERPRINT = {"fingerprint": Fact(_("fingerprint"))}

ROLE_GIVEN = Action("accounts.role_given", _("Role given"), subject="user", facts=_ROLE)
ROLE_TAKEN = Action("accounts.role_taken", _("Role taken away"), subject="user", facts=_ROLE)
SECOND_KEY_MADE = Action("accounts.second_key_made", _("Second sign-in key made"), subject="user", facts=_FINGERPRINT)
SECOND_KEY_TAKEN = Action("accounts.second_key_taken", _("Second sign-in key taken away"), subject="user")
TOKEN_MADE = Action(
    "accounts.token_made", _("API key made"), subject="token", facts={"label": Fact(_("label")), **_FINGERPRINT}
)
TOKEN_REVOKED = Action("accounts.token_revoked", _("API key revoked"), subject="token")
_PHONE = {"phone": Fact(_("number ends in")), **_FINGERPRINT}
PHONE_CHANGED = Action("accounts.phone_changed", _("Mobile number changed"), subject="user", facts=_PHONE)
ACCOUNT_CLOSED = Action("accounts.closed", _("Account closed"), subject="user", facts={"reason": Fact(_("reason"))})
ACCOUNT_REOPENED = Action("accounts.reopened", _("Account opened again"), subject="user")
SIGNED_IN = Action("accounts.signed_in", _("Signed in at the office"), subject="user")
CODE_TOLD = Action("accounts.code_told", _("Sign-in code told by the office"), subject="user")
ACTIONS = (
    ROLE_GIVEN, ROLE_TAKEN, SECOND_KEY_MADE, SECOND_KEY_TAKEN, TOKEN_MADE, TOKEN_REVOKED, CODE_TOLD,
    PHONE_CHANGED, ACCOUNT_CLOSED, ACCOUNT_REOPENED, SIGNED_IN,
)  # fmt: skip

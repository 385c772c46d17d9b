"""What the trail keeps about accounts."""

from django.utils.translation import gettext_lazy as _

from dodolan.kernel.audit.catalogue import Action, Fact
from dodolan.people.accounts.models import RoleName

_ROLE = {"role": Fact(_("role"), codes=RoleName), "market": Fact(_("market"), names="public_market")}
# A keyed hash of what was made (fingerprints.py), so that one put in its place is noticed.
_FINGERPRINT = {"fingerprint": Fact(_("fingerprint"))}

ROLE_GIVEN = Action("accounts.role_given", _("Role given"), subject="user", facts=_ROLE)
ROLE_TAKEN = Action("accounts.role_taken", _("Role taken away"), subject="user", facts=_ROLE)
SECOND_KEY_MADE = Action("accounts.second_key_made", _("Second sign-in key made"), subject="user", facts=_FINGERPRINT)
TOKEN_MADE = Action(
    "accounts.token_made", _("API key made"), subject="token", facts={"label": Fact(_("label")), **_FINGERPRINT}
)
TOKEN_REVOKED = Action("accounts.token_revoked", _("API key revoked"), subject="token")
CODE_TOLD = Action("accounts.code_told", _("Sign-in code told by the office"), subject="user")
ACTIONS = (ROLE_GIVEN, ROLE_TAKEN, SECOND_KEY_MADE, TOKEN_MADE, TOKEN_REVOKED, CODE_TOLD)

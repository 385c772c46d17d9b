"""Rights of accounts."""

from django.utils.translation import gettext_lazy as _

from dodolan.kernel.rights import Right

SEE_ROLES = Right("accounts.see_roles", _("see who holds which role"))
GIVE_ROLE = Right("accounts.give_role", _("give people a role"))
TAKE_ROLE = Right("accounts.take_role", _("take a role away"))
CHANGE_ACCOUNT = Right("accounts.change", _("close somebody's account or change their number"))
RIGHTS = (SEE_ROLES, GIVE_ROLE, TAKE_ROLE, CHANGE_ACCOUNT)

"""Rights of ordering."""

from django.utils.translation import gettext_lazy as _

from dodolan.kernel.rights import Right

SEE_ALL = Right("ordering.see_all", _("see everybody's orders"))
CANCEL_ANY = Right("ordering.cancel_any", _("cancel somebody's order"))
CONFIRM_PHONE = Right("ordering.confirm_phone", _("confirm a buyer's number"))
RIGHTS = (SEE_ALL, CANCEL_ANY, CONFIRM_PHONE)

"""Rights of the business register."""

from django.utils.translation import gettext_lazy as _

from dodolan.kernel.rights import Right

SEE_REGISTER = Right("businesses.see_register", _("see businesses and their stalls"))
REGISTER = Right("businesses.register", _("enter a business"))
RIGHTS = (SEE_REGISTER, REGISTER)

"""Rights of the audit trail."""

from django.utils.translation import gettext_lazy as _

from dodolan.kernel.rights import Right

READ_TRAIL = Right("audit.read", _("read the audit trail"))
RIGHTS = (READ_TRAIL,)

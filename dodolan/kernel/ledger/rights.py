"""Rights of the ledger."""

from django.utils.translation import gettext_lazy as _

from dodolan.kernel.rights import Right

READ_LEDGER = Right("ledger.read", _("read the ledger"))
RIGHTS = (READ_LEDGER,)

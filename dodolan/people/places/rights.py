"""Rights of places."""

from django.utils.translation import gettext_lazy as _

from dodolan.kernel.rights import Right

SET_TERMS = Right("places.set_terms", _("set what the city decides"))
RIGHTS = (SET_TERMS,)

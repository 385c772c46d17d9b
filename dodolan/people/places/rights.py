"""Rights of places."""

from django.utils.translation import gettext_lazy as _

from dodolan.kernel.rights import Right

SEE_TERMS = Right("places.see_terms", _("see what the city decides"))
SET_TERMS = Right("places.set_terms", _("set what the city decides"))
RIGHTS = (SEE_TERMS, SET_TERMS)

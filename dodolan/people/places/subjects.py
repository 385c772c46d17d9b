"""How places are named where a key of theirs stands."""

from django.utils.translation import gettext_lazy as _

from dodolan.kernel.subjects import SubjectKind
from dodolan.people.places.models import PublicMarket, Village

# The trail keeps a market by its short name and a village by its code: both are read without looking up.
MARKET = SubjectKind("public_market", _("Market %(name)s"), table=PublicMarket, name="name", column="slug")
VILLAGE = SubjectKind("village", _("Village %(name)s"), table=Village, name="name", column="code")
SUBJECTS = (MARKET, VILLAGE)

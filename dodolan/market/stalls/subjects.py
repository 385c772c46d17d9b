"""How stalls are named where a key of theirs stands."""

from django.utils.translation import gettext_lazy as _

from dodolan.kernel.subjects import SubjectKind
from dodolan.market.stalls.models import Stall

STALL = SubjectKind("stall", _("Stall %(name)s"), table=Stall, name="name", searched=("name",))
SUBJECTS = (STALL,)

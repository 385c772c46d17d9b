"""How businesses are named where a key of theirs stands."""

from django.utils.translation import gettext_lazy as _

from dodolan.kernel.subjects import SubjectKind
from dodolan.people.businesses.models import Business

BUSINESS = SubjectKind("business", _("Business %(name)s"), table=Business, name="name", searched=("name",))
SUBJECTS = (BUSINESS,)

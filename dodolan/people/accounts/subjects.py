"""How people are named where a key of theirs stands."""

from django.utils.translation import gettext_lazy as _

from dodolan.kernel.subjects import SubjectKind
from dodolan.people.accounts.models import User

USER = SubjectKind("user", _("Person %(name)s"), table=User, name="name", searched=("name",))
SUBJECTS = (USER,)

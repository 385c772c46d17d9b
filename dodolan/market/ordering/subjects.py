"""How purchases and their parts are named where a key of theirs stands."""

from django.utils.translation import gettext_lazy as _

from dodolan.kernel.ids import read_code
from dodolan.kernel.subjects import SubjectKind
from dodolan.market.ordering.models import Purchase, StallOrder

PURCHASE = SubjectKind(
    "purchase",
    _("Order %(name)s"),
    table=Purchase,
    name="number",
    handle="number",
    code="number",
    reads=read_code,
)
# A stall's part of a purchase is shown on the page of the whole.
STALL_ORDER = SubjectKind(
    "stall_order", _("Order %(name)s"), table=StallOrder, name="number", handle="purchase__number"
)
SUBJECTS = (PURCHASE, STALL_ORDER)

"""How cash boxes and payouts are named where a key of theirs stands."""

from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from dodolan.kernel.subjects import SubjectKind
from dodolan.market.paying.models import CashBox, Payout

CASH_BOX = SubjectKind(
    "cash_box",
    _("Shift of %(name)s"),
    table=CashBox,
    name="runner__name",
    day="day__date",
    handle="pk",
    searched=("runner__name",),
)
PAYOUT = SubjectKind(
    "payout",
    _("Payout to %(name)s"),
    table=Payout,
    name=Coalesce("stall__name", "runner__name"),
    day="day",
    searched=("stall__name", "runner__name"),
)
SUBJECTS = (CASH_BOX, PAYOUT)

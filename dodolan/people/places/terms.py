"""What a city decides for itself about every purchase in it."""

from django.utils.translation import gettext_lazy as _

from dodolan.kernel.terms.values import BASIS_POINTS, RUPIAH, Term

# A zero too many would give away goods at every door, so it stops here.
LARGEST_MULTIPLE_RP = 10_000
LARGEST_TOLERANCE_BP = 5_000

CASH_MULTIPLE = Term(
    key="places.cash_multiple",
    words=_("cash rounded down to"),
    unit=RUPIAH,
    least=1,
    most=LARGEST_MULTIPLE_RP,
    default=100,
)
TOLERANCE = Term(
    key="places.tolerance",
    words=_("limit for heavier goods"),
    unit=BASIS_POINTS,
    least=0,
    most=LARGEST_TOLERANCE_BP,
    default=1_000,
)
TERMS = (CASH_MULTIPLE, TOLERANCE)
